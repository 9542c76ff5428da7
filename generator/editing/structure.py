"""Keys and items put in, changed and taken out of a text, in the style that they find there.

Every function gives the splices that do it. Comments and all that isn't named stay.
"""

from collections.abc import Iterable, Sequence
from itertools import takewhile

import yaml

from generator.editing.source import Entry, Source, entry_of, is_list, is_written
from generator.editing.splices import Splice
from generator.editing.writing import Value, block, dashed, flow, scalar

_STEP = 2


def replace(source: Source, node: yaml.ScalarNode, text: str, *, in_flow: bool) -> list[Splice]:
    """Another text for a single value, in the quotes that it has."""
    if node.value.strip() == text:
        return []
    return [
        Splice(source.start(node), source.end(node), scalar(text, in_flow=in_flow, quote=node.style or ""))
    ]


def put(
    source: Source,
    mapping: yaml.MappingNode,
    key: str,
    value: Value,
    order: Sequence[str] = (),
    *,
    as_block: bool = True,
) -> list[Splice]:
    """The key with that value in a block of keys, behind those that come before it in `order`. Where the key
    stands with nothing behind it, the value is written there. `as_block` False writes lists on one line."""
    present = entry_of(mapping, key)
    if present is not None:
        return [*_filled(source, mapping, present, value, as_block=as_block)]
    before = _predecessor(mapping, key, order) if mapping.value else None
    if mapping.flow_style or before is None:
        return [_into_flow(source, mapping, before, f"{key}: {flow(value)}")]
    lines = block({key: value}) if as_block else [f"{key}: {flow(value)}"]
    return [lines_behind(source, source.end_of_entry(before), lines, mapping.value[0][0].start_mark.column)]


def _predecessor(mapping: yaml.MappingNode, key: str, order: Sequence[str]) -> Entry:
    """The last of the keys that come before this one; the last of all where there is none of them."""
    earlier = set(takewhile(lambda each: each != key, order))
    found = [entry for entry in mapping.value if entry[0].value in earlier]
    entry: Entry = (found or mapping.value)[-1]
    return entry


def _filled(
    source: Source, mapping: yaml.MappingNode, entry: Entry, value: Value, *, as_block: bool
) -> Iterable[Splice]:
    """A value behind a key that has none, or `[]`, or whatever is to go."""
    key, old = entry
    if isinstance(old, yaml.ScalarNode) and isinstance(value, str) and is_written(old):
        return replace(source, old, value, in_flow=bool(mapping.flow_style))
    start = source.start(old) if is_written(old) else source.behind_colon(key)
    end = source.end(old) if is_written(old) else start
    if mapping.flow_style or not as_block or isinstance(value, str):
        written = scalar(value, in_flow=bool(mapping.flow_style)) if isinstance(value, str) else flow(value)
        return [Splice(start, end, written if is_written(old) else f" {written}")]
    first, *lines = block({key.value: value})
    start = source.behind_colon(key)
    inline = first.partition(":")[2]
    if not lines:
        return [Splice(start, end, inline)]
    below = lines_behind(source, end, lines, key.start_mark.column)
    return [Splice(start, end, "")] * (start < end) + [below]


def lines_behind(source: Source, at: int, lines: Iterable[str], indent: int) -> Splice:
    """New lines below the one on which `at` stands."""
    place = source.line_end(at)
    return Splice(
        place, place, "".join(f"{source.newline}{' ' * indent}{line}".rstrip(" ") for line in lines)
    )


def _into_flow(source: Source, node: yaml.CollectionNode, before: object, written: str) -> Splice:
    """Behind one of the entries or items of `{…}` or `[…]`; into an empty one."""
    if not node.value:
        place = source.start(node) + 1
        return Splice(place, place, written)
    place = source.end_of_entry(before) if isinstance(before, tuple) else source.end(before)  # type: ignore[arg-type]
    return Splice(place, place, f", {written}")


def append(
    source: Source, items: yaml.SequenceNode, value: Value, at: int | None = None, *, gap: bool = False
) -> list[Splice]:
    """One more item, as the `at`-th (the last) of a list that isn't empty or stands in brackets. `gap`: an
    empty line parts it from its neighbours."""
    place = len(items.value) if at is None else at
    if items.flow_style:
        return [_item_into_flow(source, items, value, place)]
    lines = list(item_lines(source, items, value))
    column = items.start_mark.column
    if place:
        return [
            lines_behind(source, source.end(items.value[place - 1]), ["", *lines] if gap else lines, column)
        ]
    start = _above_comments(source, source.line_start(source.dash(items, items.value[0])))
    text = "".join(f"{' ' * column}{line}{source.newline}" for line in lines)
    return [Splice(start, start, text + source.newline * gap)]


def _above_comments(source: Source, at: int) -> int:
    """The start of the first of the comments that stand right above that line."""
    while at and source.text[source.line_start(at - 1) : at].lstrip().startswith("#"):
        at = source.line_start(at - 1)
    return at


