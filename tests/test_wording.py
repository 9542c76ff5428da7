"""Russian for people: dates, plurals, names."""

from datetime import date, timedelta

import pytest

from generator import wording
from generator.schedule.choices import Gender, Names
from generator.schedule.occurrence import Kind, Occurrence, Status
from generator.schedule.people import Person
from tests.samples import TODAY

DAY = date(2027, 3, 5)


def person(name: str, gender: Gender | None = None) -> Person:
    return Person(id="probina", name=name, position="учитель музыки", gender=gender)


def test_days_in_every_length() -> None:
    assert [
        wording.long_day(DAY),
        wording.short_day(DAY),
        wording.numeric_day(DAY),
        wording.weekday(DAY),
        wording.short_weekday(DAY),
        wording.month_title(DAY),
        wording.school_year(2026),
    ] == ["5 марта 2027 г.", "5 марта", "05.03.2027", "пятница", "пт", "Март 2027", "2026/2027"]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "0 дней"),
        (1, "1 день"),
        (2, "2 дня"),
        (4, "4 дня"),
        (5, "5 дней"),
        (11, "11 дней"),
        (12, "12 дней"),
        (14, "14 дней"),
        (20, "20 дней"),
        (21, "21 день"),
        (22, "22 дня"),
        (100, "100 дней"),
        (101, "101 день"),
        (111, "111 дней"),
        (122, "122 дня"),
    ],
)
def test_numbers_of_days(number: int, words: str) -> None:
    assert wording.days(number) == words
    assert wording.plural(number, "день", "дня", "дней") == words


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
    assert wording.days_left(TODAY + timedelta(left), TODAY) == words


def form(number: int) -> int:
    """Which of three forms a noun has behind the number, by the school's rule."""
    last = number % 100 if number % 100 in range(11, 15) else number % 10
    return {1: 0, 2: 1, 3: 1, 4: 1}.get(last, 2)


def test_what_is_counted_agrees_with_its_number() -> None:
    nouns = {
        wording.deadlines: ("срок", "срока", "сроков"),
        wording.attestations: ("аттестация", "аттестации", "аттестаций"),
    }
    for words, forms in nouns.items():
        assert [words(number) for number in range(126)] == [
            f"{number} {forms[form(number)]}" for number in range(126)
        ]
    both = ("срок и аттестация", "срока и аттестации", "сроков и аттестаций")
    assert [wording.deadlines_and_attestations(number - 1, 1) for number in range(2, 126)] == [
        f"{number} {both[form(number)]}" for number in range(2, 126)
    ]


@pytest.mark.parametrize(
    ("deadlines", "attestations", "words"),
    [
        (0, 0, "0 сроков и аттестаций"),
        (1, 0, "1 срок"),
        (0, 1, "1 аттестация"),
        (1, 1, "2 срока и аттестации"),
        (7, 1, "8 сроков и аттестаций"),
    ],
)
def test_what_there_is_none_of_is_not_named(deadlines: int, attestations: int, words: str) -> None:
    assert wording.deadlines_and_attestations(deadlines, attestations) == words


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
    assert wording.day_range(first, last) == words


def test_each_month_has_its_case() -> None:
    assert [wording.in_month(date(2027, month, 9)) for month in range(1, 13)] == [
        f"в {month} 2027 года"
        for month in (
            "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре".split()
        )
    ]


@pytest.mark.parametrize(
    ("text", "lower", "upper"),
    [
        ("Заместитель руководителя", "заместитель руководителя", "Заместитель руководителя"),
        ("ОО и педагоги", "ОО и педагоги", "ОО и педагоги"),
        ("педагог", "педагог", "Педагог"),
        ("", "", ""),
    ],
)
def test_first_letters(text: str, lower: str, upper: str) -> None:
    assert (wording.decapitalise(text), wording.capitalise(text)) == (lower, upper)


def test_names_are_sorted_with_yo_among_ye() -> None:
    names = ["Жукова", "Ёлкина", "Егорова", "ежова", "Елкина", "Аистова"]
    assert sorted(names, key=wording.sorting) == ["Аистова", "Егорова", "ежова", "Елкина", "Ёлкина", "Жукова"]


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
    assert wording.initials(name) == short.replace(" ", "\u00a0")


@pytest.mark.parametrize(
    ("names", "shown"),
    [(Names.FULL, "Пробина Проба Пробовна"), (Names.INITIALS, "Пробина\u00a0П.\u00a0П.")],
)
def test_a_school_chooses_how_names_appear(names: Names, shown: str) -> None:
    assert wording.public_name(person("Пробина Проба Пробовна"), names) == shown


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
        ("Пробина", None, "Здравствуйте!"),
        ("Пробина", Gender.FEMALE, "Здравствуйте!"),
    ],
)
def test_people_are_greeted_as_they_should_be(name: str, given: Gender | None, words: str) -> None:
    assert wording.greeting(person(name, given)) == words


def test_every_status_and_kind_has_its_word() -> None:
    assert set(wording.STATUS_TITLES) == set(Status)
    assert set(wording.KIND_TITLES) == set(Kind)


@pytest.mark.parametrize(("approximate", "shown"), [(True, "≈ 5 марта"), (False, "5 марта")])
def test_an_approximate_date_is_marked(approximate: bool, shown: str) -> None:
    occurrence = Occurrence(key="k", title="Шаг", kind=Kind.DEADLINE, source=(), approximate=approximate)
    assert wording.approximately("5 марта", occurrence) == shown
