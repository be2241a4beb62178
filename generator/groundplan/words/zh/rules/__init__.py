"""各条规则的中文，每章一个模块。"""

from groundplan.words.zh.rules import actions, evidence, goals, journeys, labels, market, personas, pipelines, strategy

_CHAPTERS = (strategy, goals, market, personas, journeys, pipelines, actions, evidence)
_TOLD = {code: said for chapter in _CHAPTERS for code, said in chapter.RULES.items()}

# 提示和怎么改，按编号。
RULES: dict[str, tuple[str, str]] = {code: said[:2] for code, said in _TOLD.items()} | strategy.SETTINGS
# 查什么和为什么，按编号；英文写在规则自己的说明里。
MANUALS: dict[str, tuple[str, str]] = {code: said[2:] for code, said in _TOLD.items()}
LABELS = labels.LABELS
