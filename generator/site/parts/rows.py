"""A plan's row in one line, for lists in which its single occurrences would be too many."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.addresses import role_page, row_of_plan
from generator.agenda import Agenda
from generator.schedule.plan import Activity, Plan
from generator.schedule.timing import BySchedule, During, TimingBase, is_per_attestation
from generator.site.parts.labels import row_labels
from generator.site.parts.steps import Link
from generator.wording.timings import timing_text


@dataclass(frozen=True, slots=True)
class RowLine:
    """`label` is short and told apart from its like; `page` leads to the row on its plan's page; `who`
    are those who answer. `is_all_year`: it goes on the whole year, for everybody alike."""

    title: str
    label: str
    page: str
    when: str
    who: tuple[Link, ...]
    is_all_year: bool


def ongoing_rows(agenda: Agenda, role_id: str | None = None) -> list[RowLine]:
    """What goes on all year, or from the year's start to each attestation."""
    return _lines(agenda, role_id, lambda timing: isinstance(timing, During))


def own_date_rows(agenda: Agenda, role_id: str) -> list[RowLine]:
    """Deadlines that each teacher has on a day of its own."""
    return _lines(
        agenda, role_id, lambda timing: is_per_attestation(timing) and not isinstance(timing, During)
    )


def undated_rows(agenda: Agenda, role_id: str) -> list[RowLine]:
    """«По графику …» of which the day isn't known yet."""
    return _lines(agenda, role_id, lambda timing: isinstance(timing, BySchedule) and timing.date is None)


def _lines(agenda: Agenda, role_id: str | None, is_wanted: Callable[[TimingBase], bool]) -> list[RowLine]:
    labels = row_labels(agenda.schedule)
    return [
        _line(agenda, plan, activity, labels[plan.id, activity.id], timing)
        for plan, activity in _rows(agenda, role_id)
        for timing in activity.when
        if is_wanted(timing)
    ]


def _rows(agenda: Agenda, role_id: str | None) -> Iterator[tuple[Plan, Activity]]:
    for plan in agenda.schedule.plans:
        for activity in plan.activities:
            if role_id is None or role_id in activity.responsible:
                yield plan, activity


def _line(agenda: Agenda, plan: Plan, activity: Activity, label: str, timing: TimingBase) -> RowLine:
    who = tuple(Link(agenda.role_name(role_id), role_page(role_id)) for role_id in activity.responsible)
    is_all_year = isinstance(timing, During) and not is_per_attestation(timing)
    page = row_of_plan(plan.id, activity.id)
    return RowLine(activity.title, label, page, timing_text(timing), who, is_all_year)
