"""What the rules say, in English, one module a chapter."""

from groundplan.words.en.rules import actions, evidence, goals, journeys, labels, market, personas, pipelines, strategy

_CHAPTERS = (strategy, goals, market, personas, journeys, pipelines, actions, evidence)

# The message and what to do about it, by code; what a rule finds and why it matters is told by the rule itself.
RULES: dict[str, tuple[str, str]] = {code: said for chapter in _CHAPTERS for code, said in chapter.RULES.items()}
RULES |= strategy.SETTINGS  # what is wrong with the settings of the checks is told beside what the rules find
LABELS = labels.LABELS
