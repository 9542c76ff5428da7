"""What of a year's file doesn't go into the next one, and what follows the year: text to splices.

Each act is done on the text that the one before has left; one that finds nothing to do gives no splices.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import yaml

from generator.editing.finding import blocks
from generator.editing.proposals import UNTAKEN
from generator.editing.source import Entry, Source, entry_of, items_of, text_of, value_of
from generator.editing.splices import Splice
from generator.editing.structure import drop, empty, replace
from generator.editing.writing import Value, day_text, flow
from generator.occurrences.perspective import years_later
from generator.schedule.parsing import parse_day
from generator.wording.dates import year_name

# What a plan says in words; ids and days of other keys stay as they are.
_WORDED = {
    *("title", "short_title", "heading", "signature", "short", "goal", "items", "text", "note", "columns"),
}
_OF_A_MEETING = ("time", "minutes", "place")
NO_DAY_YET = "школы"
_WORD = re.compile(r"^ *# В \d{4}-\d{4} году (?:день )?был.*(?:\r\n|\r|\n)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Turn:
    """From the year that begins in `old` to the one that begins in `new`."""

    old: int

    @property
    def new(self) -> int:
        return self.old + 1

    @property
    def old_name(self) -> str:
        return year_name(self.old)


def no_words_of_last_time(source: Source, turn: Turn) -> list[Splice]:
    """What the last turn of the year wrote: the words of this one take its place."""
    found = [each for pattern in (_WORD, UNTAKEN) for each in pattern.finditer(source.text)]
    return [Splice(each.start(), each.end(), "") for each in found]


def next_school_year(source: Source, turn: Turn) -> list[Splice]:
    """The same days a year later."""
    year = value_of(source.root, "school_year")
    assert isinstance(year, yaml.MappingNode)
    splices = []
    for key in ("start", "end"):
        node = value_of(year, key)
        assert isinstance(node, yaml.ScalarNode)
        later = years_later(parse_day(node.value), 1)
        splices += replace(source, node, day_text(later, node.value), in_flow=bool(year.flow_style))
    return splices


def no_marks_of_work(source: Source, turn: Turn) -> list[Splice]:
    return [splice for row, _ in rows(source) for splice in drop(source, row, "done")]


def no_attestations(source: Source, turn: Turn) -> list[Splice]:
    return [
        splice for each in blocks(source.root, "teachers") for splice in drop(source, each, "attestations")
    ]


def no_own_days(source: Source, turn: Turn) -> list[Splice]:
    """The school's own days off and working days, with a word in their place."""
    calendar = value_of(source.root, "calendar")
    if not isinstance(calendar, yaml.MappingNode):
        return []
    gone = {key: _texts(calendar, key) for key in ("days_off", "workdays") if _texts(calendar, key)}
    if not gone:
        return []
    said = "; ".join(f"{key}: {', '.join(days)}" for key, days in gone.items())
    entry = entry_of(source.root, "calendar")
    assert entry
    word = _comment(source, [(source.root, entry)], f"В {turn.old_name} году было {said}. Впишите новые дни.")
    return [word, *(splice for key in gone for splice in empty(source, calendar, key))]


def _texts(mapping: yaml.Node, key: str) -> list[str]:
    return [item.value for item in items_of(mapping, key) if isinstance(item, yaml.ScalarNode)]


def no_day_by_schedule(source: Source, turn: Turn) -> list[Splice]:
    """The first of the rows «по графику …» that still have a day of the old year."""
    for timing, place in _timings(source):
        if entry_of(timing, "by_schedule_of") and (day := text_of(timing, "date")):
            said = f"В {turn.old_name} году день был {day}. Когда новый станет известен, допишите date."
            return [_comment(source, place, said), *drop(source, timing, "date")]
    return []


