"""From the model's locations to places in the tree, and cutting wrong values out there."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.loading.tree import Mapping, Node, Scalar, Sequence
from generator.problems import Position
from generator.schedule.model import Schedule
from generator.schedule.timing import TIMING_KEYS

# Keys and list indexes as the model names them: inside `when` its own tag stands between, too.
Location = tuple[int | str, ...]


@dataclass(slots=True)
class Place:
    """Where a location leads: `chain` runs from the root to the last node found."""

    chain: list[Node]
    last: int | str
    is_missing: bool
    is_unknown: bool

    @property
    def position(self) -> Position:
        """An unknown or empty key's own place; of a key that isn't there, its block's."""
        return self.key_position if self.is_unknown or self.is_left_empty else self.chain[-1].position

    @property
    def key_position(self) -> Position:
        """Where the key of the last node stands."""
        holder = self.chain[-2] if len(self.chain) > 1 else self.chain[-1]
        return holder.entries[str(self.last)].position if isinstance(holder, Mapping) else holder.position

    @property
    def is_left_empty(self) -> bool:
        """The key is written, with nothing behind it."""
        return self.is_missing and isinstance(self.chain[-1], Scalar)

    @property
    def text(self) -> str | None:
        node = self.chain[-1]
        return node.text if isinstance(node, Scalar) else None


def locate(root: Node, location: Location, *, kind: str = "") -> Place:
    """Walks as far as the tree goes; what the model adds of its own (union tags, the list around a
    single value) has no node and is passed over. `kind` is the model's type of the error."""
    chain, node = [root], root
    for step in location:
        child = _child(node, step)
        if child is not None:
            node = child
            chain.append(node)
    last = location[-1] if location else ""
    return Place(chain, last, kind == "missing", kind == "extra_forbidden")


def _child(node: Node, step: int | str) -> Node | None:
    if isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
        return node.items[step]
    if isinstance(node, Mapping) and isinstance(step, str) and step in node.entries:
        return node.entries[step].value
    return None


def cut(places: Iterable[Place], damaged: set[int]) -> None:
    """Takes the wrong nodes (of a missing value, its block) out of what holds them, each holder at once."""
    doomed = set[int]()
    holders: dict[int, Node] = {}
    for place in places:
        damaged.update(id(node) for node in place.chain[1:])
        if len(place.chain) > 1:
            doomed.add(id(place.chain[-1]))
            holders[id(place.chain[-2])] = place.chain[-2]
    for holder in holders.values():
        if isinstance(holder, Sequence):
            holder.items = [item for item in holder.items if id(item) not in doomed]
        else:
            assert isinstance(holder, Mapping)
            holder.entries = {
                key: entry for key, entry in holder.entries.items() if id(entry.value) not in doomed
            }


def untagged(location: Location) -> Location:
    """The location as the file has it: the kind of timing that the model puts behind `when, 0` left out."""
    kept = [
        step
        for number, step in enumerate(location)
        if not (number > 1 and location[number - 2] == "when" and step in TIMING_KEYS)
    ]
    return tuple(kept)


def models_at(location: Location) -> list[type[BaseModel]]:
    """The models whose keys may stand at a location; several only inside `when`."""
    models: list[type[BaseModel]] = [Schedule]
    for step in location:
        if isinstance(step, str) and step in TIMING_KEYS and len(models) > 1:
            models = [TIMING_KEYS[step]]
        elif isinstance(step, str):
            fields = [keys_of(model)[step] for model in models if step in keys_of(model)]
            models = [model for field in fields for model in models_in(field)]
    return models


def keys_at(location: Location) -> dict[str, FieldInfo]:
    return {key: field for model in models_at(location) for key, field in keys_of(model).items()}


def field_at(location: Location) -> FieldInfo | None:
    """The field that the location is in; None in a block whose keys are the school's own."""
    *around, last = [step for step in location if isinstance(step, str)]
    return keys_at(tuple(around)).get(last)


@cache
def keys_of(model: type[BaseModel]) -> dict[str, FieldInfo]:
    return {field.alias or name: field for name, field in model.model_fields.items()}


def models_in(field: FieldInfo) -> list[type[BaseModel]]:
    """The models of the blocks that may stand behind a key."""
    return _models_in(field.annotation)


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in _models_in(part)]
