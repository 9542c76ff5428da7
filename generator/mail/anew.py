"""A ledger that begins anew: what was to be mailed before counts as mailed, so that nobody gets it again."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from generator.agenda import Agenda
from generator.ledger.lines import Event, EventKind, Reminder, ReminderKind
from generator.ledger.state import LedgerState
from generator.mail.due import Due
from generator.mail.plan import message_id

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
    due = Due(replace(agenda, today=until), LedgerState(started=until - A_YEAR))
    for notice in (each for found in due.fresh().values() for each in found):
        for reminder in notice.reminders:
            if reminder.kind is ReminderKind.LEAD and not due.leads.is_late(reminder):
                yield reminder
