"""A picture of the way to an attestation: the months, the steps, today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from generator.occurrences.occurrence import Occurrence
from generator.wording.dates import short_day

WIDTH, MARGIN = 360.0, 12.0
_MONTHS = ("янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    label: str
    status: str
    is_goal: bool


@dataclass(frozen=True, slots=True)
class Tick:
    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Positions in units of the picture, `WIDTH` wide; `today` is None where it lies outside."""

    dots: tuple[Dot, ...]
    ticks: tuple[Tick, ...]
    today: float | None
    description: str


def timeline(steps: Sequence[tuple[Occurrence, str]], today: date) -> Timeline | None:
    """For dated steps with their status, in order; None where there are fewer than two days to show."""
    days = [each.due for each, _ in steps if each.due]
    if len(set(days)) < 2:
        return None
    start, end = min(days).replace(day=1), max(days)
    span = max((end - start).days, 1)

    def x(day: date) -> float:
        return round(MARGIN + (WIDTH - 2 * MARGIN) * (day - start).days / span, 1)

    dots = tuple(
        Dot(
            x(each.due),
            f"{short_day(each.due)}: {each.title}",
            status,
            each.teacher is not None and not each.plan,
        )
        for each, status in steps
        if each.due
    )
    description = "; ".join(dot.label for dot in dots)
    return Timeline(
        dots, tuple(_ticks(start, end, x)), x(today) if start <= today <= end else None, description
    )


def _ticks(start: date, end: date, x):  # type: ignore[no-untyped-def]
    month = start
    while month <= end:
        yield Tick(x(month), _MONTHS[month.month - 1])
        month = (month + timedelta(days=31)).replace(day=1)
