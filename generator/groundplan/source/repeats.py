"""Values with a name (`&name`), which `*name` repeats."""

from dataclasses import dataclass, field

from groundplan.source.document import Children, Place


@dataclass(slots=True)
class Named:
    """A value with a name; `size` counts the values in it, `levels` how deep they go."""

    value: object
    place: Place
    size: int = 1
    levels: int = 0
    used: bool = False
    bracketed: bool = False


@dataclass(slots=True)
class Names:
    """The names given so far; a name can be given again, and then means the later value."""

    known: dict[str, Named] = field(default_factory=dict)
    texts: list[Named] = field(default_factory=list)

    def give(self, name: str, named: Named) -> None:
        self.known[name] = named
        if isinstance(named.value, str | None):
            self.texts.append(named)

    def get(self, name: str) -> Named | None:
        named = self.known.get(name)
        if named is not None:
            named.used = True
        return named

    def unused(self) -> list[Named]:
        """Texts with a name, or only names, that nothing repeats: they are likely to be texts such as `&Co`."""
        return [named for named in self.texts if not named.used]


def copied(value: object, children: Children) -> tuple[object, Children]:
    """The same values and places once more, so that a change of one does not change the other."""
    if isinstance(value, dict) and isinstance(children, dict):
        pairs = {key: _pair(value[key], place) for key, place in children.items()}
        return {key: pair[0] for key, pair in pairs.items()}, {key: pair[1] for key, pair in pairs.items()}
    if isinstance(value, list) and isinstance(children, list):
        items = [_pair(item, place) for item, place in zip(value, children, strict=True)]
        return [item[0] for item in items], [item[1] for item in items]
    return value, None


def _pair(value: object, at: Place) -> tuple[object, Place]:
    value, children = copied(value, at.children)
    return value, Place(at.file, at.line, at.column, at.end_line, at.key_line, at.key_column, children)
