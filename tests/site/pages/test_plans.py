"""A plan's page: the official table, and the dates that came out of each row."""

from typing import Any

from generator.schedule.model import Schedule
from generator.site.pages.plans import plan_pages
from tests.samples import activity, attestation, make_schedule, plan, teacher
from tests.site.rendering import by_path, page_context, parsed, rendered
from tests.site.tags import one, words

ROLES = [{"id": "head", "title": "Руководитель"}, {"id": "teacher", "title": "Педагог"}]


def school(*activities: dict[str, Any], **about: Any) -> Schedule:
    people = [
        teacher(attestation(), id="t1", name="Яркина Проба"),
        teacher(attestation(), id="t2", name="Ёлкина Проба"),
    ]
    return make_schedule(roles=ROLES, plans=[plan(*activities, **about)], teachers=people)


def values(schedule: Schedule) -> dict[str, Any]:
    return dict(by_path(list(plan_pages(page_context(schedule))))["plans/plan/"].values)


def test_a_row_shows_the_schools_dates_and_the_teachers_who_have_their_own() -> None:
    (row,) = values(school(activity([{"month": "август"}, {"during": "individual"}], goal="Цель")))[
        "activities"
    ]
    assert (row.number, row.title, row.goal, row.anchor) == (1, "Шаг", "Цель", "row-step")
    assert [step.day for step in row.steps] == ["31 августа 2026 г."]
    assert [link.text for link in row.teachers] == ["Ёлкина Проба", "Яркина Проба"]


def test_a_plan_leads_to_its_roles_and_months_once_and_in_order() -> None:
    rows = [
        activity({"month": ["май", "август"]}, id="a", responsible=["teacher", "head"]),
        activity({"days_before": "10"}, id="b", responsible=["head"]),
    ]
    found = values(school(*rows))
    assert [link.text for link in found["roles"]] == ["Педагог", "Руководитель"]
    assert [link.text for link in found["months"]] == ["Август 2026", "Март 2027", "Май 2027"]


def test_a_table_without_goals_has_no_column_for_them() -> None:
    headings = [
        [words(each) for each in parsed(rendered(school(row))["plans/plan.md"]).select("thead th")]
        for row in (activity({"month": "май"}), activity({"month": "май"}, goal="Цель"))
    ]
    assert headings == [
        ["№ п/п", "Мероприятие", "Сроки", "Ответственные"],
        ["№ п/п", "Мероприятие", "Цель", "Сроки", "Ответственные"],
    ]


def test_the_papers_own_words_stand_around_the_table() -> None:
    about = {"heading": "Приложение № 8", "signature": "Директор", "columns": {"when": "Сроки выполнения"}}
    page = parsed(rendered(school(activity({"month": "май"}), **about))["plans/plan.md"])
    assert words(one(page, "p.paper-heading")) == "Приложение № 8"
    assert words(one(page, "p.paper-signature")) == "Директор _______________"
    assert words(one(page, "thead")).endswith("Сроки выполнения Ответственные")


def test_a_plan_without_rows_and_a_school_without_plans_say_so() -> None:
    assert (
        words(one(parsed(rendered(school())["plans/plan.md"]), "tbody"))
        == "В этом плане пока нет мероприятий."
    )
    assert "В графике пока нет планов." in words(parsed(rendered(make_schedule())["plans/index.md"]))


def test_cards_count_rows() -> None:
    cards = by_path(list(plan_pages(page_context(school(activity({"month": "май"}), short_title="Кратко")))))[
        "plans/"
    ]
    (card,) = cards.values["plans"]
    assert (card.label, card.title, card.rows, card.page) == (
        "Кратко",
        "План",
        "1 мероприятие",
        "plans/plan/",
    )
