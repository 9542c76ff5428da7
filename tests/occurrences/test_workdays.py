"""The working-day rule against an independent statement of it: the Labour Code's holidays (article 112) and
the government's decrees of transfers, written out by hand for 2026 and 2027.
"""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.occurrences.workdays import WorkCalendar, moved_by_law
from generator.schedule.choices import Shift
from generator.schedule.model import Calendar

DAY = timedelta(days=1)
SATURDAY, SUNDAY = 5, 6

# Article 112: the days that are holidays in every year.
HOLIDAYS = {
    *((1, day) for day in range(1, 9)),
    (2, 23),
    (3, 8),
    (5, 1),
    (5, 9),
    (6, 12),
    (11, 4),
}
# Where a holiday of spring or later meets a weekend, the next working day is off instead (article 112).
INSTEAD = {date(2026, 3, 9), date(2026, 5, 11), date(2027, 5, 3), date(2027, 5, 10), date(2027, 6, 14)}
# Decree of 24.09.2025 No 1466 for 2026, and that for 2027.
TRANSFERRED_TO = {
    date(2026, 1, 9),
    date(2026, 12, 31),
    date(2027, 2, 22),
    date(2027, 11, 5),
    date(2027, 12, 31),
}
WORKING_SATURDAYS = {date(2027, 2, 20)}


def every_day(*years: int) -> Iterator[date]:
    for year in years:
        day = date(year, 1, 1)
        while day.year == year:
            yield day
            day += DAY


def is_official_holiday(day: date) -> bool:
    return (day.month, day.day) in HOLIDAYS or day in INSTEAD | TRANSFERRED_TO


def works_officially(day: date) -> bool:
    """In the week of five days."""
    return day in WORKING_SATURDAYS or (day.weekday() < SATURDAY and not is_official_holiday(day))


def work_calendar(**rules: object) -> WorkCalendar:
    return WorkCalendar(Calendar.model_validate(rules), range(2025, 2029))


FIVE = work_calendar()
SIX = work_calendar(week="6")

days = st.dates(date(2026, 1, 1), date(2027, 12, 31))
own_days = st.lists(days.map(date.isoformat), max_size=12)


def test_every_day_of_2026_and_2027_in_a_week_of_five_days() -> None:
    assert [day for day in every_day(2026, 2027) if FIVE.is_working(day) != works_officially(day)] == []


def test_a_week_of_six_days_adds_the_saturdays_that_are_no_holidays_and_nothing_else() -> None:
    added = [day for day in every_day(2026, 2027) if SIX.is_working(day) and not FIVE.is_working(day)]
    saturdays = [day for day in every_day(2026, 2027) if day.weekday() == SATURDAY]
    assert added == [
        day for day in saturdays if not is_official_holiday(day) and day not in WORKING_SATURDAYS
    ]
    assert [day for day in every_day(2026, 2027) if FIVE.is_working(day) and not SIX.is_working(day)] == []


@pytest.mark.parametrize(
    ("year", "months"),
    [
        # The sum for 2026 is the published one; for 2027 it was counted from another library's calendar.
        (2026, [15, 19, 21, 22, 19, 21, 23, 21, 22, 22, 20, 22]),
        (2027, [15, 19, 22, 22, 19, 21, 22, 22, 22, 21, 20, 22]),
    ],
)
def test_a_year_has_247_working_days(year: int, months: list[int]) -> None:
    working = [day for day in every_day(year) if FIVE.is_working(day)]
    assert len(working) == 247
    assert [sum(day.month == month for day in working) for month in range(1, 13)] == months


@given(days, own_days, own_days, st.sampled_from(["5", "6"]))
def test_own_workdays_win_over_own_days_off_which_win_over_the_state(
    day: date, off: list[str], work: list[str], week: str
) -> None:
    state = work_calendar(week=week).is_working(day)
    expected = day.isoformat() in work or (day.isoformat() not in off and state)
    assert work_calendar(week=week, days_off=off, workdays=work).is_working(day) == expected


@pytest.mark.parametrize(
    ("day", "rules", "name"),
    [
        ("2027-03-06", {}, "суббота"),
        ("2027-03-07", {}, "воскресенье"),
        ("2027-03-08", {}, "Международный женский день"),
        ("2026-12-31", {}, "выходной (перенос с 04.01.2026)"),
        ("2027-02-20", {}, None),
        ("2027-03-09", {}, None),
        ("2027-03-06", {"week": "6"}, None),
        ("2027-05-01", {"week": "6"}, "Праздник Весны и Труда"),
        ("2027-04-21", {"days_off": "2027-04-21"}, "выходной в школе"),
        ("2027-02-20", {"days_off": "2027-02-20"}, "выходной в школе"),
        ("2027-03-08", {"workdays": "2027-03-08"}, None),
    ],
)
def test_a_day_off_says_why(day: str, rules: dict[str, str], name: str | None) -> None:
    assert work_calendar(**rules).day_off_name(date.fromisoformat(day)) == name


@pytest.mark.parametrize(
    ("day", "direction", "shifted"),
    [
        ("2026-12-31", Shift.PREVIOUS, "2026-12-30"),
        ("2026-12-31", Shift.NEXT, "2027-01-11"),
        ("2026-12-31", Shift.NONE, "2026-12-31"),
        ("2027-01-10", Shift.PREVIOUS, "2026-12-30"),
        ("2027-02-22", Shift.PREVIOUS, "2027-02-20"),
        ("2027-02-21", Shift.NEXT, "2027-02-24"),
        ("2027-03-09", Shift.PREVIOUS, "2027-03-09"),
        ("2027-03-09", Shift.NEXT, "2027-03-09"),
    ],
)
def test_a_day_off_moves_to_the_nearest_working_day(day: str, direction: Shift, shifted: str) -> None:
    assert FIVE.shift(date.fromisoformat(day), direction) == date.fromisoformat(shifted)


