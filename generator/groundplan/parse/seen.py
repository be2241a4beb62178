"""A strategy as an audience may see it: whatever is for a narrower one is not there, nor is anything that names it."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from groundplan.escape import UserText
from groundplan.model import Strategy
from groundplan.model.digest import digest
from groundplan.model.index import index_of, nodes
from groundplan.model.shape import shape_of
from groundplan.parse import Parsed
from groundplan.parse.gone import Gone
from groundplan.parse.references import Resolver
from groundplan.source import no_garbage_collection


def seen_by(parsed: Parsed, audience: str, hidden: Iterable[str] = ()) -> Parsed:
    """The strategy without what is for a narrower audience, and without what is `hidden_from` it in another version.

    Its texts and what was noticed in reading it are left out too. A strategy that does not know the audience shows
    what it shows to the widest.
    """
    assert parsed.strategy is not None
    with no_garbage_collection():
        gone = Gone(parsed, audience, hidden)
        strategy: Strategy = _without(parsed.strategy, "", gone.paths)
        strategy = _approved_alike(parsed.strategy, strategy)
        walked = tuple(nodes(strategy))
        index = index_of(walked)
        links = Resolver(strategy, walked, index, parsed.place).links()
    documents = tuple(replace(each, text="", data=None) for each in parsed.source.documents)
    source = replace(parsed.source, documents=documents, problems=())
    return replace(parsed, source=source, strategy=strategy, index=index, links=links, problems=())


def hidden_from(parsed: Parsed, audience: str) -> frozenset[str]:
    """The items and fields that an audience does not see, so that other versions do not show them either."""
    return Gone(parsed, audience).hidden()


def _without(held: Any, path: str, gone: set[str]) -> Any:
    """What is held at a path, without everything in it that is gone; nor is there a key to what had nothing else."""
    if isinstance(held, BaseModel):
        return _part_without(held, path, gone)
    if isinstance(held, dict):
        kept = {key: (each, f"{path}.{key}") for key, each in held.items()}
        left = {key: (each, _without(each, at, gone)) for key, (each, at) in kept.items() if at not in gone}
        return {key: new for key, (old, new) in left.items() if new or not old or isinstance(new, BaseModel)}
    if isinstance(held, tuple):
        numbered = ((each, f"{path}.{number}") for number, each in enumerate(held))
        return tuple(_without(each, at, gone) for each, at in numbered if at not in gone)
    return held


def _part_without(part: BaseModel, path: str, gone: set[str]) -> BaseModel:
    updates: dict[str, Any] = {}
    lost = set()
    for name, attribute in shape_of(type(part)).fields.items():
        held = getattr(part, attribute)
        at = f"{path}.{name}" if path else name
        if at in gone:
            updates[attribute] = type(part).model_fields[attribute].get_default(call_default_factory=True)
            lost.add(attribute)
        elif isinstance(held, BaseModel | dict | tuple) and held:
            updates[attribute] = _without(held, at, gone)
    made = part.model_copy(update=updates)
    made.model_fields_set.difference_update(lost)
    return made


def _approved_alike(whole: Strategy, seen: Strategy) -> Strategy:
    """Who approved the whole as it stands approved what is seen of it; nobody learns the digest of the whole."""
    approved = seen.strategy.approved
    if approved is None or approved.digest is None:
        return seen
    kept = UserText(digest(seen) if approved.digest == digest(whole) else "0")
    new = approved.model_copy(update={"digest": kept})
    return seen.model_copy(update={"strategy": seen.strategy.model_copy(update={"approved": new})})
