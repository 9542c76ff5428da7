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


def test_a_plan_leads_to_its_roles_and_months_once_and_in_order() -> None:
    rows = [
        activity({"month": ["май", "август"]}, id="a", responsible=["teacher", "head"]),
        activity({"days_before": "10"}, id="b", responsible=["head"]),
    ]
    found = values(school(*rows))
    assert [link.text for link in found["roles"]] == ["Педагог", "Руководитель"]
    assert [link.text for link in found["months"]] == ["Март 2027"]
    assert found["table"].months == ["авг", "май"]


def test_a_table_without_goals_has_no_column_for_them() -> None:
    headings = [
        [words(each) for each in parsed(rendered(school(row))["plans/plan.md"]).select(".paper th")]
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


def test_what_has_no_day_stands_with_its_anchor_below_the_dates() -> None:
    rows = [
        activity({"during": "year"}, id="all", title="Беседы"),
        activity({"by_schedule_of": "ИМЦ"}, id="visit", title="Проверка"),
        activity({"during": "individual"}, id="own", title="Занятия"),
    ]
    page = parsed(rendered(school(*rows))["plans/plan.md"])
    assert [(words(each), each.get("id")) for each in page.select(".timeless > li")] == [
        ("Беседы", "2026/plan/all/year"),
        ("Занятия, согласно индивидуальному графику аттестации", None),
        ("Проверка, по графику ИМЦ", "2026/plan/visit/year"),
    ]


def test_a_row_has_no_cell_where_the_one_above_spans_it_and_says_so_to_phones() -> None:
    """The table stays one of equal rows; what is repeated is no cell."""
    rows = [activity({"month": "май"}, id=each, title="Сбор", goal=each) for each in "ab"]
    page = parsed(rendered(school(*rows))["plans/plan.md"])
    first, second = page.select(".paper tbody tr")
    assert [[words(cell) for cell in row.find_all("td", recursive=False)][1:] for row in (first, second)] == [
        ["Сбор", "a", "май", "Педагог"],
        ["b"],
    ]
    assert first.select(".merged") == []
    assert [(words(each), each.get("data-label")) for each in second.select(".number > .merged")] == [
        ("Сбор", "Мероприятие"),
        ("май", "Сроки"),
        ("Педагог", "Ответственные"),
    ]


def test_rows_of_the_paper_can_be_linked_to() -> None:
    page = parsed(
        rendered(school(activity({"month": "май"}, id="a"), activity({"month": "май"}, id="b")))[
            "plans/plan.md"
        ]
    )
    assert [each.get("id") for each in page.select(".paper tbody tr")] == ["row-a", "row-b"]


def test_an_overdue_date_says_so_in_words_and_a_done_one_to_those_who_hear_the_page() -> None:
    done = attestation(done={"late": "2026-11-01"})
    people = [
        teacher(done, id="t1", name="Яркина Проба"),
        teacher(attestation("2026-11-20"), id="t2", name="Ёлкина Проба"),
    ]
    late = activity({"days_before": "10"}, id="late", title="Загрузка")
    page = parsed(
        rendered(make_schedule(roles=ROLES, plans=[plan(late)], teachers=people, tracking="on"))[
            "plans/plan.md"
        ]
    )
    assert [[words(cell) for cell in row.select("th, td")] for row in page.select(".matrix tbody tr")] == [
        ["Ёлкина на первую категорию", "З 10 ноя просрочено", "А 20 ноя"],
        ["Яркина на первую категорию", "З ✓ 1 ноя сделано", "А 15 мар"],
    ]
