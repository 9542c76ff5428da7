"""A school in words: how old its data are, and what is amiss with them.

Nothing here depends on the reader's day: a day stands beside all that may change.
"""

from dataclasses import dataclass

from generator.district.addresses import school_page, teacher_in
from generator.district.parts.context import DistrictContext
from generator.district.view import Reading, SchoolStanding
from generator.site.parts.steps import Link
from generator.summary import AttestationPart, Summary
from generator.wording.dates import long_day, month_title, numeric_day, school_year
from generator.wording.text import capitalise


@dataclass(frozen=True, slots=True)
class SchoolLine:
    """`data` is the age of what is shown, `troubles` what somebody should look into."""

    school: Link
    data: str
    troubles: tuple[str, ...]


def school_line(context: DistrictContext, school: SchoolStanding) -> SchoolLine:
    return SchoolLine(school_link(school), data_of(school), troubles(context, school))


def school_link(school: SchoolStanding) -> Link:
    return Link(school.entry.name, school_page(school.entry.id))


def data_of(school: SchoolStanding) -> str:
    """«данные от 3 ноября 2026 г.»"""
    return f"данные от {long_day(school.summary.built)}" if school.summary else "данных ещё нет"


def troubles(context: DistrictContext, school: SchoolStanding) -> tuple[str, ...]:
    """Sentences without their full stops; none where all is well."""
    view, summary = context.view, school.summary
    if summary is None:
        return (f"Данных ещё нет: {school.fault.words}" if school.fault else "Данных ещё нет",)
    found = []
    if school.reading is Reading.OLD_COPY and school.fault:
        found.append(f"Показаны прежние данные, от {long_day(summary.built)}: {school.fault.words}")
    elif school.is_silent(view.today):
        found.append(f"Сайт школы не обновлялся после {long_day(summary.built)}")
    if summary.reminded and school.is_reminding_stopped(view.today):
        found.append(f"Напоминания не уходили после {long_day(summary.reminded)}")
    if view.is_of_other_year(school):
        found.append(f"График за {school_year(summary.year.start.year)} учебный год")
    return tuple(found)


def other_year(context: DistrictContext, school: SchoolStanding) -> str:
    """«график за 2025/2026», where a school's data are of another year than the district's."""
    if school.summary is None or not context.view.is_of_other_year(school):
        return ""
    return f"график за {school_year(school.summary.year.start.year)}"


def attested_on(row: AttestationPart) -> str:
    """«15.03.2027», «март 2027»"""
    return month_title(row.date).lower() if row.approximate else numeric_day(row.date)


def decision(row: AttestationPart) -> str:
    return f"решение {numeric_day(row.result)}" if row.result else ""


def names_in(summary: Summary) -> dict[str | None, str]:
    """Of those who are attested, by the id that keys have."""
    return {teacher_in(row.key): row.teacher for row in summary.attestations}


def aim(row: AttestationPart) -> str:
    """«Высшая категория»"""
    return capitalise(row.category.in_full)
