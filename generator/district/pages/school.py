"""A page a school: who is attested, what is overdue, what its teachers hold, what comes in five years."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.district.addresses import place_on, school_page, teacher_in
from generator.district.pages.lists import ListRow, list_row
from generator.district.pages.monitoring import category_bars
from generator.district.pages.perspective import due_by_category
from generator.district.parts.chart import across
from generator.district.parts.context import DistrictContext, Planned
from generator.district.parts.words import data_of, names_in, troubles
from generator.district.view import SchoolStanding
from generator.site.page import Page
from generator.summary import OverduePart, Summary
from generator.wording.dates import attestations, deadlines, long_day, numeric_day, plural, school_year

# A school has more overdue only where nobody marks what is done.
MOST_OPEN = 20


@dataclass(frozen=True, slots=True)
class OverdueRow:
    """`teacher` is empty for what concerns the whole school."""

    title: str
    teacher: str
    url: str
    day: str


def page_of_school(context: DistrictContext, school: SchoolStanding) -> Page:
    """`context` needs to have no other."""
    values = {
        "title": school.entry.name,
        "site": context.site_of(school),
        "data": data_of(school),
        "troubles": troubles(context, school),
        "known": _known(context, school, school.summary) if school.summary else None,
    }
    return Page(school_page(school.entry.id), "district/school.md.j2", values)


def _known(context: DistrictContext, school: SchoolStanding, summary: Summary) -> dict[str, object]:
    totals = context.by_school[school.entry.id]
    names, late = names_in(summary), sorted(summary.overdue, key=lambda row: (row.due, row.key))
    overdue = [_overdue(context, school, each, names) for each in late]
    bars = category_bars(totals)
    return {
        "own_name": summary.school.name if summary.school.name != school.entry.name else "",
        "school_year": school_year(summary.year.start.year),
        "built": long_day(summary.built),
        "reminded": long_day(summary.reminded) if summary.reminded else "",
        "teachers": plural(summary.teachers.total, "педагог", "педагога", "педагогов"),
        "attested": attestations(len(summary.attestations)),
        "rows": _rows(context, school, summary),
        "overdue_number": deadlines(len(overdue)),
        "overdue": overdue[:MOST_OPEN],
        "overdue_more": overdue[MOST_OPEN:],
        "ending": summary.teachers.ending,
        "bars": bars,
        "chart": across("Педагоги по категориям", bars) if summary.teachers.total else None,
        "posts": list(summary.teachers.by_position.items()),
        "perspective": due_by_category(context, totals),
    }


def _rows(context: DistrictContext, school: SchoolStanding, summary: Summary) -> list[ListRow]:
    rows = sorted(summary.attestations, key=lambda row: (row.date, not row.approximate, row.key))
    return [list_row(context, Planned(school, row, None)) for row in rows]


def _overdue(
    context: DistrictContext, school: SchoolStanding, row: OverduePart, names: Mapping[str | None, str]
) -> OverdueRow:
    url = place_on(context.site_of(school), row.key, row.due)
    return OverdueRow(row.title, names.get(teacher_in(row.key), ""), url, numeric_day(row.due))
