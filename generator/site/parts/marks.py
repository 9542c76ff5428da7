"""A letter and a shape for each kind of step, so that colour is never needed to tell them apart."""

from collections.abc import Iterator

from generator.occurrences.occurrence import Occurrence
from generator.schedule.model import Schedule
from generator.schedule.timing import PER_ATTESTATION, TimingBase
from generator.wording.titles import GOAL_MARK, marks, plan_mark

GOAL, WHOLE_SCHOOL = "goal", "school"
# As many as look.css draws.
SHAPES = 6

# The letter, and the end of the class name.
Mark = tuple[str, str]


class Marks:
    """Rows that each attestation has a day of have a mark of their own, in the order of the plans; all other
    rows of a plan share the plan's, unless the school gave them a letter."""

    def __init__(self, schedule: Schedule) -> None:
        self._steps = dict(_steps(schedule))
        self._plans = {plan.id: plan_mark(plan.label) for plan in schedule.plans}
        self._own = {(plan.id, row.id): row.mark for plan in schedule.plans for row in plan.activities}

    def of(self, occurrence: Occurrence) -> Mark:
        if occurrence.plan is None or occurrence.activity is None:
            return (GOAL_MARK, GOAL)
        return self.of_row(occurrence.plan, occurrence.activity)

    def of_row(self, plan: str, activity: str) -> Mark:
        row = (plan, activity)
        return self._steps.get(row) or (self._own[row] or self._plans[plan], WHOLE_SCHOOL)


def _steps(schedule: Schedule) -> Iterator[tuple[tuple[str, str], Mark]]:
    number = 0
    for plan in schedule.plans:
        letters = marks(row for row in plan.activities if any(map(_has_a_day, row.when)))
        for activity, letter in letters.items():
            yield (plan.id, activity), (letter, str(number % SHAPES + 1))
            number += 1


def _has_a_day(timing: TimingBase) -> bool:
    return isinstance(timing, PER_ATTESTATION)
