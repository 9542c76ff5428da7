"""The district's perspective plan: how many attestations will be due in each of five school years."""

from generator.district.addresses import PERSPECTIVE_PAGE
from generator.district.paper_list import PERSPECTIVE
from generator.district.parts.by_school import by_school
from generator.district.parts.chart import Bar, across
from generator.district.parts.context import DistrictContext
from generator.district.parts.counts import CountTable, count_row, count_table
from generator.district.parts.words import other_year
from generator.district.totals import Totals
from generator.occurrences.perspective import years_of
from generator.schedule.choices import Category
from generator.site.page import Page
from generator.site.parts.papers import links_of
from generator.site.parts.steps import Link
from generator.wording.dates import school_year, year_name
from generator.wording.text import capitalise


def perspective_page(context: DistrictContext) -> Page:
    years = list(years_of(context.view.agenda.schedule))
    bars = [Bar(school_year(year), due_in(context.staff, year)) for year in years]
    values = {
        "first": school_year(years[0]),
        "last": school_year(years[-1]),
        "chart": across("Аттестаций по учебным годам", bars) if any(each.value for each in bars) else None,
        "by_category": due_by_category(context, context.staff),
        "by_school": due_by_school(context),
        "paper": links_of(PERSPECTIVE),
    }
    return Page(PERSPECTIVE_PAGE, "district/perspective.md.j2", values)


def due_in(totals: Totals, year: int) -> int:
    return sum(totals.perspective[year_name(year), category] for category in Category)


def _columns(context: DistrictContext) -> tuple[list[int], list[Link]]:
    years = list(years_of(context.view.agenda.schedule))
    return years, [Link(school_year(year), "") for year in years]


def due_by_category(context: DistrictContext, totals: Totals) -> CountTable:
    years, columns = _columns(context)
    rows = []
    for category in Category:
        numbers = [totals.perspective[year_name(year), category] for year in years]
        rows.append(count_row(Link(capitalise(category.in_full), ""), columns, numbers))
    return count_table("На что", columns, [row for row in rows if row.total])


def due_by_school(context: DistrictContext) -> CountTable:
    years, columns = _columns(context)
    return by_school(
        context,
        columns,
        lambda totals: [due_in(totals, year) for year in years],
        lambda school: other_year(context, school),
    )
