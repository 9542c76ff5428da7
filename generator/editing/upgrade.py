"""A schedule of an older version as this one wants it, with the same meaning: spliced, all else stays.

Version 1.0 read in silence what this one tells: a sign # that cuts a value, which it took for the comment
that it is to YAML, and a key with nothing behind it, which it took for one that isn't written.
"""

from dataclasses import dataclass
from datetime import date

import yaml

from generator.editing.refused import Refused
from generator.editing.source import Source, rare_key
from generator.editing.splices import Splice, spliced, with_comments_in_place
from generator.editing.structure import drop
from generator.loading.load import load
from generator.loading.text import decode
from generator.problems import Position

_BOM = b"\xef\xbb\xbf"
_GAP = "  "


@dataclass(frozen=True, slots=True)
class Upgraded:
    """The new bytes, and a Russian sentence for each change."""

    data: bytes
    told: tuple[str, ...]


def upgraded(data: bytes, today: date) -> Upgraded:
    """The loader can read the bytes. Raises Refused."""
    text, told = decode(data, ""), list[str]()
    if line := rare_key(text):
        raise Refused(f"в графике редкая запись: знак «?» перед ключом (строка {line})")
    # Comments first, as they leave every line where it is.
    for code, act in (("cut-value", _comment_apart), ("empty-key", _without_key)):
        found = [each for each in load(text.encode(), "", today).problems if each.code == code]
        sentences = []
        for each in reversed(found):
            after, sentence = act(Source(text), each.position)
            if after != text:
                sentences.append(f"строка {each.position.line}: {sentence}")
            text = after
        told += reversed(sentences)
    return Upgraded((_BOM if data.startswith(_BOM) else b"") + text.encode(), tuple(told))


def _comment_apart(source: Source, position: Position) -> tuple[str, str]:
    """Spaces on both sides of the sign, as comments have them."""
    at = _offset(source, position)
    before, behind = source.text[:at], source.text[at + 1 : at + 2]
    splices = [Splice(at, at, " ")] * (not before.endswith(_GAP)) + [Splice(at + 1, at + 1, " ")] * (
        behind != " "
    )
    sentence = "всё после знака # и раньше было пояснением; если это часть текста, возьмите его в кавычки"
    return spliced(source.text, splices), sentence


def _without_key(source: Source, position: Position) -> tuple[str, str]:
    """The key goes, and a key above it that would have nothing left behind it. It stays where a comment may
    be the value that was meant, and where it is all that an item of a list has: people write that."""
    at = _offset(source, position)
    *above, (mapping, key) = _path(source, source.root, at)
    sentence = f"ключ «{key}» убран, после него ничего не написано"
    while len(mapping.value) == 1 and above:
        mapping, key = above.pop()
    behind = source.text[at : source.line_end(at)].partition(":")[2]
    if len(mapping.value) == 1 or behind.lstrip().startswith("#"):
        return source.text, sentence
    splices = with_comments_in_place(source.text, drop(source, mapping, key))
    return spliced(source.text, splices), sentence


def _path(source: Source, node: yaml.Node, at: int) -> list[tuple[yaml.MappingNode, str]]:
    """The keys that lead to the key at that place, each with its mapping; from the item of a list on, because
    that stays."""
    if isinstance(node, yaml.ScalarNode):
        return []
    if isinstance(node, yaml.SequenceNode):
        return next((found for each in node.value if (found := _path(source, each, at))), [])
    assert isinstance(node, yaml.MappingNode)
    for key, value in node.value:
        if source.start(key) == at:
            return [(node, key.value)]
        if found := _path(source, value, at):
            return [(node, key.value), *found] if isinstance(value, yaml.MappingNode) else found
    return []


def _offset(source: Source, position: Position) -> int:
    starts = [0, *source.line_starts(0, len(source.text))]
    return starts[position.line - 1] + position.column - 1
