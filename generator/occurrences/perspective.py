"""What each teacher is due in which of five school years, and why.

A term that ends in August, before the school year begins, belongs to the year before: nobody is attested in
summer. What should have been long ago is due in the first year.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.occurrences.planned_attestations import PlannedAttestation, attestations_of
from generator.schedule.choices import Category, TeacherStatus
from generator.schedule.model import Schedule
from generator.schedule.people import HeldCategory, Teacher
from generator.schedule.terms import Terms

YEARS = 5
_STEPS = (Category.FIT, Category.FIRST, Category.HIGHEST)


class Reason(StrEnum):
    """Why a teacher is due."""

    PLANNED = "planned"  # the schedule has it
    TERM_ENDS = "term_ends"  # what is held ends on `since`
    TERM_ENDED = "term_ended"  # it ended on `since`, before this plan: соответствие is due again
    FIT_AGAIN = "fit_again"  # соответствие was granted, or is planned, on `since`
    HIRED = "hired"  # in the post since `since`


class Nothing(StrEnum):
    """Why a teacher is due nothing in these years."""

    ON_LEAVE = "on_leave"
    LEFT = "left"
    WITHOUT_END = "without_end"  # what is held has no end
    LATER = "later"  # the next one comes after these years
    GRANTED_UNKNOWN = "granted_unknown"  # holds соответствие, since when isn't written
    HIRED_UNKNOWN = "hired_unknown"  # holds nothing, and since when in the post isn't written


@dataclass(frozen=True, slots=True)
class Turn:
    """One attestation that a teacher is due: by `day`, or on it where it is planned."""

    category: Category
    reason: Reason
    day: date
    since: date | None = None
    planned: PlannedAttestation | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """All that one teacher is due in one school year, by the year in which it starts."""

    year: int
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class Prospect:
    """One teacher's five years; `nothing` says why where there are no dues."""

    teacher: Teacher
    dues: tuple[Due, ...]
    nothing: Nothing | None = None

    def in_year(self, year: int) -> tuple[Turn, ...]:
        for due in self.dues:
            if due.year == year:
                return due.turns
        return ()


DEFAULT_TERMS = Terms()


def perspective(schedule: Schedule, terms: Terms = DEFAULT_TERMS) -> tuple[Prospect, ...]:
    """Every teacher once, in the file's order."""
    return tuple(
        _prospect(schedule, terms, teacher, index) for index, teacher in enumerate(schedule.teachers)
    )


def years_of(schedule: Schedule) -> range:
    """The school years of the perspective plan, each by the year in which it starts."""
    return range(schedule.start_year, schedule.start_year + YEARS)


def years_later(day: date, years: int) -> date:
    """The same day; 28 February for the 29th where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _prospect(schedule: Schedule, terms: Terms, teacher: Teacher, index: int) -> Prospect:
    absent = {TeacherStatus.ON_LEAVE: Nothing.ON_LEAVE, TeacherStatus.LEFT: Nothing.LEFT}.get(teacher.status)
    if absent:
        return Prospect(teacher, (), absent)
    turns = [*_planned(teacher, index), *_computed(schedule, terms, teacher)]
    by_year: dict[int, list[Turn]] = {year: [] for year in years_of(schedule)}
    for turn in turns:
        by_year.get(_year(schedule, turn), []).append(turn)
    dues = tuple(Due(year, tuple(found)) for year, found in by_year.items() if found)
    if dues:
        return Prospect(teacher, dues)
    return Prospect(teacher, (), Nothing.LATER if turns else _why_nothing(schedule, teacher))


def _year(schedule: Schedule, turn: Turn) -> int:
    """The plan's own attestations are this year's, and so is what is overdue."""
    if turn.planned:
        return schedule.start_year
    start = schedule.school_year.start
    in_new_year = (turn.day.month, turn.day.day) >= (start.month, start.day)
    return max(turn.day.year if in_new_year else turn.day.year - 1, schedule.start_year)


def _planned(teacher: Teacher, index: int) -> Iterator[Turn]:
    for each in attestations_of(teacher, index):
        yield Turn(each.category, Reason.PLANNED, each.day, planned=each)


def _computed(schedule: Schedule, terms: Terms, teacher: Teacher) -> Iterator[Turn]:
    """The one next step of соответствие, первая, высшая; the others stand beside, each with its own end."""
    wanted = {each.for_: each.date.day for each in teacher.attestations}
    for held in _beside(teacher):
        if held.name not in wanted:
            yield from _as_the_term_ends(schedule, held)
    steps = [category for category in _STEPS if category in wanted]
    if steps == [Category.FIT]:
        yield _fit_again(terms, teacher, wanted[Category.FIT])
    elif not steps:
        yield from _next_step(schedule, terms, teacher)


def _beside(teacher: Teacher) -> list[HeldCategory]:
    return [held for held in teacher.categories if not held.name.is_step]


def _next_step(schedule: Schedule, terms: Terms, teacher: Teacher) -> Iterator[Turn]:
    lasting = [
        held for held in teacher.categories if _lasts(schedule, held) and held.name is not Category.FIT
    ]
    if steps := [held for held in lasting if held.name.is_step]:
        yield from _as_the_term_ends(schedule, max(steps, key=_strength))
    if not any(held.name in terms.exempt_from_fit.categories for held in lasting):
        yield from _fit(schedule, terms, teacher)


def _lasts(schedule: Schedule, held: HeldCategory) -> bool:
    """It hasn't ended before this plan."""
    return held.until is None or held.until >= schedule.first_day


def _strength(held: HeldCategory) -> tuple[int, date]:
    return _STEPS.index(held.name), held.until or date.max


def _as_the_term_ends(schedule: Schedule, held: HeldCategory) -> Iterator[Turn]:
    if held.until and _lasts(schedule, held):
        yield Turn(held.name, Reason.TERM_ENDS, held.until, held.until)


def _fit(schedule: Schedule, terms: Terms, teacher: Teacher) -> Iterator[Turn]:
    """Соответствие, of one whose categories have ended; nothing where the file has no day to count from."""
    fits = [held for held in teacher.categories if held.name is Category.FIT]
    ended = [held.until for held in teacher.categories if held.until and not _lasts(schedule, held)]
    if lasting := [held for held in fits if held.until and _lasts(schedule, held)]:
        yield from _as_the_term_ends(schedule, max(lasting, key=_strength))
    elif granted := [held.granted for held in fits if held.granted]:
        yield _fit_again(terms, teacher, max(granted))
    elif ended:
        yield _fit_turn(terms, teacher, Reason.TERM_ENDED, max(ended), years=0)
    elif teacher.hired and not fits:
        yield _fit_turn(terms, teacher, Reason.HIRED, teacher.hired, years=0)


def _fit_again(terms: Terms, teacher: Teacher, granted: date) -> Turn:
    return _fit_turn(terms, teacher, Reason.FIT_AGAIN, granted, terms.fit_again.years)


def _fit_turn(terms: Terms, teacher: Teacher, reason: Reason, since: date, years: int) -> Turn:
    """Not before the teacher has been in the post long enough."""
    earliest = years_later(teacher.hired, terms.fit_after_hired.years) if teacher.hired else date.min
    return Turn(Category.FIT, reason, max(years_later(since, years), earliest), since)


def _why_nothing(schedule: Schedule, teacher: Teacher) -> Nothing:
    lasting = [held.name for held in teacher.categories if _lasts(schedule, held)]
    if any(name is not Category.FIT for name in lasting):
        return Nothing.WITHOUT_END
    return Nothing.GRANTED_UNKNOWN if lasting else Nothing.HIRED_UNKNOWN
