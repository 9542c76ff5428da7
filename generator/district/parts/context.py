"""What all pages and papers of one district share: whose rows they have, by month."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from generator.district.addresses import site_of
from generator.district.totals import Totals, added, totals_of
from generator.district.view import DistrictAgenda, SchoolStanding
from generator.schedule.months import months_through
from generator.summary import AttestationPart, Summary
from generator.wording.text import sorting


@dataclass(frozen=True, slots=True)
class Planned:
    """One attestation of a school; `month` is None for what lies outside of the district's twelve months."""

    school: SchoolStanding
    row: AttestationPart
    month: date | None


class DistrictContext:
    """Attestations are counted of schools of the district's own year; what a school's teachers hold, and what
    is overdue, of all that were ever read."""

    def __init__(self, view: DistrictAgenda) -> None:
        self.view = view

    @cached_property
    def current(self) -> tuple[tuple[SchoolStanding, Summary], ...]:
        """The schools of the district's own year."""
        return tuple(
            (each, each.summary)
            for each in self.view.read
            if each.summary and not self.view.is_of_other_year(each)
        )

    @cached_property
    def known(self) -> tuple[tuple[SchoolStanding, Summary], ...]:
        return tuple((each, each.summary) for each in self.view.read if each.summary)

    @cached_property
    def totals(self) -> Totals:
        """Of the schools of the district's own year."""
        return added(self.by_school[each.entry.id] for each, _ in self.current)

    @cached_property
    def staff(self) -> Totals:
        """Of all schools that were ever read."""
        return added(self.by_school.values())

    @cached_property
    def by_school(self) -> dict[str, Totals]:
        return {each.entry.id: totals_of(summary) for each, summary in self.known}

    @cached_property
    def planned(self) -> tuple[Planned, ...]:
        """By school as in the file, then by day and name."""
        first, last = self.view.agenda.schedule.first_day, self.view.agenda.schedule.last_day
        return tuple(
            Planned(each, row, row.date.replace(day=1) if first <= row.date <= last else None)
            for each, summary in self.current
            for row in sorted(summary.attestations, key=_order)
        )

    @cached_property
    def months(self) -> tuple[date | None, ...]:
        """Those of the school year, and any other in which somebody is attested; None, the last one, stands
        for all that lie outside of the twelve months."""
        year = self.view.agenda.schedule.school_year
        usual = set(months_through(year.start, year.end))
        inside = usual | {each.month for each in self.planned if each.month}
        return (*sorted(inside), *([None] if any(each.month is None for each in self.planned) else []))

    @cached_property
    def by_month(self) -> dict[date | None, tuple[Planned, ...]]:
        return {month: tuple(each for each in self.planned if each.month == month) for month in self.months}

    def counts_of(self, school: SchoolStanding) -> Counter[date | None]:
        """Of the school's attestations by month."""
        return self._by_school_and_month.get(school.entry.id, Counter())

    def month_counts_of(self, month: date) -> list[tuple[str, int]]:
        """The schools in which somebody is attested then, and how many are."""
        counts = [(each.entry.name, self.counts_of(each)[month]) for each, _ in self.current]
        return [(name, number) for name, number in counts if number]

    @cached_property
    def _by_school_and_month(self) -> dict[str, Counter[date | None]]:
        found: dict[str, Counter[date | None]] = {}
        for each in self.planned:
            found.setdefault(each.school.entry.id, Counter())[each.month] += 1
        return found

    def site_of(self, school: SchoolStanding) -> str:
        return site_of(self.view, school)


def _order(row: AttestationPart) -> tuple[object, ...]:
    """What has the month only stands before its days."""
    return (row.date, not row.approximate, *sorting(row.teacher), row.key)
