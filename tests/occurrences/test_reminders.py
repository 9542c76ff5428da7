"""The window in which a reminder is due."""

from datetime import date, timedelta

import pytest

from generator.occurrences.expand import expand, work_calendar
from generator.occurrences.reminders import Window, lead_times, window
from tests.samples import activity, attestation, make_schedule, plan, teacher

DUE = date(2027, 3, 5)
DAY = timedelta(days=1)
WORKDAYS = work_calendar(make_schedule())


# A Friday; 27 and 28 February are a weekend, 22 and 23 February holidays, the 20th is a working Saturday.
@pytest.mark.parametrize(
    ("lead", "first", "last"),
    [
        (14, date(2027, 2, 19), DUE),
        (13, date(2027, 2, 20), DUE),
        (12, date(2027, 2, 20), DUE),
        (11, date(2027, 2, 20), DUE),
        (10, date(2027, 2, 20), DUE),
        (9, date(2027, 2, 24), DUE),
        (5, date(2027, 2, 26), DUE),
        (0, DUE, DUE),
        (-1, DUE + DAY, DUE + 31 * DAY),
        (-7, DUE + 7 * DAY, DUE + 37 * DAY),
    ],
)
def test_a_window_begins_on_a_working_day_and_ends_with_the_deadline_or_thirty_days_after_an_overdue_notice(
    lead: int, first: date, last: date
) -> None:
    assert window(lead, DUE, WORKDAYS) == Window(first, last)


def test_both_ends_belong_to_the_window() -> None:
    inside = [day for day in range(-2, 4) if DUE + day * DAY in Window(DUE, DUE + DAY)]
    assert inside == [0, 1]


@pytest.mark.parametrize(
    ("today", "last", "mailed"), [(-1, 4, 0), (0, 4, 0), (1, 4, 4), (4, 4, 4), (5, 4, None), (1, 3, None)]
)
def test_what_waits_is_mailed_on_its_day_or_on_the_next_working_day_or_never(
    today: int, last: int, mailed: int | None
) -> None:
    """From Friday on; Monday, the 8th of March, is a holiday."""
    found = Window(DUE, DUE + last * DAY).day_from(DUE + today * DAY, WORKDAYS)
    assert found == (None if mailed is None else DUE + mailed * DAY)


@pytest.mark.parametrize(
    ("since", "today", "missed"),
    [
        (-1, 5, True),
        (-1, 4, False),
        (0, 5, True),
        (3, 5, True),
        (4, 5, False),
    ],
)
def test_a_window_was_missed_where_no_run_was_on_its_working_days(
    since: int, today: int, missed: bool
) -> None:
    """The window goes from Friday to Tuesday, the 9th; the days between are off."""
    days = Window(DUE, DUE + 4 * DAY)
    assert days.was_missed(DUE + since * DAY, DUE + today * DAY, WORKDAYS) is missed


def test_of_what_has_no_day_nobody_is_told_on_its_eve() -> None:
    days = {"days_before": ["14", "7", "2", "1", "0"]}
    schedule = make_schedule(
        reminders=days,
        teachers=[teacher(attestation("2027-04-01", **{"for": "высшая"}), attestation("2027-04"))],
        plans=[plan(activity({"days_before": "10"}))],
    )
    leads = {each.key.removeprefix("2026/"): lead_times(each, schedule) for each in expand(schedule)}
    assert leads == {
        "attestation/probina/highest": (14, 7, 2, 1, 0),
        "attestation/probina/first": (14, 7, 2),
        "plan/step/probina/highest": (14, 7, 2, 1, 0),
        "plan/step/probina/first": (14, 7, 2, 1, 0),
    }
