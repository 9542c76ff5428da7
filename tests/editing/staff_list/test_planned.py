"""When an attestation is planned, as schools write it."""

from datetime import date

import pytest

from generator.editing.staff_list.planned import planned_in
from generator.editing.staff_list.values import Unclear
from generator.schedule.choices import PlannedDate
from generator.workbook import Cell

MARCH = PlannedDate(date(2027, 3, 1), approximate=True)


@pytest.mark.parametrize(
    ("cell", "planned"),
    [
        ("март 2027", MARCH),
        ("март", MARCH),
        ("в марте", MARCH),
        ("03.2027", MARCH),
        ("2027-03", MARCH),
        ("мар.27", MARCH),
        ("на высшую, март 2027 г.", MARCH),
        (date(2027, 3, 1), MARCH),
        ("август", PlannedDate(date(2026, 8, 1), approximate=True)),
        ("июль", PlannedDate(date(2027, 7, 1), approximate=True)),
        ("сентябрь", PlannedDate(date(2026, 9, 1), approximate=True)),
        ("15.03.2027", PlannedDate(date(2027, 3, 15))),
        ("до 15 марта 2027 г.", PlannedDate(date(2027, 3, 15))),
        (date(2027, 3, 15), PlannedDate(date(2027, 3, 15))),
        ("2031 г.", PlannedDate(date(2031, 1, 1), approximate=True)),
        (2031.0, PlannedDate(date(2031, 1, 1), approximate=True)),
        ("2031-2032 уч. год", PlannedDate(date(2031, 9, 1), approximate=True)),
        ("2031/32", PlannedDate(date(2031, 9, 1), approximate=True)),
        ("не планируется", None),
        ("не требуется", None),
        (None, None),
    ],
)
def test_a_planned_date_is_a_day_or_a_month(cell: Cell, planned: PlannedDate | None) -> None:
    assert planned_in(cell, 2026, of_month=True) == planned


def test_the_first_of_a_month_is_a_day_in_a_column_of_days() -> None:
    assert planned_in(date(2027, 3, 1), 2026, of_month=False) == PlannedDate(date(2027, 3, 1))


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("2 квартал", "дата не понята"),
        ("2027", "дата не понята"),
        ("2026-2027", "дата не понята"),
        ("март-апрель 2027", "названо несколько месяцев"),
        ("март 2026-2027 уч. г.", "названо несколько месяцев"),
        ("13.2027", "такого месяца нет"),
    ],
)
def test_what_is_neither_a_day_nor_a_month_is_not_guessed(cell: Cell, why: str) -> None:
    with pytest.raises(Unclear) as unclear:
        planned_in(cell, 2026, of_month=True)
    assert str(unclear.value) == why
