"""A district as seen on one day: what every wing renders of it, computed once."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from generator.agenda import Agenda
from generator.district.district_file import District, SchoolEntry
from generator.district.published import Fault
from generator.liveness import STALE_AFTER, LastTimes
from generator.summary import AttestationPart, OverduePart, Summary


class Reading(StrEnum):
    """What came of reading a school today."""

    FRESH = "fresh"
    OLD_COPY = "old-copy"
    NEVER_READ = "never-read"


@dataclass(frozen=True, slots=True)
class SchoolStanding:
    """A school, and what is known of it: read today, or with a fault; then the copy of an earlier day
    stands in, `copied` is that day. `fault` is also there where nothing was ever read."""

    entry: SchoolEntry
    summary: Summary | None = None
    copied: date | None = None
    fault: Fault | None = None

    @property
    def reading(self) -> Reading:
        if self.summary is None:
            return Reading.NEVER_READ
        return Reading.OLD_COPY if self.fault else Reading.FRESH

    @property
    def silent_since(self) -> date | None:
        """The last day of which its data are; None where nothing is known."""
        return self.summary.built if self.summary else None

    def is_silent(self, today: date) -> bool:
        """Whether it has stopped publishing: a school's site is built every day."""
        return self.summary is not None and today > self.summary.built + STALE_AFTER

    def is_reminding_stopped(self, today: date) -> bool:
        """Whether its reminders ran once and have stopped; never having run is no alarm."""
        return self.summary is not None and LastTimes(reminded=self.summary.reminded).is_stale(today)


@dataclass(frozen=True)
class DistrictAgenda:
    """`schools` stand as in the file. `agenda` is the municipal plan's own: no teachers, all else as in a
    school's."""

    district: District
    today: date
    schools: tuple[SchoolStanding, ...]
    agenda: Agenda

    @cached_property
    def read(self) -> tuple[SchoolStanding, ...]:
        """The schools of which something is known."""
        return tuple(each for each in self.schools if each.summary)

    @cached_property
    def by_id(self) -> dict[str, SchoolStanding]:
        return {each.entry.id: each for each in self.schools}

    @property
    def summaries(self) -> Iterator[Summary]:
        return (each.summary for each in self.schools if each.summary)

    @property
    def start_year(self) -> int:
        """The district's own school year."""
        return self.agenda.schedule.start_year

    def is_of_other_year(self, school: SchoolStanding) -> bool:
        """Such a school is shown, and said so."""
        return school.summary is not None and school.summary.year.start.year != self.start_year

    @cached_property
    def attestations(self) -> tuple[tuple[SchoolStanding, AttestationPart], ...]:
        """Of all schools, by date; of one day as the schools stand in the file."""
        rows = ((each, row) for each in self.read if each.summary for row in each.summary.attestations)
        return tuple(sorted(rows, key=lambda pair: pair[1].date))

    @cached_property
    def overdue(self) -> tuple[tuple[SchoolStanding, OverduePart], ...]:
        """As `attestations`, the longest overdue first."""
        rows = ((each, row) for each in self.read if each.summary for row in each.summary.overdue)
        return tuple(sorted(rows, key=lambda pair: pair[1].due))

    @cached_property
    def silent(self) -> tuple[SchoolStanding, ...]:
        """Schools that publish nothing new, or of which nothing was ever read."""
        return tuple(each for each in self.schools if each.summary is None or each.is_silent(self.today))

    @cached_property
    def reminding_stopped(self) -> tuple[SchoolStanding, ...]:
        return tuple(each for each in self.schools if each.is_reminding_stopped(self.today))
