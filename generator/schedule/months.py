"""The months: their names, and the way from one to the next."""

import calendar
from collections.abc import Iterator
from datetime import date, timedelta

MONTHS = (
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
)


def months_through(first: date, last: date) -> Iterator[date]:
    """The first days of the months from that of `first` through that of `last`."""
    month = first.replace(day=1)
    while month <= last:
        yield month
        month = (month + timedelta(days=31)).replace(day=1)


def last_day_of(month: date) -> date:
    return month.replace(day=calendar.monthrange(month.year, month.month)[1])
