"""A ledger that begins anew: what was to be mailed before counts as mailed, so that nobody gets it again."""

from collections.abc import Iterator
from datetime import date, datetime

from generator.agenda import Agenda
from generator.ledger.lines import Event, EventKind, Reminder, ReminderKind
from generator.mail.plan import message_id
from generator.occurrences.occurrence import Occurrence


def taken_as_sent(agenda: Agenda, until: date, moment: datetime) -> list[Event]:
    """Of every reminder whose day had come by that one. The schedule's dates as they are count as those that
    people know, so that a later move is told."""
    return [
        Event(
            EventKind.SENT,
            reminder,
            message_id(reminder.person, [f"anew {until}"], agenda.site),
            until,
            moment,
        )
        for reminder in sorted(_come_by(agenda, until), key=lambda reminder: reminder.order)
    ]


def _come_by(agenda: Agenda, until: date) -> Iterator[Reminder]:
    for person, occurrences in agenda.by_person.items():
        for occurrence in occurrences:
            if not occurrence.done and not occurrence.is_silent:
                yield from _leads(agenda, occurrence, person, until)


def _leads(agenda: Agenda, occurrence: Occurrence, person: str, until: date) -> Iterator[Reminder]:
    due = occurrence.due
    for lead in agenda.lead_times(occurrence) if due else ():
        if due and until in agenda.window(lead, due):
            yield Reminder(ReminderKind.LEAD, occurrence.key, person, lead, due)
