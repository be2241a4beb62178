"""Writes the short forms out: titles become items, lists become mappings, files become one strategy."""

import copy
import unicodedata
from typing import Any

from groundplan.model.shape import Shape, Slot, shape_of, whole
from groundplan.parse.pairs import text_of_pair
from groundplan.problems import Position, Problem
from groundplan.source import Document, Place
from groundplan.source.traps import quoted
from groundplan.values import id_of, is_id, same_id

# Where an id becomes the name of a page, a page of that name would be the folder's own.
_OWN_PAGE = frozenset({"personas", "team"})
# What builders take for the page of a folder.
_RESERVED = frozenset({"index", "readme"})


class Expander:
    """Expands documents in place, data and places alike, and keeps what is wrong with ids."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def document(self, document: Document) -> tuple[dict[str, Any], Place]:
        """The data of a document with every item written out, and places to match."""
        data, place = document.data, document.place
        if not isinstance(data, dict):
            if data is not None:
                self._report(place.position, "FMT213", "")
            place = copy.copy(place)
            place.children = {}
            return {}, place
        return self._part(whole(), data, place, ""), place

    def _report(self, position: Position, code: str, path: str, **args: str) -> None:
        self.problems.append(Problem(position, code, args, path))

    def _part(self, shape: Shape, raw: Any, place: Place, path: str) -> Any:
        if shape.is_item and isinstance(raw, str):
            field = shape.model.short  # type: ignore[attr-defined]
            place.children = {field: copy.copy(place)}
            return {field: raw}
        if shape.is_item and raw is None:
            place.children = {}
            return {}
        if not isinstance(raw, dict) or not isinstance(place.children, dict):
            return raw
        for name in [name for name, value in raw.items() if value is None]:
            if name in shape.fields:
                del raw[name], place.children[name]
        for name, value in raw.items():
            inner = place.children[name]
            if slot := shape.slots.get(name):
                raw[name] = self._held(slot, value, inner, f"{path}.{name}" if path else name)
            elif isinstance(value, list) and None in value and isinstance(inner.children, list):
                inner.children = [p for v, p in zip(value, inner.children, strict=True) if v is not None]
                raw[name] = [v for v in value if v is not None]
        return raw

    def _held(self, slot: Slot, raw: Any, place: Place, path: str) -> Any:
        shape = shape_of(slot.of)
        if slot.holds == "one":
            return self._part(shape, raw, place, path)
        if slot.holds == "by_id":
            return self._by_id(shape, raw, place, path)
        if isinstance(raw, list) and isinstance(place.children, list):
            inside = zip(raw, place.children, strict=True)
            return [self._part(shape, each, at, f"{path}.{n}") for n, (each, at) in enumerate(inside)]
        if isinstance(raw, dict) and isinstance(place.children, dict):
            for key in [key for key, value in raw.items() if value is None]:
                del raw[key], place.children[key]
            for key, value in raw.items():
                below = f"{path}.{key}"
                if slot.holds == "group_by_id":
                    raw[key] = self._by_id(shape, value, place.children[key], below)
                else:
                    raw[key] = self._part(shape, value, place.children[key], below)
        return raw

    def _by_id(self, shape: Shape, raw: Any, place: Place, path: str) -> Any:
        if isinstance(raw, list) and isinstance(place.children, list):
            raw = self._titled(shape, raw, place, path)
        if not isinstance(raw, dict) or not isinstance(place.children, dict):
            return raw
        seen: dict[str, str] = {}
        expanded, places = {}, {}
        for key, value in raw.items():
            at = place.children[key]
            name = unicodedata.normalize("NFC", key)
            below = f"{path}.{name}"
            if not is_id(name):
                suggestion = id_of(key)
                code, args = ("FMT209", {"id": key, "suggestion": suggestion}) if suggestion else ("FMT242", {})
                self._report(at.key_position, code, below, **args)
            elif path in _OWN_PAGE and same_id(name) in _RESERVED:
                self._report(at.key_position, "FMT214", below, id=key)
            if (first := seen.setdefault(same_id(name), name)) != name:
                self._report(at.key_position, "FMT210", below, id=name, first=first)
            expanded[name], places[name] = self._part(shape, value, at, below), at
        place.children = places
        return expanded

    def _no_title(self, shape: Shape, raw: Any, place: Place, path: str) -> None:
        text = text_of_pair(raw, place)
        if text is None or any(field in raw for field in shape.fields):
            self._report(place.position, "FMT215", path)
        else:
            self._report(place.position, "FMT220", path, typed=quoted(text))

    def _titled(self, shape: Shape, raw: list[Any], place: Place, path: str) -> Any:
        """A list of titles as a mapping by the ids that the titles make."""
        assert isinstance(place.children, list)
        expanded: dict[str, Any] = {}
        places: dict[str, Place] = {}
        for title, at in zip(raw, place.children, strict=True):
            if title is None:
                continue
            if not isinstance(title, str):
                self._no_title(shape, title, at, path)
                continue
            name = id_of(title) or "-"
            if name in expanded:
                first = expanded[name]
                args = {"title": title, "line": str(places[name].line)}
                if same_id(title.strip()) == same_id(first.strip()):
                    self._report(at.position, "FMT216", f"{path}.{name}", **args)
                else:
                    self._report(at.position, "FMT243", f"{path}.{name}", id=name, first=first, **args)
                continue
            expanded[name], places[name] = title, at
        place.children = places
        return expanded

    def merge(self, parts: list[tuple[dict[str, Any], Place]]) -> tuple[dict[str, Any], Place]:
        """Several expanded documents as one; what exists in two of them is reported at the second."""
        data, place = parts[0]
        for more, at in parts[1:]:
            more.pop("groundplan", None)
            more.pop("include", None)
            self._merge(whole(), data, place, more, at, "")
        return data, place

    def _merge(self, shape: Shape, data: Any, place: Place, more: Any, at: Place, path: str) -> None:
        assert isinstance(place.children, dict)
        assert isinstance(at.children, dict)
        for name, value in more.items():
            below = f"{path}.{name}" if path else name
            slot = shape.slots.get(name)
            both_mappings = isinstance(data.get(name), dict) and isinstance(value, dict)
            if name not in data:
                data[name], place.children[name] = value, at.children[name]
            elif slot and both_mappings and slot.holds == "by_id":
                self._merge_items(data[name], place.children[name], value, at.children[name], below)
            elif slot and both_mappings and slot.holds == "one" and not shape_of(slot.of).is_item:
                self._merge(shape_of(slot.of), data[name], place.children[name], value, at.children[name], below)
            else:
                self._twice(name, place.children[name], at.children[name], below)

    def _merge_items(self, data: Any, place: Place, more: Any, at: Place, path: str) -> None:
        assert isinstance(place.children, dict)
        assert isinstance(at.children, dict)
        known = {same_id(name): name for name in data}
        for name, value in more.items():
            if first := known.get(same_id(name)):
                self._twice(name, place.children[first], at.children[name], f"{path}.{name}")
            else:
                data[name], place.children[name] = value, at.children[name]

    def _twice(self, name: str, first: Place, second: Place, path: str) -> None:
        self._report(
            second.key_position,
            "FMT211",
            path,
            id=name,
            file=first.file,
            line=str(first.key_line or first.line),
        )
