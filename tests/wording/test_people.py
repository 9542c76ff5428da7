"""How people are called."""

import pytest

from generator.schedule.choices import Gender, Names
from generator.schedule.people import Person
from generator.wording import people


def person(name: str, gender: Gender | None = None) -> Person:
    return Person(id="probina", name=name, position="учитель музыки", gender=gender)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Пробина Проба Пробовна", "Пробина П. П."),
        ("Пробина  Проба", "Пробина П."),
        ("Пробина", "Пробина"),
        ("Пробова Проба Эталон кызы", "Пробова П. Э."),
        ("Пробов Проб Эталон Оглы", "Пробов П. Э."),
        ("Пробина-Образцова Анна Мария Пробовна", "Пробина-Образцова А. М."),
    ],
)
def test_initials_keep_together(name: str, short: str) -> None:
    assert people.initials(name) == short.replace(" ", "\u00a0")


@pytest.mark.parametrize(
    ("names", "shown"),
    [(Names.FULL, "Пробина Проба Пробовна"), (Names.INITIALS, "Пробина\u00a0П.\u00a0П.")],
)
def test_a_school_chooses_how_names_appear(names: Names, shown: str) -> None:
    assert people.public_name(person("Пробина Проба Пробовна"), names) == shown


@pytest.mark.parametrize(
    ("name", "given", "words"),
    [
        ("Пробина Проба Пробовна", None, "Уважаемая Проба Пробовна!"),
        ("Пробина Проба Ильинична", None, "Уважаемая Проба Ильинична!"),
        ("Пробина Проба Фоминишна", None, "Уважаемая Проба Фоминишна!"),
        ("Пробова Проба Эталон кызы", None, "Уважаемая Проба Эталон кызы!"),
        ("Пробов Проб Пробович", None, "Уважаемый Проб Пробович!"),
        ("Пробов Проб Кузьмич", None, "Уважаемый Проб Кузьмич!"),
        ("Пробов Проб Эталон оглы", None, "Уважаемый Проб Эталон оглы!"),
        ("Пробина Мишель", None, "Здравствуйте, Мишель!"),
        ("Пробина Мишель", Gender.FEMALE, "Уважаемая Мишель!"),
        ("Пробин Мишель", Gender.MALE, "Уважаемый Мишель!"),
        ("Пробина П. П.", None, "Здравствуйте!"),
        ("Пробина П. П.", Gender.FEMALE, "Здравствуйте!"),
        ("Пробина", None, "Здравствуйте!"),
        ("Пробина", Gender.FEMALE, "Здравствуйте!"),
    ],
)
def test_people_are_greeted_as_they_should_be(name: str, given: Gender | None, words: str) -> None:
    assert people.greeting(person(name, given)) == words
