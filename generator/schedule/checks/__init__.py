"""What a well-formed schedule can still have wrong: each check is a small generator of findings
whose docstring is its rule."""

from collections.abc import Iterator
from datetime import date
from itertools import chain

from generator.schedule.checks import attestations, references, years
from generator.schedule.checks.finding import Declared, Finding
from generator.schedule.expand import expand, work_calendar
from generator.schedule.model import Schedule
from generator.schedule.times import Frame

__all__ = ["Declared", "Finding", "find_problems"]


def find_problems(
    schedule: Schedule, declared: Declared, today: date, *, with_dates: bool = True
) -> Iterator[Finding]:
    """`with_dates` is False where the school year could not be read, so that no date means anything."""
    yield from references.unknown_people(schedule, declared)
    yield from references.unknown_roles(schedule, declared)
    yield from references.unheld_roles(schedule)
    yield from references.people_of_the_teacher_role(schedule)
    yield from references.unknown_done_activities(schedule, declared)
    yield from references.duplicate_ids(schedule)
    yield from references.reserved_plan_ids(schedule)
    yield from references.duplicate_attestations(schedule)
    yield from years.categories_that_end_before_they_begin(schedule)
    if with_dates:
        yield from _with_dates(schedule, today)


def _with_dates(schedule: Schedule, today: date) -> Iterator[Finding]:
    wrong_year = list(years.school_year_ends_before_it_starts(schedule))
    yield from wrong_year
    if wrong_year:
        return
    workdays = work_calendar(schedule)
    outside = list(years.attestations_outside_the_year(schedule))
    yield from outside
    yield from years.fixed_dates_outside_the_year(schedule)
    yield from years.provisional_years(schedule, workdays)
    yield from references.unknown_done_slots(schedule, Frame(schedule, workdays))
    yield from attestations.crowded_months(schedule)
    yield from attestations.forgotten_teachers(schedule)
    occurrences = expand(schedule, workdays)
    for finding in chain(
        attestations.planned_on_days_off(schedule, workdays),
        attestations.categories_that_end_too_early(schedule, occurrences),
        attestations.added_too_late(schedule, occurrences, today),
    ):
        # An attestation of another year has had its message.
        if not any(finding.path[:4] == other.path[:4] for other in outside):
            yield finding
