"""The long lists of a Word paper: what a template makes of some rows is kept by the rows.

A loop can be kept if what it gives depends on nothing but its rows and single words: its rows are then filled
in a few at a time. Where a few end follows from the rows themselves, so that one row more or less moves no
other end.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, is_dataclass
from marshal import dumps
from typing import Any
from xml.parsers.expat import ExpatError, ParserCreate
from zlib import compress, crc32, decompress

from jinja2 import Environment, Template, nodes

from generator.cache import key_of
from generator.documents.body import NeedsTree
from generator.documents.fields import all_of

# Rows: a shorter list is made as fast as it is looked up.
MANY = 200
# Rows that are kept together, about.
_TOGETHER = 24
# What loops of rows and pages give: whole paragraphs, rows or tables.
_BLOCKS = re.compile(rb"<w:(?:p|tr|tbl)[ >]")


class Pieces:
    """What was made before of some rows, and what had to be made now; both packed."""

    def __init__(self, get: Callable[[bytes], bytes | None], shared: bytes) -> None:
        self._get, self._shared = get, shared
        self.made: dict[bytes, bytes] = {}

    def key(self, *parts: bytes) -> bytes:
        return key_of(self._shared, *parts)

    def get(self, key: bytes) -> bytes | None:
        found = self.made.get(key) or self._get(key)
        return None if found is None else decompress(found)

    def put(self, key: bytes, data: bytes) -> None:
        self.made[key] = compress(data, 1)


@dataclass(frozen=True)
class Part:
    """Of a template; `rows` is the name of the list that it loops over, if it is a loop that can be kept,
    `words` are the other names that it has, and `number` tells it from other loops."""

    template: Template
    rows: str | None = None
    words: tuple[str, ...] = ()
    number: int = 0


def parts_of(source: str, environment: Environment, values: Mapping[str, object]) -> Iterator[Part]:
    """One behind the other they give what the whole gives."""
    tree, others = environment.parse(source), list[nodes.Node]()
    is_plain = all(isinstance(each, _HARMLESS) for each in tree.find_all(nodes.Stmt))
    for number, node in enumerate(tree.body):
        part = _loop(node, number, environment, values) if is_plain else None
        if part is None:
            others.append(node)
            continue
        yield Part(_template(others, environment))
        yield part
        others = []
    yield Part(_template(others, environment))


# Nothing else can carry something from one row to the next.
_HARMLESS = (nodes.Output, nodes.For, nodes.If)


def _loop(
    node: nodes.Node, number: int, environment: Environment, values: Mapping[str, object]
) -> Part | None:
    match node:
        case nodes.For(target=nodes.Name(name=own), iter=nodes.Name(name=rows), test=None, else_=[]):
            words = _other_words(node.body, own, values)
            if words is not None and not node.recursive and _are_many(values.get(rows)):
                return Part(_template([node], environment), rows, words, number)
    return None


def _are_many(rows: object) -> bool:
    return isinstance(rows, tuple) and len(rows) >= MANY and all(map(is_dataclass, rows))


def _other_words(
    body: Sequence[nodes.Node], own: str, values: Mapping[str, object]
) -> tuple[str, ...] | None:
    """What the loop names besides its row; None where that isn't a word."""
    names = [name for node in body for name in node.find_all(nodes.Name)]
    names += [node for node in body if isinstance(node, nodes.Name)]
    set_here = {own, *(each.name for each in names if each.ctx != "load")}
    others = {each.name for each in names} - set_here
    is_known = not set_here & values.keys() and all(type(values.get(each)) is str for each in others)
    return tuple(sorted(others)) if is_known else None


def _template(body: Sequence[nodes.Node], environment: Environment) -> Template:
    tree = nodes.Template(list(body), lineno=1)
    tree.set_environment(environment)
    return Template.from_code(environment, environment.compile(tree), environment.make_globals(None))


def few(rows: Sequence[Any]) -> Iterator[tuple[list[Any], list[bytes]]]:
    """Some rows after the others, each with what it says."""
    held: list[Any] = []
    said: list[bytes] = []
    for row in rows:
        held.append(row)
        said.append(dumps(_plain(row), 2))
        if crc32(said[-1]) % _TOGETHER == 0 or len(held) == 4 * _TOGETHER:
            yield held, said
            held, said = [], []
    if held:
        yield held, said


def _plain(value: Any) -> Any:
    """Values of a view as something that has one form in bytes. Raises NeedsTree."""
    if type(value) is str:
        return value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, tuple):
        return tuple(map(_plain, value))
    if is_dataclass(value):
        return tuple(map(_plain, all_of(value)))
    if value is None or isinstance(value, int):
        return value
    raise NeedsTree


def must_be_blocks(start: bytes, data: bytes) -> None:
    """Raises NeedsTree where the rows leave something open, or begin inside a paragraph. `start` is the tag
    around all of them."""
    parser = ParserCreate("UTF-8", " ")
    try:
        parser.Parse(start)
        parser.Parse(data)
        parser.Parse(b"</w:body>", True)
    except ExpatError:
        raise NeedsTree from None
    if data and not _BLOCKS.match(data):
        raise NeedsTree
