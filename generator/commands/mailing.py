"""What the commands about mail share: contacts and the composer."""

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from generator.commands.common import ROOT, SCHEDULE_ERRORS, WRONG_USAGE, Failure
from generator.edition import Edition
from generator.feeds.attachment import attachment
from generator.mail.contacts import BadContacts, Contacts, read_contacts
from generator.mail.messages import Composer, mail_templates
from generator.mail.text import one_line
from generator.schedule.occurrence import Occurrence

MAIL_TEMPLATES = ROOT / "site_templates" / "mail"
CONTACTS_FILE = "contacts.yaml"


def configure_contacts(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--contacts",
        type=Path,
        metavar="ФАЙЛ",
        help="адреса: строки «id: адрес»; иначе переменная CONTACTS, иначе contacts.yaml рядом с графиком",
    )


def open_contacts(arguments: Namespace, edition: Edition) -> Contacts | None:
    """None where nobody has given any. Raises Failure for contacts that can't be read."""
    given = os.environ.get("CONTACTS", "")
    beside = arguments.schedule.parent / CONTACTS_FILE
    path = arguments.contacts or (beside if not given.strip() and beside.exists() else None)
    try:
        if path:
            return read_contacts(path.read_bytes(), str(path), edition.schedule.people)
        if given.strip():
            return read_contacts(
                given.encode("utf-8", "surrogateescape"), "CONTACTS", edition.schedule.people
            )
    except BadContacts as bad:
        raise Failure(SCHEDULE_ERRORS, str(bad)) from None
    except OSError as error:
        raise Failure(WRONG_USAGE, f"файл «{path}» не читается: {error.strerror}") from None
    return None


def composer_of(
    edition: Edition, sender: str, sender_name: str | None, addresses: Mapping[str, str], sent_at: datetime
) -> Composer:
    return Composer(
        edition=edition,
        templates=mail_templates(MAIL_TEMPLATES),
        sender=sender,
        sender_name=sender_name or one_line(edition.schedule.school.name),
        addresses=addresses,
        calendar_of=partial(_calendar, edition, sent_at),
        sent_at=sent_at,
    )


def _calendar(edition: Edition, sent_at: datetime, occurrences: Sequence[Occurrence]) -> bytes:
    return attachment(edition, occurrences, sent_at)
