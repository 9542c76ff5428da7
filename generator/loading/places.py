"""From a location in the schedule to its place in the tree."""

from dataclasses import dataclass

from generator.loading.nodes import KeyedValue, Mapping, Node, Scalar, Sequence
from generator.problems import Location, Position


@dataclass(slots=True)
class Place:
    """Where a location leads: `chain` runs from the root to the last node found, and `entry` is what this
    one stands in, if that is a key. `is_missing` and `is_unknown` are what the model says of the last key."""

    location: Location
    chain: list[Node]
    entry: KeyedValue | None
    is_missing: bool
    is_unknown: bool

    @property
    def last(self) -> int | str:
        return self.location[-1] if self.location else ""

    @property
    def position(self) -> Position:
        """An unknown or empty key's own place; of a key that isn't there, its block's."""
        return self.key_position if self.is_unknown or self.is_left_empty else self.chain[-1].position

    @property
    def key_position(self) -> Position:
        """Where the key of the last node stands; an item has none."""
        return self.entry.position if self.entry else self.chain[-1].position

    @property
    def is_item(self) -> bool:
        """Whether the last node stands in a list; a list's only value may stand without one."""
        return len(self.chain) > 1 and isinstance(self.chain[-2], Sequence)

    @property
    def is_left_empty(self) -> bool:
        """The key is written, with nothing behind it."""
        return self.is_missing and isinstance(self.chain[-1], Scalar)

    @property
    def is_guessed(self) -> bool:
        """The last node stands behind a key that was only guessed."""
        return self.entry is not None and self.entry.is_guessed

    @property
    def text(self) -> str | None:
        node = self.chain[-1]
        return node.text if isinstance(node, Scalar) else None


def locate(root: Node, location: Location, *, kind: str = "") -> Place:
    """Walks as far as the tree goes; what the model adds of its own (the list around a single value) has no
    node and is passed over. `kind` is the model's type of the error."""
    chain, entry = [root], None
    for step in location:
        node = chain[-1]
        if isinstance(node, Mapping) and isinstance(step, str) and step in node.entries:
            entry = node.entries[step]
            chain.append(entry.value)
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            entry = None
            chain.append(node.items[step])
    return Place(location, chain, entry, kind == "missing", kind == "extra_forbidden")
