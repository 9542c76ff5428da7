"""The cells and lines of a request, put into the text: all that is right of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from generator.addresses import Site
from generator.agenda import Agenda
from generator.editing.apply import Applied, apply_edits, edited
from generator.editing.lines import Numbered, read_edits
from generator.editing.source import source_of
from generator.editor.asked import Asked
from generator.editor.wishes import Wish, Wishes, wishes_of
from generator.loading import Loaded, load
from generator.occurrences.expand import expand
from generator.problems import Problem

LINES = "правка"
# One edit after another asks for the same texts again.
_read = lru_cache(maxsize=8)(load)
_change = lru_cache(maxsize=400)(edited)


@dataclass(frozen=True)
class Outcome:
    """`first` is the text as it was opened, `base` that with the lines in it, `now` that with the cells, too.
    `wishes` are the edits that went into it. With `refused` the lines don't fit the text."""

    first: Loaded
    base: Loaded
    now: Loaded
    data: bytes
    today: date
    wishes: Sequence[Wish] = ()
    faults: dict[str, str] = field(default_factory=dict)
    lines: tuple[str, ...] = ()
    refused: tuple[Problem, ...] = ()

    @property
    def all_lines(self) -> tuple[str, ...]:
        """What gives the new text, applied to the first one."""
        return (*self.lines, *(each.edit.line for each in self.wishes))


def outcome_of(asked: Asked) -> Outcome:
    first, today = opened(asked)
    if first.schedule is None:
        return Outcome(first, first, first, asked.data, today)
    lines, problems = read_edits("\n".join(asked.lines), LINES, today) if asked.lines else ([], [])
    based = _apply(asked, asked.data, lines, today, asked.seen) if lines or asked.seen else None
    if problems or (based and based.problems):
        refused = (*problems, *(based.problems if based else ()))
        return Outcome(first, first, first, asked.data, today, refused=refused)
    base, data = (based.after, based.data) if based else (first, asked.data)
    assert base.schedule is not None
    wishes = wishes_of(base.schedule, asked.cells, today)
    applied = _fitting(asked, data, wishes, today)
    now, data = (applied.after, applied.data) if applied else (base, data)
    return Outcome(first, base, now, data, today, wishes.edits, wishes.faults, asked.lines)


def opened(asked: Asked) -> tuple[Loaded, date]:
    """The text, and today in the school's zone, once that is known."""
    today = asked.today()
    loaded = _read(asked.data, asked.file, today)
    if loaded.schedule and (there := asked.today(loaded.schedule.school.timezone)) != today:
        return _read(asked.data, asked.file, there), there
    return loaded, today


def _apply(
    asked: Asked, data: bytes, wanted: Sequence[Numbered], today: date, seen: str | None = None
) -> Applied:
    return apply_edits(
        data, wanted, file=asked.file, source_name=LINES, today=today, seen=seen, read=_read, change=_change
    )


# Problems of the whole text stand at line 1.
_FIRST_LINE = 2


def _fitting(asked: Asked, data: bytes, wishes: Wishes, today: date) -> Applied | None:
    """What comes of the wishes that the schedule takes; the others become faults of their cells."""
    while wishes.edits:
        wanted = [Numbered(wish.edit, number) for number, wish in enumerate(wishes.edits, _FIRST_LINE)]
        applied = _apply(asked, data, wanted, today)
        if not applied.problems:
            return applied
        for each in applied.problems:
            number = each.position.line - _FIRST_LINE
            blamed = wishes.edits if number < 0 else [wishes.edits[number]]
            wishes.faults.update({wish.at: each.sentences for wish in blamed})
        wishes.edits = [wish for wish in wishes.edits if wish.at not in wishes.faults]
    return None


def make_ready(outcome: Outcome) -> None:
    """Parses the text that the next edit is likely to be made on."""
    if outcome.now.schedule:
        _ = source_of(outcome.data.decode("utf-8-sig")).root


def agenda_in(data: bytes, outcome: Outcome, asked: Asked) -> Agenda:
    """Of a text without errors."""
    return _agenda(data, outcome.today, asked.site, asked.file)


@lru_cache(maxsize=4)
def _agenda(data: bytes, today: date, site: Site, file: str) -> Agenda:
    loaded = _read(data, file, today)
    assert loaded.schedule is not None
    return Agenda(loaded.schedule, expand(loaded.schedule), today, site, loaded.line_of, file)
