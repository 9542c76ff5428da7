"""Titles and letters where there is little room."""

from typing import Any

import pytest

from generator.schedule.plan import Plan
from generator.wording.titles import marks, plan_mark, short_title
from tests.samples import activity, plan, school_with, steps

YEAR = {"during": "year"}


def letters(*rows: dict[str, Any]) -> list[str]:
    """The marks of rows, in order."""
    numbered = [activity(YEAR, id=f"row-{number}") | row for number, row in enumerate(rows)]
    found = marks(Plan.model_validate(plan(*numbered)).activities)
    assert list(found) == [row["id"] for row in numbered]
    return list(found.values())


def titles(*names: str) -> list[dict[str, Any]]:
    return [{"title": name} for name in names]


@pytest.mark.parametrize(
    ("own", "short"),
    [({}, "Загрузка аттестационных…"), ({"short": "Загрузка материалов"}, "Загрузка материалов")],
)
def test_a_row_and_its_occurrences_have_one_short_title(own: dict[str, Any], short: str) -> None:
    title = "Загрузка аттестационных материалов в ЛК"
    schedule = school_with(YEAR, title=title, **own)
    [step] = steps(schedule)
    assert [short_title(each) for each in (schedule.plans[0].activities[0], step)] == [short, short]


def test_a_row_has_the_first_letter_of_its_title_that_is_free() -> None:
    assert letters(*titles("Загрузка", "Заявка", "За аз")) == ["З", "А", "Б"]


def test_a_short_title_gives_the_letter() -> None:
    assert letters({"title": "Оформление заявки", "short": "«личный кабинет»"}) == ["Л"]


def test_own_letters_are_nobody_elses() -> None:
    assert letters({"title": "Загрузка"}, {"title": "Приказ", "mark": "з"}) == ["А", "З"]


def test_signs_and_letters_that_begin_no_word_are_passed_over() -> None:
    assert letters(*titles("1 ы", "Ыы а")) == ["А", "Б"]


def test_when_all_letters_are_taken_rows_share_one() -> None:
    many = letters(*titles(*["Шаг"] * 60))
    assert (len(set(many)), many[-1]) == (54, "Ш")
    assert letters(*titles(*["1"] * 60))[-1] == "А"


@pytest.mark.parametrize(
    ("label", "letter"),
    [
        ("План работы ИМЦ", "И"),
        ("Циклограмма школы", "Ц"),
        ("«особый» план", "О"),
        ("План № 2", "П"),
        ("—", "А"),
    ],
)
def test_a_plans_letter_is_of_its_abbreviation_or_its_first(label: str, letter: str) -> None:
    assert plan_mark(label) == letter
