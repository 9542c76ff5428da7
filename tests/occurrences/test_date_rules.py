"""Every timing key and date rules 1 to 6, in tables."""

from datetime import date
from typing import Any

import pytest

from generator.occurrences.occurrence import Dated, Kind, Occurrence
from tests.samples import make_schedule, school_with, steps


def due_days(when: Any, *planned: str, **more: Any) -> list[str]:
    return [str(each.due) for each in steps(school_with(when, *planned, **more))]


def only(when: Any, *planned: str, **more: Any) -> Occurrence:
    [occurrence] = steps(school_with(when, *planned, **more))
    return occurrence


@pytest.mark.parametrize(
    ("planned", "days", "due"),
    [
        ("2026-11-24", "20", "2026-11-03"),
        ("2027-01-20", "20", "2026-12-30"),
        ("2027-03-14", "20", "2027-02-20"),
        ("2027-05-31", "20", "2027-05-11"),
        ("2027-05-21", "20", "2027-04-30"),
        ("2027-03-15", "0", "2027-03-15"),
        ("2027-03-14", "0", "2027-03-12"),
        ("2027-03-15", "1", "2027-03-12"),
        ("2027-03-15", "10", "2027-03-05"),
        ("2026-08-03", "400", "2025-06-27"),
        # Daylight saving time began in much of Europe on 28 March 2027: a day is a day all the same.
        ("2027-03-29", "1", "2027-03-26"),
        ("2027-03-31", "2", "2027-03-29"),
    ],
)
def test_a_deadline_is_so_many_calendar_days_before_the_planned_date(
    planned: str, days: str, due: str
) -> None:
    assert due_days({"days_before": days}, planned) == [due]


@pytest.mark.parametrize(
    ("planned", "days", "due"),
    [
        ("2027-03-15", "5", "2027-03-05"),
        ("2027-02-24", "1", "2027-02-20"),
        ("2027-01-13", "3", "2026-12-30"),
        ("2027-03-14", "1", "2027-03-12"),
        ("2027-03-14", "0", "2027-03-12"),
    ],
)
def test_count_working_counts_working_days_before(planned: str, days: str, due: str) -> None:
    assert due_days({"days_before": days, "count": "working"}, planned) == [due]


@pytest.mark.parametrize(
    ("planned", "when", "shift", "due"),
    [
        ("2027-03-15", {"days_after": "10"}, "previous", "2027-03-25"),
        ("2027-04-20", {"days_after": "11"}, "previous", "2027-04-30"),
        ("2027-04-20", {"days_after": "11"}, "next", "2027-05-04"),
        ("2027-04-20", {"days_after": "11"}, "none", "2027-05-01"),
        ("2026-12-30", {"days_after": "1", "count": "working"}, "previous", "2027-01-11"),
        ("2027-02-19", {"days_after": "2", "count": "working"}, "previous", "2027-02-24"),
        ("2027-02-19", {"days_after": "0", "count": "working"}, "previous", "2027-02-19"),
    ],
)
def test_a_deadline_can_follow_the_planned_date(
    planned: str, when: dict[str, str], shift: str, due: str
) -> None:
    assert due_days(when, planned, calendar={"shift": shift}) == [due]


@pytest.mark.parametrize(
    ("start", "when", "due"),
    [
        ("2026", {"month": "май"}, ["2027-05-31"]),
        ("2026", {"month": "Август"}, ["2026-08-31"]),
        ("2026", {"month": ["сентябрь", "ФЕВРАЛЬ", "апрель"]}, ["2026-09-30", "2027-02-26", "2027-04-30"]),
        ("2026", {"month": "июль"}, ["2027-07-30"]),
        ("2026", {"month": "январь"}, ["2027-01-29"]),
        ("2026", {"month": "декабрь"}, ["2026-12-30"]),
        ("2027", {"month": "февраль"}, ["2028-02-29"]),
        ("2028", {"month": "февраль"}, ["2029-02-28"]),
        ("2026", {"month": "июнь", "day": "20"}, ["2027-06-18"]),
        ("2026", {"month": "апрель", "day": "31"}, ["2027-04-30"]),
        ("2026", {"month": "февраль", "day": "31"}, ["2027-02-26"]),
        ("2027", {"month": "февраль", "day": "30"}, ["2028-02-29"]),
        ("2026", {"month": "март", "day": "8"}, ["2027-03-05"]),
        ("2026", {"month": "январь", "day": "5"}, ["2026-12-30"]),
        ("2026", {"month": "август", "day": "1"}, ["2026-07-31"]),
    ],
)
def test_a_month_is_that_of_the_twelve_from_august(start: str, when: dict[str, Any], due: list[str]) -> None:
    schedule = make_schedule(
        school_year={"start": f"{start}-09-01", "end": f"{int(start) + 1}-05-31"},
        plans=school_with(when).model_dump(by_alias=True)["plans"],
    )
    assert [str(each.due) for each in steps(schedule)] == due


def test_a_monthly_deadline_opens_with_its_month() -> None:
    occurrence = only({"month": "июнь", "day": "20"})
    assert (occurrence.opens, occurrence.nominal, occurrence.due) == (
        date(2027, 6, 1),
        date(2027, 6, 20),
        date(2027, 6, 18),
    )
    assert occurrence.kind is Kind.DEADLINE


