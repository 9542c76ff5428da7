"""What the administration is told once a month: who comes next, what is late, whose category ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from generator.agenda import Agenda
from generator.documents.context import PaperContext, table_day
from generator.documents.fields import Counted
from generator.documents.next_month import NextRow, next_month
from generator.documents.support import step_title
from generator.occurrences.occurrence import Dated, Status
from generator.occurrences.planned_attestations import PlannedAttestation
from generator.schedule.choices import TeacherStatus
from generator.schedule.months import last_day_of
from generator.schedule.people import HeldCategory, Teacher
from generator.wording.dates import long_day, month_of_year, numeric_day
from generator.wording.occurrences import overdue
from generator.wording.text import sorting


@dataclass(frozen=True, slots=True)
class LateRow:
    title: Annotated[str, "Что не сделано"]
    who: Annotated[tuple[str, ...], "Кто отвечает"]
    teacher: Annotated[str, "О каком педагоге; пусто — обо всей школе"]
    day: Annotated[str, "Срок"]
    late: Annotated[str, "На сколько дней позже срока"]


@dataclass(frozen=True, slots=True)
class EndingRow:
    name: Annotated[str, "Фамилия, имя, отчество"]
    post: Annotated[str, "Должность"]
    category: Annotated[str, "Категория"]
    until: Annotated[str, "До какого дня действует"]
    planned: Annotated[str, "Когда аттестация, или «не запланирована»"]


@dataclass(frozen=True, slots=True)
class InformingView:
    today: Annotated[str, "День, на который составлено"]
    month: Annotated[str, "Следующий месяц: «март 2027 года»"]
    next: Annotated[tuple[NextRow, ...], "Кто аттестуется в следующем месяце"]
    late: Annotated[tuple[LateRow, ...], "Что не сделано в срок (если школа отмечает выполнение)"]
    ending: Annotated[tuple[EndingRow, ...], "У кого до конца учебного года заканчивается категория"]


def informing_view(context: PaperContext) -> InformingView:
    first, planned = next_month(context.agenda.today), _open_days(context)
    return InformingView(
        today=long_day(context.agenda.today),
        month=month_of_year(first),
        next=tuple(_next(context, each) for each in coming(context)),
        late=tuple(_late(context, each) for each in overdue_ones(context.agenda)),
        ending=tuple(
            _ending(context, teacher, held, planned.get(teacher.id, [])) for teacher, held in ending(context)
        ),
    )


def coming(context: PaperContext) -> list[PlannedAttestation]:
    first = next_month(context.agenda.today)
    return [each for each in context.open_ones if first <= each.day <= last_day_of(first)]


def overdue_ones(agenda: Agenda) -> list[Dated]:
    dated = (each for each in agenda.occurrences if isinstance(each, Dated))
    return sorted(
        (each for each in dated if agenda.status(each) is Status.OVERDUE), key=lambda each: each.order
    )


def ending(context: PaperContext) -> list[tuple[Teacher, HeldCategory]]:
    """What ends from today through 31 August, by day."""
    agenda = context.agenda
    last = date(agenda.schedule.start_year + 1, 8, 31)
    found = [
        (each.until, sorting(agenda.name(teacher.id)), teacher, each)
        for teacher in agenda.schedule.teachers
        if teacher.status is not TeacherStatus.LEFT
        for each in teacher.categories
        if each.until and agenda.today <= each.until <= last
    ]
    return [
        (teacher, held)
        for _, _, teacher, held in sorted(found, key=lambda each: (each[0], each[1], each[2].id))
    ]


def _next(context: PaperContext, planned: PlannedAttestation) -> NextRow:
    name = Counted(context.agenda.name(planned.teacher.id))
    return NextRow(name, planned.post, planned.category.in_full, table_day(planned))


def _late(context: PaperContext, each: Dated) -> LateRow:
    agenda = context.agenda
    return LateRow(
        title=Counted(step_title(each)),
        who=tuple(agenda.name(person) for person in each.people),
        teacher=agenda.name(each.teacher) if each.teacher else "",
        day=numeric_day(each.due),
        late=overdue(each.due, agenda.today),
    )


def _open_days(context: PaperContext) -> dict[str, list[str]]:
    """Of each teacher's attestations without a decision."""
    found: dict[str, list[str]] = {}
    for each in context.open_ones:
        found.setdefault(each.teacher.id, []).append(table_day(each))
    return found


def _ending(context: PaperContext, teacher: Teacher, held: HeldCategory, planned: Sequence[str]) -> EndingRow:
    return EndingRow(
        name=Counted(context.agenda.name(teacher.id)),
        post=teacher.position,
        category=held.name.in_full,
        until=numeric_day(held.until) if held.until else "",
        planned="; ".join(planned) or "не запланирована",
    )
