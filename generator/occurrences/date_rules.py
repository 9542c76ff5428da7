"""Timing rules -> computed times (date rules 1 to 6; the rules stand in ARCHITECTURE.md).

Two families: rules for the whole school, and rules that count from a planned attestation.
All distances are in calendar days unless the rule says `count: working`.
"""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from generator.occurrences.identity import YEAR_SLOT
from generator.occurrences.occurrence import Kind
from generator.occurrences.workdays import WorkCalendar
from generator.schedule.choices import Count, Shift
from generator.schedule.model import Schedule
from generator.schedule.timing import (
    BySchedule,
    DaysAfter,
    DaysBefore,
    EveryMonth,
    FixedDates,
    Monthly,
    TimingBase,
)


@dataclass(frozen=True, slots=True)
class Times:
    """What a rule computes; `slot` is empty where the attestation's own slot identifies it."""

    kind: Kind
    slot: str = ""
    opens: date | None = None
    closes: date | None = None
    nominal: date | None = None
    due: date | None = None
    starts_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class RuleContext:
    """What a rule is computed in: the school year, its working days, the row's shift."""

    schedule: Schedule
    workdays: WorkCalendar
    shift: Shift = field(default=Shift.PREVIOUS)

    def month(self, number: int) -> date:
        """The first day of that month in the twelve months from 1 August (date rule 1)."""
        start = self.schedule.start_year
        return date(start if number >= 8 else start + 1, number, 1)

    def deadline(self, nominal: date, slot: str = "", opens: date | None = None) -> Times:
        """A deadline that may move off a day off (date rule 4)."""
        due = self.workdays.shift(nominal, self.shift)
        return Times(Kind.DEADLINE, slot, opens=opens, nominal=nominal, due=due)


def school_times(timing: TimingBase, context: RuleContext) -> Iterator[Times]:
    """Times of a rule that isn't tied to an attestation."""
    match timing:
        case Monthly():
            months = [context.month(number) for number in timing.month]
            yield from (_in_month(first, timing.day, context) for first in months)
        case EveryMonth():
            yield from (_in_month(first, timing.day, context) for first in school_months(context.schedule))
        case FixedDates():
            yield from (_fixed(day, timing) for day in timing.date)
        case BySchedule():
            kind = Kind.DEADLINE if timing.date else Kind.UNDATED
            yield Times(kind, YEAR_SLOT, nominal=timing.date, due=timing.date)
        case _:  # what is left is `during: year`
            year = context.schedule.school_year
            yield Times(Kind.PERIOD, YEAR_SLOT, opens=year.start, closes=year.end)


def attestation_times(timing: TimingBase, context: RuleContext, planned: date) -> Times:
    """The time of a rule that counts from an attestation planned for that day."""
    match timing:
        case DaysBefore():
            return context.deadline(_away(planned, -timing.days_before, timing.count, context))
        case DaysAfter():
            return context.deadline(_away(planned, timing.days_after, timing.count, context))
    # What is left is `during: individual`.
    opens = min(context.schedule.school_year.start, planned)
    return Times(Kind.PERIOD, opens=opens, closes=planned)


def school_months(schedule: Schedule) -> Iterator[date]:
    """The first days of the months from the school year's first through its last (date rule 1)."""
    month = schedule.school_year.start.replace(day=1)
    while month <= schedule.school_year.end:
        yield month
        month = (month + timedelta(days=31)).replace(day=1)


def last_day_of(month: date) -> date:
    return month.replace(day=calendar.monthrange(month.year, month.month)[1])


def _in_month(first: date, day: int | None, context: RuleContext) -> Times:
    """Date rule 2: the day named, or the last one of the month where it is shorter or none is named."""
    last = last_day_of(first)
    nominal = last if day is None else min(first.replace(day=1) + timedelta(days=day - 1), last)
    return context.deadline(nominal, f"{first:%Y-%m}", opens=first)


def _fixed(day: date, timing: FixedDates) -> Times:
    """Fixed days and meetings never move (date rule 4)."""
    if timing.time is None:
        return Times(Kind.DEADLINE, day.isoformat(), nominal=day, due=day)
    starts_at = datetime.combine(day, timing.time)
    return Times(Kind.MEETING, day.isoformat(), nominal=day, due=day, starts_at=starts_at)


def _away(planned: date, days: int, count: Count, context: RuleContext) -> date:
    if count is Count.WORKING:
        return context.workdays.add_working_days(planned, days)
    return planned + timedelta(days=days)