def test_every_month_runs_through_the_school_year() -> None:
    assert due_days({"every": "month"}) == [
        "2026-09-30",
        "2026-10-30",
        "2026-11-30",
        "2026-12-30",
        "2027-01-29",
        "2027-02-26",
        "2027-03-31",
        "2027-04-30",
        "2027-05-31",
    ]


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("2026-09-30", "2026-10-01", ["2026-09", "2026-10"]),
        (
            "2026-08-01",
            "2027-07-31",
            [*(f"2026-{n:02}" for n in range(8, 13)), *(f"2027-{n:02}" for n in range(1, 8))],
        ),
        ("2026-12-31", "2027-01-01", ["2026-12", "2027-01"]),
        ("2026-09-01", "2026-09-02", ["2026-09"]),
    ],
)
def test_every_month_counts_the_first_and_the_last(start: str, end: str, months: list[str]) -> None:
    schedule = make_schedule(
        school_year={"start": start, "end": end},
        plans=school_with({"every": "month"}).model_dump(by_alias=True)["plans"],
    )
    assert [f"{each.opens:%Y-%m}" for each in sorted(steps(schedule), key=lambda each: each.key)] == months


def test_every_month_takes_a_day() -> None:
    assert due_days({"every": "month", "day": "31"})[4:6] == ["2027-01-29", "2027-02-26"]
    assert due_days({"every": "month", "day": "25"})[:2] == ["2026-09-25", "2026-10-23"]


@pytest.mark.parametrize(
    ("calendar", "row", "due"),
    [
        ({}, {}, "2027-03-05"),
        ({"shift": "next"}, {}, "2027-03-09"),
        ({"shift": "none"}, {}, "2027-03-06"),
        ({"shift": "next"}, {"shift": "previous"}, "2027-03-05"),
        ({}, {"shift": "next"}, "2027-03-09"),
        ({}, {"shift": "none"}, "2027-03-06"),
        ({"week": "6"}, {}, "2027-03-06"),
        ({"days_off": ["2027-03-05"]}, {}, "2027-03-04"),
        ({"workdays": ["2027-03-06"]}, {}, "2027-03-06"),
        ({"workdays": ["2027-03-07"]}, {"shift": "next"}, "2027-03-07"),
    ],
)
def test_a_deadline_on_a_day_off_goes_where_row_and_calendar_say(
    calendar: dict[str, Any], row: dict[str, str], due: str
) -> None:
    occurrence = only({"days_before": "10"}, "2027-03-16", calendar=calendar, **row)
    assert (str(occurrence.due), occurrence.nominal) == (due, date(2027, 3, 6))


@pytest.mark.parametrize(
    ("when", "kind", "starts_at"),
    [
        ({"date": "2027-03-07"}, Kind.DEADLINE, None),
        ({"date": "07.03.2027", "time": "9.05"}, Kind.MEETING, "2027-03-07T09:05:00"),
        ({"by_schedule_of": "МБУ ИМЦ", "date": "2027-03-07"}, Kind.DEADLINE, None),
    ],
)
def test_fixed_days_and_meetings_never_move(when: dict[str, str], kind: Kind, starts_at: str | None) -> None:
    occurrence = only(when)
    assert (occurrence.kind, occurrence.due, occurrence.nominal) == (kind, date(2027, 3, 7), date(2027, 3, 7))
    assert (occurrence.starts_at and occurrence.starts_at.isoformat()) == starts_at
    assert isinstance(occurrence, Dated)
    assert not occurrence.moved
    assert occurrence.day_off == "воскресенье"


def test_a_meeting_has_its_length_and_place() -> None:
    day = {"date": ["2026-09-15", "2027-02-16"], "time": "15:00"}
    assert [(each.minutes, each.place) for each in steps(school_with(day))] == [(60, None)] * 2
    occurrence = only({"date": "2026-09-15", "time": "15:00", "minutes": "90", "place": "актовый зал"})
    assert (occurrence.minutes, occurrence.place) == (90, "актовый зал")


def test_a_fixed_day_without_a_time_has_neither_length_nor_place() -> None:
    occurrence = only({"date": "2026-09-15", "place": "актовый зал"})
    assert (occurrence.minutes, occurrence.place) == (None, None)


def test_during_the_year_is_the_school_year() -> None:
    occurrence = only({"during": "year"}, "2027-03-15")
    assert (occurrence.kind, occurrence.opens, occurrence.closes, occurrence.due, occurrence.nominal) == (
        Kind.PERIOD,
        date(2026, 9, 1),
        date(2027, 5, 31),
        None,
        None,
    )


@pytest.mark.parametrize(
    ("planned", "opens", "closes", "approximate"),
    [
        ("2027-03-15", "2026-09-01", "2027-03-15", False),
        ("2027-03", "2026-09-01", "2027-03-01", True),
        ("2026-08-20", "2026-08-20", "2026-08-20", False),
        ("2027-07-31", "2026-09-01", "2027-07-31", False),
    ],
)
def test_individual_work_goes_on_until_each_attestation(
    planned: str, opens: str, closes: str, approximate: bool
) -> None:
    occurrence = only({"during": "individual"}, planned)
    assert (occurrence.kind, occurrence.due, occurrence.approximate) == (Kind.PERIOD, None, approximate)
    assert (str(occurrence.opens), str(occurrence.closes)) == (opens, closes)


def test_by_somebodys_schedule_is_undated_until_the_day_is_known() -> None:
    unknown = only({"by_schedule_of": "МБУ ИМЦ"})
    known = only({"by_schedule_of": "МБУ ИМЦ", "date": "2027-02-10"})
    assert (unknown.kind, unknown.due, unknown.nominal) == (Kind.UNDATED, None, None)
    assert (known.kind, known.due) == (Kind.DEADLINE, date(2027, 2, 10))
    assert known.key == unknown.key


def test_a_month_only_date_counts_from_the_months_first_day_and_says_so() -> None:
    occurrence = only({"days_before": "10"}, "2027-04")
    assert (occurrence.planned, occurrence.nominal, occurrence.due, occurrence.approximate) == (
        date(2027, 4, 1),
        date(2027, 3, 22),
        date(2027, 3, 22),
        True,
    )
