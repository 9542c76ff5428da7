"""Ledgers for tests, told as a story: what was promised, what became of it."""

from collections.abc import Iterable
from datetime import UTC, date, datetime

from generator.ledger.lines import Event, EventKind, History, Reminder, ReminderKind
from generator.ledger.state import LedgerState, state_from
from tests.mail.school import ALWAYS_RAN, TODAY

MOMENT = datetime(2026, 11, 4, 6, 17, tzinfo=UTC)


def event(
    kind: EventKind, reminder: Reminder, day: date = TODAY, message_id: str = "<m@example.org>"
) -> Event:
    return Event(kind, reminder, message_id, day, MOMENT)


def lead(key: str, person: str, days: int, due: date) -> Reminder:
    return Reminder(ReminderKind.LEAD, key, person, days, due)


def record(
    *events: Event, started: date = date(2026, 9, 1), runs: Iterable[date] = ALWAYS_RAN
) -> LedgerState:
    return state_from(History(started, events, runs=tuple(runs)))
