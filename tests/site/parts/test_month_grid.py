"""A month as weeks of seven days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.occurrences.workdays import WorkCalendar
from generator.schedule.model import Calendar
from generator.site.parts.month_grid import WEEKDAYS, GridDay, month_weeks, noted_days
from tests.samples import activity, attestation, make_schedule, plan, school_with, teacher
from tests.site.rendering import page_context

STATE = WorkCalendar(Calendar(), range(2025, 2029))


def days(first: date, *steps: object, workdays: WorkCalendar = STATE) -> dict[int, GridDay]:
    weeks = month_weeks(first, steps, workdays)  # type: ignore[arg-type]
    return {day.number: day for week in weeks for day in week if day}


@given(st.dates(date(2026, 1, 1), date(2028, 12, 31)).map(lambda day: day.replace(day=1)))
def test_every_day_stands_once_under_its_weekday(first: date) -> None:
    weeks = month_weeks(first, (), STATE)
    assert {len(week) for week in weeks} == {7}
    places = [(place, day.number) for week in weeks for place, day in enumerate(week) if day]
    assert [number for _, number in places] == list(range(1, len(places) + 1))
    assert all(first.replace(day=number).weekday() == place for place, number in places)
    assert (first.replace(day=len(places)).month, len(places) > 27) == (first.month, True)


def test_february_that_fills_four_weeks_has_no_empty_days() -> None:
    assert [len(month_weeks(date(2027, 2, 1), (), STATE))] == [4]


def test_weeks_begin_on_monday() -> None:
    assert WEEKDAYS[0] == ("пн", "понедельник")
    assert WEEKDAYS[6] == ("вс", "воскресенье")


@pytest.mark.parametrize(
    ("day", "is_working", "note", "title"),
    [
        (date(2026, 11, 4), False, "День народного единства", "4 ноября, среда"),
        (date(2026, 11, 7), False, "", "7 ноября, суббота"),
        (date(2027, 2, 20), True, "рабочая суббота", "20 февраля, рабочая суббота"),
        (date(2027, 2, 22), False, "перенос с 20.02", "22 февраля, понедельник"),
        (date(2027, 5, 3), False, "Праздник Весны и Труда", "3 мая, понедельник"),
        (date(2026, 11, 5), True, "", "5 ноября, четверг"),
    ],
)
def test_a_holiday_is_named_in_short_and_so_is_a_working_saturday(
    day: date, is_working: bool, note: str, title: str
) -> None:
    found = days(day.replace(day=1))[day.day]
    assert (found.is_working, found.note, found.title) == (is_working, note, title)


def test_the_schools_own_day_off_is_named() -> None:
    own = WorkCalendar(Calendar.model_validate({"days_off": ["2027-04-21"]}), [2027])
    assert days(date(2027, 4, 1), workdays=own)[21].note == "выходной в школе"


def test_holidays_stand_in_a_list_too_neighbours_of_one_name_together() -> None:
    assert noted_days(month_weeks(date(2027, 1, 1), (), STATE)) == [
        ("1–6 января", "Новогодние каникулы"),
        ("7 января", "Рождество Христово"),
        ("8 января", "Новогодние каникулы"),
    ]
    assert noted_days(month_weeks(date(2026, 9, 1), (), STATE)) == []


def test_steps_stand_on_their_day_with_its_anchor() -> None:
    school = page_context(school_with({"days_before": "10"}, "2027-03-15", "2027-03-15"))
    march = days(date(2027, 3, 1), *school.steps.of(school.agenda.occurrences))
    assert {number: len(day.entries) for number, day in march.items() if day.entries} == {5: 2, 15: 2}
    assert march[5].anchor == "day-2027-03-05"


def test_a_full_day_shows_three_entries_and_three_kinds_and_keeps_the_rest() -> None:
    rows = plan(*(activity({"days_before": "5"}, id=f"s{i}", title=title) for i, title in enumerate("ВГДЕ")))
    people = [teacher(attestation("2027-03-15"), id=name) for name in ("one", "other")]
    school = page_context(make_schedule(plans=[rows], teachers=people))
    day = days(date(2027, 3, 1), *school.steps.of(school.agenda.occurrences))[10]
    assert (len(day.shown), len(day.more)) == (3, 5)
    assert [step.mark for step in day.letters] == ["В", "Г", "Д"]


def test_undated_steps_stand_nowhere() -> None:
    rows = plan(activity({"during": "year"}), activity({"by_schedule_of": "ИМЦ"}, id="other"))
    school = page_context(make_schedule(plans=[rows]))
    assert not [
        day
        for day in days(date(2026, 9, 1), *school.steps.of(school.agenda.occurrences)).values()
        if day.entries
    ]
