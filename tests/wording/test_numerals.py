"""Every noun behind a number agrees with it, from 1 to 125, wherever the wording joins the two."""

import inspect
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from generator.schedule.choices import Count
from generator.schedule.timing import DaysAfter, DaysBefore
from generator.wording import dates
from generator.wording.timings import timing_text, why
from tests.samples import TODAY, school_with, steps

NUMBERS = range(1, 126)
DAYS = ("день", "дня", "дней")
WORKING_DAYS = ("рабочий день", "рабочих дня", "рабочих дней")
GENITIVE = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()
Forms = tuple[str, str, str]


def counted(number: int, forms: Forms) -> str:
    """By the school's rule: one, two to four, and all else, the teens among it."""
    if number % 100 in (11, 12, 13, 14):
        return f"{number} {forms[2]}"
    return f"{number} {forms[{1: 0, 2: 1, 3: 1, 4: 1}.get(number % 10, 2)]}"


COUNTING: dict[str, Forms] = {
    "days": DAYS,
    "deadlines": ("срок", "срока", "сроков"),
    "attestations": ("аттестация", "аттестации", "аттестаций"),
    "activities": ("мероприятие", "мероприятия", "мероприятий"),
}


def test_all_that_counts_is_in_the_table() -> None:
    takes_a_number = {
        name
        for name, each in inspect.getmembers(dates, inspect.isfunction)
        if list(inspect.signature(each).parameters) == ["number"]
    }
    assert takes_a_number == set(COUNTING)


@pytest.mark.parametrize(("name", "forms"), COUNTING.items())
def test_what_is_counted_agrees_with_its_number(name: str, forms: Forms) -> None:
    words = getattr(dates, name)
    assert [words(number) for number in (0, *NUMBERS)] == [counted(number, forms) for number in (0, *NUMBERS)]


def days_before(number: int, count: Count) -> str:
    return timing_text(DaysBefore(days_before=number, count=count))


def days_after(number: int, count: Count) -> str:
    return timing_text(DaysAfter(days_after=number, count=count))


@pytest.mark.parametrize(
    ("words", "forms", "around", "first"),
    [
        (lambda number: dates.plural(number, *DAYS), DAYS, "{}", 1),
        (lambda number: dates.days_left(TODAY + timedelta(number), TODAY), DAYS, "через {}", 3),
        (lambda number: dates.days_left(TODAY - timedelta(number), TODAY), DAYS, "{} назад", 3),
        (
            lambda number: days_before(number, Count.CALENDAR),
            DAYS,
            "за {} до планируемых сроков аттестации",
            1,
        ),
        (
            lambda number: days_before(number, Count.WORKING),
            WORKING_DAYS,
            "за {} до планируемых сроков аттестации",
            1,
        ),
        (lambda number: days_after(number, Count.CALENDAR), DAYS, "через {} после аттестации", 1),
        (lambda number: days_after(number, Count.WORKING), WORKING_DAYS, "через {} после аттестации", 1),
    ],
)
def test_a_number_within_a_sentence_agrees_with_its_noun(
    words: Callable[[int], str], forms: Forms, around: str, first: int
) -> None:
    numbers = range(first, 126)
    assert [words(number) for number in numbers] == [
        around.format(counted(number, forms)) for number in numbers
    ]


@pytest.mark.parametrize(
    ("key", "count", "forms", "around"),
    [
        ("days_before", "calendar", DAYS, "за {} до 15 марта 2027 г."),
        ("days_before", "working", WORKING_DAYS, "за {} до 15 марта 2027 г."),
        ("days_after", "calendar", DAYS, "через {} после 15 марта 2027 г."),
        ("days_after", "working", WORKING_DAYS, "через {} после 15 марта 2027 г."),
    ],
)
def test_a_reason_agrees_with_its_number(key: str, count: str, forms: Forms, around: str) -> None:
    school = school_with([{key: str(number), "count": count} for number in NUMBERS], "2027-03-15")
    reasons = {why(each).partition(" — ")[0].partition(":")[0] for each in steps(school)}
    assert reasons == {around.format(counted(number, forms)) for number in NUMBERS}


def spoken(day: date) -> str:
    return f"{day.day} {GENITIVE[day.month - 1]}"


def test_every_day_of_a_year_is_followed_by_its_month_in_the_genitive() -> None:
    year = [date(2026, 8, 1) + timedelta(number) for number in range(365)]
    assert [dates.short_day(day) for day in year] == [spoken(day) for day in year]
    assert [dates.long_day(day) for day in year] == [f"{spoken(day)} {day.year} г." for day in year]


@pytest.mark.parametrize("first", [date(2026, 11, 1), date(2027, 1, 31)])
def test_a_range_of_any_length_has_its_months_in_the_genitive(first: date) -> None:
    for number in NUMBERS:
        last = first + timedelta(number)
        is_one_month = first.month == last.month
        begin = f"{first.day}–" if is_one_month else f"{spoken(first)} — "
        assert dates.day_range(first, last) == begin + spoken(last)
