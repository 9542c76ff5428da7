"""What the ledger's events amount to: what was told, what is settled, what must be tried again."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from generator.mail.events import About, Event, History, Reminder, What

# A mail that may have arrived is tried once more, then reported.
TRIES_IN_DOUBT = 2

NOTICES = (About.MOVED, About.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Attempt:
    """What is not settled yet. `doubts` counts the tries that may have arrived, `pending` is one
    whose intent has no result so far, `was` the day told before the first of them."""

    message_id: str
    day: date
    doubts: int = 0
    pending: bool = False
    was: date | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """What was given up: refused, or still unknown after the last try."""

    reminder: Reminder
    what: What
    day: date


@dataclass(slots=True)
class Record:
    """`told` is the day last named to a person for an occurrence; None: that it has none any more."""

    started: date
    settled: set[Reminder] = field(default_factory=set)
    attempts: dict[Reminder, Attempt] = field(default_factory=dict)
    told: dict[tuple[str, str], date | None] = field(default_factory=dict)
    notices: dict[tuple[str, str], int] = field(default_factory=dict)
    mailed: dict[str, date] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)
    unfinished_since: datetime | None = None

    def is_in_doubt(self, reminder: Reminder) -> bool:
        """Whether it may have arrived, and is to be tried once more as it was."""
        attempt = self.attempts.get(reminder)
        return attempt is not None and attempt.doubts > 0

    def is_owed(self, reminder: Reminder) -> bool:
        """Whether a run has promised it and certainly not delivered it."""
        attempt = self.attempts.get(reminder)
        return attempt is not None and attempt.doubts == 0


def recorded(history: History) -> Record:
    record = Record(history.started)
    for event in history.events:
        _take(record, event)
    _close(record, history.events)
    return record


def _take(record: Record, event: Event) -> None:
    reminder = event.reminder
    before = record.attempts.get(reminder, Attempt(event.message_id, event.day))
    match event.what:
        case What.INTENT:
            doubts = before.doubts + before.pending
            again = replace(before, message_id=event.message_id, day=event.day, doubts=doubts, pending=True)
            record.attempts[reminder] = again
        case What.DEFERRED:
            record.attempts[reminder] = replace(before, pending=False)
        case What.UNKNOWN:
            _doubt(record, reminder, replace(before, doubts=before.doubts + 1, pending=False, day=event.day))
        case What.SENT | What.REFUSED:
            _settle(record, reminder, event.what, event.day)


def _close(record: Record, events: Iterable[Event]) -> None:
    """Intents without a result: the run that wrote them ended in their midst, or goes on still."""
    unfinished = {reminder for reminder, attempt in record.attempts.items() if attempt.pending}
    if unfinished:
        record.unfinished_since = max(event.time for event in events)
    for reminder in sorted(unfinished, key=lambda each: each.order):
        attempt = record.attempts[reminder]
        _doubt(record, reminder, replace(attempt, doubts=attempt.doubts + 1, pending=False))


def _doubt(record: Record, reminder: Reminder, attempt: Attempt) -> None:
    if attempt.doubts >= TRIES_IN_DOUBT:
        _settle(record, reminder, What.UNKNOWN, attempt.day)
        return
    was = record.told.get((reminder.key, reminder.person))
    record.attempts[reminder] = replace(attempt, was=was)
    _tell(record, reminder, attempt.day)


def _settle(record: Record, reminder: Reminder, what: What, day: date) -> None:
    """Notices may come again after another edit: for them `told` decides, not `settled`."""
    record.attempts.pop(reminder, None)
    if reminder.about in NOTICES:
        told = (reminder.key, reminder.person)
        record.notices[told] = record.notices.get(told, 0) + 1
    else:
        record.settled.add(reminder)
    if what is not What.SENT:
        record.failures.append(Failure(reminder, what, day))
    _tell(record, reminder, day)


def _tell(record: Record, reminder: Reminder, day: date) -> None:
    """What may have arrived counts as told."""
    record.mailed[reminder.person] = day
    if reminder.about in (About.SUMMARY, About.UNREACHED):
        return
    withdrawn = reminder.about is About.WITHDRAWN
    record.told[reminder.key, reminder.person] = None if withdrawn else reminder.due
