"""The school's own days: each check, and what it says."""

from collections.abc import Iterable

import pytest

from generator.checks.finding import Finding
from generator.checks.own_days import (
    own_days_in_both_lists,
    own_days_outside_the_year,
    own_days_that_change_nothing,
)
from generator.occurrences.expand import work_calendar
from generator.problems import Location
from generator.schedule.model import Schedule
from tests.samples import make_schedule


def with_days(**lists: list[str]) -> Schedule:
    return make_schedule(calendar=lists)


def told(findings: Iterable[Finding]) -> list[tuple[Location, str]]:
    return [(each.path, each.message) for each in findings]


@pytest.mark.parametrize("day", ["2026-07-31", "2027-08-01"])
def test_a_day_of_another_year_is_noticed(day: str) -> None:
    shown = ".".join(reversed(day.split("-")))
    outside = Finding(
        ("calendar", "days_off", 1),
        "date-outside-year",
        f"{shown} — не в этом учебном году",
        "год графика: с 01.08.2026 по 31.07.2027",
        is_error=False,
    )
    schedule = with_days(days_off=["2027-04-21", day], workdays=["2026-08-01"])
    assert list(own_days_outside_the_year(schedule)) == [outside]
    assert told(own_days_that_change_nothing(schedule, work_calendar(schedule))) == []


def test_a_day_in_both_lists_is_noticed_once() -> None:
    schedule = with_days(days_off=["2027-04-21", "2027-04-22"], workdays=["2027-04-24", "2027-04-22"])
    assert told(own_days_in_both_lists(schedule)) == [
        (
            ("calendar", "workdays", 1),
            "22.04.2027 стоит и в days_off, и в workdays: этот день считается рабочим",
        )
    ]
    assert told(own_days_that_change_nothing(schedule, work_calendar(schedule))) == []


@pytest.mark.parametrize(
    ("lists", "expected"),
    [
        ({"days_off": ["2027-04-21"]}, []),
        ({"workdays": ["2027-04-24"]}, []),
        ({"days_off": ["2027-04-24"]}, ["24.04.2027 школа и так не работает: суббота"]),
        (
            {"days_off": ["2027-05-03"]},
            ["03.05.2027 школа и так не работает: Праздник Весны и Труда (выходной)"],
        ),
        ({"days_off": ["2027-02-23"]}, ["23.02.2027 школа и так не работает: День защитника Отечества"]),
        ({"workdays": ["2027-04-21"]}, ["21.04.2027 школа и так работает"]),
        # A working Saturday by decree.
        ({"workdays": ["2027-02-20"]}, ["20.02.2027 школа и так работает"]),
        ({"days_off": ["2027-02-20"]}, []),
    ],
)
def test_a_day_that_changes_nothing_is_noticed(lists: dict[str, list[str]], expected: list[str]) -> None:
    schedule = with_days(**lists)
    assert [
        text for _, text in told(own_days_that_change_nothing(schedule, work_calendar(schedule)))
    ] == expected


def test_holidays_written_down_day_by_day_may_have_a_weekend() -> None:
    autumn = [f"2026-10-{day}" for day in range(24, 32)]
    schedule = with_days(days_off=[*autumn, "2026-11-01", "2026-11-07"])
    assert told(own_days_that_change_nothing(schedule, work_calendar(schedule))) == [
        (("calendar", "days_off", 9), "07.11.2026 школа и так не работает: суббота")
    ]


def test_in_a_week_of_six_days_a_saturday_works_anyway() -> None:
    schedule = make_schedule(calendar={"week": "6", "workdays": ["2027-04-24"], "days_off": ["2027-04-17"]})
    assert told(own_days_that_change_nothing(schedule, work_calendar(schedule))) == [
        (("calendar", "workdays", 0), "24.04.2027 школа и так работает")
    ]
