"""The official table: its columns, and the cells that rows share."""

from typing import Any

from generator.official_table import Cell, TableRow, plan_rows
from generator.schedule.months import MONTHS
from tests.samples import activity, agenda_of, make_schedule, plan

ROLES = [
    {"id": "head", "title": "Руководитель ОО"},
    {"id": "teacher", "title": "Педагог"},
    {"id": "omc", "title": "ИМЦ района"},
]


def row(title: str, month: int = 8, **more: Any) -> dict[str, Any]:
    return activity({"month": MONTHS[month - 1]}, title=title) | {"id": f"row-{len(more)}-{month}"} | more


def table(*activities: dict[str, Any], **about: Any) -> list[TableRow]:
    numbered = [each | {"id": f"row-{number}"} for number, each in enumerate(activities)]
    schedule = make_schedule(roles=ROLES, plans=[plan(*numbered, **about)])
    return plan_rows(agenda_of(schedule), schedule.plans[0])


def spans(rows: list[TableRow]) -> list[tuple[int, int, int]]:
    """How many rows the title, the timing and the roles of each row span."""
    return [(row.title.rows, row.when.rows, row.responsible.rows) for row in rows]


def test_rows_with_one_title_share_its_cell_its_timing_and_its_roles() -> None:
    assert spans(table(row("А"), row("Б"), row("Б"), row("В"))) == [
        (1, 1, 1),
        (2, 2, 2),
        (0, 0, 0),
        (1, 1, 1),
    ]


def test_a_shared_title_keeps_different_timings_and_roles_apart() -> None:
    rows = table(row("А"), row("А", 9), row("А", 9, responsible=["head"]))
    assert spans(rows) == [(3, 1, 2), (0, 2, 0), (0, 0, 1)]


def test_equal_timings_under_different_titles_stay_apart() -> None:
    assert spans(table(row("А"), row("Б"))) == [(1, 1, 1), (1, 1, 1)]


def test_equal_titles_that_do_not_follow_each_other_stay_apart() -> None:
    assert spans(table(row("А"), row("Б"), row("А"))) == [(1, 1, 1)] * 3


def test_titles_with_different_items_stay_apart() -> None:
    assert spans(table(row("А", items=["первое"]), row("А", items=["второе"]))) == [(1, 1, 1)] * 2


def test_equal_timings_that_another_one_separates_stay_apart() -> None:
    assert [each.when.rows for each in table(row("А"), row("А", 9), row("А"))] == [1, 1, 1]


def test_a_covered_cell_keeps_its_words_for_narrow_screens() -> None:
    assert table(row("А"), row("А"))[1].title == Cell(("А",), rows=0)


def test_items_stand_under_the_goal_where_the_table_has_goals() -> None:
    first, second = table(row("А", goal="Цель", items=["часть"]), row("Б"))
    assert (first.title, first.goal) == (Cell(("А",)), Cell(("Цель",), ("часть",)))
    assert second.goal == Cell()


def test_items_stand_under_the_title_where_it_has_none() -> None:
    (only,) = table(row("А", items=["часть", {"text": "карта", "note": "по должности"}]))
    assert (only.title, only.goal) == (Cell(("А",), ("часть;", "карта (по должности)")), None)


def test_the_papers_own_sign_stands_before_each_item_and_replaces_the_lists() -> None:
    first, second = table(row("А", items=["первое", "второе."]), row("Б"), bullet="-")
    assert first.title == Cell(("А",), ("- первое;", "- второе."), has_signs=True)
    assert second.title == Cell(("Б",))


def test_a_timing_keeps_its_lines() -> None:
    year = {"during": "year", "text": ["в течение года", "в течение года"]}
    (only,) = table(row("А", when=year))
    assert only.when == Cell(("в течение года", "в течение года"))


def test_roles_after_the_first_begin_small_but_for_abbreviations() -> None:
    (only,) = table(row("А", responsible=["head", "teacher", "omc"]))
    assert only.responsible.lines == ("Руководитель ОО, педагог, ИМЦ района",)
