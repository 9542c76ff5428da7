"""The window in which a reminder is due."""

from datetime import date, timedelta

import pytest

from generator.occurrences.expand import expand
from generator.occurrences.reminders import Window, lead_times, window
from tests.samples import activity, attestation, make_schedule, plan, teacher

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
