"""The home page: what is due soon, as seen from the day of the build."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from generator.addresses import month_page
from generator.occurrences.occurrence import AttestationDay, Dated, Occurrence, Status
from generator.site.page import Page, PageContext
from generator.site.parts.steps import Link
from generator.wording.dates import (
    attestations,
    deadlines,
    deadlines_and_attestations,
    long_day,
    month_title,
    school_year,
    short_day,
    weekday,
)

HORIZON = timedelta(days=30)
# A district's month can hold thousands of deadlines; the rest is on the months' pages, and counted.
MOST_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Total:
    """A number that stands large, and what it counts."""

    number: str
    what: str


def home_pages(context: PageContext) -> Iterator[Page]:
    agenda = context.agenda
    soon = due_between(context, agenda.today, agenda.today + HORIZON)
    month = _this_month(context)
    values = {
        "school_year": school_year(agenda.schedule.start_year),
        "today": f"{long_day(agenda.today)}, {weekday(agenda.today)}",
        "soon": context.steps.of(soon[:MOST_SHOWN]),
        "soon_total": _total(soon),
        "soon_more": _more(len(soon) - MOST_SHOWN),
        "soon_until": short_day(agenda.today + HORIZON),
        "this_month": Link(month_title(month), month_page(month)),
        "month_total": _total(
            [each for each in agenda.occurrences if each.due and each.due.replace(day=1) == month]
        ),
        **_attestations(context),
        "overdue": context.steps.of([each for each in agenda.occurrences if _is_overdue(context, each)]),
    }
    yield Page("", "home.md.j2", values, ("school",))


def due_between(context: PageContext, first: date, last: date) -> list[Occurrence]:
    """What can be from the first through the last day and isn't done."""
    return [
        each
        for each in context.agenda.occurrences
        if isinstance(each, Dated) and each.due <= last and first <= each.last_day and not each.done
    ]


def _is_overdue(context: PageContext, each: Occurrence) -> bool:
    return context.agenda.status(each) is Status.OVERDUE


def _this_month(context: PageContext) -> date:
    """The first of today's month, or of the nearest one that the schedule has a page for."""
    schedule = context.agenda.schedule
    return min(max(context.agenda.today, schedule.first_day), schedule.last_day).replace(day=1)


def _attestations(context: PageContext) -> dict[str, object]:
    all_of_them = [each for each in context.agenda.occurrences if isinstance(each, AttestationDay)]
    done = sum(1 for each in all_of_them if each.done)
    return {
        "attestations": _apart(attestations(len(all_of_them))),
        "attestations_done": f"{done} с решением" if done else "в учебном году",
    }


def _total(occurrences: list[Occurrence]) -> Total:
    planned = sum(isinstance(each, AttestationDay) for each in occurrences)
    return _apart(deadlines_and_attestations(len(occurrences) - planned, planned))


def _apart(counted: str) -> Total:
    number, _, what = counted.partition(" ")
    return Total(number, what)


def _more(number: int) -> str:
    return deadlines(number) if number > 0 else ""
