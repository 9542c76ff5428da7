"""The text of a schedule as nodes of YAML that know where they begin and end.

The loader has read the text before, so it is YAML within the loader's bounds: no anchors, no tags, no depth
without end.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TypeGuard

import yaml

from generator.loading.text import LINE_END
from generator.loading.tree import NULLS, Loader
from generator.schedule.parsing import DAY_PATTERN, MONTH_PATTERN

Entry = tuple[yaml.ScalarNode, yaml.Node]

_BLANK_OR_COMMENT = re.compile(r"(?:\s+(?:#[^\r\n]*)?)*")


@dataclass(frozen=True)
class Source:
    """A text and what it is made of; all places count characters from 0."""

    text: str

    @cached_property
    def root(self) -> yaml.MappingNode:
        node = yaml.compose(self.text, Loader=Loader)
        assert isinstance(node, yaml.MappingNode), "the loader refuses everything else"
        return node

    @cached_property
    def days(self) -> list[tuple[int, str]]:
        """The place and the text of every value that is a day or a month, in the file's order."""
        return [
            (self.start(node), node.value)
            for node in _scalars(self.root)
            if re.match(DAY_PATTERN, node.value) or re.match(MONTH_PATTERN, node.value)
        ]

    @cached_property
    def newline(self) -> str:
        """The line end that the text uses first."""
        found = LINE_END.search(self.text)
        return found[0] if found else "\n"

    def start(self, node: yaml.Node) -> int:
        index: int = node.start_mark.index
        return index

    def end(self, node: yaml.Node) -> int:
        """Behind the last character that belongs to the node. PyYAML ends blocks and texts of several lines
        where the next thing begins."""
        if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
            last = node.value[-1]
            return self.end_of_entry(last) if isinstance(last, tuple) else self.end(last)
        index: int = node.end_mark.index
        if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
            return len(self.text[:index].rstrip())
        return index

    def end_of_entry(self, entry: Entry) -> int:
        """Behind the value, or behind the key and its colon where there is none."""
        key, value = entry
        return self.end(value) if is_written(value) else self.behind_colon(key)

    def behind_colon(self, key: yaml.Node) -> int:
        """Behind the colon of a key; behind the key itself where it has none, as in `{a, b}`."""
        end = self.end(key)
        found = re.compile(r"\s*:").match(self.text, end)
        return found.end() if found else end

    def line_start(self, at: int) -> int:
        return max(self.text.rfind("\n", 0, at), self.text.rfind("\r", 0, at)) + 1

    def line_end(self, at: int) -> int:
        """Before the line end that follows."""
        found = LINE_END.search(self.text, at)
        return found.start() if found else len(self.text)

    def next_line(self, at: int) -> int:
        """Behind the line end that follows."""
        found = LINE_END.search(self.text, at)
        return found.end() if found else len(self.text)

    def line_starts(self, start: int, end: int) -> list[int]:
        """Those of the lines that begin between the two places."""
        return [found.end() for found in LINE_END.finditer(self.text, start, end)]

    def begins_line(self, at: int) -> bool:
        """Nothing but spaces stands before it."""
        return not self.text[self.line_start(at) : at].strip()

    def skip_blank(self, at: int) -> int:
        """Past spaces, line ends and comments."""
        found = _BLANK_OR_COMMENT.match(self.text, at)
        return found.end() if found else at

    def dash(self, items: yaml.SequenceNode, item: yaml.Node) -> int:
        """Where the dash of a block's item stands: the list begins with the first, the others follow what
        comes before them."""
        place = items.value.index(item)
        return self.skip_blank(self.end(items.value[place - 1])) if place else self.start(items)


@lru_cache(maxsize=4)
def source_of(text: str) -> Source:
    """Parsing is what an edit costs, and edits often follow each other."""
    return Source(text)


def rare_key(text: str) -> int | None:
    """The line of the first key that is written behind a «?», which no splice knows."""
    if not re.search(r"(?:^|[\s\[{,-])\?\s", text, re.MULTILINE):
        return None
    keys = (each for each in yaml.scan(text, Loader=Loader) if isinstance(each, yaml.KeyToken))
    found = (each.start_mark for each in keys if text[each.start_mark.index] == "?")
    return next((int(mark.line) + 1 for mark in found), None)


def _scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """The values, without the keys."""
    if isinstance(node, yaml.ScalarNode):
        yield node
    else:
        for each in node.value:
            yield from _scalars(each[1] if isinstance(each, tuple) else each)


def is_empty(node: yaml.Node) -> bool:
    """Nothing is written, or an explicit null."""
    return isinstance(node, yaml.ScalarNode) and not node.style and node.value in NULLS


def is_written(node: yaml.Node) -> bool:
    """Whether the text has any characters for it."""
    begins: int = node.start_mark.index
    return bool(begins < node.end_mark.index)


def entry_of(mapping: yaml.Node, key: str) -> Entry | None:
    """The key and its value, also where nothing stands behind it; the first of several."""
    if not isinstance(mapping, yaml.MappingNode):
        return None
    found: Iterator[Entry] = (entry for entry in mapping.value if entry[0].value == key)
    return next(found, None)


def value_of(mapping: yaml.Node, key: str) -> yaml.Node | None:
    """None where the key isn't there or has nothing behind it."""
    entry = entry_of(mapping, key)
    return None if entry is None or is_empty(entry[1]) else entry[1]


def text_of(mapping: yaml.Node, key: str) -> str:
    """A single value, without spaces around it; empty where there is none."""
    value = value_of(mapping, key)
    return value.value.strip() if isinstance(value, yaml.ScalarNode) else ""


def items_of(mapping: yaml.Node, key: str) -> list[yaml.Node]:
    """What stands in a list; a single value may stand for a list of one."""
    value = value_of(mapping, key)
    if value is None:
        return []
    return list(value.value) if is_list(value) else [value]


def is_list(node: yaml.Node | None) -> TypeGuard[yaml.SequenceNode]:
    return isinstance(node, yaml.SequenceNode)
