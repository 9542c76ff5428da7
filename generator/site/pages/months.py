"""The list of months, and a page for each: a grid, its days, what has no day, what goes on all year."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.addresses import month_page
from generator.editing import forms
from generator.occurrences.occurrence import AttestationDay, Dated
from generator.schedule.months import MONTHS, months_through
from generator.site.page import Page, PageContext
from generator.site.parts.edit_links import Wanted
from generator.site.parts.entries import entries, legend
from generator.site.parts.month_grid import WEEKDAYS, month_weeks, noted_days
from generator.site.parts.rows import RowLine, ongoing_rows
from generator.site.parts.steps import Link, Step
from generator.wording.dates import activities, deadlines, month_title, school_year
from generator.wording.text import capitalise


@dataclass(frozen=True, slots=True)
class MonthLine:
    """A month in the list of months; `goals` are its attestations, `deadlines` counts the rest in words."""

    title: str
    iso: str
    page: str
    goals: list[Step]
    deadlines: str


def month_pages(context: PageContext) -> Iterator[Page]:
    months = months_of(context)
    by_month = _by_month(context)
    ongoing = ongoing_rows(context.agenda)
    for index, first in enumerate(months):
        neighbours = {
            "before": _link(months[index - 1]) if index else None,
            "after": _link(months[index + 1]) if index + 1 < len(months) else None,
        }
        values = _month(context, first, by_month.get(first, []), ongoing)
        own_day = [Wanted(forms.DAY, {})]
        yield Page(month_page(first), "month.md.j2", neighbours | values, ("plans",), own_day)
    lines = [_line(context, first, by_month.get(first, [])) for first in months]
    has_approximate = any(not goal.due for line in lines for goal in line.goals)
    values = {"months": lines, "has_approximate": has_approximate, "past": context.past}
    yield Page("months/", "months.md.j2", values, ("school_year",))


def _month(context: PageContext, first: date, dated: list[Dated], ongoing: list[RowLine]) -> dict[str, Any]:
    steps = context.steps.of(dated)
    weeks = month_weeks(first, steps, context.workdays)
    return {
        "title": month_title(first),
        "weekdays": WEEKDAYS,
        "weeks": weeks,
        "noted": noted_days(weeks),
        "days": [day for week in weeks for day in week if day and day.entries],
        "no_day": entries(step for step in steps if not step.due),
        "legend": legend(steps),
        "ongoing": ongoing,
        "all_year": activities(len(ongoing)),
        "school_year": school_year(context.agenda.schedule.start_year),
        "plans": list(dict.fromkeys(step.plan for step in steps if step.plan)),
    }


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
    """Beside the month whose year is in the heading."""
    return Link(capitalise(MONTHS[first.month - 1]), month_page(first))


def _line(context: PageContext, first: date, dated: list[Dated]) -> MonthLine:
    planned = [each for each in dated if isinstance(each, AttestationDay)]
    others = len(dated) - len(planned)
    return MonthLine(
        title=month_title(first),
        iso=f"{first:%Y-%m}",
        page=month_page(first),
        goals=sorted(context.steps.of(planned), key=lambda step: step.due or date.max),
        deadlines=deadlines(others) if others else "",
    )
