"""The official table of a plan: the original's columns, wording and merged cells."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.edition import Edition
from generator.reasons import column_text
from generator.schedule.expand import item_text
from generator.schedule.plan import Activity, Plan
from generator.wording import decapitalise


@dataclass(frozen=True, slots=True)
class Cell:
    """`rows` is how many rows the cell spans; 0 where the cell above covers it."""

    text: str
    items: tuple[str, ...] = ()
    rows: int = 1


@dataclass(frozen=True, slots=True)
class TableRow:
    number: int
    activity_id: str
    title: Cell
    goal: Cell | None
    when: Cell
    responsible: Cell


def plan_rows(edition: Edition, plan: Plan) -> list[TableRow]:
    """Consecutive rows with one title share its cell, and then their equal timings and roles too."""
    has_goal = any(activity.goal for activity in plan.activities)
    rows = [
        _row(edition, number, activity, has_goal) for number, activity in enumerate(plan.activities, start=1)
    ]
    return _merged(rows)


def _row(edition: Edition, number: int, activity: Activity, has_goal: bool) -> TableRow:
    items = tuple(item_text(item) for item in activity.items)
    return TableRow(
        number=number,
        activity_id=activity.id,
        title=Cell(activity.title, () if has_goal else items),
        goal=Cell(activity.goal or "", items) if has_goal else None,
        when=Cell(column_text(activity.when)),
        responsible=Cell(responsible_text(edition, activity)),
    )


def responsible_text(edition: Edition, activity: Activity) -> str:
    """«Заместитель руководителя, ответственный за аттестацию в ОО»"""
    first, *rest = (edition.role_title(role_id) for role_id in activity.responsible)
    return ", ".join([first, *map(decapitalise, rest)])


def _merged(rows: Sequence[TableRow]) -> list[TableRow]:
    merged: list[TableRow] = []
    start = 0
    while start < len(rows):
        end = start + 1
        while end < len(rows) and rows[end].title == rows[start].title:
            end += 1
        group = rows[start:end]
        whens = _spans([row.when for row in group])
        answers = _spans([row.responsible for row in group])
        titles = _spans([row.title for row in group])
        merged.extend(
            replace(row, title=title, when=when, responsible=answer)
            for row, title, when, answer in zip(group, titles, whens, answers, strict=True)
        )
        start = end
    return merged


def _spans(cells: Sequence[Cell]) -> list[Cell]:
    """A run of equal cells becomes one that spans them and empty ones below it."""
    spans: list[Cell] = []
    for cell in cells:
        first = next((i for i in range(len(spans) - 1, -1, -1) if spans[i].rows), None)
        if first is not None and (spans[first].text, spans[first].items) == (cell.text, cell.items):
            spans[first] = replace(spans[first], rows=spans[first].rows + 1)
            spans.append(replace(cell, rows=0))
        else:
            spans.append(cell)
    return spans
