"""`cyclogram remind`: what is to be mailed today; with `--send` it is mailed, and remembered.

Exit codes: 0 all that was due went out (or nothing was), 1 the schedule or the ledger is broken and
nothing was sent, 2 a setting or the contacts are missing or wrong, 3 something that was due has not been
delivered.
"""

import os
import signal
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import NoReturn, Protocol

from generator.agenda import Agenda
from generator.commands.archives import going_on
from generator.commands.mail_options import (
    composer_of,
    configure_contacts,
    configure_ledger,
    ledger_of,
    natural,
    open_contacts,
    say,
)
from generator.commands.parser import configure_published
from generator.ledger.branch import BUTTON
from generator.ledger.ledger import Ledger, LedgerBusy, LedgerUnwritable
from generator.ledger.lines import NotALedger
from generator.liveness import published_status
from generator.mail.connection import NoConnection
from generator.mail.contacts import Contacts
from generator.mail.delivery import Mailer
from generator.mail.listing import listing, report
from generator.mail.messages import Rendered
from generator.mail.plan import Mail, MailPlan
from generator.mail.refusals import DeadlinesVanished
from generator.mail.results import Outcome
from generator.mail.run import DEFAULT_LIMIT, Audience, MailRun
from generator.mail.settings import BadSettings, Settings, read_settings
from generator.outcome import NOT_DELIVERED, OK, SCHEDULE_ERRORS, WRONG_USAGE, Failure
from generator.project import Project, open_agenda, today_in
from generator.templates import BadTemplate

NOTHING_SENT = "Ничего не отправлено."


def configure(parser: ArgumentParser) -> None:
    """Of a district's mail, too."""
    parser.add_argument("--send", action="store_true", help="отправить; без этого — только показать список")
    configure_ledger(parser)
    configure_contacts(parser)
    configure_limit(parser)
    configure_published(parser, "были ли уже отправки, если журнала нет")
    parser.add_argument(
        "--preview", type=Path, metavar="ПАПКА", help="записать письма в папку, чтобы посмотреть"
    )


def configure_limit(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--limit",
        type=natural,
        default=DEFAULT_LIMIT,
        metavar="ЧИСЛО",
        help=f"не больше стольких писем за раз ({DEFAULT_LIMIT}), ближайшие сроки первыми",
    )


def run(arguments: Namespace) -> int:
    project = Project(arguments.schedule, arguments.today)
    agenda = going_on(project, open_agenda(project))
    contacts = open_contacts(arguments, agenda)
    for problem in contacts.problems if contacts else ():
        say(problem)
    ledger = ledger_of(arguments, agenda)
    with failing():
        if arguments.send:
            return _send(arguments, project, agenda, contacts, ledger)
        return _show(arguments, project, agenda, contacts, ledger)


@contextmanager
def failing() -> Iterator[None]:
    """What a run refuses, as an exit code and a sentence."""
    try:
        yield
    except DeadlinesVanished as error:
        hint = "Если так и задумано, добавьте --accept-withdrawn"
        raise Failure(SCHEDULE_ERRORS, f"{error}. {NOTHING_SENT} {hint}") from None
    except (NotALedger, BadTemplate) as error:
        raise Failure(SCHEDULE_ERRORS, f"{str(error).removesuffix('.')}. {NOTHING_SENT}") from None
    except (LedgerBusy, LedgerUnwritable, NoConnection) as error:
        raise Failure(NOT_DELIVERED, f"{error}. {NOTHING_SENT}") from None


def _show(
    arguments: Namespace, project: Project, agenda: Agenda, contacts: Contacts | None, ledger: Ledger | None
) -> int:
    if ledger is None:
        say("Журнал отправки не указан: список такой, как при самой первой отправке.")
    if contacts is None:
        say("Адреса не заданы (--contacts или CONTACTS): у кого их нет, неизвестно.")
    addresses = contacts.addresses if contacts else dict.fromkeys(agenda.schedule.people, "")
    plan = _mail_run(arguments, agenda, addresses).show(ledger)
    if arguments.preview:
        count = _preview(project, agenda, plan, arguments.preview)
        print(f"Писем в папке «{arguments.preview}»: {count}")
    return OK


def _send(
    arguments: Namespace, project: Project, agenda: Agenda, contacts: Contacts | None, ledger: Ledger | None
) -> int:
    if ledger is None:
        raise Failure(WRONG_USAGE, "укажите журнал отправки: --ledger ФАЙЛ или --ledger-branch ВЕТКА")
    if contacts is None:
        raise Failure(WRONG_USAGE, "адреса не заданы: укажите --contacts ФАЙЛ или переменную CONTACTS")
    if arguments.ledger_branch:
        refuse_another_day(agenda)
    settings = mail_settings()
    mail_run = _mail_run(arguments, agenda, contacts.addresses)
    composer_at = partial(
        composer_of,
        project,
        agenda,
        settings.user,
        settings.from_name,
        contacts.addresses,
        full_names=contacts.names,
    )
    with stoppable(), closing(Mailer(settings)) as mailer:
        outcome = mail_run.send(ledger, mailer, composer_at)
    return told(outcome)


