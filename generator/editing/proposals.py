"""Attestations that the perspective plan has for a year, as comments in its file: whoever takes one removes
the signs at the beginning of its lines."""

import re
from collections.abc import Iterator
from datetime import timedelta

import yaml

from generator.editing import edits
from generator.editing.finding import people
from generator.editing.source import Source, entry_of
from generator.editing.splices import Splice
from generator.editing.structure import lines_behind
from generator.editing.writing import Value, block, day_nearby, day_text
from generator.occurrences.perspective import Prospect, Reason, Turn, perspective
from generator.schedule.choices import PlannedDate
from generator.schedule.model import Schedule
from generator.schedule.months import months_through
from generator.schedule.terms import Terms
from generator.wording.perspective import turn_text

PROPOSAL = "По перспективному плану:"
# What a proposal looks like that nobody took: the next one takes its place.
UNTAKEN = re.compile(
    rf"^ *# {PROPOSAL} .*(?:\r\n|\r|\n|\Z)"
    r"(?:# +(?:attestations:|- for: |date: |запланировать ).*(?:\r\n|\r|\n|\Z))*",
    re.MULTILINE,
)
# An old category lasts at least so long behind the attestation: what the first steps and the decision take.
_AHEAD = timedelta(days=120)


def proposed(schedule: Schedule, terms: Terms) -> list[tuple[int, Prospect, list[Turn]]]:
    """The place in the list, the teacher's prospect and what this year's schedule doesn't have of it yet."""
    found = []
    for index, prospect in enumerate(perspective(schedule, terms)):
        turns = [turn for turn in prospect.in_year(schedule.start_year) if turn.reason is not Reason.PLANNED]
        if turns:
            found.append((index, prospect, turns))
    return found


def proposals(source: Source, schedule: Schedule, terms: Terms) -> list[Splice]:
    """Behind each teacher, one comment for all that is due."""
    found = people(source, "teachers")
    splices: dict[int, str] = {}
    for index, _, turns in proposed(schedule, terms):
        node = found[index].node
        lines = list(_lines(source, schedule, found[index].id, node, turns))
        place = lines_behind(source, _behind(source, node), lines, 0)
        splices[place.start] = splices.get(place.start, "") + place.text
    return [Splice(at, at, text) for at, text in splices.items()]


def _behind(source: Source, node: yaml.MappingNode) -> int:
    """In brackets a line may end in the middle of a text: there comments stand behind the whole list."""
    entry = entry_of(source.root, "teachers")
    assert entry
    if source.root.flow_style:
        return source.end(source.root)
    is_in_brackets = isinstance(entry[1], yaml.CollectionNode) and entry[1].flow_style
    return source.end_of_entry(entry) if is_in_brackets else source.end(node)


def _lines(
    source: Source, schedule: Schedule, teacher: str, node: yaml.MappingNode, turns: list[Turn]
) -> Iterator[str]:
    why = "; ".join(f"{turn.category.short_aim} — {turn_text(turn)}" for turn in turns)
    if node.flow_style:
        yield f"# {PROPOSAL} {why} ({teacher}). Правкой:"
        for turn in turns:
            yield f"#    {edits.Plan(teacher, turn.category, planned_month(schedule, turn)).line}"
        return
    indent = " " * node.start_mark.column
    yield f"{indent}# {PROPOSAL} {why}. Чтобы взять, сотрите решётку в начале каждой строки ниже."
    like = day_nearby(source, source.end(node))
    wanted: list[Value] = [
        {"for": turn.category.value, "date": day_text(planned_month(schedule, turn), like)} for turn in turns
    ]
    yield from (f"#{indent}{line}" for line in block({"attestations": wanted}))


def planned_month(schedule: Schedule, turn: Turn) -> PlannedDate:
    """The month in which it is due, or early enough before the term ends; of the school year the nearest."""
    year = schedule.school_year
    wanted = turn.day - _AHEAD if turn.reason is Reason.TERM_ENDS else turn.day
    months = list(months_through(year.start, year.end))
    return PlannedDate(min(max(wanted.replace(day=1), months[0]), months[-1]), approximate=True)
