"""What commands that mail share: which ledger, which addresses, which templates."""

import os
import re
import subprocess
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from types import MappingProxyType
from zoneinfo import ZoneInfo

from generator.agenda import Agenda
from generator.feeds.calendar import attachment
from generator.file_names import MAIL_TEMPLATES
from generator.ledger.branch import BranchLedger
from generator.ledger.file import FileLedger
from generator.ledger.ledger import Ledger
from generator.mail.contacts import BadContacts, Contacts, read_contacts
from generator.mail.messages import Composer, mail_templates
from generator.occurrences.occurrence import Occurrence
from generator.outcome import WRONG_USAGE, Failure
from generator.project import Project
from generator.wording.text import one_line

NO_NAMES: Mapping[str, str] = MappingProxyType({})


def configure_ledger(parser: ArgumentParser) -> None:
    ledger = parser.add_mutually_exclusive_group()
    ledger.add_argument("--ledger", type=Path, metavar="ФАЙЛ", help="журнал отправки в файле")
    ledger.add_argument("--ledger-branch", metavar="ВЕТКА", help="журнал отправки в ветке репозитория")
    parser.add_argument(
        "--remote", default="origin", metavar="ИМЯ", help="репозиторий с веткой журнала (origin)"
    )
    parser.add_argument(
        "--takeover-after",
        type=natural,
        default=30,
        metavar="МИНУТ",
        help="через сколько минут молчания считать прежнюю отправку с журналом в ветке оборванной (30)",
    )
    parser.add_argument(
        "--accept-withdrawn",
        action="store_true",
        help="согласиться, что из графика пропало больше половины сроков",
    )


def natural(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 6:
        raise ArgumentTypeError(f"«{text}» — не целое число")
    return int(text)


def ledger_of(arguments: Namespace, agenda: Agenda) -> Ledger | None:
    """None where none was named. Raises Failure for a name that git would not take."""
    if arguments.ledger:
        return FileLedger(arguments.ledger)
    if not arguments.ledger_branch:
        return None
    name, remote = arguments.ledger_branch, arguments.remote
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._/-]*", name) or not _is_branch(name):
        raise Failure(WRONG_USAGE, f"«{name}» не годится как имя ветки: напишите, например, reminders-ledger")
    if not remote or remote.startswith("-"):
        raise Failure(WRONG_USAGE, f"«{remote}» не годится как имя репозитория: напишите, например, origin")
    folder = arguments.schedule.resolve().parent
    return BranchLedger(folder, remote, name, agenda.site.committer)


def _is_branch(name: str) -> bool:
    command = ["git", "check-ref-format", f"refs/heads/{name}"]
    try:
        return subprocess.run(command, check=False, capture_output=True).returncode == 0  # noqa: S603
    except FileNotFoundError:
        raise Failure(WRONG_USAGE, "на этой машине нет git: укажите журнал в файле, --ledger ФАЙЛ") from None


def say(text: str) -> None:
    print(text, file=sys.stderr)


CONTACTS_FILE = "contacts.yaml"


def configure_contacts(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--contacts",
        type=Path,
        metavar="ФАЙЛ",
        help="адреса: строки «id: адрес»; иначе переменная CONTACTS, иначе contacts.yaml рядом с графиком",
    )


def open_contacts(arguments: Namespace, agenda: Agenda) -> Contacts | None:
    """None where nobody has given any. Raises Failure for contacts that can't be read."""
    return contacts_of(arguments, agenda.schedule.people)


def contacts_of(arguments: Namespace, people: Collection[str]) -> Contacts | None:
    """As `open_contacts`, of whoever may get mail."""
    given = os.environ.get("CONTACTS", "")
    beside = arguments.schedule.parent / CONTACTS_FILE
    path = arguments.contacts or (beside if not given.strip() and beside.exists() else None)
    try:
        if path:
            return read_contacts(path.read_bytes(), str(path), people)
        if given.strip():
            return read_contacts(given.encode("utf-8", "surrogateescape"), "CONTACTS", people)
    except BadContacts as bad:
        raise Failure(WRONG_USAGE, str(bad)) from None
    except OSError as error:
        raise Failure(WRONG_USAGE, f"файл «{path}» не читается: {error.strerror}") from None
    return None


def composer_of(
    project: Project,
    agenda: Agenda,
    sender: str,
    sender_name: str | None,
    addresses: Mapping[str, str],
    moment: datetime,
    full_names: Mapping[str, str] = NO_NAMES,
) -> Composer:
    """`full_names` show in the mails alone: the calendar that goes with them is the public feed's."""
    sent_at = moment.astimezone(ZoneInfo(agenda.schedule.school.timezone))
    return Composer(
        agenda=replace(agenda, full_names=full_names),
        templates=mail_templates(project.folders(MAIL_TEMPLATES)),
        sender=sender,
        sender_name=sender_name or one_line(agenda.schedule.school.name),
        addresses=addresses,
        calendar_of=partial(_calendar, agenda, sent_at),
        sent_at=sent_at,
    )


def _calendar(agenda: Agenda, sent_at: datetime, occurrences: Sequence[Occurrence]) -> bytes:
    return attachment(agenda, occurrences, sent_at)
