"""Categories as schools write them."""

from datetime import date

import pytest

from generator.editing.staff_list.categories import Held, aim_in, held_in
from generator.editing.staff_list.values import Unclear
from generator.schedule.choices import Category
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


@pytest.mark.parametrize(("cell", "aim"), [("на высшую", HIGHEST), ("СЗД", FIT), ("—", None), (None, None)])
def test_what_an_attestation_is_for(cell: Cell, aim: Category | None) -> None:
    assert aim_in(cell) is aim


def test_two_aims_at_once_are_unclear() -> None:
    with pytest.raises(Unclear) as unclear:
        aim_in("педагог-методист, педагог-наставник")
    assert str(unclear.value) == "названо несколько категорий сразу"
