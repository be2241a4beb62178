"""The templates as they are written: what they may do with text of others, read from Jinja's syntax tree."""

import html
import re
from copy import copy
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jinja2 import UndefinedError, nodes

from groundplan.pages.views import Badge
from groundplan.render import environment
from groundplan.resources import templates
from groundplan.words import words
from hostile import hostile_strategy
from pages.helpers import site_of

TEMPLATES = sorted(templates().rglob("*.j2"))
FILTERS = {"anchor", "attribute", "hashes", "heading", "length", "rich"}
# Attributes that only numbers and words of the program go into: looks and geometry.
OF_THE_PROGRAM = {
    *("class", "style", "colspan", "text-anchor", "transform", "viewBox", "width", "height"),
    *("x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "d"),
}
_PLAIN = re.compile(r"[-\w %.,:;()+]*")


def _name(file: Path) -> str:
    return file.relative_to(templates()).as_posix()


@cache
def tree(file: Path) -> nodes.Template:
    return environment().parse(file.read_text("utf-8"))


@pytest.fixture(params=TEMPLATES, ids=_name)
def file(request: pytest.FixtureRequest) -> Path:
    return Path(request.param)


def test_only_known_filters(file: Path) -> None:
    """No `safe`, no `tojson`, nothing that escapes for HTML alone."""
    assert {found.name for found in tree(file).find_all(nodes.Filter)} - FILTERS == set()


def test_nothing_gets_round_the_escaping(file: Path) -> None:
    """No `~`, which escapes for HTML alone; no text that a template puts together; no switching off."""
    kinds = (nodes.Concat, nodes.Mod, nodes.ScopedEvalContextModifier, nodes.EvalContextModifier)
    assert [(type(found).__name__, found.lineno) for kind in kinds for found in tree(file).find_all(kind)] == []


def test_no_container_is_printed(file: Path) -> None:
    """What is written as a list or mapping; `finalize` refuses the others when they come."""
    printed = (each for output in tree(file).find_all(nodes.Output) for each in output.nodes)
    assert [each.lineno for each in printed if isinstance(each, (nodes.List, nodes.Tuple, nodes.Dict))] == []


def test_every_word_is_there(file: Path) -> None:
    """`w["key"]` is looked up only when the page has such a part."""
    keys = [g.arg.value for g in tree(file).find_all(nodes.Getitem) if _is_word(g) and isinstance(g.arg, nodes.Const)]
    assert [key for key in keys if key not in words("en").site] == []
    calls = [call for call in tree(file).find_all(nodes.Call) if _is_word(call)]
    labels = [call.args[0].value for call in calls if isinstance(call.args[0], nodes.Const)]
    assert [label for label in labels if label not in words("en").fields] == []


# ---- what stands where ----


@dataclass
class Html:
    """Where in the HTML a template is: in text, in a tag, in the value of an attribute, in Markdown's `{ #anchor }`."""

    place: str = "text"
    said: str = ""
    attribute: str = ""

    def feed(self, data: str) -> None:
        for letter in data:
            self._letter(letter)

    def _letter(self, letter: str) -> None:
        if self.place == "text" and self.said == "<" and (letter.isalpha() or letter == "/"):
            self.place, self.said = "tag", letter
        elif self.place == "text" and self.said.endswith("{ ") and letter == "#":
            self.place = "anchor"
        elif self.place == "text":
            self.said = letter if letter in "<{" else f"{self.said}{letter}" if self.said == "{" else ""
        elif self.place == "tag" and letter == '"':
            self.place, self.attribute = "value", self.said.removesuffix("=").split()[-1]
        elif (self.place == "tag" and letter == ">") or (self.place == "anchor" and letter == "}"):
            self.place, self.said = "text", ""
        elif self.place == "tag":
            assert letter != "'", "an attribute in single quotes"
            self.said += letter
        elif self.place == "value" and letter == '"':
            self.place, self.said = "tag", ""


def _is_word(node: Any) -> bool:
    """Whether it is a word of the program: `w["key"]`, `w.field("name")`."""
    while isinstance(node, (nodes.Getitem, nodes.Getattr, nodes.Call)):
        node = node.node
    return isinstance(node, nodes.Name) and node.name == "w"


def _may_stand(node: Any, at: Html) -> bool:
    if at.place == "text":
        return True
    if at.place == "tag":  # the level of a heading
        return at.said in ("h", "/h") and isinstance(node, nodes.Name) and node.name == "level"
    if at.place == "anchor":
        known = isinstance(node, nodes.Filter) and node.name == "anchor"
        return known or (isinstance(node, nodes.Name) and node.name == "number")
    escaped = isinstance(node, nodes.Filter) and node.name == "attribute"
    return escaped or at.attribute in OF_THE_PROGRAM or _is_word(node)


class Walk:
    """Goes through a template in the order of its text; `wrong` are the prints that may not stand where they do."""

    def __init__(self) -> None:
        self.wrong: list[tuple[int, str, str]] = []
        self.texts: list[str] = []

    def all(self, body: list[nodes.Node], at: Html) -> Html:
        for node in body:
            at = self.one(node, at)
        return at

    def one(self, node: nodes.Node, at: Html) -> Html:
        if isinstance(node, nodes.Output):
            for each in node.nodes:
                if isinstance(each, nodes.TemplateData):
                    self.texts.append(each.data)
                    at.feed(each.data)
                elif not _may_stand(each, at):
                    self.wrong.append((each.lineno, at.place, at.attribute))
            return at
        if isinstance(node, nodes.If):
            branches = [node.body, *(each.body for each in node.elif_), node.else_]
            ends = [self.all(branch, copy(at)) for branch in branches]
            assert len({end.place for end in ends}) == 1, f"branches end in different places, line {node.lineno}"
            return ends[0]
        if isinstance(node, nodes.For):
            assert self.all(node.body, copy(at)).place == at.place, f"a loop leaves its place, line {node.lineno}"
            self.all(node.else_, copy(at))
            return at
        if isinstance(node, (nodes.Macro, nodes.CallBlock, nodes.Block)):
            end = self.all(node.body, Html())
            assert end.place == "text", f"a tag is left open, line {node.lineno}"
            return at
        assert isinstance(node, (nodes.Extends, nodes.Import)), f"the walk does not know {type(node).__name__}"
        return at


def test_no_text_of_others_in_an_attribute_without_its_filter(file: Path) -> None:
    walk = Walk()
    walk.all(tree(file).body, Html())
    assert walk.wrong == []


def test_the_templates_hold_no_words(file: Path) -> None:
    """Every word that people read comes from `words/`; nor do separators of one language stand here."""
    walk = Walk()
    walk.all(tree(file).body, Html())
    text = re.sub(r"^---\n.*?^---\n", "", "".join(walk.texts), flags=re.DOTALL | re.MULTILINE)
    text = re.sub(r"<[^>]*>|\{ #[^}]*\}|\{ #|</?[a-z][^<]*$", " ", text)
    assert sorted(set(re.findall(r"[^\W\d_]{2,}|[,;:、，；：]", text))) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ('<a href="{{ x }}">', True),
        ('<a href="{{ x|attribute }}">{{ x }}</a>', False),
        ('<a {% if y %}title="{{ x }}"{% endif %}>', True),
        ("<p {{ x }}>", True),
        ('<p aria-label="{{ w["x"] }}" class="gp-{{ x }}">', False),
        ("## {{ x|heading }} { #{{ x }} }", True),
        ("## {{ x|heading }} { #{{ x|anchor }} }\n{{ x }}", False),
    ],
)
def test_the_walk_sees_where_it_is(text: str, wrong: bool) -> None:
    walk = Walk()
    walk.all(environment().parse(text).body, Html())
    assert bool(walk.wrong) == wrong


# ---- what comes out ----


def test_looks_and_geometry_are_plain_when_every_text_is_hostile() -> None:
    """Class, style and coordinates hold nothing that a strategy says; no attribute holds an element."""
    text = yaml.safe_dump(hostile_strategy().data, allow_unicode=True, sort_keys=False)
    attributes = [
        (name, html.unescape(value), value)
        for markdown in site_of(text).values()
        for tag in re.findall(r"<[a-z][a-z0-9]*((?:\s+[-\w:]+(?:=\"[^\"]*\")?)*)\s*/?>", markdown)
        for name, value in re.findall(r'([-\w:]+)="([^"]*)"', tag)
    ]
    assert len(attributes) > 1000
    assert [each for each in attributes if each[0] in OF_THE_PROGRAM and not _PLAIN.fullmatch(each[1])] == []
    assert [each for each in attributes if "<" in each[2]] == []


@pytest.mark.parametrize("value", [[], (), {}, set(), frozenset(), iter(()), Badge("x"), object()])
def test_what_holds_more_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="has to go through it"):
        environment().from_string("{{ x }}").render(x=value)


def test_what_is_undefined_is_refused() -> None:
    with pytest.raises(UndefinedError):
        environment().from_string("{{ x.y }}").render(x=Badge("x"))