def _item_into_flow(source: Source, items: yaml.SequenceNode, value: Value, place: int) -> Splice:
    if items.value and not place:
        start = source.start(items.value[0])
        return Splice(start, start, f"{flow(value)}, ")
    return _into_flow(source, items, items.value[place - 1] if items.value else None, flow(value))


def item_lines(source: Source, items: yaml.SequenceNode, value: Value) -> Iterable[str]:
    """An item in the style of the last one, from its dash."""
    like = items.value[-1]
    step = like.start_mark.column - items.start_mark.column
    step = step if step > 1 and like.start_mark.line == _line(source, source.dash(items, like)) else _STEP
    if isinstance(value, dict) and not like.flow_style:
        return dashed(block(value), step)
    if isinstance(value, dict) and isinstance(like, yaml.MappingNode):
        return dashed(iter([_aligned(source, like, value)]), step)
    written = scalar(value, in_flow=False) if isinstance(value, str) else flow(value)
    return dashed(iter([written]), step)


def _line(source: Source, at: int) -> int:
    return len(source.text[: at + 1].splitlines()) - 1


def _aligned(source: Source, like: yaml.MappingNode, value: dict[str, Value]) -> str:
    """`{id: …, name: …}` with each key under that of the item it is like, where that has room."""
    base, text = like.start_mark.column, "{"
    columns = {key.value: key.start_mark.column - base for key, _ in like.value}
    for number, (key, each) in enumerate(value.items()):
        if number:
            text = f"{text}, "
            text = text.ljust(columns.get(key, 0))
        text += f"{key}: {flow(each)}"
    return text + "}"


def drop(source: Source, mapping: yaml.MappingNode, key: str) -> list[Splice]:
    """The key and what stands behind it goes, with its lines. It must not be the only one of a block."""
    entry = entry_of(mapping, key)
    if entry is None:
        return []
    place = mapping.value.index(entry)
    start, end = source.start(entry[0]), source.end_of_entry(entry)
    if mapping.flow_style:
        return [_out_of_flow(source, mapping, place)]
    if source.begins_line(start):
        return [_whole_lines(source, start, end)]
    following = mapping.value[place + 1 :]
    gap = source.text[end : source.start(following[0][0])] if following else "#"
    return [Splice(start, end if "#" in gap else source.start(following[0][0]), "")]


def _whole_lines(source: Source, start: int, end: int) -> Splice:
    first, last = source.line_start(start), source.next_line(end)
    if last == source.line_end(end) and first:
        # The text ends without a line end: the one before goes instead.
        first -= 2 if source.text[:first].endswith("\r\n") else 1
    return Splice(first, last, "")


def remove(source: Source, items: yaml.SequenceNode, place: int) -> list[Splice]:
    """An item goes, with its lines and, of the empty lines around it, one. It must not be the only one of a
    block."""
    if items.flow_style:
        return [_out_of_flow(source, items, place)]
    item = items.value[place]
    lines = _whole_lines(source, source.dash(items, item), source.end(item))
    return [_with_gap(source, lines)]


def _with_gap(source: Source, lines: Splice) -> Splice:
    """Where an empty line stood on both sides, one is enough; at the end of the file, none."""
    text, newline = source.text, source.newline
    before = text[: lines.start].endswith(newline * 2)
    after = source.line_end(lines.end) == lines.end
    if not (before and after):
        return lines
    if lines.end < len(text):
        return Splice(lines.start, source.next_line(lines.end), "")
    return Splice(lines.start - len(newline), lines.end, "")


def _out_of_flow(source: Source, node: yaml.CollectionNode, place: int) -> Splice:
    spans = [_span(source, each) for each in node.value]
    start, end = spans[place]
    comma = source.skip_blank(end)
    behind = comma + 1 if source.text[comma] == "," else end
    if place + 1 < len(spans):
        following = spans[place + 1][0]
        return Splice(start, following if source.text[end:following].strip(" ") == "," else behind, "")
    if place and source.text[spans[place - 1][1] : start].strip(" ") == ",":
        return Splice(spans[place - 1][1], end, "")
    return Splice(start, behind, "")


def _span(source: Source, each: object) -> tuple[int, int]:
    if isinstance(each, tuple):
        return source.start(each[0]), source.end_of_entry(each)
    assert isinstance(each, yaml.Node)
    return source.start(each), source.end(each)


def drop_item(source: Source, mapping: yaml.MappingNode, key: str, place: int) -> list[Splice]:
    """The item of the list behind a key goes, and the key with the last one; a single value is a list of
    one."""
    entry = entry_of(mapping, key)
    assert entry is not None
    if is_list(entry[1]) and len(entry[1].value) > 1:
        return remove(source, entry[1], place)
    return drop(source, mapping, key)


def empty(source: Source, mapping: yaml.MappingNode, key: str) -> list[Splice]:
    """`key: []`: for lists whose key stays."""
    entry = entry_of(mapping, key)
    assert entry is not None
    place, node = source.behind_colon(entry[0]), entry[1]
    if not is_list(node) or node.flow_style:
        return [Splice(source.start(node), source.end(node), "[]")]
    lines = _whole_lines(source, source.dash(node, node.value[0]), source.end(node))
    return [Splice(place, place, " []"), lines]
