"""One activity at one computed time: the value that the site, feeds and mail all show.

Each kind is a type of its own and has what it needs. Lists that ask of anything whether it has a day
read `due`; whoever tells a time looks at the kind.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from generator.occurrences.planned_attestations import PlannedAttestation
from generator.occurrences.workdays import SATURDAY
from generator.problems import Location
from generator.schedule.choices import Category
from generator.schedule.timing import TimingBase


class Kind(StrEnum):
    DEADLINE = "deadline"
    MEETING = "meeting"
    ATTESTATION = "attestation"
    PERIOD = "period"
    UNDATED = "undated"


class Status(StrEnum):
    DONE = "done"
    OVERDUE = "overdue"
    PAST = "past"
    TODAY = "today"
    UPCOMING = "upcoming"
    ONGOING = "ongoing"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A plan's row under one of its timings; `plan` and `activity` are ids."""

    plan: str
    activity: str
    timing: TimingBase


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """What all kinds have. `row` is where it comes from, None for a planned attestation itself;
    `attestation` is the one that it leads to, None for what concerns the whole school. `short` is the title
    for where there is little room, None where the row has none of its own. `is_silent`: the
    row asks for no reminders at all.

    The properties that give None here are fields of the kinds that have such a thing.
    """

    kind: ClassVar[Kind]

    key: str
    title: str
    source: Location
    short: str | None = None
    row: PlanRow | None = None
    attestation: PlannedAttestation | None = None
    responsible: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    reminders: tuple[int, ...] = ()
    is_silent: bool = False
    done: date | None = None

    @property
    def plan(self) -> str | None:
        return self.row.plan if self.row else None

    @property
    def activity(self) -> str | None:
        return self.row.activity if self.row else None

    @property
    def timing(self) -> TimingBase | None:
        return self.row.timing if self.row else None

    @property
    def teacher(self) -> str | None:
        return self.attestation.teacher.id if self.attestation else None

    @property
    def category(self) -> Category | None:
        return self.attestation.category if self.attestation else None

    @property
    def planned(self) -> date | None:
        """The day from which its own is counted, if it is counted from an attestation's."""
        return self.attestation.day if self.attestation else None

    @property
    def approximate(self) -> bool:
        """Counts from an attestation of which only the month is known (date rule 6)."""
        return self.attestation is not None and self.attestation.approximate

    @property
    def due(self) -> date | None:
        return None

    @property
    def day(self) -> date | None:
        """The day that people may be told and days be counted to."""
        return None

    @property
    def nominal(self) -> date | None:
        return None

    @property
    def opens(self) -> date | None:
        return None

    @property
    def closes(self) -> date | None:
        return None

    @property
    def starts_at(self) -> datetime | None:
        return None

    @property
    def minutes(self) -> int | None:
        return None

    @property
    def place(self) -> str | None:
        return None

    @property
    def turns(self) -> tuple[date, ...]:
        """Where it stands depends only on which of these days are past and which is today."""
        return ()

    def status(self, today: date, *, tracking: bool) -> Status:
        """Where the occurrence stands on that day of the school's zone."""
        return Status.DONE if self.done else self._standing(today, tracking=tracking)

    def _standing(self, today: date, *, tracking: bool) -> Status:
        return Status.UNDATED

    @property
    def order(self) -> tuple[date, str]:
        """By `due`, undated last, then by key."""
        return (self.due or date.max, self.key)


# `field()`: a field would take the property of the same name for its default.


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated(Occurrence):
    """What has a day, in the school's zone. `nominal` is the day before a shift, and `day_off` says why
    nobody works then; only deadlines move."""

    is_late_when_past: ClassVar[bool] = False

    due: date = field()
    day_off: str | None = None

    @property
    def nominal(self) -> date:
        return self.due

    @property
    def day(self) -> date | None:
        return self.due

    @property
    def last_day(self) -> date:
        """The last day on which it can be."""
        return self.due

    @property
    def moved(self) -> bool:
        return self.due != self.nominal

    @property
    def is_on_working_weekend(self) -> bool:
        """A deadline moves to working days only, and what hasn't moved names its day off."""
        return self.due.weekday() >= SATURDAY and (self.moved or self.day_off is None)

    @property
    def turns(self) -> tuple[date, ...]:
        return (self.last_day, self.due)

    def _standing(self, today: date, *, tracking: bool) -> Status:
        if self.last_day < today:
            return Status.OVERDUE if tracking and self.is_late_when_past else Status.PAST
        return Status.TODAY if self.day == today else Status.UPCOMING


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline(Dated):
    """Done by a day. `opens` is the first day of its month, where the rule names a month."""

    kind = Kind.DEADLINE
    is_late_when_past = True

    row: PlanRow = field()
    nominal: date = field()
    opens: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Dated):
    """Begins at a time of its day."""

    kind = Kind.MEETING

    row: PlanRow = field()
    starts_at: datetime = field()
    minutes: int = field()
    place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AttestationDay(Dated):
    """A planned attestation itself. Where only the month is known it has no day, may be on any of the
    month's, and is `due` on the first, in order and in counting only (date rule 6)."""

    kind = Kind.ATTESTATION

    attestation: PlannedAttestation = field()

    @property
    def day(self) -> date | None:
        return None if self.approximate else self.due

    @property
    def last_day(self) -> date:
        return self.attestation.last_day if self.approximate else self.due


@dataclass(frozen=True, slots=True, kw_only=True)
class Period(Occurrence):
    """Goes on from a day through another."""

    kind = Kind.PERIOD

    row: PlanRow = field()
    opens: date = field()
    closes: date = field()

    @property
    def turns(self) -> tuple[date, ...]:
        return (self.opens, self.closes)

    def _standing(self, today: date, *, tracking: bool) -> Status:
        if today < self.opens:
            return Status.UPCOMING
        return Status.PAST if self.closes < today else Status.ONGOING


@dataclass(frozen=True, slots=True, kw_only=True)
class Undated(Occurrence):
    """«По графику …» of which the day isn't known yet."""

    kind = Kind.UNDATED

    row: PlanRow = field()


# What comes from a row of a plan.
FromRow = Deadline | Meeting | Period | Undated
