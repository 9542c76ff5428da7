"""From the model's locations to places in the tree, and cutting wrong values out there."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.loading.nodes import Mapping, Node, Scalar, Sequence
from generator.loading.outline import Location
from generator.problems import Position


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
