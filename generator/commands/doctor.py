"""`cyclogram doctor`: is everything set up, and what to do where it isn't.

Names what is missing, never what is there: neither a password nor an address is shown. Exit code 0
where nothing is missing (warnings are allowed), 3 where mail or the site would not work.
"""

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from zoneinfo import ZoneInfo

from generator.agenda import Edition
from generator.commands.mail_options import composer_of, configure_contacts, open_contacts
from generator.mail.connection import NoConnection
from generator.mail.contacts import Contacts
from generator.mail.coordinator import COORDINATOR_ROLE, coordinators
from generator.mail.delivery import Courier
from generator.mail.messages import sample_mail
from generator.mail.settings import BadSettings, read_settings
from generator.occurrences.expand import work_calendar
from generator.outcome import NOT_DELIVERED, OK, Failure
from generator.project import open_edition
from generator.templates import BadTemplate
from generator.wording.dates import plural

SECRETS = "на GitHub: Settings → Secrets and variables → Actions"
# A step of each workflow by which it is known, whatever its file is called.
WORKFLOWS = {
    "cyclogram check": "проверка правок",
    "deploy-pages": "публикация сайта",
    "cyclogram remind": "напоминания",
}


class Mark(Enum):
    GOOD = "✓"
    WARNING = "!"
    BAD = "✗"


@dataclass(frozen=True, slots=True)
class Finding:
    mark: Mark
    text: str


def configure(parser: ArgumentParser) -> None:
    configure_contacts(parser)
    parser.add_argument("--offline", action="store_true", help="не проверять вход на почтовый сервер")


def run(arguments: Namespace) -> int:
    findings = []
    for finding in examine(arguments):
        findings.append(finding)
        print(f"{finding.mark.value} {finding.text}", flush=True)
    bad = sum(finding.mark is Mark.BAD for finding in findings)
    print(f"Не хватает: {bad}." if bad else "Всё настроено.")
    return NOT_DELIVERED if bad else OK


def examine(arguments: Namespace) -> Iterator[Finding]:
    try:
        edition = open_edition(arguments)
    except Failure as failure:
        yield Finding(Mark.BAD, f"График: {failure}; исправьте: cyclogram check")
        edition = None
    if edition:
        people = plural(len(edition.schedule.people), "человек", "человека", "человек")
        yield Finding(Mark.GOOD, f"График читается: {people}, сроков {len(edition.occurrences)}")
        yield from _calendar(edition)
        yield from _coordinator(edition)
        yield from _contacts(arguments, edition)
        yield from _site(edition)
        yield from _templates(edition)
    yield from _mail_server(offline=arguments.offline)
    yield from _workflows(arguments.schedule.resolve().parent)


def _calendar(edition: Edition) -> Iterator[Finding]:
    decreed = work_calendar(edition.schedule).last_decreed_year
    for year in (edition.schedule.start_year, edition.schedule.start_year + 1):
        if year > decreed:
            text = (
                f"Производственный календарь на {year} год ещё не утверждён: сроки этого года предварительные"
            )
            yield Finding(Mark.WARNING, f"{text}; обновите программу, когда он выйдет")
        else:
            yield Finding(Mark.GOOD, f"Производственный календарь на {year} год утверждён")


def _coordinator(edition: Edition) -> Iterator[Finding]:
    if coordinators(edition):
        yield Finding(Mark.GOOD, "Ответственный за аттестацию назначен")
    else:
        text = f"Некому получать сводку: в roles нет роли «{COORDINATOR_ROLE}» с людьми; добавьте её в график"
        yield Finding(Mark.BAD, text)


def _contacts(arguments: Namespace, edition: Edition) -> Iterator[Finding]:
    try:
        contacts = open_contacts(arguments, edition)
    except Failure as failure:
        yield Finding(Mark.BAD, f"Адреса: {failure}")
        return
    if contacts is None:
        yield Finding(
            Mark.BAD,
            "Адреса не заданы: создайте файл contacts.yaml со строками «id: адрес» "
            f"или секрет CONTACTS с тем же содержанием ({SECRETS})",
        )
        return
    for problem in contacts.problems:
        yield Finding(Mark.WARNING, f"Адреса: {problem}")
    yield _who_lacks(contacts, edition)


def _who_lacks(contacts: Contacts, edition: Edition) -> Finding:
    """Only those count who have something to be reminded of."""
    reminded = {person for each in edition.occurrences if edition.lead_times(each) for person in each.people}
    lacking = sorted(reminded - contacts.addresses.keys())
    if lacking:
        return Finding(Mark.BAD, f"Нет адреса, напоминания не дойдут: {', '.join(lacking)}")
    return Finding(Mark.GOOD, f"Адреса есть у всех, кому приходят напоминания: {len(reminded)}")


def _site(edition: Edition) -> Iterator[Finding]:
    if edition.site.host in ("localhost", "school.example.org"):
        text = "Адрес сайта не задан, ссылки в письмах не откроются: впишите site_url в mkdocs.yml"
        yield Finding(Mark.WARNING, f"{text} или переменную SITE_URL")
    else:
        yield Finding(Mark.GOOD, f"Адрес сайта: {edition.site.url}")


def _templates(edition: Edition) -> Iterator[Finding]:
    sent_at = datetime.now(UTC).astimezone(ZoneInfo(edition.schedule.school.timezone))
    addresses = dict.fromkeys(edition.schedule.people, "nobody@example.invalid")
    composer = composer_of(edition, "nobody@example.invalid", None, addresses, sent_at)
    mail = sample_mail(edition)
    if mail:
        try:
            composer.message(mail)
        except BadTemplate as bad:
            yield Finding(Mark.BAD, f"Письма: {bad}")
        else:
            yield Finding(Mark.GOOD, "Шаблоны писем в порядке")
    yield _pages(edition)


def _pages(edition: Edition) -> Finding:
    from generator.commands.build import whole_tree

    try:
        whole_tree(edition)
    except Failure as failure:
        return Finding(Mark.BAD, f"Страницы: {failure}")
    return Finding(Mark.GOOD, "Шаблоны страниц в порядке")


def _mail_server(*, offline: bool) -> Iterator[Finding]:
    try:
        settings = read_settings(os.environ)
    except BadSettings as bad:
        yield from (Finding(Mark.BAD, f"Почта: {problem}") for problem in bad.problems)
        yield Finding(
            Mark.WARNING, f"Где задать почту: {SECRETS}, на своём компьютере — переменные окружения"
        )
        return
    if offline:
        yield Finding(Mark.WARNING, "Почта настроена, вход на сервер не проверялся")
        return
    courier = Courier(settings)
    try:
        courier.connect()
    except NoConnection as error:
        yield Finding(Mark.BAD, f"Почта: {error}")
    else:
        yield Finding(Mark.GOOD, "Почта: сервер принимает логин и пароль")
    finally:
        courier.close()


def _workflows(folder: Path) -> Iterator[Finding]:
    files = sorted((folder / ".github" / "workflows").glob("*.y*ml"))
    texts = [file.read_text(encoding="utf-8", errors="replace") for file in files]
    for step, purpose in WORKFLOWS.items():
        if any(step in text for text in texts):
            yield Finding(Mark.GOOD, f"Работа на GitHub «{purpose}» есть")
        else:
            text = f"Нет работы на GitHub «{purpose}»: верните файлы .github/workflows из исходного проекта"
            yield Finding(Mark.BAD, text)