def refuse_another_day(agenda: Agenda) -> None:
    """The ledger on a branch is the school's own: a run for another day would tell people of days that aren't
    near, and would keep them from being told in time."""
    clock = today_in(agenda.schedule.school.timezone, None)
    if abs(agenda.today - clock) > timedelta(days=1):
        raise Failure(
            WRONG_USAGE,
            f"--today {agenda.today} — не сегодня ({clock}): с журналом в ветке шлют лишь сегодняшнее; "
            "чтобы посмотреть этот день, уберите --send",
        )


def _mail_run(arguments: Namespace, agenda: Agenda, addresses: Mapping[str, str]) -> MailRun:
    """On a branch nothing is locked, so only its silence tells that another run has died."""
    patience = timedelta(minutes=arguments.takeover_after) if arguments.ledger_branch else None
    return MailRun(
        agenda=agenda,
        addresses=addresses,
        now=now,
        audience=Terminal(agenda),
        limit=arguments.limit,
        patience=patience,
        accept_withdrawn=arguments.accept_withdrawn,
        not_the_first=not_the_first(arguments.published_status),
    )


# What to press where a ledger is lost, and where none is to be expected.
RESTORE = f"Вернуть его или начать новый: {BUTTON}"
BEGIN = f"{BUTTON}, «начать заново»"


def not_the_first(status: Path | None, restore: str = RESTORE, begin: str = BEGIN) -> str | None:
    """Why there should be a ledger: a new one would mail everything once more."""
    published = published_status(status)
    if published.reminded:
        day = f"{published.reminded:%d.%m.%Y}"
        return f"журнал отправки пропал: по опубликованному сайту, напоминания уходили {day}. {restore}"
    if not published.is_known:
        unknown = "журнала отправки нет, а опубликованный сайт не ответил, уходили ли уже напоминания"
        return f"{unknown}. Повторите позже; если они ещё не уходили — {begin}"
    return None


@dataclass(frozen=True)
class Terminal(Audience):
    """The person or the log that a run is told to."""

    agenda: Agenda
    as_text: Callable[[Agenda, MailPlan], str] = listing

    def warned(self, sentence: str) -> None:
        say(sentence)

    def planned(self, plan: MailPlan) -> None:
        print(self.as_text(self.agenda, plan))

    def progressed(self, done: int, total: int) -> None:
        if sys.stderr.isatty():
            end = "\n" if done == total else ""
            print(f"\rПисем: {done} из {total}", end=end, file=sys.stderr, flush=True)


def told(outcome: Outcome) -> int:
    if outcome.plan.mails:
        print(report(outcome))
    return OK if outcome.is_complete else NOT_DELIVERED


def _preview(project: Project, agenda: Agenda, plan: MailPlan, folder: Path) -> int:
    """With invented addresses, so that the folder may be shown to anybody."""
    addresses = {person: f"{person}@example.invalid" for person in agenda.schedule.people}
    composer = composer_of(project, agenda, "school@example.invalid", None, addresses, now())
    mails = (*plan.mails, *plan.postponed, *plan.held, *plan.resting, *plan.unaddressed)
    return write_mails(folder, mails, composer)


class Previews(Protocol):
    """A composer whose mails can be looked at."""

    def composed(self, mail: Mail) -> bytes: ...

    def render(self, mail: Mail) -> tuple[object, Rendered]: ...


def write_mails(folder: Path, mails: Sequence[Mail], composer: Previews) -> int:
    """Returns how many they are. Raises Failure."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for number, mail in enumerate(mails, start=1):
            path = folder / f"{number:03}-{mail.person}"
            path.with_suffix(".eml").write_bytes(composer.composed(mail))
            path.with_suffix(".html").write_text(composer.render(mail)[1].html, encoding="utf-8")
    except OSError as error:
        raise Failure(WRONG_USAGE, f"в папку «{folder}» не пишется: {error.strerror}") from None
    return len(mails)


def mail_settings() -> Settings:
    try:
        return read_settings(os.environ)
    except BadSettings as bad:
        raise Failure(WRONG_USAGE, "; ".join(bad.problems)) from None


@contextmanager
def stoppable() -> Iterator[None]:
    """A cancelled job is asked to end before it is killed: time enough to keep the results."""

    def stop(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    except KeyboardInterrupt:
        raise Failure(NOT_DELIVERED, "отправка прервана; неотправленное уйдёт в следующий раз") from None
    finally:
        signal.signal(signal.SIGTERM, before)


def now() -> datetime:
    return datetime.now(UTC)
