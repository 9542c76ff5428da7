"""The list of teachers, and a page for each."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.addresses import plan_page, teacher_feed, teacher_page
from generator.agenda import Agenda
from generator.occurrences.occurrence import AttestationDay, Occurrence, Status
from generator.occurrences.planned_attestations import PlannedAttestation, attestations_of
from generator.schedule.people import Teacher
from generator.site.page import Page, PageContext
from generator.site.parts.steps import Link, Step
from generator.site.parts.subscription import subscription
from generator.site.parts.timeline import Timeline, timeline
from generator.wording.dates import numeric_day
from generator.wording.people import category_text
from generator.wording.text import capitalise, sorting


@dataclass(frozen=True, slots=True)
class AttestationView:
    title: str
    aim: str
    day: str
    weekday: str
    post: str
    result: str
    steps: list[Step]
    timeline: Timeline | None


@dataclass(frozen=True, slots=True)
class TeacherView:
    name: str
    page: str
    position: str
    category: str
    attestations: list[AttestationView]
    next: Step | None


def teacher_pages(context: PageContext) -> Iterator[Page]:
    views = []
    for index, teacher in enumerate(context.agenda.schedule.teachers):
        view = _view(context, teacher, index)
        views.append(view)
        yield Page(view.page, "teacher.md.j2", _values(context, teacher, view), ("teachers", index))
    views.sort(key=lambda view: sorting(view.name))
    values = {
        "planned": [view for view in views if view.attestations],
        "others": [view for view in views if not view.attestations],
    }
    yield Page("teachers/", "teachers.md.j2", values, ("teachers",))


def _values(context: PageContext, teacher: Teacher, view: TeacherView) -> dict[str, object]:
    own = context.agenda.by_teacher.get(teacher.id, ())
    school_wide = context.school_wide_of(teacher.id)
    months = {step.month for step in context.steps.of([*own, *school_wide]) if step.month}
    plans = dict.fromkeys(each.plan for each in (*own, *school_wide) if each.plan)
    by_id = context.agenda.schedule.plans_by_id
    return {
        "teacher": view,
        "next": view.next,
        "school_wide": context.steps.of(school_wide),
        "months": sorted(months, key=lambda link: link.path),
        "plans": [Link(by_id[plan].label, plan_page(plan)) for plan in plans],
        "subscription": subscription(context.agenda.site, view.name, teacher_feed(teacher.id), view.page),
    }


def _view(context: PageContext, teacher: Teacher, index: int) -> TeacherView:
    own = context.agenda.by_teacher.get(teacher.id, ())
    attestations = attestations_of(teacher, index) if teacher.is_working else ()
    return TeacherView(
        name=context.agenda.name(teacher.id),
        page=teacher_page(teacher.id),
        position=capitalise(teacher.position),
        category=_categories(teacher),
        attestations=[_attestation(context, each, own) for each in attestations],
        next=next_step(context, own),
    )


def next_step(context: PageContext, occurrences: tuple[Occurrence, ...]) -> Step | None:
    """The earliest dated thing that is still to do; overdue work comes first."""
    waiting = {Status.OVERDUE, Status.TODAY, Status.UPCOMING}
    for each in occurrences:
        if each.due and context.agenda.status(each) in waiting:
            return context.steps.of([each])[0]
    return None


def _attestation(
    context: PageContext, planned: PlannedAttestation, own: tuple[Occurrence, ...]
) -> AttestationView:
    mine = [each for each in own if each.attestation and each.attestation.slot == planned.slot]
    goal = context.steps.of([each for each in mine if isinstance(each, AttestationDay)])[0]
    attestation = planned.attestation
    is_main_post = planned.post == planned.teacher.position
    return AttestationView(
        title=goal.title,
        aim=attestation.for_.value,
        day=goal.day,
        weekday=goal.weekday,
        post="" if is_main_post else planned.post,
        result=_result_text(context.agenda, planned),
        steps=context.steps.of(mine),
        timeline=timeline([(each, context.agenda.status(each)) for each in mine], context.agenda.today),
    )


def _result_text(agenda: Agenda, planned: PlannedAttestation) -> str:
    result = planned.attestation.result
    if result is None:
        return ""
    order = f", приказ {result.order}" if result.order else ""
    return f"решение от {numeric_day(result.date)}{order}"


def _categories(teacher: Teacher) -> str:
    held = [category_text(each) for each in teacher.categories]
    title = "Категория" if len(held) == 1 else "Категории"
    return f"{title}: {'; '.join(held)}" if held else ""
