"""One activity at one computed time: the value that the site, feeds and mail all show."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from generator.occurrences.workdays import SATURDAY
from generator.schedule.choices import Category
from generator.schedule.timing import TimingBase

# Where a value stands in the file: keys and list indexes from the root.
Location = tuple[str | int, ...]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """`is_silent`: the row itself asks for no reminders at all. `attestation_slot` names the attestation
    concerned as keys do: `<teacher>/<category>`. `due` is the deadline, meeting or attestation day, in the
    school's zone; None for a period, which has `closes`, and for undated work. `nominal` is the deadline
    before it was shifted."""

    key: str
    title: str
    kind: Kind
    source: Location
    plan: str | None = None
    activity: str | None = None
    teacher: str | None = None
    category: Category | None = None
    post: str | None = None
    attestation_slot: str | None = None
    responsible: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    opens: date | None = None
    closes: date | None = None
    due: date | None = None
    nominal: date | None = None
    starts_at: datetime | None = None
    minutes: int | None = None
    place: str | None = None
    approximate: bool = False
    done: date | None = None
    items: tuple[str, ...] = ()
    reminders: tuple[int, ...] = ()
    is_silent: bool = False
    timing: TimingBase | None = None
    planned: date | None = None
    day_off: str | None = None

    @property
    def is_dated(self) -> bool:
        return self.due is not None

    @property
    def moved(self) -> bool:
        return self.due != self.nominal

    @property
    def is_on_working_weekend(self) -> bool:
        """A deadline moves to working days only, and one that hasn't moved names its day off."""
        is_working = self.moved or self.day_off is None
        return self.due is not None and self.due.weekday() >= SATURDAY and is_working

    def status(self, today: date, *, tracking: bool) -> Status:
        """Where the occurrence stands on that day of the school's zone."""
        if self.done:
            return Status.DONE
        if self.kind is Kind.PERIOD:
            return self._period_status(today)
        if self.due is None:
            return Status.UNDATED
        if self.due < today:
            return Status.OVERDUE if tracking and self.kind is Kind.DEADLINE else Status.PAST
        return Status.TODAY if self.due == today else Status.UPCOMING

    def _period_status(self, today: date) -> Status:
        if self.opens and today < self.opens:
            return Status.UPCOMING
        return Status.PAST if self.closes and self.closes < today else Status.ONGOING

    @property
    def order(self) -> tuple[date, str]:
        """By `due`, undated last, then by key."""
        return (self.due or date.max, self.key)
