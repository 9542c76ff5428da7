"""A picture of the year: its months, a dot an attestation."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from generator.addresses import month_page
from generator.occurrences.occurrence import AttestationDay
from generator.schedule.months import MONTHS
from generator.site.page import PageContext
from generator.site.parts.labels import breakable
from generator.site.parts.steps import Link
from generator.wording.dates import short_month
from generator.wording.occurrences import ABOUT, NO_DAY
from generator.wording.text import capitalise

# A month of a district has more than a picture can hold; they are on the month's page.
MOST_DOTS = 12


@dataclass(frozen=True, slots=True)
class Dot:
    """`state` is the end of its class name, `told` says the same to those who hear the page."""

    day: str
    link: Link
    state: str
    told: str


@dataclass(frozen=True, slots=True)
class Month:
    """`title` begins with `short`, and `rest` is what follows."""

    iso: str
    page: str
    short: str
    rest: str
    dots: tuple[Dot, ...]
    more: int


def year(context: PageContext, months: Iterable[date]) -> list[Month]:
    planned: dict[date, list[AttestationDay]] = {}
    for each in context.agenda.occurrences:
        if isinstance(each, AttestationDay):
            planned.setdefault(each.due.replace(day=1), []).append(each)
    return [_month(context, first, planned.get(first, [])) for first in months]


def _month(context: PageContext, first: date, planned: list[AttestationDay]) -> Month:
    title, short = capitalise(MONTHS[first.month - 1]), capitalise(short_month(first))
    ordered = sorted(planned, key=lambda each: each.day or date.max)
    return Month(
        iso=f"{first:%Y-%m}",
        page=month_page(first),
        short=short,
        rest=title.removeprefix(short),
        dots=tuple(_dots(context, ordered[:MOST_DOTS])),
        more=max(len(ordered) - MOST_DOTS, 0),
    )


def _dots(context: PageContext, planned: list[AttestationDay]) -> Iterator[Dot]:
    for each, step in zip(planned, context.steps.of(planned), strict=True):
        day = str(each.due.day) if each.day else ABOUT
        state, told = _state(each)
        yield Dot(day, Link(breakable(step.surname), step.page), state, told)


def _state(each: AttestationDay) -> tuple[str, str]:
    if each.done:
        return "done", "есть решение"
    return ("known", "") if each.day else ("about", NO_DAY)
