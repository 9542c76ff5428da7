"""All dates of the year on one sheet, to be filtered and sorted."""

from generator.agenda import Agenda
from generator.documents.context import PaperContext
from generator.documents.sheet import Column, Sheet, Value
from generator.occurrences.occurrence import Occurrence
from generator.wording.occurrences import KIND_TITLES, STATUS_TITLES, TABLE, when
from generator.wording.timings import why

_COLUMNS = (
    Column("Срок", 13),
    Column("Когда", 34),
    Column("Что", 50),
    Column("Педагог", 30),
    Column("Аттестация", 24),
    Column("Отвечает", 32),
    Column("План", 24),
    Column("Вид", 14),
    Column("Состояние", 18),
    Column("Выполнено", 13),
    Column("Почему этот день", 50),
)


def agenda_sheets(context: PaperContext) -> tuple[Sheet, ...]:
    common = context.common
    found = sorted(context.agenda.occurrences, key=lambda each: each.order)
    return (
        Sheet(
            name="Сроки",
            heading=(common.school_short, f"Все сроки, {common.school_year} учебный год"),
            columns=_COLUMNS,
            rows=tuple(_row(context, each) for each in found),
        ),
    )


def _row(context: PaperContext, each: Occurrence) -> tuple[Value, ...]:
    before, behind = context.once(_around_teacher, each)
    teacher = context.agenda.name(each.teacher) if each.teacher else None
    return (*before, teacher, each.category.in_full if each.category else None, *behind)


def _around_teacher(context: PaperContext, each: Occurrence) -> tuple[tuple[Value, ...], tuple[Value, ...]]:
    agenda = context.agenda
    return (each.day, when(each, TABLE).in_full, each.title), (
        "\n".join(_holders(agenda, role) for role in each.responsible) or None,
        agenda.schedule.plans_by_id[each.plan].label if each.plan else None,
        KIND_TITLES[each.kind],
        STATUS_TITLES[agenda.status(each)],
        each.done,
        why(each),
    )


def _holders(agenda: Agenda, role_id: str) -> str:
    """A role as the papers call it, with the people who hold it."""
    names = ", ".join(agenda.name(person) for person in agenda.holders(role_id))
    title = agenda.role_name(role_id)
    return f"{title}: {names}" if names else title
