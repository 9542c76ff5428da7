"""What the ledger's events amount to: what was told, what is settled, what must be tried again."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from generator.ledger.lines import Event, EventKind, History, Reminder, ReminderKind
from generator.occurrences.identity import family

# A mail that may have arrived is tried once more, then reported.
TRIES_IN_DOUBT = 2
# A refused one may have met a full or a misspelt mailbox: it goes again on other days, then it is given up.
TRIES_REFUSED = 3

NEWS = (ReminderKind.MOVED, ReminderKind.WITHDRAWN)
# What only the coordinator is told.
COORDINATORS_OWN = (ReminderKind.SUMMARY, ReminderKind.UNREACHED)


@dataclass(frozen=True, slots=True)
class Attempt:
    """What is not settled yet, as of the event with that number. `doubts` counts the tries that may
    have arrived, `refusals` those that were refused, the last one on `refused_on`; `pending` is one whose
    intent has no result so far, `was` the day told before."""

    message_id: str
    day: date
    number: int
    doubts: int = 0
    refusals: int = 0
    refused_on: date | None = None
    pending: bool = False
    was: date | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """What was refused, or is still unknown after the last try; `final`: it was given up."""

    reminder: Reminder
    kind: EventKind
    day: date
    final: bool = True


@dataclass(frozen=True, slots=True)
class ToldLate:
    """A reminder that went out after its deadline, on that day."""

    reminder: Reminder
    day: date


# A person's deadline, whichever timing of its row it comes from, on its day.
PersonsDeadline = tuple[str, str, date | None]


@dataclass(slots=True)
class LedgerState:
    """`told` is the day last named to a person for an occurrence, None: that it has none any more;
    `told_by` is the number of the event that did. `sent_leads` are the lead times that certainly went out;
    `reported`: when the coordinator was last told of a person, and about what."""

    started: date
    runs: frozenset[date] = frozenset()
    sent_leads: dict[PersonsDeadline, set[int]] = field(default_factory=dict)
    told_late: list[ToldLate] = field(default_factory=list)
    settled: set[Reminder] = field(default_factory=set)
    attempts: dict[Reminder, Attempt] = field(default_factory=dict)
    told: dict[tuple[str, str], date | None] = field(default_factory=dict)
    told_by: dict[tuple[str, str], int] = field(default_factory=dict)
    news_told: dict[tuple[str, str], int] = field(default_factory=dict)
    mailed: dict[str, date] = field(default_factory=dict)
    reported: dict[tuple[str, str], date] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)
    unfinished_since: datetime | None = None

    def is_in_doubt(self, reminder: Reminder) -> bool:
        """Whether it may have arrived, and is to be tried once more as it was."""
        attempt = self.attempts.get(reminder)
        return attempt is not None and attempt.doubts > 0

    def is_covered(self, reminder: Reminder) -> bool:
        """Whether a mail has named that deadline at this lead time or a later one."""
        assert reminder.lead is not None
        sent = self.sent_leads.get(_deadline(reminder), ())
        return any(lead <= reminder.lead for lead in sent)

    def is_resting(self, reminder: Reminder, today: date) -> bool:
        """Whether it was refused today: it goes again on another day."""
        attempt = self.attempts.get(reminder)
        return attempt is not None and attempt.refused_on == today

    def last_report(self, about: str, person: str) -> date:
        """When the coordinator was last told of a person, about that; the first of all days where never."""
        return self.reported.get((about, person), date.min)

    def is_owed(self, reminder: Reminder) -> bool:
        """Whether a run has promised it and certainly not delivered it."""
        attempt = self.attempts.get(reminder)
        return attempt is not None and attempt.doubts == 0


def state_from(history: History) -> LedgerState:
    record = LedgerState(history.started, frozenset(history.runs))
    for number, event in enumerate(history.events):
        _take(record, event, number)
    _close(record, history.events)
    return record


def _take(record: LedgerState, event: Event, number: int) -> None:
    reminder = event.reminder
    before = record.attempts.get(reminder, Attempt(event.message_id, event.day, number))
    now = replace(before, message_id=event.message_id, day=event.day, number=number, pending=False)
    match event.kind:
        case EventKind.INTENT:
            record.attempts[reminder] = replace(now, doubts=before.doubts + before.pending, pending=True)
        case EventKind.DEFERRED:
            record.attempts[reminder] = now
        case EventKind.UNKNOWN:
            _doubt(record, reminder, now)
        case EventKind.REFUSED:
            _refuse(record, reminder, now)
        case EventKind.SENT:
            _settle(record, reminder, event.kind, now)


def _close(record: LedgerState, events: Sequence[Event]) -> None:
    """Intents without a result: the run that wrote them ended in their midst, or goes on still."""
    unfinished = [reminder for reminder, attempt in record.attempts.items() if attempt.pending]
    if unfinished:
        record.unfinished_since = max(event.time for event in events)
    for reminder in unfinished:
        _doubt(record, reminder, replace(record.attempts[reminder], pending=False))


def _doubt(record: LedgerState, reminder: Reminder, attempt: Attempt) -> None:
    doubts = attempt.doubts + 1
    if doubts >= TRIES_IN_DOUBT:
        _settle(record, reminder, EventKind.UNKNOWN, attempt)
        return
    was = record.told.get((reminder.key, reminder.person))
    record.attempts[reminder] = replace(attempt, doubts=doubts, was=was)
    _tell(record, reminder, attempt)


def _refuse(record: LedgerState, reminder: Reminder, attempt: Attempt) -> None:
    refusals = attempt.refusals + 1
    if refusals >= TRIES_REFUSED:
        _settle(record, reminder, EventKind.REFUSED, attempt)
        return
    record.attempts[reminder] = replace(attempt, refusals=refusals, refused_on=attempt.day)
    record.failures.append(Failure(reminder, EventKind.REFUSED, attempt.day, final=False))


def _settle(record: LedgerState, reminder: Reminder, kind: EventKind, attempt: Attempt) -> None:
    """Notices may come again after another edit: for them `told` decides, not `settled`."""
    record.attempts.pop(reminder, None)
    if reminder.kind in NEWS:
        told = (reminder.key, reminder.person)
        record.news_told[told] = record.news_told.get(told, 0) + 1
    else:
        record.settled.add(reminder)
    if kind is not EventKind.SENT:
        record.failures.append(Failure(reminder, kind, attempt.day))
    elif reminder.kind is ReminderKind.LEAD:
        _note_lead(record, reminder, attempt.day)
    elif reminder.kind is ReminderKind.UNREACHED:
        record.reported[reported_in(reminder)] = attempt.day
    _tell(record, reminder, attempt)


def _note_lead(record: LedgerState, reminder: Reminder, day: date) -> None:
    assert reminder.lead is not None
    record.sent_leads.setdefault(_deadline(reminder), set()).add(reminder.lead)
    if reminder.lead >= 0 and reminder.due and day > reminder.due:
        record.told_late.append(ToldLate(reminder, day))


def reported_in(report: Reminder) -> tuple[str, str]:
    """What a report to the coordinator is about, and which person."""
    _, about, person, _ = report.key.split("/")
    return about, person


def _deadline(reminder: Reminder) -> PersonsDeadline:
    return (family(reminder.key), reminder.person, reminder.due)


def _tell(record: LedgerState, reminder: Reminder, attempt: Attempt) -> None:
    """What may have arrived counts as told, unless something was told since."""
    record.mailed[reminder.person] = max(attempt.day, record.mailed.get(reminder.person, attempt.day))
    told = (reminder.key, reminder.person)
    if reminder.kind in COORDINATORS_OWN or attempt.number < record.told_by.get(told, -1):
        return
    record.told_by[told] = attempt.number
    record.told[told] = None if reminder.kind is ReminderKind.WITHDRAWN else reminder.due
