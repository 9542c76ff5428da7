"""A school year of reminders: the mails of every day, when each day's are sent."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from generator.agenda import Agenda
from generator.ledger.lines import Event, EventKind, History, of_mail
from generator.ledger.state import state_from
from generator.mail.plan import Mail, make_plan
from tests.samples import agenda_from

SAMPLE = Path(__file__).parents[1] / "sample.yaml"


def sample(*replacements: tuple[str, str]) -> Agenda:
    text = SAMPLE.read_text(encoding="utf-8")
    for old, new in replacements:
        assert old in text
        text = text.replace(old, new)
    return agenda_from(text)


def mails_of_a_year(agenda: Agenda) -> Iterator[tuple[Agenda, Mail]]:
    """Each mail with the agenda of its day; everybody has an address, and all arrives."""
    first, last = agenda.schedule.first_day, agenda.schedule.last_day
    events: list[Event] = []
    for number in range((last - first).days + 1):
        today = replace(agenda, today=first + timedelta(days=number))
        record = state_from(History(first, tuple(events)))
        for mail in make_plan(today, record, today.schedule.people, 10_000).mails:
            events += _sent(mail, today.today)
            yield today, mail


def _sent(mail: Mail, day: date) -> list[Event]:
    moment = datetime.combine(day, time(6), UTC)
    return list(of_mail(EventKind.SENT, mail.reminders, mail.message_id, day, moment))
