"""What is due: pure, from the schedule, the ledger's record and today.

What has come since the last run makes one notice.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto
from typing import ClassVar

from generator.agenda import Agenda
from generator.ledger.lines import Reminder, ReminderKind
from generator.ledger.state import LedgerState
from generator.occurrences.occurrence import Occurrence
from generator.occurrences.reminders import window

# How long after its deadline something that a run has promised and not delivered is still worth telling.
OWED = timedelta(days=7)


class Change(Enum):
    """What happened to an occurrence since the person was told of it."""

    NONE = auto()
    MOVED = auto()
    WITHDRAWN = auto()
    HANDED_OVER = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """All that a mail says of one occurrence to one person, and what the ledger keeps of it; `was` is the
    day that was told before."""

    is_gone: ClassVar[bool] = False

    key: str
    reminders: tuple[Reminder, ...]
    change: Change = Change.NONE
    was: date | None = None

    @property
    def day(self) -> date | None:
        """The day that matters to the person."""
        return self.was

    @property
    def order(self) -> tuple[bool, date, str]:
        """Most urgent first; what is off comes last."""
        return (self.is_gone, self.day or date.max, self.key)


@dataclass(frozen=True, slots=True, kw_only=True)
class DueNotice(Notice):
    """Of what the person answers for; `change` is NONE or MOVED."""

    occurrence: Occurrence

    @property
    def day(self) -> date | None:
        return self.occurrence.due


@dataclass(frozen=True, slots=True, kw_only=True)
class GoneNotice(Notice):
    """Of what is off or somebody else's now; `change` says which."""

    is_gone = True


def fresh_notices(agenda: Agenda, record: LedgerState) -> dict[str, list[Notice]]:
    """What is to be told today, by person, apart from what is tried again."""
    found: dict[str, list[Notice]] = {}
    for occurrence in agenda.occurrences:
        if not occurrence.done and not occurrence.is_silent:
            for person in occurrence.people:
                for notice in _notice(occurrence, person, agenda, record):
                    found.setdefault(person, []).append(notice)
    for person, notice in _withdrawn(agenda, record):
        found.setdefault(person, []).append(notice)
    return found


def _notice(occurrence: Occurrence, person: str, agenda: Agenda, record: LedgerState) -> Iterator[Notice]:
    reminders = tuple(_leads(occurrence, person, agenda, record))
    if _has_moved(occurrence, person, agenda, record):
        news = Reminder(ReminderKind.MOVED, occurrence.key, person, due=occurrence.due)
        was = record.told[occurrence.key, person]
        yield _due_notice(occurrence, (news, *reminders), Change.MOVED, was)
    elif reminders:
        yield _due_notice(occurrence, reminders)


def _due_notice(
    occurrence: Occurrence,
    reminders: tuple[Reminder, ...],
    change: Change = Change.NONE,
    was: date | None = None,
) -> DueNotice:
    return DueNotice(key=occurrence.key, reminders=reminders, occurrence=occurrence, change=change, was=was)


def _has_moved(occurrence: Occurrence, person: str, agenda: Agenda, record: LedgerState) -> bool:
    """Whether the person was told another day; of days that have all passed nobody is told."""
    was = record.told.get((occurrence.key, person), occurrence.due)
    news = Reminder(ReminderKind.MOVED, occurrence.key, person, due=occurrence.due)
    latest = max(was or date.min, occurrence.due or date.min)
    return was != occurrence.due and latest >= agenda.today and not record.is_in_doubt(news)


def _leads(occurrence: Occurrence, person: str, agenda: Agenda, record: LedgerState) -> Iterator[Reminder]:
    if occurrence.due is None:
        return
    for lead in agenda.lead_times(occurrence):
        reminder = Reminder(ReminderKind.LEAD, occurrence.key, person, lead, occurrence.due)
        if reminder in record.settled or record.is_in_doubt(reminder):
            continue
        owed = record.is_owed(reminder) and agenda.today <= last_day_owed(lead, occurrence.due)
        if owed or _has_come(lead, occurrence.due, agenda.today, record.started):
            yield reminder


def last_day_owed(lead: int, due: date) -> date:
    return max(due, window(lead, due).first) + OWED


def _has_come(lead: int, due: date, today: date, started: date) -> bool:
    """What was overdue before the ledger began is the past, and the first run doesn't mail it."""
    when = window(lead, due)
    return today in when and (lead >= 0 or started <= when.first)


def _withdrawn(agenda: Agenda, record: LedgerState) -> Iterator[tuple[str, Notice]]:
    """Deadlines still to come that a person was told of and that are theirs no longer.

    Keys of another school year are left alone: a new year's file withdraws nothing.
    """
    for (key, person), was in record.told.items():
        if was is None or was < agenda.today or not key.startswith(f"{agenda.schedule.start_year}/"):
            continue
        change = _departure(agenda, key, person)
        news = Reminder(ReminderKind.WITHDRAWN, key, person, due=was)
        if change and not record.is_in_doubt(news):
            yield person, GoneNotice(key=key, reminders=(news,), change=change, was=was)


def _departure(agenda: Agenda, key: str, person: str) -> Change | None:
    """None while the person answers for it still, when it is done, and for those who get no mail."""
    occurrence = agenda.by_key.get(key)
    if not agenda.schedule.works(person):
        return None
    if occurrence is None:
        return Change.WITHDRAWN
    return None if occurrence.done or person in occurrence.people else Change.HANDED_OVER


def doubtful_notices(agenda: Agenda, record: LedgerState) -> dict[tuple[str, str], list[Notice]]:
    """What may have arrived and is still worth telling, by person and Message-ID of the mail."""
    found: dict[tuple[str, str], list[Notice]] = {}
    by_occurrence: dict[tuple[str, str, str], list[Reminder]] = {}
    for reminder, attempt in record.attempts.items():
        if attempt.doubts and _still_holds(reminder, agenda):
            place = (reminder.person, attempt.message_id, reminder.key)
            by_occurrence.setdefault(place, []).append(reminder)
    for (person, message_id, key), reminders in by_occurrence.items():
        notice = _as_it_was(key, reminders, agenda, record)
        found.setdefault((person, message_id), []).append(notice)
    return found


def _still_holds(reminder: Reminder, agenda: Agenda) -> bool:
    occurrence = agenda.by_key.get(reminder.key)
    if reminder.kind is ReminderKind.WITHDRAWN:
        passed = reminder.due is not None and reminder.due < agenda.today
        return not passed and _departure(agenda, reminder.key, reminder.person) is not None
    if occurrence is None or occurrence.done or reminder.person not in occurrence.people:
        return False
    if reminder.due != occurrence.due or occurrence.is_silent:
        return False
    if reminder.kind is ReminderKind.LEAD:
        assert reminder.lead is not None
        assert reminder.due is not None
        return agenda.today <= last_day_owed(reminder.lead, reminder.due)
    return reminder.kind is ReminderKind.MOVED


def _as_it_was(key: str, reminders: list[Reminder], agenda: Agenda, record: LedgerState) -> Notice:
    news = next((each for each in reminders if each.kind is not ReminderKind.LEAD), None)
    if news is None:
        return _due_notice(agenda.by_key[key], tuple(reminders))
    if news.kind is ReminderKind.WITHDRAWN:
        change = _departure(agenda, key, news.person)
        assert change is not None, "_still_holds leaves out what came back"
        return GoneNotice(key=key, reminders=tuple(reminders), change=change, was=news.due)
    return _due_notice(agenda.by_key[key], tuple(reminders), Change.MOVED, record.attempts[news].was)
