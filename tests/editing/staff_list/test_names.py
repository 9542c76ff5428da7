"""Names as lists have them."""

import pytest

from generator.editing.staff_list.names import name_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Образцова Мария Петровна", "Образцова Мария Петровна"),
        ("ОБРАЗЦОВА Мария Петровна", "Образцова Мария Петровна"),
        ("ОБРАЗЦОВА-ПРИМЕРОВА МАРИЯ ПЕТРОВНА", "Образцова-Примерова Мария Петровна"),
        ("образцова мария петровна", "Образцова Мария Петровна"),
        ("Мария Петровна Образцова", "Образцова Мария Петровна"),
        ("Образцова (Примерова) Мария Петровна", "Образцова Мария Петровна"),
        (" Образцова\nМария  Петровна,", "Образцова Мария Петровна"),
        ("Oбpaзцoвa Мария Петровна", "Образцова Мария Петровна"),
        ("Образцович Мария Львовна", "Образцович Мария Львовна"),
        ("ПРОБИЕВ ЭЛЬДАР ТОФИК ОГЛЫ", "Пробиев Эльдар Тофик оглы"),
        ("Образцова М.П.", "Образцова М. П."),
        ("Образцова М П", "Образцова М. П."),
        ("М. П. Образцова", "Образцова М. П."),
        ("О'Пробин Джон", "О'Пробин Джон"),
        ("Пробина Мишель", "Пробина Мишель"),
    ],
)
def test_a_name_is_written_in_one_way(text: str, name: str) -> None:
    found = name_of(text)
    assert found is not None
    assert found.text == name


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Образцова",
        "Учителя начальных классов",
        "Итого: 25",
        "А. А. А.",
        "мы без имени",
        "Проба 12.03.1980",
    ],
)
def test_what_is_no_name(text: str) -> None:
    assert name_of(text) is None


@pytest.mark.parametrize(
    ("one", "other", "may_be"),
    [
        ("Образцова М.П.", "Образцова Мария Петровна", True),
        ("Образцова М.", "Образцова Мария Петровна", True),
        ("Образцова Мария", "Образцова Мария Петровна", True),
        ("Образцова М.П.", "Образцова Мария Львовна", False),
        ("Примерова М.П.", "Образцова Мария Петровна", False),
        ("Образцова Анна", "Образцова Мария Петровна", False),
    ],
)
def test_a_shortened_name_may_be_that_of_a_person(one: str, other: str, may_be: bool) -> None:
    first, second = name_of(one), name_of(other)
    assert first is not None
    assert second is not None
    assert first.may_be(second) is may_be
