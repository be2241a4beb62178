"""mkdocs.yml as a tree of YAML nodes, so that a change in it leaves tags such as `!ENV` as they are."""

import os
from pathlib import Path
from typing import Any

import yaml
from yaml import MappingNode, Node, ScalarNode, SequenceNode

from groundplan.resources import templates

NAMES = ("mkdocs.yml", "mkdocs.yaml")
PLUGIN = "groundplan"
_INHERIT = "INHERIT"


class BadConfig(ValueError):  # noqa: N818 - the outcome, in words the user sees
    """A mkdocs.yml that cannot be read: which one, and why."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path, self.reason = path, reason


def beside(strategy: Path) -> Path | None:
    """The mkdocs.yml in the folder of a strategy; None when there is none."""
    return next((found for name in NAMES if (found := strategy.parent / name).is_file()), None)


def built_in(language: str) -> Path:
    """The mkdocs.yml that `init` writes, and that stands in where there is none."""
    return templates() / "init" / language / "mkdocs.yml"


class Settings:
    """The settings of a site, with those of the file it inherits from below them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._root = _read(path)

    def get(self, *keys: str) -> Any:
        """The plain value at some keys; None when there is none, and for what has a tag of its own."""
        node: Node | None = self._root
        for key in keys:
            node = _value(node, key) if isinstance(node, MappingNode) else None
        return None if node is None else _plain(node)

    def set(self, key: str, value: Any) -> None:
        """Sets a top-level setting to plain data; None removes it."""
        _drop(self._root, key)
        if value is not None:
            self._root.value.append((_node(key), _node(value)))

    def extend(self, key: str, values: list[str]) -> None:
        """Adds plain values that are missing to the end of a top-level list of names or `name: options`."""
        node = _value(self._root, key)
        if isinstance(node, MappingNode):
            have = {_plain(name) for name, _ in node.value}
            node.value += [(_node(each), _node({})) for each in values if each not in have]
            return
        if not isinstance(node, SequenceNode):
            node = SequenceNode("tag:yaml.org,2002:seq", [])
            _drop(self._root, key)
            self._root.value.append((_node(key), node))
        have = {_name(each) for each in node.value}
        node.value += [_node(each) for each in values if each not in have]

    def options(self, plugin: str = PLUGIN) -> dict[str, Any] | None:
        """What a plugin is told; None when the file does not name the plugin."""
        for name, options in self._plugins():
            if name == plugin:
                plain = _plain(options) if options is not None else None
                return plain if isinstance(plain, dict) else {}
        return None

    def tell(self, options: dict[str, Any], plugin: str = PLUGIN) -> None:
        """Replaces what a plugin of the list is told."""
        node = _value(self._root, "plugins")
        assert isinstance(node, SequenceNode)
        node.value = [_node({plugin: options}) if _name(each) == plugin else each for each in node.value]

    def without_plugin(self, plugin: str = PLUGIN) -> None:
        """Takes a plugin out; the setting stays, since builders add plugins of their own where it is missing."""
        node = _value(self._root, "plugins")
        if isinstance(node, MappingNode):
            node.value = [pair for pair in node.value if _plain(pair[0]) != plugin]
        elif isinstance(node, SequenceNode):
            node.value = [each for each in node.value if _name(each) != plugin]

    def text(self) -> str:
        """The settings as YAML."""
        return str(yaml.serialize(self._root, allow_unicode=True, width=110))

    def _plugins(self) -> list[tuple[Any, Node | None]]:
        node = _value(self._root, "plugins")
        if isinstance(node, MappingNode):
            return [(_plain(name), options) for name, options in node.value]
        if not isinstance(node, SequenceNode):
            return []
        return [(_name(each), each.value[0][1] if isinstance(each, MappingNode) else None) for each in node.value]


def _read(path: Path) -> MappingNode:
    try:
        root = yaml.compose(path.read_text("utf-8-sig"), Loader=yaml.SafeLoader)
    except (OSError, ValueError) as error:
        raise BadConfig(path, getattr(error, "strerror", None) or "it is not text in UTF-8") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f"line {mark.line + 1}: " if mark else ""
        raise BadConfig(path, line + str(getattr(error, "problem", None) or "it is not YAML")) from error
    if not isinstance(root, MappingNode):
        raise BadConfig(path, "it holds no settings")
    parent = _value(root, _INHERIT)
    if parent is None:
        return root
    _drop(root, _INHERIT)
    return _merged(_read(Path(os.path.normpath(path.parent / str(_plain(parent))))), root)


def _merged(below: MappingNode, above: MappingNode) -> MappingNode:
    """Two mappings as builders merge them: key by key and all the way down, anything else replaced."""
    for key, value in above.value:
        old = _value(below, str(_plain(key)))
        new = _merged(old, value) if isinstance(old, MappingNode) and isinstance(value, MappingNode) else value
        _drop(below, str(_plain(key)))
        below.value.append((key, new))
    return below


def _value(node: MappingNode, key: str) -> Node | None:
    return next((value for name, value in node.value if isinstance(name, ScalarNode) and name.value == key), None)


def _drop(node: MappingNode, key: str) -> None:
    node.value = [pair for pair in node.value if not (isinstance(pair[0], ScalarNode) and pair[0].value == key)]


def _name(node: Node) -> Any:
    """The name of a plugin or extension that stands alone or with options."""
    return _plain(node.value[0][0]) if isinstance(node, MappingNode) and node.value else _plain(node)


def _node(value: Any) -> Node:
    node = yaml.compose(yaml.safe_dump(value, allow_unicode=True, sort_keys=False), Loader=yaml.SafeLoader)
    assert node is not None
    return node


def _plain(node: Node) -> Any:
    try:
        return yaml.safe_load(yaml.serialize(node, Dumper=yaml.SafeDumper))
    except yaml.YAMLError:
        return None
