"""Russian for people: dates, plurals, names."""

from datetime import date, timedelta

import pytest

from generator.wording import dates
from tests.samples import TODAY

DAY = date(2027, 3, 5)


def test_days_in_every_length() -> None:
    assert [
        dates.long_day(DAY),
        dates.short_day(DAY),
        dates.month_behind_day(DAY),
        dates.numeric_day(DAY),
        dates.weekday(DAY),
        dates.short_weekday(DAY),
        dates.month_title(DAY),
        dates.school_year(2026),
    ] == ["5 марта 2027 г.", "5 марта", "марта", "05.03.2027", "пятница", "пт", "Март 2027", "2026/2027"]


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (0, "сегодня"),
        (1, "завтра"),
        (2, "послезавтра"),
        (3, "через 3 дня"),
        (21, "через 21 день"),
        (-1, "вчера"),
        (-2, "2 дня назад"),
        (-5, "5 дней назад"),
    ],
)
def test_how_long_until_a_day(left: int, words: str) -> None:
    assert dates.days_left(TODAY + timedelta(left), TODAY) == words


@pytest.mark.parametrize(
    ("deadlines", "attestations", "words"),
    [
        (0, 0, "0 сроков"),
        (1, 0, "1 срок"),
        (0, 1, "1 аттестация"),
        (1, 1, "1 срок и 1 аттестация"),
        (7, 1, "7 сроков и 1 аттестация"),
    ],
)
def test_each_kind_is_counted_by_itself_and_what_there_is_none_of_is_not_named(
    deadlines: int, attestations: int, words: str
) -> None:
    assert dates.deadlines_and_attestations(deadlines, attestations) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2027, 3, 1), date(2027, 3, 7), "1–7 марта"),
        (date(2027, 3, 29), date(2027, 4, 4), "29 марта — 4 апреля"),
        (date(2026, 12, 28), date(2027, 1, 3), "28 декабря — 3 января"),
        (date(2026, 3, 1), date(2027, 3, 7), "1 марта — 7 марта"),
        (date(2027, 3, 1), date(2027, 3, 1), "1 марта"),
    ],
)
def test_a_range_of_days_says_the_month_once(first: date, last: date, words: str) -> None:
    assert dates.day_range(first, last) == words


def test_each_month_has_its_case() -> None:
    assert [dates.in_month(date(2027, month, 9)) for month in range(1, 13)] == [
        f"в {month} 2027 года"
        for month in (
            "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре".split()
        )
    ]
