"""The window in which a reminder is due."""

from datetime import date, timedelta

import pytest

from generator.occurrences.reminders import Window, window

DUE = date(2027, 3, 5)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("lead", "first", "last"),
    [
        (14, date(2027, 2, 19), DUE),
        (0, DUE, DUE),
        (-1, DUE + DAY, DUE + 31 * DAY),
        (-7, DUE + 7 * DAY, DUE + 37 * DAY),
    ],
)
def test_a_window_ends_with_the_deadline_and_behind_it_after_thirty_days(
    lead: int, first: date, last: date
) -> None:
    assert window(lead, DUE) == Window(first, last)


def test_both_ends_belong_to_the_window() -> None:
    inside = [day for day in range(-2, 4) if DUE + day * DAY in Window(DUE, DUE + DAY)]
    assert inside == [0, 1]


@pytest.mark.parametrize(
    ("today", "mailed"),
    [(DUE - DAY, DUE), (DUE, DUE), (DUE + DAY, DUE + DAY), (DUE + 2 * DAY, None)],
)
def test_what_waits_is_mailed_on_its_day_or_today_or_never(today: date, mailed: date | None) -> None:
    assert Window(DUE, DUE + DAY).day_from(today) == mailed
