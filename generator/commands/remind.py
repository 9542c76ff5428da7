"""`cyclogram remind`: what is to be mailed today; with `--send` it is mailed, and remembered.

Exit codes: 0 all that was due went out (or nothing was), 1 the schedule, the contacts or the ledger is
broken and nothing was sent, 2 a setting is missing, 3 something that was due has not been delivered.
"""

import os
import signal
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NoReturn
from zoneinfo import ZoneInfo

from generator.agenda import Agenda
from generator.commands.mail_options import (
    composer_of,
    configure_contacts,
    configure_ledger,
    ledger_of,
    natural,
    open_contacts,
    refuse_running,
    refuse_vanished,
    say,
    state_of,
)
from generator.ledger.ledger import Ledger, LedgerBusy, LedgerUnwritable
from generator.ledger.lines import NotALedger, Ran
from generator.ledger.state import LedgerState
from generator.mail.connection import NoConnection
from generator.mail.contacts import Contacts
from generator.mail.delivery import Mailer
from generator.mail.listing import listing, report
from generator.mail.messages import Composer
from generator.mail.plan import MailPlan, make_plan
from generator.mail.run import OutgoingMail, Run
from generator.mail.settings import BadSettings, Settings, read_settings
from generator.outcome import NOT_DELIVERED, OK, SCHEDULE_ERRORS, WRONG_USAGE, Failure
from generator.project import Project, open_agenda
from generator.templates import BadTemplate

DEFAULT_LIMIT = 400


def configure(parser: ArgumentParser) -> None:
    parser.add_argument("--send", action="store_true", help="отправить; без этого — только показать список")
    configure_ledger(parser)
    configure_contacts(parser)
    parser.add_argument(
        "--limit",
        type=natural,
        default=DEFAULT_LIMIT,
        metavar="ЧИСЛО",
        help=f"не больше стольких писем за раз ({DEFAULT_LIMIT}), ближайшие сроки первыми",
    )
    parser.add_argument(
        "--preview", type=Path, metavar="ПАПКА", help="записать письма в папку, чтобы посмотреть"
    )


def run(arguments: Namespace) -> int:
    project = Project(arguments.schedule, arguments.today)
    agenda = open_agenda(project)
    contacts = open_contacts(arguments, agenda)
    for problem in contacts.problems if contacts else ():
        say(problem)
    ledger = ledger_of(arguments, agenda)
    try:
        if arguments.send:
            return _send(arguments, project, agenda, contacts, ledger)
        return _show(arguments, project, agenda, contacts, ledger)
    except NotALedger as error:
        raise Failure(SCHEDULE_ERRORS, f"{error}. Ничего не отправлено.") from None
    except (LedgerBusy, LedgerUnwritable) as error:
        raise Failure(NOT_DELIVERED, f"{error}. Ничего не отправлено.") from None
    except BadTemplate as error:
        raise Failure(SCHEDULE_ERRORS, f"{error}. Ничего не отправлено.") from None


def _show(
    arguments: Namespace, project: Project, agenda: Agenda, contacts: Contacts | None, ledger: Ledger | None
) -> int:
    """Touches neither the ledger nor the mail server."""
    if ledger is None:
        say("Журнал отправки не указан: список такой, как при самой первой отправке.")
    history = ledger.history() if ledger else None
    if contacts is None:
        say("Адреса не заданы (--contacts или CONTACTS): у кого их нет, неизвестно.")
    addressed = contacts.addresses if contacts else dict.fromkeys(agenda.schedule.people, "")
    record = state_of(history, agenda)
    plan = make_plan(agenda, record, addressed, arguments.limit)
    print(listing(agenda, plan))
    refuse_vanished(agenda, record, accepted=True)
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
    settings = _settings()
    with _stoppable(), ledger.locked():
        history = ledger.history()
        if history is None:
            ledger.begin(agenda.today)
        record = state_of(history, agenda)
        if arguments.ledger_branch:
            refuse_running(record, _now(), timedelta(minutes=arguments.takeover_after))
        refuse_vanished(agenda, record, accepted=arguments.accept_withdrawn)
        plan = make_plan(agenda, record, contacts.addresses, arguments.limit)
        print(listing(agenda, plan))
        if history is None or agenda.today not in history.runs:
            ledger.append([Ran(agenda.today, _now())])
        return _carry_out(project, agenda, plan, record, contacts, settings, ledger)


def _carry_out(
    project: Project,
    agenda: Agenda,
    plan: MailPlan,
    record: LedgerState,
    contacts: Contacts,
    settings: Settings,
    ledger: Ledger,
) -> int:
    sent_at = _now().astimezone(ZoneInfo(agenda.schedule.school.timezone))
    composer = composer_of(project, agenda, settings.user, settings.from_name, contacts.addresses, sent_at)
    outgoing = _outgoing(plan, composer)
    mailer = Mailer(settings)
    try:
        outcome = Run(ledger, mailer, agenda.today, _now, _progress).send(plan, record, outgoing)
    except NoConnection as error:
        raise Failure(NOT_DELIVERED, f"{error}. Ничего не отправлено.") from None
    except KeyboardInterrupt:
        raise Failure(NOT_DELIVERED, "отправка прервана; неотправленное уйдёт в следующий раз") from None
    finally:
        mailer.close()
    if outgoing:
        print(report(outcome, len(outgoing)))
    undelivered = plan.postponed or plan.unaddressed or outcome.trouble
    return NOT_DELIVERED if undelivered or not outcome.all_sent else OK


def _outgoing(plan: MailPlan, composer: Composer) -> list[OutgoingMail]:
    return [
        OutgoingMail(mail, composer.addresses[mail.person], composer.message(mail).as_bytes())
        for mail in plan.mails
    ]


def _preview(project: Project, agenda: Agenda, plan: MailPlan, folder: Path) -> int:
    """With invented addresses, so that the folder may be shown to anybody."""
    addresses = {person: f"{person}@example.invalid" for person in agenda.schedule.people}
    sent_at = _now().astimezone(ZoneInfo(agenda.schedule.school.timezone))
    composer = composer_of(project, agenda, "school@example.invalid", None, addresses, sent_at)
    mails = (*plan.mails, *plan.postponed, *plan.held, *plan.unaddressed)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for number, mail in enumerate(mails, start=1):
            path = folder / f"{number:03}-{mail.person}"
            path.with_suffix(".eml").write_bytes(composer.message(mail).as_bytes())
            path.with_suffix(".html").write_text(composer.render(mail)[1].html, encoding="utf-8")
    except OSError as error:
        raise Failure(WRONG_USAGE, f"в папку «{folder}» не пишется: {error.strerror}") from None
    return len(mails)


def _settings() -> Settings:
    try:
        return read_settings(os.environ)
    except BadSettings as bad:
        raise Failure(WRONG_USAGE, "; ".join(bad.problems)) from None


def _progress(done: int, total: int) -> None:
    if sys.stderr.isatty():
        print(f"\rПисем: {done} из {total}", end="\n" if done == total else "", file=sys.stderr, flush=True)


@contextmanager
def _stoppable() -> Iterator[None]:
    """A cancelled job is asked to end before it is killed: time enough to keep the results."""

    def stop(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _now() -> datetime:
    return datetime.now(UTC)