@given(days, st.sampled_from([Shift.PREVIOUS, Shift.NEXT]), own_days, own_days, st.sampled_from(["5", "6"]))
def test_shifting_ends_on_a_working_day_and_crosses_none(
    day: date, direction: Shift, off: list[str], work: list[str], week: str
) -> None:
    calendar = work_calendar(week=week, days_off=off, workdays=work)
    shifted = calendar.shift(day, direction)
    first, last = sorted((day, shifted))
    crossed = [first + DAY * number for number in range((last - first).days + 1)]
    assert [each for each in crossed if calendar.is_working(each)] == [shifted]
    assert shifted <= day if direction is Shift.PREVIOUS else shifted >= day


@given(days, st.integers(-60, 60), own_days, st.sampled_from(["5", "6"]))
def test_working_days_are_counted_one_by_one_without_the_first(
    day: date, number: int, off: list[str], week: str
) -> None:
    calendar = work_calendar(week=week, days_off=off)
    reached = calendar.add_working_days(day, number)
    step = DAY if number > 0 else -DAY
    passed = [day + step * (count + 1) for count in range(abs((reached - day).days))]
    assert sum(calendar.is_working(each) for each in passed) == abs(number)
    assert reached == day if number == 0 else calendar.is_working(reached)
    assert (reached - day) * number >= timedelta(0)


@pytest.mark.parametrize(
    ("start", "number", "reached"),
    [
        ("2027-03-15", -5, "2027-03-05"),
        ("2027-01-13", -3, "2026-12-30"),
        ("2026-12-29", 2, "2027-01-11"),
        ("2027-03-07", -1, "2027-03-05"),
        ("2027-03-07", 1, "2027-03-09"),
        ("2027-03-07", 0, "2027-03-07"),
    ],
)
def test_counting_working_days(start: str, number: int, reached: str) -> None:
    assert FIVE.add_working_days(date.fromisoformat(start), number) == date.fromisoformat(reached)


def test_days_outside_the_years_prepared_are_known_as_well() -> None:
    calendar = WorkCalendar(Calendar(), [2026])
    assert calendar.day_off_name(date(2020, 3, 9)) == "Международный женский день (выходной)"
    assert calendar.is_working(date(2027, 2, 20))


def test_the_last_decreed_year_is_known() -> None:
    assert FIVE.last_decreed_year in range(2027, 2100)


@pytest.mark.parametrize("week", ["5", "6"])
def test_a_holiday_on_a_weekend_moves_by_law_where_no_decree_says_otherwise(week: str) -> None:
    """Article 112: to the next working day, the days of January aside."""
    calendar = WorkCalendar(Calendar.model_validate({"week": week}), range(2028, 2032))
    moved = {
        date(2028, 11, 6): "04.11.2028",
        date(2029, 11, 5): "04.11.2029",
        date(2030, 2, 25): "23.02.2030",
    }
    assert {day: calendar.day_off_name(day) for day in moved} == {
        day: f"выходной (перенос с {since})" for day, since in moved.items()
    }
    years = [day for day in every_day(2028, 2029, 2030) if day.weekday() < SATURDAY]
    assert [day for day in years if not calendar.is_working(day)] == [
        day for day in years if (day.month, day.day) in HOLIDAYS or day in moved
    ]


def test_holidays_that_follow_each_other_move_to_days_that_follow_each_other() -> None:
    """In 2032, 1 and 9 May are a Saturday and a Sunday; each moves to the Monday behind it."""
    calendar = WorkCalendar(Calendar(), range(2031, 2034))
    assert [
        day
        for day in every_day(2032)
        if day.month == 5 and day.weekday() < SATURDAY and not calendar.is_working(day)
    ] == [
        date(2032, 5, 3),
        date(2032, 5, 10),
    ]


def test_a_school_may_work_on_a_day_that_the_law_makes_free() -> None:
    calendar = WorkCalendar(Calendar.model_validate({"workdays": ["2028-11-06"]}), range(2028, 2030))
    assert calendar.is_working(date(2028, 11, 6))


def test_a_decreed_year_is_as_the_decree_has_it() -> None:
    """In 2026 the decree moved 3 and 4 January elsewhere; nothing is moved a second time."""
    calendar = work_calendar()
    assert [day for day in every_day(2026, 2027) if calendar.is_working(day) != works_officially(day)] == []


@pytest.mark.parametrize(
    ("holidays", "moved"),
    [
        (["2028-01-08"], []),
        (["2027-01-09"], ["2027-01-11"]),
        (["2027-01-23"], ["2027-01-25"]),
        (["2028-12-31", "2029-01-01"], ["2029-01-02"]),
        ([f"2028-06-{day:02}" for day in range(4, 10)], ["2028-06-12"]),
    ],
)
def test_the_law_moves_what_comes_after_8_january_to_the_next_day_that_is_no_weekend_or_holiday(
    holidays: list[str], moved: list[str]
) -> None:
    """Invented holidays: 8 and 9 January are Saturdays in these years, 4 June a Sunday."""
    state = [date.fromisoformat(day) for day in holidays]
    assert [day.isoformat() for day, _ in moved_by_law(state, state[0].year)] == moved
