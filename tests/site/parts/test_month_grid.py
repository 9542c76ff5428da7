"""A month as weeks of seven days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.occurrences.workdays import WorkCalendar
from generator.schedule.model import Calendar
from generator.site.parts.month_grid import GridDay, month_weeks
from tests.samples import activity, make_schedule, plan, school_with
from tests.site.rendering import page_context

STATE = WorkCalendar(Calendar(), range(2025, 2029))
TODAY = date(2026, 11, 21)


def days(first: date, *steps: object, workdays: WorkCalendar = STATE) -> dict[int, GridDay]:
    weeks = month_weeks(first, steps, workdays, TODAY)  # type: ignore[arg-type]
    return {day.number: day for week in weeks for day in week if day.number}


@given(st.dates(date(2026, 1, 1), date(2028, 12, 31)).map(lambda day: day.replace(day=1)))
def test_every_day_stands_once_under_its_weekday(first: date) -> None:
    weeks = month_weeks(first, (), STATE, TODAY)
    assert {len(week) for week in weeks} == {7}
    places = [(place, day.number) for week in weeks for place, day in enumerate(week) if day.number]
    assert [number for _, number in places] == list(range(1, len(places) + 1))
    assert all(first.replace(day=number).weekday() == place for place, number in places)
    assert (first.replace(day=len(places)).month, len(places) > 27) == (first.month, True)


def test_february_that_fills_four_weeks_has_no_empty_days() -> None:
    assert [len(month_weeks(date(2027, 2, 1), (), STATE, TODAY))] == [4]


@pytest.mark.parametrize(
    ("day", "is_working", "name"),
    [
        (date(2026, 11, 4), False, "День народного единства"),
        (date(2026, 11, 7), False, "суббота"),
        (date(2027, 2, 20), True, "рабочая суббота"),
        (date(2026, 11, 5), True, ""),
    ],
)
def test_a_day_off_says_why_and_a_working_saturday_that_it_is_one(
    day: date, is_working: bool, name: str
) -> None:
    found = days(day.replace(day=1))[day.day]
    assert (found.is_working, found.note) == (is_working, name)


def test_the_schools_own_day_off_is_named() -> None:
    own = WorkCalendar(Calendar.model_validate({"days_off": ["2027-04-21"]}), [2027])
    assert days(date(2027, 4, 1), workdays=own)[21].note == "выходной в школе"


def test_only_today_is_marked() -> None:
    assert [number for number, day in days(date(2026, 11, 1)).items() if day.is_today] == [21]
    assert [number for number, day in days(date(2026, 12, 1)).items() if day.is_today] == []


def test_steps_stand_on_their_day_with_its_anchor() -> None:
    school = page_context(school_with({"days_before": "10"}, "2027-03-15", "2027-03-15"))
    march = days(date(2027, 3, 1), *school.steps.of(school.agenda.occurrences))
    assert {number: len(day.steps) for number, day in march.items() if day.steps} == {5: 2, 15: 2}
    assert march[5].anchor == "day-2027-03-05"


def test_undated_steps_stand_nowhere() -> None:
    rows = plan(activity({"during": "year"}), activity({"by_schedule_of": "ИМЦ"}, id="other"))
    school = page_context(make_schedule(plans=[rows]))
    assert not [
        day
        for day in days(date(2026, 9, 1), *school.steps.of(school.agenda.occurrences)).values()
        if day.steps
    ]
