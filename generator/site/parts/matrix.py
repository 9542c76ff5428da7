"""A plan's teachers as a table: every attestation with the days of its steps."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.addresses import teacher_page
from generator.occurrences.identity import ATTESTATION_PLAN, numbered
from generator.occurrences.occurrence import AttestationDay, Dated
from generator.occurrences.planned_attestations import PlannedAttestation
from generator.schedule.plan import Activity, Plan
from generator.schedule.timing import PER_ATTESTATION, DaysAfter, TimingBase
from generator.site.page import PageContext
from generator.site.parts.cells import Cell, cell
from generator.site.parts.marks import GOAL, Mark, Marks
from generator.site.parts.steps import Link
from generator.wording.timings import timing_text
from generator.wording.titles import GOAL_MARK


@dataclass(frozen=True, slots=True)
class Column:
    """A step of the way to an attestation. `row` begins its keys, and `number` counts the row's timings."""

    title: str
    mark: Mark
    row: str
    number: int = 1
    is_after: bool = False

    def key(self, slot: str) -> str:
        return f"{self.row}/{numbered(slot, self.number)}"


@dataclass(frozen=True, slots=True)
class AttestationRow:
    """None stands where a step doesn't concern the attestation."""

    teacher: Link
    aim: str
    cells: list[Cell | None]


@dataclass(frozen=True, slots=True)
class Matrix:
    columns: list[Column]
    rows: list[AttestationRow]


def matrix(context: PageContext, plan: Plan) -> Matrix | None:
    """Every attestation that a row of the plan concerns, by day."""
    concerned = {
        each.attestation.slot for each in context.agenda.by_plan.get(plan.id, ()) if each.attestation
    }
    goals = [each for each in context.agenda.occurrences if isinstance(each, AttestationDay)]
    columns = _columns(context, plan)
    rows = [_row(context, goal, columns) for goal in goals if goal.attestation.slot in concerned]
    return Matrix(columns, rows) if rows else None


def _columns(context: PageContext, plan: Plan) -> list[Column]:
    """In the order of the plan; the attestation stands before what comes after it."""
    steps = list(_step_columns(context, plan))
    goal = Column("Аттестация", (GOAL_MARK, GOAL), f"{context.agenda.schedule.start_year}/{ATTESTATION_PLAN}")
    return [
        *(each for each in steps if not each.is_after),
        goal,
        *(each for each in steps if each.is_after),
    ]


def _step_columns(context: PageContext, plan: Plan) -> Iterator[Column]:
    schedule = context.agenda.schedule
    marks = Marks(schedule)
    for activity in plan.activities:
        for number, timing in enumerate(activity.when, start=1):
            if isinstance(timing, PER_ATTESTATION):
                yield Column(
                    _title(context.labels[plan.id, activity.id], activity, timing),
                    marks.of_row(plan.id, activity.id),
                    f"{schedule.start_year}/{plan.id}/{activity.id}",
                    number,
                    isinstance(timing, DaysAfter),
                )


def _title(label: str, activity: Activity, timing: TimingBase) -> str:
    """With its timing where the row has several of the kind."""
    is_one = sum(isinstance(each, PER_ATTESTATION) for each in activity.when) == 1
    return label if is_one else f"{label}, {timing.note or timing_text(timing)}"


def _row(context: PageContext, goal: AttestationDay, columns: list[Column]) -> AttestationRow:
    planned, agenda = goal.attestation, context.agenda
    found = [agenda.by_key.get(column.key(planned.slot)) for column in columns]
    surname = context.steps.of([goal])[0].surname
    return AttestationRow(
        teacher=Link(surname, teacher_page(planned.teacher.id)),
        aim=_aim(goal, planned),
        cells=[cell(context, each) if isinstance(each, Dated) else None for each in found],
    )


def _aim(goal: AttestationDay, planned: PlannedAttestation) -> str:
    """«на высшую категорию», with the post where it isn't the main one."""
    aim = (goal.short or goal.title).removeprefix("Аттестация ")
    return aim if planned.post == planned.teacher.position else f"{aim}, {planned.post}"
