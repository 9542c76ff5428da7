"""What a well-formed schedule can still have wrong: each check is a small generator of findings
whose docstring is its rule."""

from collections.abc import Iterable, Iterator
from datetime import date

from generator.checks import attestations, formats, names, own_days, references, sizes, years
from generator.checks.finding import Finding, KnownIds, once_if_many
from generator.occurrences.date_rules import RuleContext
from generator.occurrences.expand import expand, work_calendar
from generator.occurrences.workdays import WorkCalendar
from generator.schedule.model import Schedule

__all__ = ["Finding", "KnownIds", "find_problems"]


def find_problems(
    schedule: Schedule, known: KnownIds, today: date, *, with_dates: bool = True
) -> Iterator[Finding]:
    """`with_dates` is False where the school year could not be read, so that no date means anything."""
    yield from formats.newer_format(schedule)
    found = [*_references(schedule, known), *years.categories_that_end_before_they_begin(schedule)]
    yield from found
    yield from attestations.replaced_categories(schedule)
    yield from attestations.hired_in_the_future(schedule, today)
    yield from names.marks_that_two_rows_have(schedule)
    if with_dates:
        yield from _with_dates(schedule, today, found)


def _references(schedule: Schedule, known: KnownIds) -> Iterator[Finding]:
    yield from once_if_many(references.unknown_people(schedule, known))
    yield from once_if_many(references.unknown_roles(schedule, known))
    yield from references.unheld_roles(schedule)
    yield from references.people_of_the_teacher_role(schedule)
    yield from once_if_many(references.unknown_done_activities(schedule, known))
    yield from references.duplicate_ids(schedule)
    yield from references.reserved_plan_ids(schedule)
    yield from references.duplicate_attestations(schedule)
    yield from references.repeated_values(schedule)
    yield from attestations.refusals(schedule)
    yield from once_if_many(names.posts_that_nobody_holds(schedule, known))
    yield from names.letters_that_deceive(schedule)
    yield from once_if_many(names.namesakes(schedule))


def _with_dates(schedule: Schedule, today: date, found: list[Finding]) -> Iterator[Finding]:
    senseless = [*years.wrong_school_year(schedule), *sizes.too_many_dates(schedule)]
    yield from senseless
    if senseless:
        return
    workdays = work_calendar(schedule)
    outside = list(years.attestations_outside_the_year(schedule))
    yield from outside
    yield from years.fixed_dates_outside_the_year(schedule)
    yield from years.provisional_years(schedule, workdays)
    yield from own_days.own_days_outside_the_year(schedule)
    yield from own_days.own_days_in_both_lists(schedule)
    yield from own_days.own_days_that_change_nothing(schedule, workdays)
    unknown = list(references.unknown_done_slots(schedule, RuleContext(schedule, workdays)))
    yield from unknown
    wrong = {finding.path for finding in (*found, *unknown)}
    yield from (each for each in years.wrong_marks(schedule, today) if each.path not in wrong)
    yield from attestations.crowded_months(schedule)
    yield from attestations.forgotten_teachers(schedule)
    yield from _unless_wrong([*found, *outside], _about_attestations(schedule, workdays, today))


def _about_attestations(schedule: Schedule, workdays: WorkCalendar, today: date) -> Iterator[Finding]:
    occurrences = expand(schedule, workdays)
    yield from attestations.planned_on_days_off(schedule, workdays)
    yield from attestations.categories_that_end_too_early(schedule, occurrences)
    yield from attestations.added_too_late(schedule, occurrences, today)


def _unless_wrong(errors: list[Finding], warnings: Iterable[Finding]) -> Iterator[Finding]:
    """An attestation with an error of its own, or in the category of its teacher, has had its message."""
    attestations_wrong = {error.path[:4] for error in errors if "attestations" in error.path}
    categories_wrong = {error.path[:2] for error in errors if "category" in error.path}
    for each in warnings:
        if each.path[:4] not in attestations_wrong and each.path[:2] not in categories_wrong:
            yield each
