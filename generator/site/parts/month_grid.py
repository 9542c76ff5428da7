"""A month as weeks of days, Monday first."""

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from generator.occurrences.workdays import WEEKDAYS as NAMES_OF_WEEKDAYS
from generator.occurrences.workdays import WorkCalendar
from generator.site.parts.entries import Entry, entries
from generator.site.parts.steps import Step
from generator.wording.dates import day_range, short_day, short_weekday, weekday, working_weekend

# Short and whole.
WEEKDAYS = tuple(
    (short_weekday(date(2024, 1, number + 1)), name) for number, name in enumerate(NAMES_OF_WEEKDAYS)
)
# As many entries of a day as stand open in its cell, and letters on a phone.
SHOWN = 3


def day_anchor(day: date) -> str:
    """Where a day of a month stands on its page, in the grid or in the list below."""
    return f"day-{day.isoformat()}"


@dataclass(frozen=True, slots=True)
class GridDay:
    """`note` names a holiday, or a weekend on which people work; on other days it is empty."""

    day: date
    is_working: bool
    note: str
    entries: tuple[Entry, ...]

    @property
    def number(self) -> int:
        return self.day.day

    @property
    def iso(self) -> str:
        return self.day.isoformat()

    @property
    def anchor(self) -> str:
        return day_anchor(self.day)

    @property
    def weekday(self) -> str:
        """«пятница», «рабочая суббота»"""
        return (self.is_working and working_weekend(self.day)) or weekday(self.day)

    @property
    def short_weekday(self) -> str:
        return short_weekday(self.day)

    @property
    def title(self) -> str:
        return f"{short_day(self.day)}, {self.weekday}"

    @property
    def shown(self) -> tuple[Entry, ...]:
        return self.entries[:SHOWN]

    @property
    def more(self) -> tuple[Entry, ...]:
        return self.entries[SHOWN:]

    @property
    def letters(self) -> tuple[Step, ...]:
        """A step for each kind, as many as there is room for."""
        kinds = {(entry.first.mark, entry.first.shape): entry.first for entry in reversed(self.entries)}
        return tuple(reversed(kinds.values()))[:SHOWN]


Week = list[GridDay | None]


def month_weeks(first: date, steps: Iterable[Step], workdays: WorkCalendar) -> list[Week]:
    """None stands for the days of the neighbouring months that fill the first and last week."""
    by_day: dict[date, list[Step]] = {}
    for step in steps:
        if step.due:
            by_day.setdefault(step.due, []).append(step)
    weeks = calendar.Calendar().monthdatescalendar(first.year, first.month)
    return [
        [_day(day, by_day.get(day, []), workdays) if day.month == first.month else None for day in week]
        for week in weeks
    ]


def _day(day: date, steps: list[Step], workdays: WorkCalendar) -> GridDay:
    return GridDay(day, workdays.is_working(day), _note(day, workdays), entries(steps))


def _note(day: date, workdays: WorkCalendar) -> str:
    """As short as a cell: that Saturday is a day off needs no words."""
    name = workdays.day_off_name(day)
    if name is None:
        return working_weekend(day)
    return "" if name in NAMES_OF_WEEKDAYS else _shorter(name)


def _shorter(name: str) -> str:
    """«перенос с 20.02», «Праздник Весны и Труда»"""
    name = re.sub(r"^выходной \((перенос с \d\d\.\d\d)\.\d{4}\)$", r"\1", name)
    return name.removesuffix(" (выходной)")


def noted_days(weeks: Iterable[Week]) -> list[tuple[str, str]]:
    """«1–6 января», «Новогодние каникулы»: where there is no room for it in the cells."""
    days = [day for week in weeks for day in week if day]
    runs = [(note, list(run)) for note, run in groupby(days, lambda day: day.note) if note]
    return [(day_range(run[0].day, run[-1].day), note) for note, run in runs]
