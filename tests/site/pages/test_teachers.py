"""The list of teachers."""

from datetime import date
from typing import Any

import pytest

from generator.schedule.model import Schedule
from tests.samples import activity, attestation, make_schedule, plan, teacher
from tests.site.rendering import parsed, rendered
from tests.site.tags import attribute, one, words

ABOUT = "≈ — ориентировочно: день аттестации ещё не назначен"
STEP = activity({"days_before": "10"})


def school(*people: dict[str, Any]) -> Schedule:
    return make_schedule(plans=[plan(STEP)], teachers=list(people))


def rows(*people: dict[str, Any], today: str = "2026-11-21") -> list[list[str]]:
    page = parsed(rendered(school(*people), date.fromisoformat(today))["teachers/index.md"])
    return [[words(cell) for cell in row.select("th, td")] for row in page.select("tbody tr")]


def test_a_row_tells_what_is_held_what_is_planned_and_what_is_next() -> None:
    held = {"name": "первая", "until": "2028-10-20"}
    assert rows(teacher(attestation("2027-03-15", **{"for": "высшая"}), category=held)) == [
        [
            "Пробина Проба Пробовна Учитель музыки",
            "первая до 20.10.2028",
            "на высшую, 15 марта",
            "Ш 5 марта — шаг А 15 марта — аттестация на высшую категорию",
        ]
    ]


def test_the_script_chooses_the_next_step_and_without_it_the_first_stands_there() -> None:
    """Under a heading that is true on any day."""
    page = parsed(rendered(school(teacher(attestation("2027-03"))))["teachers/index.md"])
    steps = [
        (attribute(each, "data-day"), attribute(each, "data-last"), each.has_attr("hidden"))
        for each in page.select("[data-next=only] > li")
    ]
    assert steps == [("2027-02-19", "2027-02-19", False), ("2027-03-01", "2027-03-31", True)]
    assert words(one(page, "th[data-title]")) == "Шаги педагога"


@pytest.mark.parametrize(
    ("planned", "told"),
    [
        (attestation("2027-03"), "на первую, в марте"),
        (attestation(position="логопед"), "на первую (логопед), 15 марта"),
        (attestation("2026-10-14", result={"date": "2026-10-20"}), "на первую, решение от 20 октября"),
        (attestation("2027-03-15", **{"for": "соответствие"}), "на соответствие, 15 марта"),
        (attestation("2027-03-15", **{"for": "педагог-методист"}), "на педагога-методиста, 15 марта"),
        (attestation("2027-03-15", **{"for": "педагог-наставник"}), "на педагога-наставника, 15 марта"),
    ],
)
def test_an_attestation_is_told_in_a_few_words(planned: dict[str, Any], told: str) -> None:
    assert rows(teacher(planned))[0][2] == told


def test_the_next_step_of_one_of_two_attestations_tells_which() -> None:
    both = teacher(attestation("2027-03-15"), attestation("2027-04-14", position="логопед"))
    assert rows(both)[0][3] == (
        "Ш 5 марта — шаг на первую категорию, учитель музыки "
        "А 15 марта — аттестация на первую категорию учитель музыки "
        "Ш 2 апреля — шаг на первую категорию, логопед "
        "А 14 апреля — аттестация на первую категорию логопед"
    )


def test_the_sign_of_what_is_about_is_explained_where_it_stands() -> None:
    def notes(day: str) -> list[str]:
        page = parsed(rendered(school(teacher(attestation(day))))["teachers/index.md"])
        return [words(each) for each in page.select("p.note")]

    assert (notes("2027-03"), notes("2027-03-15")) == ([ABOUT], [])


def test_what_is_decided_or_over_has_no_next_step() -> None:
    decided = teacher(attestation("2026-10-14", result={"date": "2026-10-20"}))
    assert rows(decided)[0][3] == ""
    assert rows(teacher(attestation("2027-03-15")), today="2027-03-16")[0][3] == ""


@pytest.mark.parametrize(("until", "ends"), [("2027-08-31", True), ("2027-09-01", False), (None, False)])
def test_a_category_that_ends_before_the_next_school_year_is_marked(until: str | None, ends: bool) -> None:
    held = {"name": "первая"} | ({"until": until} if until else {})
    page = parsed(rendered(school(teacher(category=held)))["teachers/index.md"])
    assert one(page, "tbody tr").has_attr("data-ends") is ends
    assert len(page.select("tbody td b")) == ends
    assert [words(each) for each in page.select(".switch")] == [
        "категория действует не дольше, чем до 31 августа 2027 г."
    ][: int(ends)]


def test_the_list_is_sorted_as_in_russian_and_has_everybody() -> None:
    """Who left or is on leave looks like who has no attestation."""
    people = [
        teacher(attestation(), id="t1", name="Ёлкина Проба"),
        teacher(attestation(), id="t2", name="Яркина Проба"),
        teacher(attestation(), id="t3", name="Ежова Проба"),
        teacher(attestation(), id="t5", name="Ушедшая Проба", status="left"),
    ]
    found = rows(*people)
    assert [row[0].split()[0] for row in found] == ["Ежова", "Ёлкина", "Ушедшая", "Яркина"]
    assert found[2][1:] == ["без категории", "", ""]


def test_columns_are_sorted_by_days_and_what_has_none_comes_last() -> None:
    people = [
        teacher(
            attestation("2027-05-12"),
            attestation("2027-02-10", **{"for": "высшая"}),
            category={"name": "первая", "until": "2027-06-16"},
        ),
        teacher(id="t2", name="Пустая Проба", category={"name": "высшая"}),
    ]
    page = parsed(rendered(school(*people))["teachers/index.md"])
    values = [
        [attribute(cell, "data-v") for cell in row.select("td[data-v]")] for row in page.select("tbody tr")
    ]
    assert values == [["2027-06-16", "2027-02-10"], ["9999", "9999"]]
