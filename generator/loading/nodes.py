"""The tree of a YAML text: nodes that know their places. All scalars stay text.

Nodes are compared by identity: two alike at two places are two.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from generator.problems import Position


@dataclass(slots=True, eq=False)
class Scalar:
    """One value; `text` is None where nothing is written, or an explicit null."""

    position: Position
    text: str | None


@dataclass(slots=True, eq=False)
class Sequence:
    """A list. `is_damaged` once something wrong was cut out of it or of what it holds."""

    position: Position
    items: list["Node"] = field(default_factory=list)
    is_damaged: bool = False


@dataclass(slots=True, eq=False)
class KeyedValue:
    """What a mapping has behind a key; `position` is the key's. `is_guessed` where another key stands in
    the file, and this one was probably meant."""

    position: Position
    value: "Node"
    is_guessed: bool = False


@dataclass(slots=True, eq=False)
class Mapping:
    """A block of keys. `is_damaged` as in a list."""

    position: Position
    entries: dict[str, KeyedValue] = field(default_factory=dict)
    is_damaged: bool = False


Node = Scalar | Sequence | Mapping


def plain(node: Node) -> Any:
    """The tree as dicts, lists and texts; a key with nothing behind it is a key not written."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key: plain(entry.value) for key, entry in node.entries.items() if not is_empty(entry.value)}


def is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and node.text is None


def is_damaged(node: Node) -> bool:
    """A wrong scalar isn't damaged but gone."""
    return not isinstance(node, Scalar) and node.is_damaged


def children(node: Node) -> Iterator[Node]:
    if isinstance(node, Sequence):
        yield from node.items
    elif isinstance(node, Mapping):
        yield from (entry.value for entry in node.entries.values())


def shorten(node: Node, size: int) -> None:
    """Leaves that many items of every list, in place."""
    if isinstance(node, Sequence):
        del node.items[size:]
    for child in children(node):
        shorten(child, size)
