"""A ledger that begins anew: what was to be mailed before counts as mailed, so that nobody gets it again."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from generator.agenda import Agenda
from generator.ledger.lines import Event, EventKind, Reminder, ReminderKind
from generator.ledger.state import LedgerState
from generator.mail.due import fresh_notices
from generator.mail.plan import message_id

# Longer than the longest holidays, on which nothing may be due to go.
DAYS = 14
A_YEAR = timedelta(days=366)


def taken_as_sent(agenda: Agenda, until: date, moment: datetime) -> list[Event]:
    """Of every reminder whose day had come by that one. The schedule's dates as they are count as those that
    people know, so that a later move is told."""
    reminders = sorted(set(_come_by(agenda, until)), key=lambda reminder: reminder.order)
    return [
        Event(
            EventKind.SENT,
            reminder,
            message_id(reminder.person, [f"anew {until}"], agenda.site),
            until,
            moment,
        )
        for reminder in reminders
    ]


def _come_by(agenda: Agenda, until: date) -> Iterator[Reminder]:
    nothing_told = LedgerState(started=until - A_YEAR)
    for back in range(DAYS):
        notices = fresh_notices(replace(agenda, today=until - timedelta(days=back)), nothing_told)
        for notice in (each for found in notices.values() for each in found):
            yield from (each for each in notice.reminders if each.kind is ReminderKind.LEAD)
