"""All dates of the year on one sheet, to be filtered and sorted."""

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
    common, who = context.common, _Who(context)
    found = sorted(context.agenda.occurrences, key=lambda each: each.order)
    return (
        Sheet(
            name="Сроки",
            heading=(common.school_short, f"Все сроки, {common.school_year} учебный год"),
            columns=_COLUMNS,
            rows=tuple(_row(context, each, who) for each in found),
        ),
    )


def _row(context: PaperContext, each: Occurrence, who: "_Who") -> tuple[Value, ...]:
    agenda = context.agenda
    return (
        each.day,
        when(each, TABLE).in_full,
        each.title,
        agenda.name(each.teacher) if each.teacher else None,
        each.category.in_full if each.category else None,
        who[each.responsible] or None,
        agenda.schedule.plans_by_id[each.plan].label if each.plan else None,
        KIND_TITLES[each.kind],
        STATUS_TITLES[agenda.status(each)],
        each.done,
        why(each),
    )


class _Who(dict[tuple[str, ...], str]):
    """Roles as the papers call them, with the people who hold them."""

    def __init__(self, context: PaperContext) -> None:
        super().__init__()
        self._agenda = context.agenda

    def __missing__(self, roles: tuple[str, ...]) -> str:
        found = self[roles] = "\n".join(map(self._of, roles))
        return found

    def _of(self, role_id: str) -> str:
        names = ", ".join(self._agenda.name(person) for person in self._agenda.holders(role_id))
        title = self._agenda.role_name(role_id)
        return f"{title}: {names}" if names else title
