"""What somebody answers for, by months and days; on one day the same work for several people is one line."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from generator.addresses import month_page
from generator.occurrences.occurrence import Dated
from generator.site.page import PageContext
from generator.site.parts.steps import Link, Step
from generator.wording.dates import month_title, short_weekday
from generator.wording.occurrences import approximately


@dataclass(frozen=True, slots=True)
class Duty:
    """One work of one day: its steps differ in the teacher only."""

    label: str
    steps: tuple[Step, ...]

    @property
    def first(self) -> Step:
        return self.steps[0]


@dataclass(frozen=True, slots=True)
class DutyDay:
    """`number` is the day of its month, with ≈ where all that it counts from is a month."""

    number: str
    weekday: str
    iso: str
    duties: list[Duty]


@dataclass(frozen=True, slots=True)
class DutyMonth:
    link: Link
    days: list[DutyDay]


def duty_months(context: PageContext, dated: Iterable[Dated]) -> list[DutyMonth]:
    """`dated` are in the order of their days."""
    months = groupby(dated, lambda each: each.due.replace(day=1))
    return [
        DutyMonth(Link(month_title(first), month_page(first)), _days(context, group))
        for first, group in months
    ]


def _days(context: PageContext, dated: Iterable[Dated]) -> list[DutyDay]:
    ordered = sorted(dated, key=lambda each: (each.due, each.approximate))
    days = groupby(ordered, lambda each: (each.due, each.approximate))
    return [_day(context, due, list(group)) for (due, _), group in days]


def _day(context: PageContext, due: date, dated: list[Dated]) -> DutyDay:
    return DutyDay(
        number=approximately(str(due.day), dated[0]),
        weekday=short_weekday(due),
        iso=due.isoformat(),
        duties=_duties(context, dated),
    )


def _duties(context: PageContext, dated: list[Dated]) -> list[Duty]:
    found: dict[tuple[str, str], list[Step]] = {}
    for each, step in zip(dated, context.steps.of(dated), strict=True):
        found.setdefault((context.label(each), step.status), []).append(step)
    return [Duty(label, tuple(steps)) for (label, _), steps in found.items()]
