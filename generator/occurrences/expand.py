"""Schedule -> every occurrence, computed once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import Any

from generator.occurrences.date_rules import RuleContext, attestation_time, school_times
from generator.occurrences.identity import ATTESTATION_PLAN, numbered
from generator.occurrences.occurrence import AttestationDay, Occurrence, PlanRow
from generator.occurrences.planned_attestations import PlannedAttestation, planned_attestations
from generator.occurrences.workdays import WorkCalendar
from generator.problems import Location
from generator.schedule.items import item_text
from generator.schedule.model import Schedule
from generator.schedule.people import TEACHER_ROLE
from generator.schedule.plan import Activity, Plan
from generator.schedule.timing import TimingBase, is_per_attestation


def work_calendar(schedule: Schedule) -> WorkCalendar:
    """Days of the plan's twelve months and of enough around them for the farthest deadline."""
    return WorkCalendar(schedule.calendar, range(schedule.start_year - 2, schedule.start_year + 4))


def expand(schedule: Schedule, workdays: WorkCalendar | None = None) -> tuple[Occurrence, ...]:
    """Every occurrence, sorted by `due` (undated last), then key."""
    everyone = planned_attestations(schedule)
    context = RuleContext(schedule, workdays or work_calendar(schedule))
    found: list[Occurrence] = [_attestation(planned, context) for planned in everyone]
    for plan_index, plan in enumerate(schedule.plans):
        for row_index, activity in enumerate(plan.activities):
            source: Location = ("plans", plan_index, "activities", row_index)
            found.extend(Row(context, plan, activity, source, everyone).occurrences())
    return tuple(sorted(found, key=lambda occurrence: occurrence.order))


def _attestation(planned: PlannedAttestation, context: RuleContext) -> AttestationDay:
    result = planned.attestation.result
    return AttestationDay(
        key=f"{context.schedule.start_year}/{ATTESTATION_PLAN}/{planned.slot}",
        title=planned.category.attestation_title,
        short=planned.category.short_attestation_title,
        source=planned.source,
        attestation=planned,
        responsible=(TEACHER_ROLE,),
        people=(planned.teacher.id,),
        due=planned.day,
        done=result.date if result else None,
        reminders=context.schedule.reminders.days_before,
        day_off=context.workdays.day_off_name(planned.day),
    )


@dataclass(frozen=True)
class Row:
    """An activity of a plan, with the attestations of the whole school to choose from."""

    context: RuleContext
    plan: Plan
    activity: Activity
    source: Location
    everyone: tuple[PlannedAttestation, ...]

    def occurrences(self) -> Iterator[Occurrence]:
        for number, timing in enumerate(self.activity.when, start=1):
            if is_per_attestation(timing):
                yield from self._per_attestation(timing, number)
            else:
                yield from self._for_school(timing, number)

    @cached_property
    def concerned(self) -> tuple[PlannedAttestation, ...]:
        return tuple(each for each in self.everyone if each.is_concerned_by(self.activity))

    def _for_school(self, timing: TimingBase, number: int) -> Iterator[Occurrence]:
        people = self._people(tuple(each.teacher.id for each in self.concerned))
        common = self._common(timing)
        items = tuple(item_text(item) for item in self.activity.items)
        for own_slot, timed in school_times(timing, self._context):
            slot = numbered(own_slot, number)
            yield timed(
                **common, key=self._key(slot), people=people, items=items, done=self.activity.done.get(slot)
            )

    def _per_attestation(self, timing: TimingBase, number: int) -> Iterator[Occurrence]:
        common = self._common(timing)
        # Many attestations are planned for the same days.
        timed_for = cache(lambda day: attestation_time(timing, self._context, day))
        for planned in self.concerned:
            yield timed_for(planned.day)(
                **common,
                key=self._key(numbered(planned.slot, number)),
                attestation=planned,
                people=self._people((planned.teacher.id,)),
                items=tuple(item_text(item) for item in planned.items_of(self.activity)),
                done=done_day(planned.attestation.done, self.activity.id, number),
            )

    def _common(self, timing: TimingBase) -> dict[str, Any]:
        """What all occurrences of one timing share."""
        return {
            "title": self.activity.title,
            "short": self.activity.short,
            "source": self.source,
            "row": PlanRow(self.plan.id, self.activity.id, timing),
            "responsible": self.activity.responsible,
            "reminders": self._reminders,
            "is_silent": self.activity.reminders == (),
        }

    def _key(self, slot: str) -> str:
        return f"{self.context.schedule.start_year}/{self.plan.id}/{self.activity.id}/{slot}"

    @property
    def _reminders(self) -> tuple[int, ...]:
        own = self.activity.reminders
        return self.context.schedule.reminders.days_before if own is None else own

    def _people(self, teachers: tuple[str, ...]) -> tuple[str, ...]:
        """Who answers, in the order of the roles, each once; nobody who doesn't work here now."""
        found: dict[str, None] = {}
        for role_id in self.activity.responsible:
            mine = teachers if role_id == TEACHER_ROLE else self.context.schedule.holders(role_id)
            found.update(dict.fromkeys(mine))
        return tuple(found)

    @cached_property
    def _context(self) -> RuleContext:
        """The row's own shift wins over the calendar's."""
        shift = self.activity.shift or self.context.schedule.calendar.shift
        return RuleContext(self.context.schedule, self.context.workdays, shift)


def done_day(done: Mapping[str, date], activity_id: str, number: int) -> date | None:
    """`activity/n` marks the n-th timing; a bare activity id marks all that have no mark of their own."""
    return done.get(numbered(activity_id, number), done.get(activity_id))
