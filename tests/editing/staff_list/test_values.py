"""Categories and days as schools write them."""

from datetime import date, datetime

import pytest

from generator.editing.staff_list.values import Held, Unclear, aim_in, day_in, days_in, held_in, planned_in
from generator.schedule.choices import Category, PlannedDate
from generator.workbook import Cell

FIT, FIRST, HIGHEST = Category.FIT, Category.FIRST, Category.HIGHEST
DAY = date(2022, 5, 20)
END = date(2027, 5, 20)


def each(*cells: Cell, held: list[Held]) -> list[tuple[Cell, list[Held]]]:
    return [(cell, held) for cell in cells]


HELD = [
    *each("высшая", "ВКК", "высш.", "В", "в/к", "в.к.к.", "в. кв. к.", held=[Held(HIGHEST)]),
    *each("Высшая кв. категория по должности учитель", held=[Held(HIGHEST)]),
    *each("первая", "1 кв. кат.", "I кв.категория", "1 категория", "1кк", "1 к.к.", held=[Held(FIRST)]),
    *each("перв.", "I", "1", 1.0, "1-я", "1-ая кв. категория", "1 кв.к.", "1-я кв.к.", held=[Held(FIRST)]),
    *each("Первая квалификационная категория", held=[Held(FIRST)]),
    *each("СЗД", "соответствие занимаемой должности", "соотв.", "б/к (СЗД)", "С.З.Д.", held=[Held(FIT)]),
    *each("б/к", "—", "-", "нет", "без категории", "категория отсутствует", "не имеет", held=[]),
    *each(None, "", " ", 0.0, True, held=[]),
    *each("высшая, приказ № 12 от 20.05.2022", "высшая (20.05.2022 г.)", held=[Held(HIGHEST, DAY)]),
    *each("пр. № 55 от 20.5.2022 высшая", held=[Held(HIGHEST, DAY)]),
    *each("1 кв. кат. пр. № 1 от 20.05.22", held=[Held(FIRST, DAY)]),
    *each("первая кв. кат., приказ МО № 01-05/12 от 20 мая 2022 г.", held=[Held(FIRST, DAY)]),
    *each("первая до 20.05.2027", held=[Held(FIRST, None, END)]),
    *each("первая с 20.05.2022 по 20.05.2027", held=[Held(FIRST, DAY, END)]),
    *each("высшая 20.05.22-20.05.27", held=[Held(HIGHEST, DAY, END)]),
    *each("высшая, пр.№ 114 от 20.05.2022, бессрочно", held=[Held(HIGHEST, DAY, endless=True)]),
    *each("высшая; педагог-методист", "высшая/методист", held=[Held(HIGHEST), Held(Category.METHODIST)]),
    *each("высшая\nпедагог-методист", held=[Held(HIGHEST), Held(Category.METHODIST)]),
    *each("высшая\n(приказ от 20.05.2022)", "высшая\nкатегория\n20.05.2022", held=[Held(HIGHEST, DAY)]),
    *each("высшая и педагог-методист", held=[Held(HIGHEST), Held(Category.METHODIST)]),
    *each("Высшая, педагог-наставник 20.05.2022", held=[Held(HIGHEST), Held(Category.MENTOR, DAY)]),
]


@pytest.mark.parametrize(("cell", "held"), HELD)
def test_a_category_is_read_in_any_wording(cell: Cell, held: list[Held]) -> None:
    assert held_in(cell) == held


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("вторая", "категория не понята"),
        ("2 кат.", "категория не понята"),
        ("не соответствует", "категория не понята"),
        ("молодой специалист в школе", "категория не понята"),
        ("в декрете", "категория не понята"),
        (2.0, "категория не понята"),
        ("первая (учитель), высшая (педагог-психолог)", "названо несколько категорий сразу"),
        ("высшая, 31.02.2022", "такой даты нет"),
        ("высшая, 20.05.2022, 21.05.2022", "несколько дат"),
        ("первая, 8-912-000-00-00", "похоже на адрес или телефон"),
    ],
)
def test_what_is_no_category_is_not_guessed(cell: Cell, why: str) -> None:
    with pytest.raises(Unclear) as unclear:
        held_in(cell)
    assert str(unclear.value) == why


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


@pytest.mark.parametrize(("cell", "aim"), [("на высшую", HIGHEST), ("СЗД", FIT), ("—", None), (None, None)])
def test_what_an_attestation_is_for(cell: Cell, aim: Category | None) -> None:
    assert aim_in(cell) is aim


def test_two_aims_at_once_are_unclear() -> None:
    with pytest.raises(Unclear) as unclear:
        aim_in("педагог-методист, педагог-наставник")
    assert str(unclear.value) == "названо несколько категорий сразу"
