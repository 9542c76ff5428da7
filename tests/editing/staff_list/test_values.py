"""Days as schools write them."""

from datetime import date, datetime

import pytest

from generator.editing.staff_list.values import Unclear, day_in, days_in
from generator.workbook import Cell

DAY = date(2022, 5, 20)
END = date(2027, 5, 20)


@pytest.mark.parametrize(
    ("cell", "days"),
    [
        (DAY, (DAY, None)),
        (datetime(2022, 5, 20, 12, 30), (DAY, None)),  # noqa: DTZ001
        (44701.0, (DAY, None)),
        ("20.05.2022", (DAY, None)),
        ("2022-05-20", (DAY, None)),
        ("приказ № 12 от 20.05.2022 г.", (DAY, None)),
        ("20 мая 2022 года", (DAY, None)),
        ("с 20.05.2022 по 20.05.2027", (DAY, END)),
        ("20.05.2022 – 20.05.2027", (DAY, END)),
        ("бессрочно", (None, None)),
        ("—", (None, None)),
        (None, (None, None)),
    ],
)
def test_days_are_read_as_days_and_as_text(cell: Cell, days: tuple[date | None, date | None]) -> None:
    assert days_in(cell) == days


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("2022 год", "дата не понята"),
        (2022.0, "дата не понята"),
        ("20.13.2022", "такой даты нет"),
        ("20.05.2022, 21.05.2022", "несколько дат"),
        (date(1900, 1, 1), "такой даты быть не может"),
    ],
)
def test_what_is_no_day_is_not_guessed(cell: Cell, why: str) -> None:
    with pytest.raises(Unclear) as unclear:
        days_in(cell)
    assert str(unclear.value) == why


def test_of_two_days_neither_is_the_one_meant() -> None:
    with pytest.raises(Unclear) as unclear:
        day_in("с 20.05.2022 по 20.05.2027")
    assert str(unclear.value) == "несколько дат"
