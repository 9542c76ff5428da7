"""How many attestations will be due in each of five school years, by school and by category."""

from generator.district.pages.perspective import due_in
from generator.district.papers.context import DistrictPaperContext
from generator.district.parts.words import data_of, other_year
from generator.district.totals import Totals
from generator.district.view import SchoolStanding
from generator.documents.sheet import Column, Sheet, Value
from generator.occurrences.perspective import years_of
from generator.schedule.choices import Category
from generator.wording.dates import school_year, year_name
from generator.wording.text import capitalise


def perspective_sheets(context: DistrictPaperContext) -> tuple[Sheet, ...]:
    years = list(years_of(context.view.agenda.schedule))
    return (_by_school(context, years), _by_category(context, years))


def _by_school(context: DistrictPaperContext, years: list[int]) -> Sheet:
    schools = enumerate(context.view.schools, start=1)
    return Sheet(
        name="По школам",
        heading=_heading(context, years),
        columns=(Column("№", 6), Column("Школа", 40), *_years(years), Column("Примечание", 26)),
        rows=(
            *(_school(context, number, each, years) for number, each in schools),
            (None, "Итого", *_due(context.staff, years), None),
        ),
        footing=(context.signature_line,),
    )


def _years(years: list[int]) -> list[Column]:
    return [*(Column(school_year(year), 14) for year in years), Column("Всего", 10)]


def _heading(context: DistrictPaperContext, years: list[int]) -> tuple[str, ...]:
    span = f"{school_year(years[0])} — {school_year(years[-1])}"
    return (context.common.school, f"Перспективный план аттестации, {span}")


def _school(
    context: DistrictPaperContext, number: int, school: SchoolStanding, years: list[int]
) -> tuple[Value, ...]:
    totals = context.by_school.get(school.entry.id)
    due = _due(totals, years) if totals else (None,) * (len(years) + 1)
    note = other_year(context, school) or (data_of(school) if school.fault else None)
    return (number, school.entry.name, *due, note)


def _due(totals: Totals, years: list[int]) -> tuple[Value, ...]:
    numbers = [due_in(totals, year) for year in years]
    return (*numbers, sum(numbers))


def _by_category(context: DistrictPaperContext, years: list[int]) -> Sheet:
    rows: list[tuple[Value, ...]] = []
    for category in Category:
        numbers = [context.staff.perspective[year_name(year), category] for year in years]
        rows.append((capitalise(category.in_full), *numbers, sum(numbers)))
    return Sheet(
        name="По категориям",
        heading=_heading(context, years),
        columns=(Column("На что", 40), *_years(years)),
        rows=(*rows, ("Итого", *_due(context.staff, years))),
    )
