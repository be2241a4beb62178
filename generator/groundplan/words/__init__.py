"""Every word of messages and site in each language, and numbers, money and dates through Babel."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from types import ModuleType

from groundplan.problems import Problem

LANGUAGES = ("en", "zh")
_ROOMS = (
    "problems",
    "structure",
    "rules",
    "site",
    "fields",
    "choices",
    "commands",
    "numbers",
    "working",
    "changes",
    "past",
    "withheld",
)


# What a message quotes of somebody's text is cut to this, so that it stays one line.
_MOST_QUOTED = 80


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language, by key."""

    language: str
    problems: Mapping[str, tuple[str, str]]
    structure: ModuleType
    site: Mapping[str, str]
    fields: Mapping[str, str]
    also: Mapping[str, str]
    choices: Mapping[str, str]
    commands: Mapping[str, str]
    numbers: Mapping[str, str]
    working: Mapping[str, str]
    changes: Mapping[str, str]

    def __getitem__(self, key: str) -> str:
        return self.site[key]

    def message(self, problem: Problem) -> str:
        """The problem in plain words, on one line."""
        return self.problems[problem.code][0].format_map(self._terms(problem.args))

    def hint(self, problem: Problem) -> str:
        """What to type or do about it; empty when the message says it all."""
        own = self.structure.HINTS.get((problem.code, problem.args.get("how")))
        hint = self.problems[problem.code][1] if own is None else own
        return str(hint).format_map(self._terms(problem.args))

    def outline(self, code: str) -> tuple[str, str]:
        """The message and the hint of a code without a place: what they quote is `…`."""
        message, hint = (text.format_map(_Anything()) for text in self.problems[code])
        return message, hint

    def noun(self, noun: str) -> str:
        """What an item is called, with its article where the language has one."""
        return self.structure.NOUNS[noun][0] if noun in self.structure.NOUNS else noun

    def _terms(self, args: Mapping[str, str]) -> dict[str, str]:
        """The arguments of a message with what the program says of them in this language."""
        terms = {name: _quoted(text) for name, text in args.items()}
        own = self.structure
        for kind in ("wanted", "found"):
            if kind in args:
                terms[kind] = own.TERMS.get(f"{kind}.{args[kind]}", args[kind])
        if "noun" in args:
            terms["noun"] = self.noun(args["noun"])
        if "nouns" in args:
            terms["no_noun"] = self._none_of(args["nouns"].split("|")).format(**terms)
        if "choices" in args:
            terms["choices"] = self.one_of(args["choices"].split("|"))
        terms["did_you_mean"] = self.did_you_mean(args.get("suggestion", ""))
        return terms

    def _none_of(self, nouns: list[str]) -> str:
        terms, names = self.structure.TERMS, self.structure.NOUNS
        if nouns == ["*"]:
            return str(terms["no.*"])
        if len(nouns) > 3:
            return str(terms["no.many"])
        return str(terms["no.one"]).format(self.structure.OR.join(names[noun][1] for noun in nouns))

    def field(self, name: str, of: str = "") -> str:
        """The label of a field; `of` is the model it belongs to, where the same name means two things."""
        return self.fields.get(f"{of}.{name}") or self.fields.get(name) or name.replace("_", " ").capitalize()

    def say(self, key: str, **args: object) -> str:
        """What a command says."""
        return self.commands[key].format_map(args)

    def count(self, noun: str, number: int) -> str:
        """A number of things: `1 goal`, `12 goals`."""
        return self.commands[f"{noun}.one" if number == 1 else f"{noun}.many"].format(number)

    def one_of(self, choices: Sequence[str], *, quoted: bool = True) -> str:
        """Choices in a row: "`sum`, `mean` or `none`"."""
        shown = [f"`{_quoted(choice)}`" if quoted else choice for choice in choices] or [""]
        return str(self.structure.OR).join(filter(None, [self.structure.COMMA.join(shown[:-1]), shown[-1]]))

    def did_you_mean(self, suggestion: str) -> str:
        """The end of a message that names what may have been meant; empty when nothing comes near."""
        return str(self.structure.DID_YOU_MEAN).format(_quoted(suggestion)) if suggestion else ""

    def choice(self, word: str) -> str:
        """A known word in this language, whichever language it was written in; any other word as it stands."""
        return self.choices.get(word) or self.choices.get(known_word(word), word)


class _Anything(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "" if name == "did_you_mean" else "…"


def language_of(tag: str | None) -> str:
    """The language the words exist in for a tag such as `zh-CN`; English for any other."""
    return "zh" if (tag or "").lower().replace("_", "-").split("-")[0] == "zh" else "en"


def _quoted(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _MOST_QUOTED else f"{line[:_MOST_QUOTED]}…"


def known_word(word: str) -> str:
    """The word of the format (`high`) that stands for a word of any language (`高`); other words as they stand."""
    return known_words().get(word, word)


@cache
def known_words() -> Mapping[str, str]:
    """The words of the format by what each language calls them; the first has it where two are called the same."""
    named = [import_module(f"groundplan.words.{language}.choices").CHOICES for language in LANGUAGES]
    return {label: word for choices in named for word, label in reversed(choices.items())}


@cache
def words(language: str) -> Words:
    """The words of a language, loaded when first asked for."""
    package = f"groundplan.words.{language_of(language)}"
    rooms = {room: import_module(f"{package}.{room}") for room in _ROOMS}
    return Words(
        language=language_of(language),
        problems={**rooms["structure"].STRUCTURE, **rooms["problems"].PROBLEMS, **rooms["rules"].RULES},
        structure=rooms["structure"],
        site={**rooms["site"].SITE, **rooms["past"].PAST, **rooms["withheld"].WITHHELD},
        fields=rooms["fields"].FIELDS,
        also=rooms["fields"].ALSO,
        choices=rooms["choices"].CHOICES,
        commands=rooms["commands"].COMMANDS,
        numbers=rooms["numbers"].NUMBERS,
        working=rooms["working"].WORKING,
        changes=rooms["changes"].CHANGES,
    )
