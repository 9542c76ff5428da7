"""Who answers: the list of roles, and a page for each."""

from typing import Any

import pytest

from generator.schedule.model import Schedule
from generator.site.pages.roles import role_pages
from generator.site.parts.duties import DutyMonth
from generator.site.parts.steps import Link
from tests.samples import activity, attestation, make_schedule, plan, teacher
from tests.site.rendering import by_path, page_context, parsed, rendered
from tests.site.tags import one, words

ROLES = [
    {"id": "head", "title": "Руководитель", "people": ["pervyy", "probina"]},
    {"id": "idle", "title": "Наблюдатель"},
    {"id": "teacher", "title": "Педагог"},
]
STAFF = [{"id": "pervyy", "name": "Первый Проба Пробович", "position": "директор"}]
ACTIVITIES = [
    activity({"month": ["август", "май"]}, id="months", title="Контроль", responsible=["head", "teacher"]),
    activity({"days_before": "10"}, id="own", title="Загрузка", responsible=["teacher"]),
    activity({"days_before": "20"}, id="accounts", title="Кабинеты", responsible=["head"]),
    activity({"during": "year"}, id="year", title="Сопровождение", responsible=["head"]),
    activity({"by_schedule_of": "ИМЦ"}, id="visit", title="Проверка", responsible=["head"]),
]


def school(**more: Any) -> Schedule:
    people = {"roles": ROLES, "staff": STAFF, "teachers": [teacher(attestation())]}
    return make_schedule(plans=[plan(*ACTIVITIES)], **people, **more)


def pages() -> dict[str, dict[str, Any]]:
    return {
        path: dict(page.values) for path, page in by_path(list(role_pages(page_context(school())))).items()
    }


def works(months: list[DutyMonth]) -> list[tuple[str, list[str]]]:
    return [(month.link.text, [duty.label for day in month.days for duty in day.duties]) for month in months]


def test_a_role_has_its_dates_by_month_and_its_work_without_dates() -> None:
    head = pages()["roles/head/"]
    assert works(head["ahead"]) == [("Февраль 2027", ["Кабинеты"]), ("Май 2027", ["Контроль"])]
    assert works(head["over"]) == [("Август 2026", ["Контроль"])]
    assert (head["overdue"], head["over_total"]) == ([], "1 срок")
    assert [row.title for row in head["ongoing"]] == ["Сопровождение"]
    assert [row.title for row in head["undated"]] == ["Проверка"]
    assert head["plans"] == [Link("План", "plans/plan/")]


def test_holders_who_teach_have_a_link_to_their_page() -> None:
    assert pages()["roles/head/"]["role"].holders == [
        Link("Первый Проба Пробович", ""),
        Link("Пробина Проба Пробовна", "teachers/probina/"),
    ]


def test_the_teachers_role_names_the_rows_instead_of_everybodys_dates() -> None:
    found = pages()["roles/teacher/"]
    assert [row.title for row in found["own_rules"]] == ["Загрузка"]
    assert works(found["over"] + found["ahead"]) == [
        ("Август 2026", ["Контроль"]),
        ("Май 2027", ["Контроль"]),
    ]


def test_the_list_tells_who_and_how_much() -> None:
    assert [(role.title, role.people, role.summary) for role in pages()["roles/"]["roles"]] == [
        ("Руководитель", "Первый Проба Пробович, Пробина Проба Пробовна", "3 срока за учебный год"),
        ("Наблюдатель", "", "сроков пока нет"),
        ("Педагог", "у каждого свои сроки", ""),
    ]


@pytest.mark.parametrize(
    ("whens", "summary"),
    [
        ([{"during": "year"}], "работа весь учебный год, без точных сроков"),
        ([{"during": "year"}, {"by_schedule_of": "ИМЦ"}], "работа весь учебный год, без точных сроков"),
        ([{"by_schedule_of": "ИМЦ"}], "сроков пока нет"),
        ([{"during": "year"}, {"month": "май"}], "1 срок за учебный год"),
        ([{"month": ["май", "июнь"]}], "2 срока за учебный год"),
    ],
)
def test_a_role_without_deadlines_is_told_what_it_has(whens: list[dict[str, Any]], summary: str) -> None:
    rows = [activity(when, id=f"row-{number}", responsible=["head"]) for number, when in enumerate(whens)]
    found = by_path(
        list(role_pages(page_context(make_schedule(roles=ROLES, staff=STAFF, plans=[plan(*rows)]))))
    )
    assert found["roles/head/"].values["role"].summary == summary


def test_a_role_without_people_or_work_says_so() -> None:
    page = parsed(rendered(school())["roles/idle.md"])
    assert words(one(page, "p.lead")) == "Пока никто не назначен."
    assert words(one(page, "p.empty")) == "За этой ролью пока ничего не записано."


def test_what_is_overdue_comes_first_and_what_is_over_is_folded() -> None:
    page = parsed(rendered(school(tracking="on"))["roles/head.md"])
    assert [words(each) for each in page.select("h2")][:2] == ["Просрочено", "Февраль 2027"]
    assert words(one(page, ".overdue .duties")) == "31 пн П Контроль"
    done = [
        activity(
            {"month": "август"}, id="a", title="Приказ", responsible=["head"], done={"2026-08": "2026-08-20"}
        )
    ]
    over = parsed(rendered(make_schedule(roles=ROLES[:1], staff=STAFF, plans=[plan(*done)]))["roles/head.md"])
    assert words(one(over, ".dated > p")) == "Сроков впереди нет."
    assert words(one(over, "details.over")) == "Прошло: 1 срок Август 2026 31 пн П Приказ ✓ 20.08.2026"


def test_the_sign_of_what_is_about_is_explained_where_it_stands() -> None:
    def notes(day: str) -> list[str]:
        people = [teacher(attestation(day))]
        made = make_schedule(roles=ROLES, staff=STAFF, teachers=people, plans=[plan(*ACTIVITIES)])
        return [words(each) for each in parsed(rendered(made)["roles/head.md"]).select(".role .note")]

    told = "≈ — ориентировочно: день аттестации ещё не назначен"
    assert (notes("2027-04"), notes("2027-04-14")) == ([told], [])


def test_who_else_answers_for_the_same_is_linked() -> None:
    assert pages()["roles/head/"]["fellows"] == [
        Link("Пробина Проба Пробовна", "teachers/probina/"),
        Link("Педагог", "roles/teacher/"),
    ]
