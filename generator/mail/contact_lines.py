"""The text of the contacts -> what stands there of each person, read line by line.

Each line, with those that are indented below it, is a text of its own, so that a mistake costs that person
alone; YAML's own words are never shown, as they quote the file.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from generator.loading.nodes import Mapping, Node, Scalar
from generator.loading.text import Unreadable, decode
from generator.loading.tree import Refused, Tree, parse

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_MARKS = (b"---", b"...")
# What an unreadable line begins with, if anything.
_ID = re.compile(rb"[ \t]*[\"']?([a-z0-9-]{1,60})[\"']?[ \t]*:")


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands behind a person's id on that line; `has_repeats`: of the keys in it one stands twice."""

    line: int
    person: str
    value: Node
    has_repeats: bool = False


@dataclass(frozen=True, slots=True)
class Garbled:
    """A line that can't be read; `person` is whose it seems to be, None if that can't be told."""

    line: int
    person: str | None


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines that belong together; the first has the number `line`."""

    line: int
    lines: tuple[bytes, ...]


def entries(data: bytes) -> Iterator[Entry | Garbled]:
    for block in _blocks(data.removeprefix(_BYTE_ORDER_MARK).splitlines()):
        yield from _read(block)


def _blocks(lines: list[bytes]) -> Iterator[_Block]:
    """A line begins one unless it is indented further than the first line of all; brackets are one block."""
    full = [number for number, line in enumerate(lines) if _says_something(line)]
    if not full:
        return
    indent = _indent(lines[full[0]])
    if lines[full[0]].lstrip().startswith(b"{"):
        begins = full[:1]
    else:
        begins = [number for number in full if _indent(lines[number]) <= indent]
    for start, end in zip(begins, [*begins[1:], len(lines)], strict=True):
        yield _Block(start + 1, tuple(lines[start:end]))


def _says_something(line: bytes) -> bool:
    text = line.strip()
    return bool(text) and not text.startswith(b"#") and text not in _MARKS


def _indent(line: bytes) -> int:
    return len(line) - len(line.lstrip())


def _read(block: _Block) -> Iterator[Entry | Garbled]:
    tree = _tree(b"\n".join(line for line in block.lines if line.strip() not in _MARKS))
    if tree and isinstance(tree.root, Mapping):
        yield from _entries(tree, tree.root, block.line)
        return
    further = [(number, line) for number, line in enumerate(block.lines) if number and _says_something(line)]
    if further:
        # The first line may be a whole one, and what is indented below it by mistake another person's.
        yield from _read(_Block(block.line, block.lines[:1]))
        yield from (_garbled(block.line + number, line) for number, line in further)
    else:
        yield _garbled(block.line, block.lines[0])


def _tree(data: bytes) -> Tree | None:
    try:
        return parse(decode(data, ""))
    except (Unreadable, Refused, yaml.YAMLError):
        return None


def _entries(tree: Tree, root: Mapping, first_line: int) -> Iterator[Entry]:
    """Of a key that stands twice an entry for each time: the second one without its value."""
    for person, entry in root.entries.items():
        repeats = any(each.block is entry.value for each in tree.repeated)
        yield Entry(first_line + entry.position.line - 1, person, entry.value, repeats)
    for each in tree.repeated:
        if each.block is root:
            line = first_line + each.position.line - 1
            yield Entry(line, each.key, Scalar(each.position, None))


def _garbled(line: int, text: bytes) -> Garbled:
    found = _ID.match(text)
    return Garbled(line, found[1].decode() if found else None)
