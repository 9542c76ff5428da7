"""A month to pick a day from, with the days off of the school's calendar."""

import calendar
from datetime import date, timedelta
from typing import Any

from generator.editing.readings import planned_of
from generator.occurrences.workdays import WEEKDAYS, WorkCalendar
from generator.wording.dates import month_title, numeric_day, short_day, short_weekday, weekday

Data = dict[str, Any]


def month_at(value: str, shown: str, today: date, workdays: WorkCalendar) -> Data:
    """The month `shown` («2027-04»), else that of the value, else that of today."""
    chosen = _planned(value)
    first = (_planned(shown) or chosen or today).replace(day=1)
    weeks = calendar.Calendar().monthdatescalendar(first.year, first.month)
    return {
        "title": month_title(first),
        "whole": f"{first:%m.%Y}",
        "before": f"{first - timedelta(days=1):%Y-%m}",
        "after": f"{first + timedelta(days=31):%Y-%m}",
        "weekdays": [[short_weekday(date(2024, 1, day)), WEEKDAYS[day - 1]] for day in range(1, 8)],
        "weeks": [
            [_day(day, chosen, workdays) if day.month == first.month else None for day in week]
            for week in weeks
        ],
    }


def _planned(text: str) -> date | None:
    try:
        return planned_of(text).day if text else None
    except ValueError:
        return None


def _day(day: date, chosen: date | None, workdays: WorkCalendar) -> Data:
    off = workdays.day_off_name(day)
    return {
        "number": day.day,
        "value": numeric_day(day),
        "title": f"{short_day(day)}, {weekday(day)}",
        "off": off,
        "isChosen": day == chosen,
    }
