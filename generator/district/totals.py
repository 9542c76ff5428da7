"""Sums over what schools publish: of one school or of many, the same figures; sums of districts add up."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

from generator.schedule.choices import Category
from generator.summary import Summary


@dataclass(frozen=True)
class Totals:
    """`by_category` has the titles of a summary's own, `by_post` the posts in which teachers work.
    `attested_*` count attestations, `months` by the month's first; `decided` of them have a result.
    `perspective` counts those that will be due, by school year «2026-2027» and category."""

    schools: int = 0
    teachers: int = 0
    ending: int = 0
    overdue: int = 0
    attested: int = 0
    decided: int = 0
    by_category: Counter[str] = field(default_factory=Counter)
    by_post: Counter[str] = field(default_factory=Counter)
    months: Counter[date] = field(default_factory=Counter)
    attested_by_category: Counter[Category] = field(default_factory=Counter)
    attested_by_post: Counter[str] = field(default_factory=Counter)
    perspective: Counter[tuple[str, Category]] = field(default_factory=Counter)

    def __add__(self, other: "Totals") -> "Totals":
        return added((self, other))


def totals_of(summary: Summary) -> Totals:
    """Of one school. Nothing is counted with 0: what isn't there has no place in a sum."""
    rows, staff = summary.attestations, summary.teachers
    due = {(year, what): n for year, counts in summary.perspective.items() for what, n in counts.items()}
    return Totals(
        schools=1,
        teachers=staff.total,
        ending=staff.ending,
        overdue=len(summary.overdue),
        attested=len(rows),
        decided=sum(row.result is not None for row in rows),
        by_category=+Counter(staff.by_category),
        by_post=+Counter(staff.by_position),
        months=Counter(row.date.replace(day=1) for row in rows),
        attested_by_category=Counter(row.category for row in rows),
        attested_by_post=Counter(row.position for row in rows),
        perspective=+Counter(due),
    )


def added(parts: Iterable[Totals]) -> Totals:
    """The sums of all."""
    found = [Totals(), *parts]
    return Totals(*(_sum([getattr(part, each.name) for part in found]) for each in fields(Totals)))


def _sum(values: Sequence[Any]) -> Any:
    """Of numbers, or of counters in which nothing has 0."""
    if isinstance(values[0], int):
        return sum(values)
    counts: Counter[Any] = Counter()
    for each in values:
        counts.update(each)
    return counts


def totals(summaries: Iterable[Summary]) -> Totals:
    """Of many schools."""
    return added(map(totals_of, summaries))
