"""How people are called."""

import pytest

from generator.schedule.choices import Appearance, Gender, Names
from generator.schedule.people import HeldCategory, Person, Teacher
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


FULL, SHORT = "Пробина Проба Пробовна", "Пробина\u00a0П.\u00a0П."


@pytest.mark.parametrize(
    ("public", "names", "shown"),
    [
        (None, Names.FULL, FULL),
        (None, Names.INITIALS, SHORT),
        (Appearance.FULL, Names.INITIALS, FULL),
        (Appearance.INITIALS, Names.FULL, SHORT),
        (Appearance.NO, Names.FULL, SHORT),
    ],
)
def test_a_teachers_own_choice_comes_before_the_schools(
    public: Appearance | None, names: Names, shown: str
) -> None:
    about = Teacher(id="probina", name=FULL, position="учитель музыки", public=public)
    assert people.public_name(about, names) == shown


@pytest.mark.parametrize(
    ("held", "text"),
    [
        ({"name": "первая"}, "первая, бессрочно"),
        ({"name": "высшая", "granted": "2026-10-20"}, "высшая, присвоена 20.10.2026, бессрочно"),
        (
            {"name": "первая", "granted": "2022-05-20", "until": "2027-05-20"},
            "первая, присвоена 20.05.2022, действует до 20.05.2027",
        ),
    ],
)
def test_a_category_is_told_with_its_term(held: dict[str, str], text: str) -> None:
    assert people.category_text(HeldCategory.model_validate(held)) == text


@pytest.mark.parametrize(
    ("held", "text"),
    [
        (
            {"name": "соответствие", "granted": "2022-05-20"},
            "соответствие занимаемой должности с 20.05.2022, бессрочно",
        ),
        ({"name": "первая", "until": "2027-05-20"}, "первая категория до 20.05.2027"),
        (
            {"name": "высшая", "granted": "2022-05-20", "until": "2027-05-20"},
            "высшая категория с 20.05.2022 до 20.05.2027",
        ),
        ({"name": "педагог-методист"}, "педагог-методист, бессрочно"),
    ],
)
def test_what_a_teacher_holds_is_told_in_one_line(held: dict[str, str], text: str) -> None:
    assert people.held_category(HeldCategory.model_validate(held)) == text


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


def test_surnames_are_enough_unless_several_share_one() -> None:
    names = {"a": "Пробина Проба Пробовна", "b": "Эталонов Эталон", "c": "Пробина Вторая Эталоновна"}
    assert people.short_names(names) == {
        "a": "Пробина\u00a0П.\u00a0П.",
        "b": "Эталонов",
        "c": "Пробина\u00a0В.\u00a0Э.",
    }
