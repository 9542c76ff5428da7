"""A teacher's own page: what is next, and the way to each attestation."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from generator.addresses import plan_page, teacher_feed, teacher_page
from generator.agenda import Agenda
from generator.occurrences.occurrence import Dated, Occurrence, Period, Status, Undated
from generator.occurrences.planned_attestations import PlannedAttestation, attestations_of
from generator.schedule.choices import Gender
from generator.schedule.people import Teacher
from generator.site.page import Page, PageContext
from generator.site.parts.edit_links import EditLink, edit_links, of_attestation, of_step, of_teacher
from generator.site.parts.route import Help, Late, Next, Routes, RouteStep, Which
from generator.site.parts.steps import Link
from generator.wording.dates import numeric_day, school_year
from generator.wording.people import gender, held_category, held_term
from generator.wording.text import capitalise


@dataclass(frozen=True, slots=True)
class Outcome:
    """A favourable decision: the word that stands large, and what is known of it."""

    word: str
    held: str
    decision: str


@dataclass(frozen=True, slots=True)
class AttestationView:
    """`route` is what has a day, `lasting` what goes on until the attestation. `is_about`: its days count
    from a month. `change` opens forms."""

    title: str
    post: str
    is_about: bool
    outcome: Outcome | None
    route: list[RouteStep]
    lasting: list[RouteStep]
    change: list[EditLink]


@dataclass(frozen=True, slots=True)
class SchoolWide:
    """What the teacher answers for that isn't tied to an attestation."""

    ahead: list[RouteStep]
    over: list[RouteStep]
    lasting: list[RouteStep]


ACKNOWLEDGED = {Gender.FEMALE: "Ознакомлена", Gender.MALE: "Ознакомлен", None: "Ознакомлен(а)"}
_OVER = {Status.DONE, Status.PAST}


def teacher_pages(context: PageContext, wanted: Container[str] | None = None) -> Iterator[Page]:
    """Of all, or of those whose ids are wanted."""
    for index, teacher in enumerate(context.agenda.schedule.teachers):
        if wanted is not None and teacher.id not in wanted:
            continue
        values = _values(context, teacher, index)
        change = of_teacher(context.agenda, teacher)
        yield Page(teacher_page(teacher.id), "teacher.md.j2", values, ("teachers", index), change)


def _values(context: PageContext, teacher: Teacher, index: int) -> dict[str, object]:
    agenda, name = context.agenda, context.agenda.name(teacher.id)
    planned = planned_of(teacher, index)
    attestations = [_attestation(context, each) for each in sorted(planned, key=_is_decided)]
    is_open = bool(_open(planned))
    feed, page = teacher_feed(teacher.id), teacher_page(teacher.id)
    return {
        "teacher": name,
        "position": capitalise(teacher.position),
        "held": _held(teacher, planned),
        "is_open": is_open,
        "next": next_steps(context, teacher, index),
        "help": _help(context, teacher, index),
        "late": _late(context, teacher, index),
        "attestations": attestations,
        "school_wide": _school_wide(context, teacher),
        "related": _related(context, teacher),
        "subscription": context.subscription(name, feed, page) if is_open else None,
        "acknowledged": ACKNOWLEDGED[gender(teacher)],
        "school_year": school_year(agenda.schedule.start_year),
    }


def planned_of(teacher: Teacher, index: int) -> list[PlannedAttestation]:
    return list(attestations_of(teacher, index)) if teacher.is_working else []


def _held(teacher: Teacher, planned: Sequence[PlannedAttestation]) -> str:
    """Without what the outcomes on the page tell."""
    decided = {each.category for each in planned if _is_decided(each)}
    return capitalise(
        "; ".join(held_category(each) for each in teacher.categories if each.name not in decided)
    )


def next_steps(context: PageContext, teacher: Teacher, index: int) -> list[Next]:
    """What the teacher has still to do for all attestations, by the day on which each is over."""
    routes, planned = _routes(context, teacher), planned_of(teacher, index)
    found = [
        step
        for each in _open(planned)
        for step in routes.candidates(_steps_of(context.agenda, each), _which(each, planned))
    ]
    return sorted(found, key=lambda step: step.last)


