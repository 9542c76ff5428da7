"""The list of schools."""

from dataclasses import dataclass

from generator.district.addresses import SCHOOLS_PAGE
from generator.district.parts.context import DistrictContext
from generator.district.parts.words import data_of, school_link, troubles
from generator.district.totals import Totals
from generator.district.view import SchoolStanding
from generator.site.page import Page
from generator.site.parts.steps import Link
from generator.wording.dates import school_year


@dataclass(frozen=True, slots=True)
class SchoolRow:
    school: Link
    teachers: int
    attested: int
    decided: int
    overdue: int
    ending: int
    data: str
    troubles: tuple[str, ...]


def schools_page(context: DistrictContext) -> Page:
    values = {
        "rows": [_row(context, each) for each in context.view.schools],
        "school_year": school_year(context.view.start_year),
    }
    return Page(SCHOOLS_PAGE, "district/schools.md.j2", values)


def _row(context: DistrictContext, school: SchoolStanding) -> SchoolRow:
    totals = context.by_school.get(school.entry.id, Totals())
    return SchoolRow(
        school=school_link(school),
        teachers=totals.teachers,
        attested=totals.attested,
        decided=totals.decided,
        overdue=totals.overdue,
        ending=totals.ending,
        data=data_of(school),
        troubles=troubles(context, school),
    )
