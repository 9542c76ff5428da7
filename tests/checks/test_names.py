"""Names and posts that aren't what they seem."""

from collections.abc import Iterable
from typing import Any

import pytest

from generator.checks.finding import Finding, KnownIds
from generator.checks.names import (
    letters_that_deceive,
    marks_that_two_rows_have,
    namesakes,
    posts_that_nobody_holds,
)
from generator.problems import Location
from generator.schedule.model import Schedule
from tests.samples import activity, attestation, make_schedule, person, plan, teacher

POSTS = frozenset({"Учитель музыки", "воспитатель"})


def told(findings: Iterable[Finding]) -> list[tuple[Location, str, str | None]]:
    return [(each.path, each.message, each.hint) for each in findings]


def with_condition(post: str | list[str]) -> Schedule:
    return make_schedule(plans=[plan(activity({"days_before": "5"}, only={"positions": post}))])


def known(posts: frozenset[str] = POSTS) -> KnownIds:
    return KnownIds(frozenset(), frozenset(), frozenset(), posts)


@pytest.mark.parametrize(
    ("post", "hint"),
    [
        ("учитель музыки", None),
        ("ВОСПИТАТЕЛЬ", None),
        ("учитель музики", "возможно, «Учитель музыки»"),
        ("сторож", "есть: Учитель музыки, воспитатель"),
        ("учитель музыки, воспитатель", "это список: возьмите его в скобки, [учитель музыки, воспитатель]"),
        ("учитель музыки, сторож", "возможно, «Учитель музыки»"),
    ],
)
def test_a_condition_that_admits_nobody_is_told_with_the_nearest_post(post: str, hint: str | None) -> None:
    message = f"должности «{post}» нет ни у одного педагога: это условие никого не касается"
    path = ("plans", 0, "activities", 0, "only", "positions", 0)
    expected = [(path, message, hint)] if hint else []
    assert told(posts_that_nobody_holds(with_condition(post), known())) == expected


def test_a_part_of_the_work_for_nobody_is_told_too() -> None:
    items = ["для всех", {"text": "карта урока", "positions": ["воспитатель", "сторож"]}]
    schedule = make_schedule(plans=[plan(activity({"days_before": "5"}, items=items))])
    assert [path for path, *_ in told(posts_that_nobody_holds(schedule, known()))] == [
        ("plans", 0, "activities", 0, "items", 1, "positions", 1)
    ]


def test_a_file_without_teachers_has_no_posts_to_compare_with() -> None:
    assert told(posts_that_nobody_holds(with_condition("сторож"), known(frozenset()))) == []


MIXED = "латинские буквы среди русских"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Пробина Проба Пробовна", None),
        ("Smith John", None),
        ("Пробина-Smith Проба", None),
        ("Прoбина Проба", f"в «Прoбина Проба» {MIXED} («o»)"),
        ("Пробинa Пpoба", f"в «Пробинa Пpoба» {MIXED} («apo»)"),
        ("Проб\u00adина Проба", "в тексте невидимый знак (U+00AD): поиск и сравнение его не пропустят"),
        ("Пробина\u200b Проба", "в тексте невидимый знак (U+200B): поиск и сравнение его не пропустят"),
        ("\ufeffПробина Проба", "в тексте невидимый знак (U+FEFF): поиск и сравнение его не пропустят"),
    ],
)
@pytest.mark.parametrize("key", ["name", "position"])
def test_letters_that_deceive_the_eye_are_told(key: str, name: str, message: str | None) -> None:
    schedule = make_schedule(teachers=[teacher(attestation(), **{key: name})])
    expected = [(("teachers", 0, key), message)] if message else []
    assert [(path, text) for path, text, _ in told(letters_that_deceive(schedule))] == expected


def test_letters_that_deceive_in_a_condition_are_told() -> None:
    assert [path for path, *_ in told(letters_that_deceive(with_condition("воспитaтель")))] == [
        ("plans", 0, "activities", 0, "only", "positions", 0)
    ]


def test_a_letter_stands_for_one_row_of_its_plan() -> None:
    year = {"during": "year"}
    rows = [
        activity(year, id=f"row-{number}", mark=mark) for number, mark in enumerate(["А", None, "а", "Б"])
    ]
    schedule = make_schedule(plans=[plan(*rows), plan(activity(year, id="other-row", mark="А"), id="other")])
    assert told(marks_that_two_rows_have(schedule)) == [
        (
            ("plans", 0, "activities", 2, "mark"),
            "буква «А» уже есть у мероприятия «row-0»",
            "возьмите другую или удалите строку: программа выберет сама",
        )
    ]


def test_two_people_with_one_name_are_told_at_the_second() -> None:
    people: dict[str, list[dict[str, Any]]] = {
        "staff": [
            person("odna", "Пробина Алёна Пробовна", "директор"),
            person("dva", "Пробина Анна", "завуч"),
        ],
        "teachers": [
            person("tri", "пробина  Алена пробовна", "учитель"),
            person("chetyre", "Пробин Анна", "учитель"),
        ],
    }
    assert told(namesakes(make_schedule(**people))) == [
        (
            ("teachers", 0, "name"),
            "«пробина  Алена пробовна» уже есть, с id «odna»",
            "если это один человек, оставьте одну запись; если двое, допишите отличие к имени",
        )
    ]
