"""The график of a school year: who is attested, for what and when."""

from dataclasses import dataclass
from typing import Annotated

from generator.documents.context import (
    PaperContext,
    aim,
    blank_cells,
    blanks,
    held_lines,
    numbered,
    table_day,
    until_lines,
)
from generator.documents.fields import Counted
from generator.documents.sheet import Column, Sheet, Value
from generator.occurrences.planned_attestations import PlannedAttestation
from generator.wording.dates import numeric_day
from generator.wording.text import capitalise


@dataclass(frozen=True, slots=True)
class ScheduleRow:
    number: Annotated[str, "Номер по порядку"]
    name: Annotated[str, "Фамилия, имя, отчество"]
    post: Annotated[str, "Должность, по которой аттестуется"]
    held: Annotated[tuple[str, ...], "Имеющаяся категория и дата присвоения"]
    until: Annotated[tuple[str, ...], "До какого дня она действует"]
    aim: Annotated[str, "На что аттестуется"]
    day: Annotated[str, "Планируемый день или месяц"]
    note: Annotated[str, "Примечание: решение и приказ, если они уже есть"]


@dataclass(frozen=True, slots=True)
class ScheduleView:
    rows: Annotated[tuple[ScheduleRow, ...], "Строки графика; если никого нет — пустые"]


def schedule_view(context: PaperContext) -> ScheduleView:
    return ScheduleView(schedule_rows(context))


def schedule_rows(context: PaperContext) -> tuple[ScheduleRow, ...]:
    found = tuple(_row(context, number, each) for number, each in enumerate(context.planned, start=1))
    return found or tuple(ScheduleRow(number, "", "", (), (), "", "", "") for number in blanks())


def _row(context: PaperContext, number: int, planned: PlannedAttestation) -> ScheduleRow:
    return ScheduleRow(
        number=numbered(number),
        name=Counted(context.agenda.name(planned.teacher.id)),
        post=planned.post,
        held=held_lines(planned.teacher),
        until=until_lines(planned.teacher),
        aim=aim(planned),
        day=table_day(planned),
        note=decision(planned),
    )


def decision(planned: PlannedAttestation) -> str:
    """«решение от 18.03.2027, приказ № 55 от 20.03.2027»"""
    result = planned.attestation.result
    if result is None:
        return ""
    order = f"приказ {result.order}" if result.order else ""
    return ", ".join(filter(None, (f"решение от {numeric_day(result.date)}", order)))


COLUMNS = (
    Column("№", 6),
    Column("Фамилия, имя, отчество", 30),
    Column("Должность (предмет)", 26),
    Column("Категория, дата", 24),
    Column("Действует до", 14),
    Column("На что аттестуется", 22),
    Column("Дата", 13),
    Column("Месяц, если день не назначен", 18),
    Column("Примечание", 24),
    Column("Ознакомлен(а): подпись, дата", 18),
)


def schedule_sheets(context: PaperContext) -> tuple[Sheet, ...]:
    rows = tuple(_cells(context, number, each) for number, each in enumerate(context.planned, start=1))
    common = context.common
    return (
        Sheet(
            name="График",
            heading=(common.school, f"График аттестации на {common.school_year} учебный год"),
            columns=COLUMNS,
            rows=rows or blank_cells(len(COLUMNS)),
            footing=(signature_line(context),),
            is_blank=not rows,
        ),
    )


def _cells(context: PaperContext, number: int, planned: PlannedAttestation) -> tuple[Value, ...]:
    is_about = planned.approximate
    return (
        number,
        context.agenda.name(planned.teacher.id),
        planned.post,
        "\n".join(held_lines(planned.teacher)),
        "\n".join(until_lines(planned.teacher)),
        capitalise(aim(planned)),
        None if is_about else planned.day,
        table_day(planned) if is_about else None,
        decision(planned) or None,
        None,
    )


def signature_line(context: PaperContext) -> str:
    return f"{context.common.head_position} ________________ {context.common.head}"
