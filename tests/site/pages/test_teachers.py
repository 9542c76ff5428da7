"""The list of teachers, and a page for each."""

from datetime import date
from typing import Any

import pytest

from generator.schedule.model import Schedule
from generator.site.pages.teachers import next_step, teacher_pages
from generator.site.parts.steps import Link
from tests.samples import activity, attestation, make_schedule, plan, school_with, teacher
from tests.site.rendering import by_path, page_context, parsed, rendered
from tests.site.tags import one, words


def pages(schedule: Schedule, today: str = "2026-11-21") -> dict[str, dict[str, Any]]:
    found = by_path(list(teacher_pages(page_context(schedule, date.fromisoformat(today)))))
    return {path: dict(page.values) for path, page in found.items()}


def of_one(person: dict[str, Any], *activities: dict[str, Any], **more: Any) -> dict[str, Any]:
    schedule = make_schedule(plans=[plan(*activities)], teachers=[person], **more)
    return pages(schedule)["teachers/probina/"]


STEP = activity({"days_before": "10"})


def test_two_attestations_have_their_own_steps() -> None:
    found = of_one(teacher(attestation("2026-12-10"), attestation("2027-03-15", **{"for": "высшая"})), STEP)
    assert [(each.aim, [step.day for step in each.steps]) for each in found["teacher"].attestations] == [
        ("первая", ["30 ноября 2026 г.", "10 декабря 2026 г."]),
        ("высшая", ["5 марта 2027 г.", "15 марта 2027 г."]),
    ]


def test_a_post_is_named_where_it_is_not_the_main_one() -> None:
    found = of_one(teacher(attestation(), attestation("2027-04-14", position="логопед")), STEP)
    assert [each.post for each in found["teacher"].attestations] == ["", "логопед"]


def test_items_for_other_posts_are_left_out() -> None:
    items = ["для всех", {"text": "для логопеда", "positions": ["логопед"]}]
    found = of_one(
        teacher(attestation(), attestation("2027-04-14", position="логопед")), STEP | {"items": items}
    )
    assert [each.steps[0].items for each in found["teacher"].attestations] == [
        ("для всех",),
        ("для всех", "для логопеда"),
    ]


def test_a_result_is_told_with_its_order() -> None:
    results = [{"date": "2026-10-20"}, {"date": "2026-10-20", "order": "№ 5"}]
    texts = [
        of_one(teacher(attestation("2026-10-14", result=result)))["teacher"].attestations[0].result
        for result in results
    ]
    assert texts == ["решение от 20.10.2026", "решение от 20.10.2026, приказ № 5"]


def test_the_next_step_is_the_first_that_is_not_done() -> None:
    done = attestation("2026-12-10", done={"step": "2026-11-20"})
    assert of_one(teacher(done), STEP)["next"].title == "Аттестация на первую категорию"


def test_overdue_work_comes_before_what_is_next() -> None:
    person = teacher(attestation("2026-11-25"))
    assert of_one(person, STEP, tracking="on")["next"].day == "13 ноября 2026 г."
    assert of_one(person, STEP)["next"].day == "25 ноября 2026 г."


def test_nothing_is_next_after_the_year() -> None:
    school = page_context(school_with({"days_before": "10"}, "2027-03-15"), date(2027, 8, 1))
    assert next_step(school, school.agenda.occurrences) is None


def test_related_months_stand_in_the_order_of_the_year() -> None:
    wide = activity({"month": ["август", "май"]}, id="wide", responsible=["helper"])
    roles = [
        {"id": "helper", "title": "Помощник", "people": ["probina"]},
        {"id": "teacher", "title": "Педагог"},
    ]
    found = of_one(teacher(attestation("2027-01-20")), STEP, wide, roles=roles)
    assert [month.text for month in found["months"]] == [
        "Август 2026",
        "Декабрь 2026",
        "Январь 2027",
        "Май 2027",
    ]


def test_plans_are_named_once() -> None:
    found = of_one(teacher(attestation()), STEP, STEP | {"id": "other"})
    assert found["plans"] == [Link("План", "plans/plan/")]


def names(page: dict[str, Any], kind: str) -> list[str]:
    return [each.name for each in page[kind]]


def test_the_list_is_sorted_as_in_russian_and_parts_those_without_dates() -> None:
    people = [
        teacher(attestation(), id="t1", name="Ёлкина Проба"),
        teacher(attestation(), id="t2", name="Яркина Проба"),
        teacher(attestation(), id="t3", name="Ежова Проба"),
        teacher(id="t4", name="Пустая Проба"),
        teacher(attestation(), id="t5", name="Ушедшая Проба", status="left"),
    ]
    page = pages(make_schedule(teachers=people))["teachers/"]
    assert names(page, "planned") == ["Ежова Проба", "Ёлкина Проба", "Яркина Проба"]
    assert names(page, "others") == ["Пустая Проба", "Ушедшая Проба"]


@pytest.mark.parametrize(
    ("held", "text"),
    [
        (None, "Учитель музыки"),
        ({"name": "первая"}, "Учитель музыки. Категория: первая, бессрочно"),
        (
            [{"name": "высшая"}, {"name": "педагог-методист", "granted": "2026-10-20"}],
            "Учитель музыки. Категории: высшая, бессрочно; педагог-методист, присвоена 20.10.2026, бессрочно",
        ),
    ],
)
def test_a_teachers_page_tells_what_is_held(held: Any, text: str) -> None:
    page = parsed(rendered(make_schedule(teachers=[teacher(category=held)]))["teachers/probina.md"])
    assert words(one(page, "p.lead")) == text


@pytest.mark.parametrize("status", ["on_leave", "left"])
def test_who_does_not_work_looks_like_who_has_no_attestation(status: str) -> None:
    """Neither dates nor the reason for their absence show anywhere on the site."""
    plans = [plan(STEP, activity({"during": "individual"}, id="talk"))]
    away = make_schedule(plans=plans, teachers=[teacher(attestation(), status=status)])
    free = make_schedule(plans=plans, teachers=[teacher()])
    assert rendered(away) == rendered(free)
    page = parsed(rendered(away)["teachers/probina.md"])
    assert words(one(page, "p.empty")) == "Сроков аттестации в этом учебном году нет."
