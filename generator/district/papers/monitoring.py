"""How many teachers hold what, by school and by post."""

from generator.district.pages.monitoring import BESIDE, STEPS
from generator.district.papers.context import DistrictPaperContext
from generator.district.parts.words import data_of
from generator.district.totals import Totals
from generator.district.view import SchoolStanding
from generator.documents.sheet import Chart, Column, Share, Sheet, Value
from generator.wording.dates import long_day
from generator.wording.text import capitalise, sorting

_TITLES = (*map(capitalise, (*STEPS, *BESIDE)), "Срок истекает в этом учебном году")


def monitoring_sheets(context: DistrictPaperContext) -> tuple[Sheet, ...]:
    return (_by_school(context), _by_post(context))


def _by_school(context: DistrictPaperContext) -> Sheet:
    """The shares stand behind all numbers, so that a chart can have the numbers alone."""
    rows = [_school(context, each) for each in context.view.schools]
    rows.append(("Всего", *_cells(context.staff), None))
    numbers, shares = ([Column(f"{each}{sign}", 14) for each in _TITLES] for sign in ("", ", %"))
    return Sheet(
        name="По школам",
        heading=_heading(context),
        columns=(Column("Школа", 40), Column("Всего", 9), *numbers, *shares, Column("Сведения", 26)),
        rows=tuple(rows),
        chart=Chart("Педагогов с категорией", len(rows) - 1, (2, 3, 4, 5)),
    )


def _school(context: DistrictPaperContext, school: SchoolStanding) -> tuple[Value, ...]:
    totals = context.by_school.get(school.entry.id)
    cells = _cells(totals) if totals else (None,) * (1 + 2 * len(_TITLES))
    return (school.entry.name, *cells, data_of(school))


def _cells(totals: Totals) -> tuple[Value, ...]:
    numbers = [*(totals.by_category[each] for each in (*STEPS, *BESIDE)), totals.ending]
    shares = [Share(each / totals.teachers if totals.teachers else 0.0) for each in numbers]
    return (totals.teachers, *numbers, *shares)


def _heading(context: DistrictPaperContext) -> tuple[str, ...]:
    return (context.common.school, f"Мониторинг аттестации на {long_day(context.view.today)}")


def _by_post(context: DistrictPaperContext) -> Sheet:
    counts, total = context.staff.by_post, context.staff.teachers
    rows = [
        (capitalise(post), counts[post], Share(counts[post] / total if total else 0.0))
        for post in sorted(counts, key=sorting)
    ]
    whole = ("Всего", counts.total(), Share(1.0 if total else 0.0))
    return Sheet(
        name="По должностям",
        heading=_heading(context),
        columns=(Column("Должность", 50), Column("Педагогов", 12), Column("Доля, %", 12)),
        rows=(*rows, whole),
    )
