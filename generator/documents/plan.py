"""A plan as its paper has it, cell by cell, and how its rows have been carried out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated

from generator.documents.context import PaperContext
from generator.documents.fields import COVERED, Counted, Covered
from generator.documents.sheet import Column, Merge, Sheet, Value
from generator.occurrences.occurrence import Dated, Occurrence
from generator.official_table import Cell, TableRow, plan_rows
from generator.schedule.plan import Activity, Columns, Plan
from generator.wording.dates import numeric_day
from generator.wording.occurrences import LOG, when
from generator.wording.timings import why_beside_day

Words = tuple[str, ...] | Covered


@dataclass(frozen=True, slots=True)
class ColumnTitles:
    number: Annotated[str, "Заголовок графы с номером"]
    title: Annotated[str, "Заголовок графы «Мероприятие»"]
    goal: Annotated[str, "Заголовок графы «Цель»"]
    when: Annotated[str, "Заголовок графы «Сроки»"]
    responsible: Annotated[str, "Заголовок графы «Ответственные»"]


@dataclass(frozen=True, slots=True)
class PlanRow:
    number: Annotated[str, "Номер строки"]
    title: Annotated[Words, "Мероприятие; общее для нескольких строк само станет одной ячейкой"]
    goal: Annotated[Words, "Цель и части работы"]
    when: Annotated[Words, "Сроки, как в официальной таблице"]
    responsible: Annotated[Words, "Ответственные"]


@dataclass(frozen=True, slots=True)
class ProgressRow:
    number: Annotated[str, "Номер строки плана"]
    title: Annotated[str, "Мероприятие"]
    when: Annotated[tuple[str, ...], "Вычисленные дни; у сроков педагогов — правило"]
    done: Annotated[tuple[str, ...], "Когда выполнено, или сколько из скольких; пусто — не отмечено"]


@dataclass(frozen=True, slots=True)
class PlanView:
    heading: Annotated[tuple[str, ...], "Строка над названием: «Приложение № 8 к приказу …»"]
    title: Annotated[str, "Название плана"]
    has_goal: Annotated[bool, "Есть ли графа «Цель»: {%p if has_goal %}"]
    columns: Annotated[ColumnTitles, "Заголовки граф"]
    rows: Annotated[tuple[PlanRow, ...], "Строки плана"]
    progress: Annotated[tuple[ProgressRow, ...], "Ход исполнения: строка на каждое мероприятие"]
    signature: Annotated[str, "Подпись под таблицей: «Директор МБУ ИМЦ»"]


def plan_view(context: PaperContext, plan: Plan) -> PlanView:
    table, found = plan_rows(context.agenda, plan), _by_activity(context, plan)
    return PlanView(
        heading=tuple((plan.heading or "").splitlines()),
        title=plan.title,
        has_goal=any(row.goal for row in table),
        columns=_titles(plan.columns),
        rows=tuple(_row(each) for each in table),
        progress=tuple(
            _progress(number, each, found.get(each.id, []))
            for number, each in enumerate(plan.activities, start=1)
        ),
        signature=plan.signature or "",
    )


def _titles(columns: Columns) -> ColumnTitles:
    return ColumnTitles(columns.number, columns.title, columns.goal, columns.when, columns.responsible)


def _row(row: TableRow) -> PlanRow:
    return PlanRow(
        number=Counted(row.number),
        title=_words(row.title),
        goal=_words(row.goal or Cell()),
        when=_words(row.when),
        responsible=_words(row.responsible),
    )


def _words(cell: Cell) -> Words:
    return cell_lines(cell) if cell.rows else COVERED


def cell_lines(cell: Cell) -> tuple[str, ...]:
    return (*cell.lines, *cell.items)


def _progress(number: int, activity: Activity, found: Sequence[Occurrence]) -> ProgressRow:
    general = [each for each in found if each.attestation is None]
    own = [each for each in found if each.attestation]
    return ProgressRow(
        number=str(number),
        title=Counted(activity.title),
        when=(*(when(each, LOG).in_full for each in general), *_rules(own)),
        done=(*(_done(each) for each in general), *_shares(own)),
    )


def _by_activity(context: PaperContext, plan: Plan) -> dict[str | None, list[Occurrence]]:
    found: dict[str | None, list[Occurrence]] = {}
    for each in context.agenda.by_plan.get(plan.id, ()):
        found.setdefault(each.activity, []).append(each)
    return found


def _rules(own: Sequence[Occurrence]) -> Iterator[str]:
    if own:
        yield "у каждого педагога свой срок"


def _shares(own: Sequence[Occurrence]) -> Iterator[str]:
    if own:
        yield f"выполнено {sum(each.done is not None for each in own)} из {len(own)}"


def _done(each: Occurrence) -> str:
    return f"выполнено {numeric_day(each.done)}" if each.done else ""


def plan_sheets(context: PaperContext, plan: Plan) -> tuple[Sheet, ...]:
    return (_official(context, plan), _execution(context, plan))


def _official(context: PaperContext, plan: Plan) -> Sheet:
    table = plan_rows(context.agenda, plan)
    has_goal, titles = any(row.goal for row in table), plan.columns
    columns = [Column(titles.number, 6), Column(titles.title, 36 if has_goal else 70)]
    columns += [Column(titles.goal, 50)] if has_goal else []
    columns += [Column(titles.when, 26), Column(titles.responsible, 28)]
    cells = [_columns(row, has_goal) for row in table]
    return Sheet(
        name="План",
        above=plan.heading,
        heading=(plan.title,),
        columns=tuple(columns),
        rows=tuple(
            (row.number, *("\n".join(cell_lines(each)) if each.rows else None for each in own))
            for row, own in zip(table, cells, strict=True)
        ),
        footing=(f"{plan.signature} ________________",) if plan.signature else (),
        merges=tuple(
            Merge(number, column, each.rows)
            for number, own in enumerate(cells)
            for column, each in enumerate(own, start=1)
            if each.rows > 1
        ),
    )


def _columns(row: TableRow, has_goal: bool) -> tuple[Cell, ...]:
    goal = (row.goal or Cell(),) if has_goal else ()
    return (row.title, *goal, row.when, row.responsible)


_EXECUTION = (
    Column("№", 6),
    Column("Мероприятие", 60),
    Column("Педагог", 30),
    Column("Срок", 13),
    Column("Срок словами", 30),
    Column("Почему", 36),
    Column("Исполнено", 13),
)


def _execution(context: PaperContext, plan: Plan) -> Sheet:
    """A line for each date that has come of the plan's rows."""
    numbers = {each.id: number for number, each in enumerate(plan.activities, start=1)}
    found = sorted(
        context.agenda.by_plan.get(plan.id, ()), key=lambda each: (numbers[str(each.activity)], each.order)
    )
    return Sheet(
        name="Исполнение",
        heading=(f"Ход исполнения: {plan.label}",),
        columns=_EXECUTION,
        rows=tuple(_executed(context, numbers[str(each.activity)], each) for each in found),
    )


def _executed(context: PaperContext, number: int, each: Occurrence) -> tuple[Value, ...]:
    teacher = context.agenda.name(each.teacher) if each.teacher else None
    return (number, each.title, teacher, *context.once(_time, each))


def _time(_: PaperContext, each: Occurrence) -> tuple[Value, ...]:
    due = each.due if isinstance(each, Dated) else None
    return (due, when(each, LOG).in_full, why_beside_day(each) or None, each.done)
