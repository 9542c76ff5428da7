"""Next year's file out of this year's: spliced, so that comments, order and style stay.

Who left goes, results become categories, attestations and marks stay in the old file, days without a rule
are left out with a word; what the perspective plan has for the new year is proposed in comments.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from generator.editing import edits
from generator.editing.apply import edited
from generator.editing.edits import Edit
from generator.editing.new_year_acts import (
    Turn,
    next_school_year,
    no_attestations,
    no_day_by_schedule,
    no_fixed_dates,
    no_marks_of_work,
    no_meetings_without_a_day,
    no_own_days,
    no_words_of_last_time,
    years_in_words,
)
from generator.editing.proposals import proposals
from generator.editing.source import Source
from generator.editing.splices import Splice, spliced, with_comments_in_place
from generator.loading.load import load
from generator.loading.text import decode
from generator.schedule.choices import Category, TeacherStatus
from generator.schedule.model import Schedule
from generator.schedule.people import Attestation, Teacher
from generator.schedule.terms import Terms
from generator.schedule.timing import BySchedule, FixedDates, TimingBase

_BOM = b"\xef\xbb\xbf"
_Act = Callable[[Source, Turn], list[Splice]]

# In this order; each again until it finds nothing more to do.
_ACTS: tuple[_Act, ...] = (
    no_words_of_last_time,
    years_in_words,
    no_attestations,
    no_marks_of_work,
    no_own_days,
    no_day_by_schedule,
    no_fixed_dates,
    no_meetings_without_a_day,
)


def next_year(data: bytes, schedule: Schedule, terms: Terms, today: date) -> bytes:
    """`data` is a file without errors, `schedule` what it says."""
    turn = Turn(schedule.start_year)
    text = decode(data, "")
    for edit in (*_decisions(schedule), *_departures(schedule)):
        text = edited(text, edit)
    text = _done(text, turn, next_school_year)
    for act in _ACTS:
        while (after := _done(text, turn, act)) != text:
            text = after
    new = load(text.encode(), "", today).schedule
    assert new, "what was taken out leaves no mistake"
    text = spliced(text, proposals(Source(text), new, terms))
    return (_BOM if data.startswith(_BOM) else b"") + text.encode()


def _done(text: str, turn: Turn, act: _Act) -> str:
    return spliced(text, with_comments_in_place(text, act(Source(text), turn)))


def decided(schedule: Schedule) -> Iterator[tuple[Teacher, Attestation]]:
    """The attestations with a result, in the order of the decisions."""
    found = [(teacher, each) for teacher in schedule.teachers for each in teacher.attestations if each.result]
    return iter(sorted(found, key=lambda pair: pair[1].result.date if pair[1].result else date.max))


def _decisions(schedule: Schedule) -> Iterator[Edit]:
    for teacher, each in decided(schedule):
        if each.result and not _is_written(schedule, teacher, each.for_):
            post = each.position or teacher.position
            yield edits.Decide(teacher.id, each.for_, each.result.date, each.result.order, post)


def _is_written(schedule: Schedule, teacher: Teacher, category: Category) -> bool:
    """Somebody has changed the category already, with the day that the order names."""
    return any(
        held.name is category and held.granted and held.granted >= schedule.first_day
        for held in teacher.categories
    )


def departed(schedule: Schedule) -> list[Teacher]:
    return [each for each in schedule.teachers if each.status is TeacherStatus.LEFT]


def _departures(schedule: Schedule) -> Iterator[Edit]:
    """Nobody goes who holds a role: first the role goes to the others who hold it."""
    gone = {each.id for each in departed(schedule)}
    for role in schedule.roles:
        if not gone.isdisjoint(role.people):
            yield edits.SetRole(role.id, tuple(person for person in role.people if person not in gone))
    yield from (edits.RemovePerson(each) for each in sorted(gone))


def undecided(schedule: Schedule) -> Sequence[tuple[Teacher, Attestation]]:
    """Attestations of those who work here that have no result."""
    return [
        (teacher, each)
        for teacher in schedule.teachers
        if teacher.is_working
        for each in teacher.attestations
        if not each.result
    ]


def days_left_out(schedule: Schedule) -> list[str]:
    """What had days of its own that no rule moves to the next year, by name."""
    calendar = schedule.calendar
    own = [name for name, days in (("days_off", calendar.days_off), ("workdays", calendar.workdays)) if days]
    rows = [row for plan in schedule.plans for row in plan.activities]
    return [*own, *(f"«{row.short or row.title}»" for row in rows if any(map(_has_day, row.when)))]


def _has_day(timing: TimingBase) -> bool:
    return isinstance(timing, FixedDates) or (isinstance(timing, BySchedule) and timing.date is not None)
