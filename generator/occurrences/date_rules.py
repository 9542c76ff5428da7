"""Timing rules -> computed times (date rules 1 to 6; the rules stand in ARCHITECTURE.md).

Two families: rules for the whole school, and rules that count from a planned attestation.
All distances are in calendar days unless the rule says `count: working`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial

from generator.occurrences.identity import YEAR_SLOT
from generator.occurrences.occurrence import Deadline, Meeting, Occurrence, Period, Undated
from generator.occurrences.workdays import WorkCalendar
from generator.schedule.choices import Count, Shift
from generator.schedule.model import Schedule
from generator.schedule.months import last_day_of, months_through
from generator.schedule.timing import (
    BySchedule,
    DaysAfter,
    DaysBefore,
    EveryMonth,
    FixedDates,
    Monthly,
    TimingBase,
)

# What a rule computes: a kind of occurrence with its time; the rest is the row's to tell.
Timed = Callable[..., Occurrence]


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

    def deadline(self, nominal: date, opens: date | None = None) -> Timed:
        """A deadline that may move off a day off (date rule 4)."""
        due = self.workdays.shift(nominal, self.shift)
        return partial(
            Deadline, due=due, nominal=nominal, opens=opens, day_off=self.workdays.day_off_name(nominal)
        )

    def fixed(self, day: date) -> Timed:
        """A deadline that stays where it is."""
        return partial(Deadline, due=day, nominal=day, day_off=self.workdays.day_off_name(day))

    def meeting(self, starts_at: datetime, minutes: int, place: str | None) -> Timed:
        day = starts_at.date()
        return partial(
            Meeting,
            due=day,
            starts_at=starts_at,
            minutes=minutes,
            place=place,
            day_off=self.workdays.day_off_name(day),
        )


def school_times(timing: TimingBase, context: RuleContext) -> Iterator[tuple[str, Timed]]:
    """Slots and times of a rule that isn't tied to an attestation."""
    match timing:
        case Monthly():
            months = [context.month(number) for number in timing.month]
            yield from (_in_month(first, timing.day, context) for first in months)
        case EveryMonth():
            yield from (_in_month(first, timing.day, context) for first in school_months(context.schedule))
        case FixedDates():
            yield from ((day.isoformat(), _fixed(day, timing, context)) for day in timing.date)
        case BySchedule():
            yield YEAR_SLOT, context.fixed(timing.date) if timing.date else Undated
        case _:  # what is left is `during: year`
            year = context.schedule.school_year
            yield YEAR_SLOT, partial(Period, opens=year.start, closes=year.end)


def attestation_time(timing: TimingBase, context: RuleContext, planned: date) -> Timed:
    """The time of a rule that counts from an attestation planned for that day."""
    match timing:
        case DaysBefore():
            return context.deadline(_away(planned, -timing.days_before, timing.count, context))
        case DaysAfter():
            return context.deadline(_away(planned, timing.days_after, timing.count, context))
    # What is left is `during: individual`.
    opens = min(context.schedule.school_year.start, planned)
    return partial(Period, opens=opens, closes=planned)


def school_months(schedule: Schedule) -> Iterator[date]:
    """The first days of the months from the school year's first through its last (date rule 1)."""
    return months_through(schedule.school_year.start, schedule.school_year.end)


def _in_month(first: date, day: int | None, context: RuleContext) -> tuple[str, Timed]:
    """Date rule 2: the day named, or the last one of the month where it is shorter or none is named."""
    last = last_day_of(first)
    nominal = last if day is None else min(first.replace(day=1) + timedelta(days=day - 1), last)
    return f"{first:%Y-%m}", context.deadline(nominal, opens=first)


def _fixed(day: date, timing: FixedDates, context: RuleContext) -> Timed:
    """Fixed days and meetings never move (date rule 4)."""
    if timing.time is None:
        return context.fixed(day)
    return context.meeting(datetime.combine(day, timing.time), timing.minutes, timing.place)


def _away(planned: date, days: int, count: Count, context: RuleContext) -> date:
    if count is Count.WORKING:
        return context.workdays.add_working_days(planned, days)
    return planned + timedelta(days=days)
