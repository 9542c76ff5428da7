"""A month as weeks of days, Monday first."""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.occurrences.workdays import WorkCalendar
from generator.site.parts.steps import Step
from generator.wording.dates import working_weekend

WEEKDAYS = ("пн", "вт", "ср", "чт", "пт", "сб", "вс")


@dataclass(frozen=True, slots=True)
class GridDay:
    """`note` says why it is a day off, or that a weekend is none. `number` is 0 for the days of the
    neighbouring months that fill the first and last week."""

    number: int
    is_working: bool
    note: str
    is_today: bool
    anchor: str
    steps: tuple[Step, ...]


def month_weeks(
    first: date, steps: Iterable[Step], workdays: WorkCalendar, today: date
) -> list[list[GridDay]]:
    by_day: dict[date, list[Step]] = {}
    for step in steps:
        if step.due:
            by_day.setdefault(step.due, []).append(step)
    weeks = calendar.Calendar().monthdatescalendar(first.year, first.month)
    return [[_day(day, first, by_day.get(day, []), workdays, today) for day in week] for week in weeks]


def _day(day: date, first: date, steps: list[Step], workdays: WorkCalendar, today: date) -> GridDay:
    if day.month != first.month:
        return GridDay(0, True, "", False, "", ())
    return GridDay(
        number=day.day,
        is_working=workdays.is_working(day),
        note=workdays.day_off_name(day) or working_weekend(day),
        is_today=day == today,
        anchor=day_anchor(day),
        steps=tuple(steps),
    )


def day_anchor(day: date) -> str:
    return f"day-{day.isoformat()}"
