"""The page that says whether all is alive: the district's schools, when each was last heard of."""

from dataclasses import dataclass

from generator.district.parts.context import DistrictContext
from generator.district.parts.words import school_link, troubles
from generator.district.view import SchoolStanding
from generator.site.page import Page
from generator.site.parts.steps import Link
from generator.wording.dates import long_day, numeric_day


@dataclass(frozen=True, slots=True)
class StatusRow:
    """Days, empty where they aren't known."""

    school: Link
    built: str
    reminded: str
    troubles: tuple[str, ...]


def status_page(context: DistrictContext) -> Page:
    values = {
        "today": long_day(context.view.today),
        "rows": [_row(context, each) for each in context.view.schools],
    }
    return Page("status/", "district/status.md.j2", values)


def _row(context: DistrictContext, school: SchoolStanding) -> StatusRow:
    summary = school.summary
    return StatusRow(
        school=school_link(school),
        built=numeric_day(summary.built) if summary else "",
        reminded=numeric_day(summary.reminded) if summary and summary.reminded else "",
        troubles=troubles(context, school),
    )
