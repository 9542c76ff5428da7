"""A picture of the way to an attestation: the months, the steps, today."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.occurrences.occurrence import AttestationDay, Dated, Occurrence
from generator.schedule.months import MONTHS, months_through
from generator.wording.occurrences import BRIEF, when

WIDTH, MARGIN = 360.0, 12.0


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
    dated = [(each, status) for each, status in steps if isinstance(each, Dated)]
    days = [each.due for each, _ in dated]
    if len(set(days)) < 2:
        return None
    start, end = min(days).replace(day=1), max(each.last_day for each, _ in dated)
    span = max((end - start).days, 1)

    def x(day: date) -> float:
        return round(MARGIN + (WIDTH - 2 * MARGIN) * (day - start).days / span, 1)

    dots = tuple(
        Dot(x(each.due), f"{when(each, BRIEF).day}: {each.title}", status, isinstance(each, AttestationDay))
        for each, status in dated
    )
    description = "; ".join(dot.label for dot in dots)
    return Timeline(
        dots, tuple(_ticks(start, end, x)), x(today) if start <= today <= end else None, description
    )


def _ticks(start: date, end: date, x: Callable[[date], float]) -> Iterator[Tick]:
    for month in months_through(start, end):
        yield Tick(x(month), MONTHS[month.month - 1][:3])
