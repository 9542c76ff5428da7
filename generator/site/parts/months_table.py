"""A plan's rows for the whole school: those with days as a table by months, and those without."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.occurrences.occurrence import Dated, Occurrence, Period, Undated
from generator.schedule.plan import Activity, Plan
from generator.schedule.timing import During, is_per_attestation
from generator.site.page import PageContext
from generator.site.parts.cells import Cell, due_cell
from generator.site.parts.steps import Step
from generator.wording.dates import short_month
from generator.wording.timings import timing_text


@dataclass(frozen=True, slots=True)
class SchoolRow:
    """A row of a plan with what comes of it for the whole school; `number` is the paper's."""

    number: int
    label: str
    activity: Activity
    occurrences: tuple[Occurrence, ...]

    @property
    def dated(self) -> list[Dated]:
        return [each for each in self.occurrences if isinstance(each, Dated)]


@dataclass(frozen=True, slots=True)
class TableRow:
    """`cells` are those of each month."""

    number: int
    label: str
    cells: list[list[Cell]]


@dataclass(frozen=True, slots=True)
class MonthsTable:
    months: list[str]
    rows: list[TableRow]


@dataclass(frozen=True, slots=True)
class NoDay:
    """No step where each teacher has it at a time of one's own; `when` is empty where the heading says it."""

    label: str
    when: str
    step: Step | None


def school_rows(context: PageContext, plan: Plan) -> list[SchoolRow]:
    by_row: dict[str | None, list[Occurrence]] = {}
    for each in context.agenda.by_plan.get(plan.id, ()):
        if not each.teacher:
            by_row.setdefault(each.activity, []).append(each)
    return [
        SchoolRow(number, context.labels[plan.id, row.id], row, tuple(by_row.get(row.id, ())))
        for number, row in enumerate(plan.activities, start=1)
    ]


def months_table(context: PageContext, rows: Iterable[SchoolRow]) -> MonthsTable | None:
    """The months that have a deadline, and the rows that have one."""
    with_days = [row for row in rows if row.dated]
    months = sorted({each.due.replace(day=1) for row in with_days for each in row.dated})
    if not months:
        return None
    return MonthsTable(
        [short_month(first) for first in months],
        [TableRow(row.number, row.label, _cells(context, row, months)) for row in with_days],
    )


def _cells(context: PageContext, row: SchoolRow, months: list[date]) -> list[list[Cell]]:
    return [
        [due_cell(context, each) for each in row.dated if each.due.replace(day=1) == first]
        for first in months
    ]


def all_year(context: PageContext, rows: Iterable[SchoolRow]) -> list[NoDay]:
    found = []
    for row in rows:
        periods = [each for each in row.occurrences if isinstance(each, Period)]
        found += [NoDay(row.label, "", step) for step in context.steps.of(periods)]
        found += [
            NoDay(row.label, timing_text(timing), None)
            for timing in row.activity.when
            if isinstance(timing, During) and is_per_attestation(timing)
        ]
    return found


def undated(context: PageContext, rows: Iterable[SchoolRow]) -> list[NoDay]:
    """«По графику …» of which the day isn't known yet."""
    return [
        NoDay(row.label, timing_text(each.row.timing), context.steps.of([each])[0])
        for row in rows
        for each in row.occurrences
        if isinstance(each, Undated)
    ]