def _help(context: PageContext, teacher: Teacher, index: int) -> list[Help]:
    routes, planned = _routes(context, teacher), planned_of(teacher, index)
    found = [
        step
        for each in _open(planned)
        for step in routes.help(_steps_of(context.agenda, each), _which(each, planned))
    ]
    return sorted(found, key=lambda step: step.iso)


def _open(planned: Sequence[PlannedAttestation]) -> list[PlannedAttestation]:
    return [each for each in planned if not _is_decided(each)]


def _is_decided(planned: PlannedAttestation) -> bool:
    return planned.attestation.result is not None


def _routes(context: PageContext, teacher: Teacher) -> Routes:
    return Routes(context.agenda, context.steps, teacher.id)


def _which(one: PlannedAttestation, planned: Sequence[PlannedAttestation]) -> Which:
    if len(planned) == 1:
        return Which()
    same = [each for each in planned if each.category is one.category]
    return Which(one.category.aim, one.post if len(same) > 1 else "")


def _steps_of(agenda: Agenda, planned: PlannedAttestation) -> list[Occurrence]:
    own = agenda.by_teacher.get(planned.teacher.id, ())
    return [each for each in own if each.attestation and each.attestation.slot == planned.slot]


def _late(context: PageContext, teacher: Teacher, index: int) -> list[Late]:
    """What the teacher has not done in time, where the school keeps track of it."""
    routes, planned = _routes(context, teacher), planned_of(teacher, index)
    found = [
        step
        for each in _open(planned)
        for step in routes.late(_steps_of(context.agenda, each), _which(each, planned))
    ]
    return sorted(found, key=lambda late: late.step.iso)


def _attestation(context: PageContext, planned: PlannedAttestation) -> AttestationView:
    mine = _steps_of(context.agenda, planned)
    routes = _routes(context, planned.teacher)
    is_main_post = planned.post == planned.teacher.position
    return AttestationView(
        title=planned.category.attestation_title,
        post="" if is_main_post else planned.post,
        is_about=planned.approximate,
        outcome=_outcome(planned),
        route=routes.route([each for each in mine if isinstance(each, Dated)]),
        lasting=routes.route([each for each in mine if not isinstance(each, Dated)]),
        change=[] if _is_decided(planned) else _change(context.agenda, planned, mine),
    )


def _change(agenda: Agenda, planned: PlannedAttestation, mine: Sequence[Occurrence]) -> list[EditLink]:
    steps = (of_step(agenda, each) for each in mine)
    return edit_links(agenda.site, *filter(None, steps), *of_attestation(agenda, planned))


def _outcome(planned: PlannedAttestation) -> Outcome | None:
    result = planned.attestation.result
    if result is None:
        return None
    held = next((each for each in planned.teacher.categories if each.name is planned.category), None)
    is_told = held is not None and held.granted == result.date
    decision = "" if is_told else f"решение от {numeric_day(result.date)}"
    order = f"приказ {result.order}" if result.order else ""
    return Outcome(
        word=capitalise(planned.category.value),
        held=capitalise(held_term(held)) if held else "",
        decision=capitalise(", ".join(filter(None, (decision, order)))),
    )


def _school_wide(context: PageContext, teacher: Teacher) -> SchoolWide:
    agenda = context.agenda
    routes, found = _routes(context, teacher), context.school_wide_of(teacher.id)
    dated = [each for each in found if isinstance(each, Dated)]
    return SchoolWide(
        ahead=routes.route([each for each in dated if agenda.status(each) not in _OVER]),
        over=routes.route([each for each in dated if agenda.status(each) in _OVER]),
        lasting=routes.route([each for each in found if isinstance(each, (Period, Undated))]),
    )


def _related(context: PageContext, teacher: Teacher) -> list[Link]:
    """The months and plans of all that stands on the page."""
    everything = [*context.agenda.by_teacher.get(teacher.id, ()), *context.school_wide_of(teacher.id)]
    months = {step.month for step in context.steps.of(everything) if step.month}
    plans = context.agenda.schedule.plans_by_id
    ids = dict.fromkeys(each.plan for each in everything if each.plan)
    return [
        *sorted(months, key=lambda link: link.path),
        *(Link(plans[plan].label, plan_page(plan)) for plan in ids),
    ]
