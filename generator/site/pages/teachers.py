"""The list of teachers: what each holds, what is planned, what is next."""

from dataclasses import dataclass
from datetime import date

from generator.addresses import teacher_page
from generator.editing import forms
from generator.occurrences.planned_attestations import PlannedAttestation
from generator.paper_list import SCHEDULE_PAPER
from generator.schedule.people import HeldCategory, Teacher
from generator.site.page import Page, PageContext
from generator.site.pages.teacher import next_steps, planned_of
from generator.site.parts.edit_links import Wanted
from generator.site.parts.papers import paper_links
from generator.site.parts.route import Next
from generator.wording.dates import in_bare_month, long_day, numeric_day, short_day
from generator.wording.text import capitalise, sorting

# What sorts behind every day.
LAST = "9999"


@dataclass(frozen=True, slots=True)
class Held:
    """`ends_soon`: before the next school year."""

    text: str
    ends_soon: bool


@dataclass(frozen=True, slots=True)
class Planned:
    aim: str
    when: str
    is_decided: bool


@dataclass(frozen=True, slots=True)
class TeacherRow:
    """`until` and `day` are what the columns are sorted by."""

    name: str
    page: str
    position: str
    held: list[Held]
    until: str
    ends_soon: bool
    planned: list[Planned]
    day: str
    next: list[Next]


def teachers_page(context: PageContext) -> Page:
    schedule = context.agenda.schedule
    last = date(schedule.start_year + 1, 8, 31)
    rows = [_row(context, teacher, index, last) for index, teacher in enumerate(schedule.teachers)]
    values = {
        "rows": sorted(rows, key=lambda row: sorting(row.name)),
        "until": long_day(last),
        "paper": paper_links(schedule, SCHEDULE_PAPER),
        "has_ending": any(row.ends_soon for row in rows),
        "has_approximate": any(step.is_about for row in rows for step in row.next),
    }
    return Page("teachers/", "teachers.md.j2", values, ("teachers",), [Wanted(forms.ADD, {})])


def _row(context: PageContext, teacher: Teacher, index: int, last: date) -> TeacherRow:
    planned = planned_of(teacher, index)
    ends = [each.until for each in teacher.categories if each.until]
    open_days = [each.day for each in planned if not each.attestation.result]
    held = [_held(each, last) for each in teacher.categories]
    return TeacherRow(
        name=context.agenda.name(teacher.id),
        page=teacher_page(teacher.id),
        position=capitalise(teacher.position),
        held=held,
        until=min(ends).isoformat() if ends else LAST,
        ends_soon=any(each.ends_soon for each in held),
        planned=[_planned(each) for each in planned],
        day=min(open_days).isoformat() if open_days else LAST,
        next=next_steps(context, teacher, index),
    )


def _held(held: HeldCategory, last: date) -> Held:
    text = f"{held.name} до {numeric_day(held.until)}" if held.until else f"{held.name}, бессрочно"
    return Held(text, held.until is not None and held.until <= last)


def _planned(planned: PlannedAttestation) -> Planned:
    result = planned.attestation.result
    post = "" if planned.post == planned.teacher.position else f" ({planned.post})"
    aim = planned.category.short_aim + post
    if result:
        return Planned(aim, f"решение от {short_day(result.date)}", True)
    day = in_bare_month(planned.day) if planned.approximate else short_day(planned.day)
    return Planned(aim, day, False)
