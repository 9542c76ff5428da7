"""From the model's locations to places in the tree, and cutting wrong values out there."""

from dataclasses import dataclass

from generator.loading.nodes import Mapping, Node, Scalar, Sequence
from generator.problems import Position

Location = tuple[int | str, ...]


@dataclass(slots=True)
class Place:
    """Where a location leads: `chain` runs from the root to the last node found, `keys` name them."""

    chain: list[Node]
    keys: Location
    last: int | str
    is_missing: bool
    is_unknown: bool

    @property
    def position(self) -> Position:
        """An unknown key's own place; of a missing value, its key's or else its block's."""
        node = self.chain[-1]
        holder = self.chain[-2] if len(self.chain) > 1 else node
        if self.is_unknown and isinstance(holder, Mapping):
            return holder.entries[str(self.last)].position
        if self.is_missing and isinstance(node, Mapping) and self.last in node.entries:
            return node.entries[str(self.last)].position
        return node.position

    @property
    def is_left_empty(self) -> bool:
        """The key is written, with nothing behind it."""
        node = self.chain[-1]
        return self.is_missing and isinstance(node, Mapping) and self.last in node.entries

    @property
    def text(self) -> str | None:
        node = self.chain[-1]
        return node.text if isinstance(node, Scalar) else None

    def cut(self, damaged: set[int]) -> None:
        """Takes the wrong node (of a missing value, its block) out of what holds it."""
        damaged.update(id(node) for node in self.chain[1:])
        if len(self.chain) < 2:
            return
        holder, node = self.chain[-2], self.chain[-1]
        if isinstance(holder, Sequence):
            holder.items[:] = [item for item in holder.items if item is not node]
        elif isinstance(holder, Mapping):
            for key in [key for key, entry in holder.entries.items() if entry.value is node]:
                del holder.entries[key]


def locate(root: Node, location: Location, *, kind: str = "") -> Place:
    """Walks as far as the tree goes; what the model adds of its own (union tags, the list around a
    single value) has no node and is passed over. `kind` is the model's type of the error."""
    chain, keys, node = [root], [], root
    for step in location:
        child = _child(node, step)
        if child is not None:
            node = child
            chain.append(node)
            keys.append(step)
    last = location[-1] if location else ""
    return Place(chain, tuple(keys), last, kind == "missing", kind == "extra_forbidden")


def _child(node: Node, step: int | str) -> Node | None:
    if isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
        return node.items[step]
    if isinstance(node, Mapping) and isinstance(step, str) and step in node.entries:
        return node.entries[step].value
    return None
