"""Dates that can't be, and years that aren't decreed yet."""

import calendar
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from generator.checks.finding import Finding, day_text, warning
from generator.checks.references import activities
from generator.occurrences.workdays import WorkCalendar
from generator.problems import Location
from generator.schedule.model import Schedule
from generator.schedule.timing import BySchedule, FixedDates


def wrong_school_year(schedule: Schedule) -> Iterator[Finding]:
    """The year ends after its start, and both are in the twelve months from 1 August (date rule 1)."""
    year = schedule.school_year
    if year.start < schedule.first_day:
        yield Finding(
            ("school_year", "start"),
            "year-too-early",
            f"учебный год начинается раньше {day_text(schedule.first_day)}",
            "год начинается в августе или позже, обычно 1 сентября; проверьте дату",
        )
    elif year.end <= year.start:
        yield Finding(
            ("school_year", "end"),
            "year-order",
            "учебный год кончается раньше, чем начинается",
            "проверьте год",
        )
    elif year.end > schedule.last_day:
        yield Finding(
            ("school_year", "end"),
            "year-too-long",
            f"учебный год кончается позже {day_text(schedule.last_day)}",
            f"график охватывает двенадцать месяцев: по {day_text(schedule.last_day)}",
        )


def attestations_outside_the_year(schedule: Schedule) -> Iterator[Finding]:
    """A planned date lies in the twelve months from 1 August of the start year."""
    for teacher_index, teacher in enumerate(schedule.teachers):
        for index, attestation in enumerate(teacher.attestations):
            if not schedule.first_day <= attestation.date.day <= schedule.last_day:
                yield Finding(
                    ("teachers", teacher_index, "attestations", index, "date"),
                    "outside-year",
                    f"аттестация {day_text(attestation.date.day)} — не в этом учебном году",
                    f"год графика: с {day_text(schedule.first_day)} по {day_text(schedule.last_day)}",
                )


def categories_that_end_before_they_begin(schedule: Schedule) -> Iterator[Finding]:
    """`until` follows `granted`."""
    for index, teacher in enumerate(schedule.teachers):
        for number, held in enumerate(teacher.categories):
            if held.granted and held.until and held.until <= held.granted:
                yield Finding(
                    ("teachers", index, "category", number, "until"),
                    "until-before-granted",
                    f"категория действует до {day_text(held.until)}, а присвоена {day_text(held.granted)}",
                    "проверьте обе даты; если категория бессрочная, удалите until",
                )


def fixed_dates_outside_the_year(schedule: Schedule) -> Iterator[Finding]:
    """A fixed day of another year is most likely left over from it."""
    yield from days_of_another_year(schedule, fixed_days(schedule))


def days_of_another_year(schedule: Schedule, days: Iterable[tuple[Location, date]]) -> Iterator[Finding]:
    for path, day in days:
        if not schedule.first_day <= day <= schedule.last_day:
            yield warning(
                path,
                "date-outside-year",
                f"{day_text(day)} — не в этом учебном году",
                f"год графика: с {day_text(schedule.first_day)} по {day_text(schedule.last_day)}",
            )


def fixed_days(schedule: Schedule) -> Iterator[tuple[Location, date]]:
    """Every day that stands in a plan as such, and where."""
    for place, activity in activities(schedule):
        for number, timing in enumerate(activity.when):
            path: Location = (*place, "when", number, "date")
            if isinstance(timing, FixedDates):
                yield from (((*path, index), day) for index, day in enumerate(timing.date))
            elif isinstance(timing, BySchedule) and timing.date:
                yield path, timing.date


# Work is done ahead of its year, and orders come out after it.
NEAR = timedelta(days=60)


def wrong_marks(schedule: Schedule, today: date) -> Iterator[Finding]:
    """What is marked done is reminded of no more: a slip in the year, or a block copied from another one,
    would silence this year's mail."""
    for path, day in _marks(schedule):
        what = "решение от" if path[-2:] == ("result", "date") else "отмечено выполненным"
        hint = _meant(schedule, day, today)
        if day > today:
            said = f"{what} {day_text(day)}, а этот день ещё не наступил: писем об этом не будет"
            yield warning(path, "done-in-future", said, hint)
        elif not schedule.first_day <= day <= schedule.last_day:
            said = f"{what} {day_text(day)} — не в этом учебном году: писем об этом не будет"
            yield warning(path, "done-outside-year", said, hint)


def _meant(schedule: Schedule, day: date, today: date) -> str:
    """The day and month within the plan's twelve months, where the year is most likely wrong."""
    year = schedule.start_year + (day.month < schedule.first_day.month)
    is_near = schedule.first_day - NEAR <= day <= schedule.last_day + NEAR
    if is_near or ((day.month, day.day) == (2, 29) and not calendar.isleap(year)):
        return "проверьте дату"
    meant = day.replace(year=year)
    left_over = "; если отметка осталась от другого года, удалите её" if meant > today else ""
    return f"возможно, {day_text(meant)}{left_over}"


def _marks(schedule: Schedule) -> Iterator[tuple[Location, date]]:
    for place, activity in activities(schedule):
        yield from (((*place, "done", slot), day) for slot, day in activity.done.items())
    for teacher_index, teacher in enumerate(schedule.teachers):
        for index, attestation in enumerate(teacher.attestations):
            path: Location = ("teachers", teacher_index, "attestations", index)
            yield from (((*path, "done", name), day) for name, day in attestation.done.items())
            if attestation.result:
                yield (*path, "result", "date"), attestation.result.date


def provisional_years(schedule: Schedule, workdays: WorkCalendar) -> Iterator[Finding]:
    """Until the government decrees a year's transfers, its working days may still change (date rule 5)."""
    if schedule.last_day.year > workdays.last_decreed_year:
        years = range(max(workdays.last_decreed_year + 1, schedule.start_year), schedule.last_day.year + 1)
        named = " и ".join(map(str, years)) + (" год" if len(years) == 1 else " годы")
        yield warning(
            ("school_year",),
            "provisional-year",
            f"переносы выходных на {named} ещё не утверждены",
            "сроки могут сдвинуться: обновите программу, когда выйдет постановление",
        )
