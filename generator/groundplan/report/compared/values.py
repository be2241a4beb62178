"""What a field is called, and what stands in it, in the words of a language."""

from collections.abc import Iterator
from typing import Any

from groundplan.diff import Field, ItemKey
from groundplan.escape import UserText
from groundplan.model.fields import Rating, Valued
from groundplan.model.index import Entry
from groundplan.model.pipelines import MustWin
from groundplan.model.shape import Shape, shape_of, whole
from groundplan.plan import Plan
from groundplan.plan.amounts import Amount, is_same_unit, stated
from groundplan.plan.units import unit_of
from groundplan.report.compared.style import Style
from groundplan.said import Said
from groundplan.values import Misread, Quantity, When, shown_quantity, shown_when
from groundplan.words import Words


class Teller:
    """Tells of values of one version, in a style."""

    def __init__(self, plan: Plan, words: Words, style: Style) -> None:
        self.plan, self.words, self.style = plan, words, style
        self.said = Said(words)

    def title(self, path: str) -> str:
        """What an item is called; the path where there is no such item."""
        entry = self.plan.index.entries.get(path)
        return self.style.text(entry.title if entry else path)

    def trail(self, entry: Entry) -> str:
        """What an item is called, after the items that it stands in."""
        titles = [entry.title]
        while entry.parent:
            entry = self.plan.index[entry.parent]
            titles.append(entry.title)
        return " › ".join(map(self.style.strong, reversed(titles)))

    def label(self, path: str, field: Field) -> str:
        """What a field of the item at a path is called."""
        return " · ".join(self._labels(self._shape(path), field))

    def value(self, path: str, field: Field, value: Any) -> str:
        """What stands in a field."""
        shape, name = _innermost(self._shape(path), field)
        unit = unit_of(self.plan, shape.model, name, path) if path else None
        is_known = name in shape.open_words or name in shape.namings
        return self.style.text(self._shown(value, unit, is_known))

    def difference(self, path: str, field: Field, old: Any, new: Any, difference: Amount) -> str:
        """How much more a number is, in the unit that such a field has when its numbers name none."""
        if difference.unit is None and isinstance(old, Quantity) and isinstance(new, Quantity):
            shape, name = _innermost(self._shape(path), field)
            unit = unit_of(self.plan, shape.model, name, path) if path else None
            one, other = stated(old, unit), stated(new, unit)
            if one.value is not None and other.value is not None and is_same_unit(one.unit, other.unit):
                difference = other.minus(one)
        return self.style.text(self.said.change(difference, None))

    def _shape(self, path: str) -> Shape:
        return shape_of(type(self.plan.index[path].item)) if path else whole()

    def _labels(self, shape: Shape | None, field: Field) -> Iterator[str]:
        for number, part in enumerate(field):
            if shape is None or part not in shape.fields:
                yield self._key(part)
                continue
            is_group = number and issubclass(shape.model, Valued) and part == "value"
            if not is_group:
                yield self.words.field(part, of=shape.model.__name__)
            slot = shape.slots.get(part)
            shape = shape_of(slot.of) if slot else None

    def _key(self, part: str) -> str:
        if isinstance(part, ItemKey):
            return self.title(part)
        if part.isdecimal() and len(part) < 3:  # one of a list
            return str(int(part) + 1)
        try:
            return self.style.text(shown_when(When.read(part), self.words.language))
        except Misread:  # a label that only looks like a date
            return self.style.text(part)

    def _shown(self, value: Any, unit: str | None, is_known: bool) -> str:
        if isinstance(value, Quantity):
            return shown_quantity(value, self.words.language, unit)
        if isinstance(value, When):
            return shown_when(value, self.words.language)
        if isinstance(value, Rating):
            return self.words.choice(value.text)
        if isinstance(value, MustWin):
            return self._must_win(value, unit)
        if isinstance(value, bool):
            return self.words["yes"] if value else self.words.changes["no"]
        if isinstance(value, float):
            return f"{value:g}"
        if isinstance(value, tuple):
            return str(self.words.structure.COMMA).join(self._shown(each, None, is_known) for each in value)
        is_word = is_known or not isinstance(value, UserText)
        return self.words.choice(str(value)) if is_word else str(value)

    def _must_win(self, value: MustWin, unit: str | None) -> str:
        if value.keep:
            return self.words.choice(value.rule).format(share=self._shown(value.keep, None, False))
        return self._shown(value.amount, unit, False) if value.amount else self.words.choice(value.rule)


def _innermost(shape: Shape, field: Field) -> tuple[Shape, str]:
    """The model that a field belongs to, and its name there; the keys below it are passed over."""
    name = ""
    inner: Shape | None = shape
    for part in field:
        if inner is not None and part in inner.fields:
            shape, name = inner, part
            slot = inner.slots.get(part)
            inner = shape_of(slot.of) if slot else None
    return shape, name
