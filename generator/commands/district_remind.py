"""`cyclogram district remind`: a digest a month to each school and to each specialist of the district.

Without `--send` the list alone. Exit codes as of `cyclogram remind`.
"""

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from contextlib import closing
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from generator.commands.district_reading import configure_reading, read_all
from generator.commands.districts import DistrictFolder, open_district
from generator.commands.mail_options import (
    contacts_of,
    ledger_of,
    say,
)
from generator.commands.remind import (
    Terminal,
    failing,
    mail_settings,
    not_the_first,
    now,
    refuse_another_day,
    stoppable,
    told,
    write_mails,
)
from generator.commands.remind import configure as configure_mailing
from generator.district.composing import DigestComposer, digest_listing
from generator.district.copies import Copies
from generator.district.digest import digest_plan, recipients
from generator.district.fetch import Limits
from generator.district.parts.context import DistrictContext
from generator.district.view import DistrictAgenda
from generator.file_names import MAIL_TEMPLATES
from generator.ledger.ledger import Ledger
from generator.mail.contacts import Contacts
from generator.mail.coordinator import coordinators
from generator.mail.delivery import Mailer
from generator.mail.messages import Envelope, mail_templates
from generator.mail.plan import MailPlan
from generator.mail.run import MailRun
from generator.mail.settings import Settings
from generator.outcome import OK, WRONG_USAGE, Failure
from generator.project import Project
from generator.wording.text import one_line

PREVIEW = "example.invalid"
# Published as for the first time, the site forgets that digests went out.
FORGET = "Actions → Публикация → Run workflow, «Первая публикация»"
BEGIN = f"Начать новый (сводки этого месяца уйдут ещё раз): {FORGET}"


def configure(parser: ArgumentParser) -> None:
    configure_mailing(parser)
    configure_reading(parser)


def run(arguments: Namespace) -> int:
    folder = DistrictFolder(arguments.district, arguments.today)
    opened = open_district(folder)
    read = read_all(opened, Copies(arguments.data), Limits(), allow_loss=arguments.allow_loss)
    view = opened.view(read.schools)
    # The ledger's repository and the contacts are where the district's file is.
    beside = Namespace(**vars(arguments) | {"schedule": arguments.district})
    contacts = contacts_of(beside, recipients(view))
    for problem in contacts.problems if contacts else ():
        say(problem)
    ledger = ledger_of(beside, view.agenda)
    with failing():
        if arguments.send:
            return _send(arguments, folder.project, view, contacts, ledger)
        return _show(arguments, folder.project, view, contacts, ledger)


def _show(
    arguments: Namespace,
    project: Project,
    view: DistrictAgenda,
    contacts: Contacts | None,
    ledger: Ledger | None,
) -> int:
    if ledger is None:
        say("Журнал отправки не указан: список такой, как при самой первой отправке.")
    if contacts is None:
        say("Адреса не заданы (--contacts или CONTACTS): у кого их нет, неизвестно.")
    addresses = contacts.addresses if contacts else dict.fromkeys(recipients(view), "")
    plan = _mail_run(arguments, view, addresses).show(ledger)
    if arguments.preview:
        print(f"Писем в папке «{arguments.preview}»: {_preview(project, view, plan, arguments.preview)}")
    return OK


def _send(
    arguments: Namespace,
    project: Project,
    view: DistrictAgenda,
    contacts: Contacts | None,
    ledger: Ledger | None,
) -> int:
    if ledger is None:
        raise Failure(WRONG_USAGE, "укажите журнал отправки: --ledger ФАЙЛ или --ledger-branch ВЕТКА")
    if contacts is None:
        raise Failure(WRONG_USAGE, "адреса не заданы: укажите --contacts ФАЙЛ или переменную CONTACTS")
    if arguments.ledger_branch:
        refuse_another_day(view.agenda)
    settings = mail_settings()
    composer_at = partial(_composer, project, view, contacts, settings)
    with stoppable(), closing(Mailer(settings)) as mailer:
        outcome = _mail_run(arguments, view, contacts.addresses).send(ledger, mailer, composer_at)
    return told(outcome)


def _mail_run(arguments: Namespace, view: DistrictAgenda, addresses: Mapping[str, str]) -> MailRun:
    patience = timedelta(minutes=arguments.takeover_after) if arguments.ledger_branch else None
    return MailRun(
        agenda=view.agenda,
        addresses=addresses,
        now=now,
        audience=Terminal(view.agenda, lambda _, plan: digest_listing(plan)),
        limit=arguments.limit,
        patience=patience,
        accept_withdrawn=arguments.accept_withdrawn,
        not_the_first=not_the_first(arguments.published_status, BEGIN, FORGET),
        planner=partial(digest_plan, view),
    )


def _composer(
    project: Project, view: DistrictAgenda, contacts: Contacts, settings: Settings, moment: datetime
) -> DigestComposer:
    """Answers go to the district's first coordinator with an address, else to the sender."""
    known = (each for each in coordinators(view.agenda) if each in contacts.addresses)
    answers_to = next((contacts.addresses[each] for each in known), settings.user)
    sender_name = settings.from_name or one_line(view.district.name)
    sent_at = moment.astimezone(ZoneInfo(view.district.timezone))
    return DigestComposer(
        context=DistrictContext(view),
        templates=mail_templates(project.folders(MAIL_TEMPLATES)),
        envelope=Envelope(settings.user, sender_name, answers_to, sent_at),
        addresses=contacts.addresses,
        names=contacts.names,
    )


def _preview(project: Project, view: DistrictAgenda, plan: MailPlan, folder: Path) -> int:
    """With invented addresses, so that the folder may be shown to anybody."""
    contacts = Contacts({each: f"{each}@{PREVIEW}" for each in recipients(view)})
    sender = f"district@{PREVIEW}"
    envelope = Envelope(sender, one_line(view.district.name), sender, now())
    composer = DigestComposer(
        DistrictContext(view),
        mail_templates(project.folders(MAIL_TEMPLATES)),
        envelope,
        contacts.addresses,
        contacts.names,
    )
    mails = (*plan.mails, *plan.postponed, *plan.resting, *plan.unaddressed)
    return write_mails(folder, mails, composer)
