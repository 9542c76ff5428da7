"""The way from month to month."""

from datetime import date

import pytest

from generator.schedule.months import last_day_of, months_through


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (date(2027, 1, 31), date(2027, 3, 1), ["2027-01-01", "2027-02-01", "2027-03-01"]),
        (date(2026, 12, 15), date(2027, 1, 1), ["2026-12-01", "2027-01-01"]),
        (date(2027, 3, 15), date(2027, 3, 10), ["2027-03-01"]),
        (date(2027, 3, 1), date(2027, 2, 28), []),
    ],
)
def test_every_month_from_one_day_through_another(first: date, last: date, months: list[str]) -> None:
    assert [str(month) for month in months_through(first, last)] == months


@pytest.mark.parametrize(
    ("day", "last"),
    [
        (date(2027, 2, 1), date(2027, 2, 28)),
        (date(2028, 2, 29), date(2028, 2, 29)),
        (date(2026, 12, 5), date(2026, 12, 31)),
    ],
)
def test_a_month_ends_on_its_last_day(day: date, last: date) -> None:
    assert last_day_of(day) == last
