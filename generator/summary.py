"""What a school publishes about itself for its district: `data/summary.json`, all of it on the site anyway.

The district reads it with the same model. Its JSON Schema is summary.schema.json.
"""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from generator.agenda import Agenda
from generator.liveness import LastTimes
from generator.occurrences.category_counts import counts_of, employed
from generator.occurrences.occurrence import AttestationDay, Status
from generator.occurrences.perspective import years_of
from generator.schedule.choices import Category
from generator.wording.text import sorting

VERSION = 1
MAX_BYTES = 5_000_000
NO_CATEGORY = "без категории"

Day = date
Number = Annotated[int, Field(ge=0)]
CATEGORIES = {
    "highest": Category.HIGHEST.value,
    "first": Category.FIRST.value,
    "fit": Category.FIT.value,
    "none": NO_CATEGORY,
    "methodists": Category.METHODIST.value,
    "mentors": Category.MENTOR.value,
}


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class SchoolPart(_Part):
    id: str | None
    name: str


class YearPart(_Part):
    start: date
    end: date


class TeachersPart(_Part):
    """`by_category` has the best of высшая, первая, соответствие of each, or none; beside them, who is
    педагог-методист or -наставник, too. `ending`: something that is held ends within the school year."""

    total: Number
    by_category: dict[str, Number]
    by_position: dict[str, Number]
    ending: Number


class AttestationPart(_Part):
    """`date` is the month's first where only the month is known; `result` the day of the decision."""

    key: str
    teacher: str
    position: str
    category: Annotated[Category, Field(alias="for")]
    date: Day
    approximate: bool
    result: Day | None


class OverduePart(_Part):
    key: str
    title: str
    due: date


class Summary(_Part):
    """`built` is the day for which it was computed, `reminded` that of the last run of the reminders. In
    `perspective` a school year, «2026-2027», has the number of attestations due by category."""

    version: Literal[1]
    school: SchoolPart
    year: YearPart
    built: date
    reminded: date | None
    teachers: TeachersPart
    attestations: tuple[AttestationPart, ...]
    overdue: tuple[OverduePart, ...]
    perspective: dict[str, dict[Category, Number]]


def summary_of(agenda: Agenda, times: LastTimes) -> Summary:
    """Of a public agenda: whom the site doesn't show is not in it."""
    school, year = agenda.schedule.school, agenda.schedule.school_year
    return Summary(
        version=VERSION,
        school=SchoolPart(id=school.id, name=school.name),
        year=YearPart(start=year.start, end=year.end),
        built=agenda.today,
        reminded=times.reminded,
        teachers=_teachers(agenda),
        attestations=tuple(_attestations(agenda)),
        overdue=tuple(_overdue(agenda)),
        perspective=_perspective(agenda),
    )


def _teachers(agenda: Agenda) -> TeachersPart:
    staff = employed(agenda.schedule)
    counts = counts_of(staff, agenda.today, agenda.schedule.start_year)
    posts = Counter(each.position for each in staff)
    return TeachersPart(
        total=counts.total,
        by_category={title: getattr(counts, name) for name, title in CATEGORIES.items()},
        by_position={post: posts[post] for post in sorted(posts, key=sorting)},
        ending=counts.ends_this_year,
    )


def _attestations(agenda: Agenda) -> Iterator[AttestationPart]:
    for each in agenda.occurrences:
        if isinstance(each, AttestationDay):
            planned = each.attestation
            result = planned.attestation.result
            yield AttestationPart(
                key=each.key,
                teacher=agenda.name(planned.teacher.id),
                position=planned.post,
                category=planned.category,
                date=each.due,
                approximate=each.approximate,
                result=result.date if result else None,
            )


def _overdue(agenda: Agenda) -> Iterator[OverduePart]:
    for each in agenda.occurrences:
        if each.due and agenda.status(each) is Status.OVERDUE:
            yield OverduePart(key=each.key, title=each.title, due=each.due)


def _perspective(agenda: Agenda) -> dict[str, dict[Category, int]]:
    """Every year of the plan, also one in which nobody is due."""
    found: dict[int, Counter[Category]] = {year: Counter() for year in years_of(agenda.schedule)}
    for prospect in agenda.perspective:
        for due in prospect.dues:
            found[due.year].update(turn.category for turn in due.turns)
    return {f"{year}-{year + 1}": dict(sorted(counts.items())) for year, counts in found.items()}


class TooLarge(Exception):
    """The summary is larger than a district reads; the message is a Russian sentence."""


def summary_data(summary: Summary) -> bytes:
    """The same bytes for the same summary. Raises TooLarge."""
    data = summary.model_dump_json(by_alias=True, indent=1)
    if len(found := f"{data}\n".encode()) > MAX_BYTES:
        raise TooLarge(f"сводка для района больше {MAX_BYTES // 1_000_000} МБ: это не одна школа")
    return found


def schema_text() -> str:
    """The text of summary.schema.json."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **Summary.model_json_schema()}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