def no_fixed_dates(source: Source, turn: Turn) -> list[Splice]:
    """The first of the rows with days of the old year: the same days of the next one would be wrong, so it
    has none until somebody names them."""
    for timing, place in _timings(source):
        entry = entry_of(timing, "date")
        if entry and not entry_of(timing, "by_schedule_of"):
            was = flow(
                {key: _plain(timing, key) for key in ("date", *_OF_A_MEETING) if entry_of(timing, key)}
            )
            said = (
                f"В {turn.old_name} году было {was}. Назначьте день и впишите так же вместо by_schedule_of."
            )
            instead = Splice(
                source.start(entry[0]), source.end_of_entry(entry), f"by_schedule_of: {NO_DAY_YET}"
            )
            return [_comment(source, place, said), instead]
    return []


def no_meetings_without_a_day(source: Source, turn: Turn) -> list[Splice]:
    """What the first of those rows has left of a meeting."""
    for timing, _ in _timings(source):
        for key in _OF_A_MEETING:
            if entry_of(timing, "by_schedule_of") and entry_of(timing, key):
                return drop(source, timing, key)
    return []


def _plain(mapping: yaml.Node, key: str) -> Value:
    """On one line, as a comment is."""
    found = [" ".join(text.split()) for text in _texts(mapping, key)]
    return found[0] if len(found) == 1 else found


def years_in_words(source: Source, turn: Turn) -> list[Splice]:
    """«2026-2027», «2026/27» in what the plans say, and in the comments that the file begins with."""
    plans = value_of(source.root, "plans")
    spans = [(0, source.start(source.root)), *(_worded(source, plans) if plans else ())]
    pattern = re.compile(rf"(?<![\d.])({turn.old})(\s?[-–—/]\s?)({turn.new}|{turn.new % 100:02})(?![\d.])")
    return [
        Splice(found.start(), found.end(), f"{turn.new}{found[2]}{str(turn.new + 1)[-len(found[3]) :]}")
        for start, end in spans
        for found in pattern.finditer(source.text, start, end)
    ]


def _worded(source: Source, node: yaml.Node) -> Iterator[tuple[int, int]]:
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _worded(source, item)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value in _WORDED:
                yield source.start(value), source.end(value)
            else:
                yield from _worded(source, value)


# Where a comment may stand: blocks from the outside in, each with its entry or item.
_Place = Sequence[tuple[yaml.CollectionNode, Entry | yaml.Node]]


def rows(source: Source) -> Iterator[tuple[yaml.MappingNode, _Place]]:
    """Every activity, and where it stands."""
    for plans, plan in _within(source.root, "plans"):
        for activities, row in _within(plan, "activities"):
            yield row, [*plans, *activities]


def _within(mapping: yaml.MappingNode, key: str) -> Iterator[tuple[_Place, yaml.MappingNode]]:
    entry = entry_of(mapping, key)
    if entry is None or not isinstance(entry[1], yaml.SequenceNode):
        return
    for item in blocks(mapping, key):
        yield [(mapping, entry), (entry[1], item)], item


def _timings(source: Source) -> Iterator[tuple[yaml.MappingNode, _Place]]:
    for row, place in rows(source):
        entry = entry_of(row, "when")
        for timing in blocks(row, "when"):
            assert entry
            inner: _Place = [(entry[1], timing)] if isinstance(entry[1], yaml.SequenceNode) else []
            yield timing, [*place, (row, entry), *inner]


def _comment(source: Source, place: _Place, said: str) -> Splice:
    """A line of its own above the innermost block that begins a line: comments may not stand in the middle of
    what is written in brackets."""
    at = 0
    for parent, child in place:
        if parent.flow_style:
            break
        start = _start(source, parent, child)
        at = start if source.begins_line(start) else at
    line = source.line_start(at)
    return Splice(line, line, f"{source.text[line:at]}# {said}{source.newline}")


def _start(source: Source, parent: yaml.CollectionNode, child: Entry | yaml.Node) -> int:
    if isinstance(child, tuple):
        return source.start(child[0])
    assert isinstance(parent, yaml.SequenceNode)
    return source.dash(parent, child)
