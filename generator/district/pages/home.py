"""The home page: what needs looking into, then who is attested where and when, then what is overdue."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from markupsafe import Markup

from generator.district.addresses import list_page, school_anchor, school_page
from generator.district.parts.chart import Bar, upright
from generator.district.parts.context import DistrictContext
from generator.district.parts.counts import CountRow, CountTable, count_row, count_table
from generator.district.parts.words import SchoolLine, data_of, other_year, school_line, school_link
from generator.district.view import SchoolStanding
from generator.site.page import Page
from generator.site.parts.steps import Link
from generator.wording.dates import (
    NBSP,
    deadlines,
    long_day,
    month_title,
    numeric_day,
    plural,
    school_year,
    short_month,
)
from generator.wording.text import capitalise

Line = TypeVar("Line")
OTHER_MONTHS = "вне года"
# Schools beyond that are behind a fold; one more than may stand open is no reason for one.
MOST_OPEN = 10


@dataclass(frozen=True, slots=True)
class Figure:
    number: str
    words: str


@dataclass(frozen=True, slots=True)
class OverdueSchool:
    school: Link
    number: str
    since: str


def home_page(context: DistrictContext) -> Page:
    view = context.view
    values = {
        "district": view.district.name,
        "today": long_day(view.today),
        "read": read_in_words(context),
        "figures": figures(context),
        "watch": _open_and_folded(watched(context)),
        "chart": months_chart(context),
        "table": schools_by_month(context),
        "overdue": _open_and_folded(overdue_schools(context)),
        "school_year": school_year(view.start_year),
    }
    return Page("", "district/home.md.j2", values)


def _open_and_folded(lines: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    shown = len(lines) if len(lines) <= MOST_OPEN + 1 else MOST_OPEN
    return lines[:shown], lines[shown:]


def read_in_words(context: DistrictContext) -> str:
    """«97 из 100 школ»"""
    number = len(context.view.schools)
    return f"{len(context.view.read)} из {plural(number, 'школы', 'школ', 'школ')}"


def figures(context: DistrictContext) -> list[Figure]:
    staff, totals = context.staff, context.totals
    return [
        Figure(_figure(staff.teachers), "педагогов"),
        Figure(_figure(totals.attested), f"аттестаций в {school_year(context.view.start_year)} учебном году"),
        Figure(_figure(totals.decided), "решений есть"),
        Figure(_figure(staff.overdue), "сроков просрочено"),
        Figure(_figure(staff.ending), "категорий заканчивается в учебном году"),
    ]


def _figure(number: int) -> str:
    """«5 000»"""
    return f"{number:,}".replace(",", NBSP)


def watched(context: DistrictContext) -> list[SchoolLine]:
    lines = (school_line(context, each) for each in context.view.schools)
    return [line for line in lines if line.troubles]


def month_link(month: date | None) -> Link:
    return Link(capitalise(short_month(month)) if month else OTHER_MONTHS, list_page(month))


def month_name(month: date | None) -> str:
    return month_title(month) if month else "Вне учебного года"


def months_chart(context: DistrictContext) -> Markup | None:
    """None where nobody is attested."""
    months = [each for each in context.months if each]
    bars = [Bar(short_month(each), len(context.by_month[each])) for each in months]
    return upright("Аттестаций по месяцам", bars) if any(each.value for each in bars) else None


def schools_by_month(context: DistrictContext) -> CountTable:
    columns = [month_link(each) for each in context.months]
    rows = [_school_row(context, each, columns) for each in context.view.schools]
    return count_table("Школа", columns, rows)


def _school_row(context: DistrictContext, school: SchoolStanding, columns: list[Link]) -> CountRow:
    """A school of another year, or one of which nothing is known, has words instead of numbers."""
    aside = other_year(context, school) if school.summary else data_of(school)
    if aside:
        return CountRow(school_link(school), (), 0, aside=aside)
    mine, anchor = context.counts_of(school), school_anchor(school.entry.id)
    numbers = [mine[month] for month in context.months]
    paths = [f"{list_page(month)}#{anchor}" for month in context.months]
    return count_row(school_link(school), columns, numbers, paths)


def overdue_schools(context: DistrictContext) -> list[OverdueSchool]:
    """The school with most of it first; of equals that which stands first in the file."""
    found = sorted(
        ((each, summary) for each, summary in context.known if summary.overdue),
        key=lambda pair: -len(pair[1].overdue),
    )
    return [
        OverdueSchool(
            Link(each.entry.name, f"{school_page(each.entry.id)}#overdue"),
            deadlines(len(summary.overdue)),
            numeric_day(min(row.due for row in summary.overdue)),
        )
        for each, summary in found
    ]
