"""The official table of a plan: the original's columns, wording and merged cells."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.agenda import Agenda
from generator.schedule.items import table_items
from generator.schedule.plan import Activity, Plan
from generator.wording.text import decapitalise
from generator.wording.timings import column_lines


@dataclass(frozen=True, slots=True)
class Cell:
    """Lines one below the other, then items, letter for letter as the paper has them.

    `has_signs`: the items begin with the paper's own sign, so that a list's sign is too much. `rows` is
    how many rows the cell spans; 0 where the cell above covers it.
    """

    lines: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    has_signs: bool = False
    rows: int = 1

    @property
    def content(self) -> tuple[object, ...]:
        return (self.lines, self.items)


@dataclass(frozen=True, slots=True)
class TableRow:
    number: int
    activity_id: str
    title: Cell
    goal: Cell | None
    when: Cell
    responsible: Cell


def plan_rows(agenda: Agenda, plan: Plan) -> list[TableRow]:
    """Consecutive rows with one title share its cell, and then their equal timings and roles too."""
    has_goal = any(activity.goal for activity in plan.activities)
    rows = [
        _row(agenda, plan, number, activity, has_goal)
        for number, activity in enumerate(plan.activities, start=1)
    ]
    return _merged(rows)


def _row(agenda: Agenda, plan: Plan, number: int, activity: Activity, has_goal: bool) -> TableRow:
    items = table_items(activity.items, plan.bullet)
    listing = Cell(items=items, has_signs=bool(plan.bullet and items))
    return TableRow(
        number=number,
        activity_id=activity.id,
        title=replace(Cell() if has_goal else listing, lines=(activity.title,)),
        goal=replace(listing, lines=(activity.goal,) if activity.goal else ()) if has_goal else None,
        when=Cell(column_lines(activity.when)),
        responsible=Cell((responsible_text(agenda, activity),)),
    )


def responsible_text(agenda: Agenda, activity: Activity) -> str:
    """«Заместитель руководителя, ответственный за аттестацию в ОО»"""
    first, *rest = (agenda.role_title(role_id) for role_id in activity.responsible)
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
        if first is not None and spans[first].content == cell.content:
            spans[first] = replace(spans[first], rows=spans[first].rows + 1)
            spans.append(replace(cell, rows=0))
        else:
            spans.append(cell)
    return spans
