"""For whom personal accounts are to be opened, by month: what the district coordinator gets."""

from generator.documents.context import PaperContext, aim, blank_cells, held_lines, table_day, until_lines
from generator.documents.schedule import signature_line
from generator.documents.sheet import Column, Sheet, Value
from generator.occurrences.planned_attestations import PlannedAttestation
from generator.wording.dates import month_title
from generator.wording.text import capitalise

# The last three are written by hand, and nowhere stored.
_COLUMNS = (
    Column("№", 6),
    Column("Месяц аттестации", 16),
    Column("ОО", 24),
    Column("Фамилия, имя, отчество", 30),
    Column("Должность", 26),
    Column("Имеющаяся категория", 22),
    Column("Действует до", 14),
    Column("Заявленная категория", 24),
    Column("Планируемая дата", 14),
    Column("СНИЛС", 18),
    Column("Телефон", 18),
    Column("Электронная почта", 24),
)
_BY_HAND = (None, None, None)


def accounts_sheets(context: PaperContext) -> tuple[Sheet, ...]:
    common = context.common
    rows = tuple(_row(context, number, each) for number, each in enumerate(context.planned, start=1))
    return (
        Sheet(
            name="Список",
            heading=(common.school, f"Список на открытие личных кабинетов, {common.school_year} учебный год"),
            columns=_COLUMNS,
            rows=rows or blank_cells(len(_COLUMNS)),
            footing=(signature_line(context),),
            is_blank=not rows,
        ),
    )


def _row(context: PaperContext, number: int, planned: PlannedAttestation) -> tuple[Value, ...]:
    return (
        number,
        month_title(planned.day),
        context.common.school_short,
        context.agenda.name(planned.teacher.id),
        planned.post,
        "\n".join(held_lines(planned.teacher)),
        "\n".join(until_lines(planned.teacher)),
        capitalise(aim(planned)),
        table_day(planned) if planned.approximate else planned.day,
        *_BY_HAND,
    )
