"""The list of months, and a page for each: a grid, the days, what goes on all year."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from generator.addresses import month_page
from generator.occurrences.occurrence import AttestationDay, Dated
from generator.schedule.months import months_through
from generator.site.page import Page, PageContext
from generator.site.parts.month_grid import WEEKDAYS, day_anchor, month_weeks
from generator.site.parts.rows import ongoing_rows
from generator.site.parts.steps import Link, Step
from generator.wording import dates as wording
from generator.wording.dates import month_title, short_day
from generator.wording.occurrences import NO_DAY, due_weekday
from generator.wording.text import capitalise


@dataclass(frozen=True, slots=True)
class MonthCard:
    title: str
    page: str
    steps: str
    attestations: str
    is_now: bool


@dataclass(frozen=True, slots=True)
class DayView:
    title: str
    anchor: str
    steps: list[Step]


def month_pages(context: PageContext) -> Iterator[Page]:
    months = months_of(context)
    by_month = _by_month(context)
    ongoing = ongoing_rows(context.agenda)
    for index, first in enumerate(months):
        dated = by_month.get(first, [])
        steps = context.steps.of(dated)
        values = {
            "title": month_title(first),
            "before": _link(months[index - 1]) if index else None,
            "after": _link(months[index + 1]) if index + 1 < len(months) else None,
            "weekdays": WEEKDAYS,
            "weeks": month_weeks(first, steps, context.workdays, context.agenda.today),
            "days": list(_days(context, dated)),
            "ongoing": ongoing,
            "plans": list(dict.fromkeys(step.plan for step in steps if step.plan)),
        }
        yield Page(month_page(first), "month.md.j2", values, ("plans",))
    cards = [_card(context, first, by_month.get(first, [])) for first in months]
    yield Page("months/", "months.md.j2", {"months": cards}, ("school_year",))


def months_of(context: PageContext) -> list[date]:
    """First days: the twelve months from August, and whichever a far deadline falls in beyond them."""
    schedule = context.agenda.schedule
    first, last = schedule.first_day, schedule.last_day
    dues = [each.due for each in context.agenda.occurrences if each.due]
    return list(months_through(min([first, *dues]), max([last, *dues])))


def _by_month(context: PageContext) -> dict[date, list[Dated]]:
    found: dict[date, list[Dated]] = {}
    for each in context.agenda.occurrences:
        if isinstance(each, Dated):
            found.setdefault(each.due.replace(day=1), []).append(each)
    return found


def _link(first: date) -> Link:
    return Link(month_title(first), month_page(first))


def _days(context: PageContext, dated: list[Dated]) -> Iterator[DayView]:
    """Day by day; last what has the month and no day of it."""
    on_days = [each for each in dated if each.day]
    for day, group in groupby(on_days, lambda each: each.due):
        yield _day(context, day, list(group))
    if some_day := [each for each in dated if not each.day]:
        yield DayView(capitalise(NO_DAY), "no-day", context.steps.of(some_day))


def _day(context: PageContext, day: date, dated: list[Dated]) -> DayView:
    title = f"{short_day(day)}, {due_weekday(dated[0])}"
    return DayView(title, day_anchor(day), context.steps.of(dated))


def _card(context: PageContext, first: date, dated: list[Dated]) -> MonthCard:
    planned = sum(isinstance(each, AttestationDay) for each in dated)
    others = len(dated) - planned
    return MonthCard(
        title=capitalise(month_title(first)),
        page=month_page(first),
        steps=wording.deadlines(others) if others else "сроков нет",
        attestations=wording.attestations(planned) if planned else "",
        is_now=context.agenda.today.replace(day=1) == first,
    )
