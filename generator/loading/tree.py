"""YAML text -> a tree of nodes.

PyYAML's events are walked here, without recursion and with bounds, so that a bomb of aliases
or brackets costs neither time nor memory.
"""

import re
from dataclasses import dataclass
from typing import Any

import yaml

from generator.loading.nodes import KeyedValue, Mapping, Node, Scalar, Sequence, is_empty
from generator.loading.text import lines_of
from generator.problems import Position

# The deepest value of a real schedule is 8 levels down; a school of 4,000 has about 60,000 values.
MAX_DEPTH = 30
MAX_NODES = 200_000

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Refused(Exception):
    """The text goes beyond what a schedule may use; `code` names the rule."""

    def __init__(self, position: Position, code: str, detail: str = "") -> None:
        super().__init__(code)
        self.position = position
        self.code = code
        self.detail = detail


@dataclass(slots=True)
class Repeated:
    """A key that stands twice in one mapping; the first one with a value counts. `after_empty` is the key
    just above, if nothing stands behind that: then this one may belong to it."""

    key: str
    position: Position
    first: Position
    block: Mapping
    after_empty: str | None

    @property
    def begins_block(self) -> bool:
        """It is the block's very first key, so that another block begins here."""
        return next(iter(self.block.entries)) == self.key


@dataclass(slots=True)
class Written:
    """A key or value and how it is written: `quote` is the sign around or before it, or empty."""

    text: str
    position: Position
    end: Position
    quote: str

    @property
    def lines(self) -> range:
        """Those that it stands in: a text of several lines ends before the line below it."""
        return range(self.position.line, self.end.line + (self.end.column > 1))


@dataclass(slots=True)
class Tree:
    """A text as a tree; `root` is None where the text has nothing in it. `written` are the values that say
    more than their line shows: of several lines, or with escapes; `ends` is the last value of each line in
    which a comment may stand."""

    root: Node | None
    repeated: list[Repeated]
    written: list[Written]
    ends: dict[int, Written]


def parse(text: str) -> Tree:
    """Raises Refused, or yaml.MarkedYAMLError where the text is no YAML."""
    lines = enumerate(lines_of(text), start=1)
    builder = _Builder({number for number, line in lines if _MAYBE_COMMENT.search(line)})
    for event in yaml.parse(text, Loader=Loader):
        builder.take(event)
    return Tree(builder.root, builder.repeated, builder.written, builder.ends)


def position_of(mark: Any) -> Position:
    return Position(mark.line + 1, mark.column + 1)


_MAYBE_COMMENT = re.compile(r"^\s*[^\s#].*\s#")
NULLS = {"", "~", "null"}


class _Builder:
    """Turns events into nodes; `open` holds the collections that aren't closed yet."""

    def __init__(self, commented: set[int]) -> None:
        self.commented = commented
        self.written: list[Written] = []
        self.ends: dict[int, Written] = {}
        self.root: Node | None = None
        self.repeated: list[Repeated] = []
        self.open: list[Sequence | Mapping] = []
        self.keys: list[tuple[str, Position] | None] = []
        self.count = 0

    def take(self, event: Any) -> None:
        """The commonest events first: this runs for every value of the file."""
        if isinstance(event, yaml.ScalarEvent):
            position = self._allowed(event)
            self._keep(event, position)
            self._scalar(event, position)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.open.pop()
            self.keys.pop()
        elif isinstance(event, yaml.MappingStartEvent):
            self._start(Mapping(self._allowed(event)))
        elif isinstance(event, yaml.SequenceStartEvent):
            self._start(Sequence(self._allowed(event)))
        elif isinstance(event, yaml.AliasEvent):
            raise Refused(position_of(event.start_mark), "anchor", str(event.anchor))
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            raise Refused(position_of(event.start_mark), "second-document")

    def _allowed(self, event: Any) -> Position:
        """Where the event begins; Refused where it has an anchor or a tag."""
        position = position_of(event.start_mark)
        if event.anchor:
            raise Refused(position, "anchor", event.anchor)
        if event.tag:
            raise Refused(position, "tag", event.tag)
        return position

    def _keep(self, event: Any, position: Position) -> None:
        """What the looks at single texts need later; few values have it."""
        last = event.end_mark.line + 1
        if last == position.line and event.style != '"' and last not in self.commented:
            return
        each = Written(event.value, position, position_of(event.end_mark), event.style or "")
        if last != position.line or event.style == '"':
            self.written.append(each)
        if last in self.commented:
            self.ends[last] = each

    def _scalar(self, event: Any, position: Position) -> None:
        if self._expects_key:
            if event.value == "<<":
                raise Refused(position, "anchor", "<<")
            self.keys[-1] = (event.value, position)
            return
        empty = event.implicit[0] and event.value in NULLS
        self._add(Scalar(position, None if empty else event.value))

    @property
    def _expects_key(self) -> bool:
        return bool(self.keys) and self.keys[-1] is None and isinstance(self.open[-1], Mapping)

    def _start(self, node: Sequence | Mapping) -> None:
        if self._expects_key:
            raise Refused(node.position, "bad-key")
        if len(self.open) >= MAX_DEPTH:
            raise Refused(node.position, "too-deep")
        self._add(node)
        self.open.append(node)
        self.keys.append(None)

    def _add(self, node: Node) -> None:
        self.count += 1
        if self.count > MAX_NODES:
            raise Refused(node.position, "too-many-values")
        if not self.open:
            self.root = node
            return
        parent = self.open[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
            return
        key = self.keys[-1]
        assert key is not None
        self.keys[-1] = None
        self._enter(parent, *key, node)

    def _enter(self, parent: Mapping, key: str, position: Position, node: Node) -> None:
        if key in parent.entries:
            above, entry = next(reversed(parent.entries.items()))
            after_empty = above if above != key and is_empty(entry.value) else None
            self.repeated.append(Repeated(key, position, parent.entries[key].position, parent, after_empty))
        if key not in parent.entries or is_empty(parent.entries[key].value):
            parent.entries[key] = KeyedValue(position, node)
