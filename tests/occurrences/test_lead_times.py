"""Which lead times an occurrence has."""

from typing import Any

import pytest

from generator.occurrences.expand import expand
from generator.occurrences.reminders import lead_times
from tests.samples import activity, make_schedule, plan, role

DEADLINE: dict[str, Any] = {"date": "2027-03-15"}
MEETING = DEADLINE | {"time": "15:00"}
ALL_YEAR = {"during": "year"}


def leads(when: dict[str, Any], tracking: str = "on", **row: Any) -> tuple[int, ...]:
    schedule = make_schedule(
        tracking=tracking,
        reminders={"days_before": ["1", "14", "7"], "overdue_after": ["7", "1"]},
        roles=[role("head", "Руководитель"), role("teacher", "Педагог")],
        plans=[plan(activity(when, responsible=["head"], **row))],
    )
    (occurrence,) = expand(schedule)
    return lead_times(occurrence, schedule)


def test_the_earliest_comes_first_and_after_the_deadline_only_where_it_is_tracked() -> None:
    assert leads(DEADLINE) == (14, 7, 1, -1, -7)
    assert leads(DEADLINE, tracking="off") == (14, 7, 1)


@pytest.mark.parametrize(("when", "expected"), [(MEETING, (14, 7, 1)), (ALL_YEAR, (14, 7))])
def test_only_a_deadline_can_be_missed(when: dict[str, Any], expected: tuple[int, ...]) -> None:
    assert leads(when) == expected


def test_what_has_no_day_has_no_eve() -> None:
    assert leads(ALL_YEAR, reminders=["2", "1", "0"]) == (2,)
    assert leads(MEETING, reminders=["2", "1", "0"]) == (2, 1, 0)


def test_a_row_s_own_lead_times_win_and_a_silent_row_has_none() -> None:
    assert leads(DEADLINE, reminders=["3", "5"]) == (5, 3, -1, -7)
    assert leads(DEADLINE, reminders=[]) == ()
