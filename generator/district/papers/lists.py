"""Who is attested in which month, as the district passes it on: a sheet a month."""

from collections.abc import Sequence
from datetime import date

from generator.district.pages.home import month_name
from generator.district.papers.context import DistrictPaperContext
from generator.district.parts.context import Planned
from generator.district.parts.words import aim, attested_on
from generator.documents.context import blank_cells
from generator.documents.sheet import Column, Sheet, Value
from generator.wording.dates import month_of_year

# The last three are written by hand, and nowhere stored.
_COLUMNS = (
    Column("№", 6),
    Column("ОО", 34),
    Column("Фамилия, имя, отчество", 34),
    Column("Должность", 28),
    Column("Заявленная категория", 24),
    Column("Планируемая дата", 16),
    Column("Решение", 14),
    Column("СНИЛС", 18),
    Column("Телефон", 18),
    Column("Электронная почта", 24),
)
_BY_HAND = (None, None, None)


def filled_months(context: DistrictPaperContext) -> list[date | None]:
    """Those in which somebody is attested."""
    return [month for month in context.months if context.by_month[month]]


def lists_sheets(context: DistrictPaperContext) -> tuple[Sheet, ...]:
    """Where nobody is attested at all, a blank form."""
    sheets = [_sheet(context, month, context.by_month[month]) for month in filled_months(context)]
    return tuple(sheets) or (_blank(context),)


def _sheet(context: DistrictPaperContext, month: date | None, planned: Sequence[Planned]) -> Sheet:
    about = f"на {month_of_year(month)}" if month else "вне учебного года"
    return Sheet(
        name=month_name(month),
        heading=(context.common.school, f"Список аттестуемых педагогических работников {about}"),
        columns=_COLUMNS,
        rows=tuple(_row(number, each) for number, each in enumerate(planned, start=1)),
        footing=(context.signature_line,),
    )


def _row(number: int, planned: Planned) -> tuple[Value, ...]:
    row = planned.row
    return (
        number,
        planned.school.entry.name,
        row.teacher,
        row.position,
        aim(row),
        attested_on(row) if row.approximate else row.date,
        row.result,
        *_BY_HAND,
    )


def _blank(context: DistrictPaperContext) -> Sheet:
    return Sheet(
        name="Список",
        heading=(context.common.school, "Список аттестуемых педагогических работников"),
        columns=_COLUMNS,
        rows=blank_cells(len(_COLUMNS)),
        footing=(context.signature_line,),
        is_blank=True,
    )
