"""What is near, by day: lines short enough for a phone, equal ones together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from generator.addresses import month_page
from generator.occurrences.occurrence import Dated
from generator.site.page import PageContext
from generator.site.parts.entries import Entry, together
from generator.site.parts.month_grid import day_anchor
from generator.site.parts.steps import Link, Step
from generator.wording.dates import short_month, short_weekday, working_weekend
from generator.wording.occurrences import ABOUT
from generator.wording.text import sorting


@dataclass(frozen=True, slots=True)
class Line:
    """`links` are the people concerned, or else what is to do; `what` is the rest. `step` has the mark."""

    step: Step
    links: tuple[Link, ...]
    what: str


@dataclass(frozen=True, slots=True)
class Day:
    """`first` and `last` are the same for what has a day; where only the month is known, `number` is «≈»."""

    first: str
    last: str
    number: str
    below: str
    lines: tuple[Line, ...]

    @property
    def has_day(self) -> bool:
        return self.first == self.last


def days(context: PageContext, dated: Sequence[Dated]) -> list[Day]:
    """Of occurrences in their order; those without a day come last."""
    known = [each for each in dated if each.day]
    months = [each for each in dated if not each.day]
    return [
        *(_day(context, day, list(group)) for day, group in groupby(known, lambda each: each.due)),
        *(_month(context, first, list(group)) for first, group in groupby(months, lambda each: each.due)),
    ]


def _day(context: PageContext, day: date, dated: list[Dated]) -> Day:
    is_working_weekend = any(each.is_on_working_weekend for each in dated)
    weekday = working_weekend(day) if is_working_weekend else short_weekday(day)
    iso = day.isoformat()
    return Day(iso, iso, str(day.day), f"{weekday}, {short_month(day)}", _lines(context, day, dated))


def _month(context: PageContext, first: date, dated: list[Dated]) -> Day:
    last = max(each.last_day for each in dated)
    lines = _lines(context, first, dated)
    return Day(first.isoformat(), last.isoformat(), ABOUT, short_month(first), lines)


def _lines(context: PageContext, day: date, dated: Iterable[Dated]) -> tuple[Line, ...]:
    """One kind of step of several people is one line, and so is what a day of a month folds."""
    groups: dict[object, list[Step]] = {}
    for step in context.steps.of(list(dated)):
        groups.setdefault(_together(step), []).append(step)
    return tuple(_line(day, steps) for steps in groups.values())


def _together(step: Step) -> object:
    return (step.mark, step.shape, _what(step)) if step.teacher else together(step)


def _line(day: date, steps: list[Step]) -> Line:
    first = steps[0]
    if first.teacher:
        people = (Link(step.surname, step.page) for step in steps)
        return Line(first, tuple(sorted(people, key=lambda link: sorting(link.text))), _what(first))
    entry = Entry(tuple(steps))
    if not entry.is_folded:
        return Line(first, (Link(entry.name, first.page),), entry.what)
    return Line(first, (Link(f"{entry.name}: {entry.what}", f"{month_page(day)}#{day_anchor(day)}"),), "")


def _what(step: Step) -> str:
    return " · ".join(word for word in (step.marked(step.short), step.time) if word)
