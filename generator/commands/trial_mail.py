"""`cyclogram doctor --test-mail`: a mail to each holder of the coordinator's role, and what became of it."""

import os
from argparse import Namespace
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from uuid import uuid4

from generator.agenda import Agenda
from generator.commands.diagnosis import Diagnosis, Mark
from generator.commands.mail_options import composer_of, open_contacts
from generator.ledger.lines import EventKind
from generator.mail.connection import NoConnection
from generator.mail.contacts import Contacts
from generator.mail.coordinator import coordinators
from generator.mail.delivery import Delivery, Mailer
from generator.mail.settings import BadSettings, Settings, read_settings
from generator.mail.trial import trial_message
from generator.outcome import Failure
from generator.project import Project
from generator.templates import BadTemplate

_NOT_SENT = "Пробное письмо не отправлено"
_RESULTS = {
    EventKind.SENT: (Mark.GOOD, "отправлено; проверьте, что оно пришло, и папку «Спам»"),
    EventKind.REFUSED: (Mark.BAD, "почтовый сервер отказался его принять: проверьте адрес в CONTACTS"),
    EventKind.DEFERRED: (Mark.BAD, "почтовый сервер пока не принял его: повторите позже"),
    EventKind.UNKNOWN: (Mark.BAD, "связь оборвалась, неизвестно, дошло ли: повторите"),
}


def mail_a_trial(arguments: Namespace, project: Project, agenda: Agenda) -> Iterator[Diagnosis]:
    """What is wrong with contacts and settings was told before."""
    people = coordinators(agenda)
    if not people:
        yield Diagnosis(Mark.BAD, f"{_NOT_SENT}: ответственный за аттестацию не назначен")
        return
    try:
        contacts = open_contacts(arguments, agenda) or Contacts({})
        settings = read_settings(os.environ)
    except (Failure, BadSettings):
        yield Diagnosis(Mark.BAD, f"{_NOT_SENT}: сначала исправьте то, что названо выше")
        return
    for person in people:
        if person not in contacts.addresses:
            yield Diagnosis(Mark.BAD, f"{_NOT_SENT}: у ответственного ({person}) нет адреса в CONTACTS")
    yield from _sent(
        project, agenda, settings, contacts, [one for one in people if one in contacts.addresses]
    )


def _sent(
    project: Project, agenda: Agenda, settings: Settings, contacts: Contacts, people: list[str]
) -> Iterator[Diagnosis]:
    """Composed before anything is sent, so that a broken template mails nobody."""
    composer = composer_of(
        project,
        agenda,
        settings.user,
        settings.from_name,
        contacts.addresses,
        datetime.now(UTC),
        full_names=contacts.names,
    )
    try:
        messages = {
            person: trial_message(composer, person, f"<trial-{uuid4().hex}@{agenda.site.host}>").as_bytes()
            for person in people
        }
    except BadTemplate as bad:
        yield Diagnosis(Mark.BAD, f"{_NOT_SENT}: {bad}")
        return
    with closing(Mailer(settings)) as mailer:
        try:
            mailer.connect()
        except NoConnection:
            yield Diagnosis(Mark.BAD, f"{_NOT_SENT}: нет связи с почтовым сервером")
            return
        for person, message in messages.items():
            yield _told(person, mailer.deliver(contacts.addresses[person], message))


def _told(person: str, delivery: Delivery) -> Diagnosis:
    mark, said = _RESULTS[delivery.kind]
    code = f" (код {delivery.code})" if delivery.code and mark is Mark.BAD else ""
    return Diagnosis(mark, f"Пробное письмо ответственному ({person}): {said}{code}")
