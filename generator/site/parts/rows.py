"""A plan's row in one line, for lists in which its single occurrences would be too many."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.addresses import role_page, row_of_plan
from generator.agenda import Agenda
from generator.schedule.plan import Activity, Plan
from generator.schedule.timing import BySchedule, During, is_per_attestation
from generator.site.parts.steps import Link
from generator.wording.timings import timing_text


@dataclass(frozen=True, slots=True)
class RowLine:
    """`page` leads to the row's place on the plan's page; `who` are the roles that answer for it."""

    title: str
    page: str
    when: str
    who: tuple[Link, ...]


def ongoing_rows(agenda: Agenda, role_id: str | None = None) -> list[RowLine]:
    """What goes on all year, or from the year's start to each attestation."""
    return [
        _line(agenda, plan, activity, timing_text(timing))
        for plan, activity in _rows(agenda, role_id)
        for timing in activity.when
        if isinstance(timing, During)
    ]


def own_date_rows(agenda: Agenda, role_id: str) -> list[RowLine]:
    """Deadlines that each teacher has on a day of its own."""
    return [
        _line(agenda, plan, activity, timing_text(timing))
        for plan, activity in _rows(agenda, role_id)
        for timing in activity.when
        if is_per_attestation(timing) and not isinstance(timing, During)
    ]


def undated_rows(agenda: Agenda, role_id: str) -> list[RowLine]:
    """«По графику …» of which the day isn't known yet."""
    return [
        _line(agenda, plan, activity, timing_text(timing))
        for plan, activity in _rows(agenda, role_id)
        for timing in activity.when
        if isinstance(timing, BySchedule) and timing.date is None
    ]


def _rows(agenda: Agenda, role_id: str | None) -> Iterator[tuple[Plan, Activity]]:
    for plan in agenda.schedule.plans:
        for activity in plan.activities:
            if role_id is None or role_id in activity.responsible:
                yield plan, activity


def _line(agenda: Agenda, plan: Plan, activity: Activity, when: str) -> RowLine:
    who = tuple(Link(agenda.role_name(role_id), role_page(role_id)) for role_id in activity.responsible)
    return RowLine(activity.title, row_of_plan(plan.id, activity.id), when, who)
