"""How many occurrences the file promises, counted another way than they are computed."""

from collections.abc import Sequence

from generator.occurrences.occurrence import Occurrence
from generator.occurrences.planned_attestations import PlannedAttestation, planned_attestations
from generator.schedule.model import Schedule
from generator.schedule.plan import Activity
from generator.schedule.timing import EveryMonth, FixedDates, Monthly, TimingBase, is_per_attestation


class Miscounted(Exception):
    """Something was lost or doubled on the way from the file to the dates; a defect of the program."""


def promised(schedule: Schedule) -> int:
    """Attestations, rows times their months or days, rows times the attestations that they concern."""
    planned = planned_attestations(schedule)
    rows = [activity for plan in schedule.plans for activity in plan.activities]
    return len(planned) + sum(
        _times(timing, activity, schedule, planned) for activity in rows for timing in activity.when
    )


def verify(schedule: Schedule, occurrences: Sequence[Occurrence]) -> None:
    """Raises Miscounted."""
    if len(occurrences) != promised(schedule):
        raise Miscounted(f"график обещает сроков: {promised(schedule)}, вычислено: {len(occurrences)}")
    if len({each.key for each in occurrences}) != len(occurrences):
        raise Miscounted("у двух сроков один и тот же ключ")


def _times(
    timing: TimingBase, activity: Activity, schedule: Schedule, planned: Sequence[PlannedAttestation]
) -> int:
    if is_per_attestation(timing):
        return sum(each.is_concerned_by(activity) for each in planned)
    return months_and_days(timing, schedule)


def months_and_days(timing: TimingBase, schedule: Schedule) -> int:
    """How often a rule of the whole school comes; 0 of one that is tied to attestations."""
    if is_per_attestation(timing):
        return 0
    if isinstance(timing, Monthly):
        return len(timing.month)
    if isinstance(timing, EveryMonth):
        year = schedule.school_year
        return (year.end.year - year.start.year) * 12 + year.end.month - year.start.month + 1
    return len(timing.date) if isinstance(timing, FixedDates) else 1
