"""`cyclogram doctor`: is everything set up, and what to do where it isn't.

Names what is missing, never what is there: neither a password nor an address is shown. Exit code 0
where nothing is missing (warnings are allowed), 3 where mail or the site would not work. With --test-mail it
also mails the coordinator that mail works; the ledger isn't touched.
"""

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from pathlib import Path

from generator.agenda import Agenda
from generator.commands.diagnosis import Diagnosis, Mark
from generator.commands.mail_options import composer_of, configure_contacts, open_contacts
from generator.commands.trial_mail import mail_a_trial
from generator.editing.forms import SETTING
from generator.mail.connection import NoConnection
from generator.mail.contacts import Contacts
from generator.mail.coordinator import coordinators
from generator.mail.delivery import Mailer
from generator.mail.messages import sample_mail
from generator.mail.settings import BadSettings, read_settings
from generator.occurrences.expand import work_calendar
from generator.outcome import NOT_DELIVERED, OK, Failure
from generator.project import Project, open_agenda
from generator.schedule.people import COORDINATOR_ROLE
from generator.templates import BadTemplate
from generator.wording.dates import plural

SECRETS = "на GitHub: Settings → Secrets and variables → Actions или Settings → Environments → mail"
# A step by which a workflow is known, whatever its file is called, and the program's file that a school
# of its own calls instead.
WORKFLOWS = {
    ("cyclogram check", "check.yml"): "проверка правок",
    ("deploy-pages", "publish.yml"): "публикация сайта",
    ("cyclogram remind", "remind.yml"): "напоминания",
}

# Those that open requests, and what is without them.
REQUESTS = {
    ("generator.github.edit_request", "request.yml"): (
        "правки через формы",
        "график меняют только в самом файле",
    ),
    ("generator.github.new_year_request", "new-year.yml"): (
        "новый учебный год",
        "график следующего года делает команда cyclogram new-year",
    ),
}


def configure(parser: ArgumentParser) -> None:
    configure_contacts(parser)
    server = parser.add_mutually_exclusive_group()
    server.add_argument("--offline", action="store_true", help="не проверять вход на почтовый сервер")
    server.add_argument(
        "--test-mail", action="store_true", help="отправить пробное письмо ответственному за аттестацию"
    )


def run(arguments: Namespace) -> int:
    diagnoses = []
    for diagnosis in examine(arguments):
        diagnoses.append(diagnosis)
        print(f"{diagnosis.mark.value} {diagnosis.text}", flush=True)
    bad = sum(diagnosis.mark is Mark.BAD for diagnosis in diagnoses)
    print(f"Не хватает: {bad}." if bad else "Всё настроено.")
    return NOT_DELIVERED if bad else OK


def examine(arguments: Namespace) -> Iterator[Diagnosis]:
    project = Project(arguments.schedule, arguments.today)
    try:
        agenda = open_agenda(project)
    except Failure as failure:
        yield Diagnosis(Mark.BAD, f"График: {failure}; исправьте: cyclogram check")
        agenda = None
    if agenda:
        people = plural(len(agenda.schedule.people), "человек", "человека", "человек")
        yield Diagnosis(Mark.GOOD, f"График читается: {people}, сроков {len(agenda.occurrences)}")
        yield from _calendar(agenda)
        yield from _coordinator(agenda)
        yield from _contacts(arguments, agenda)
        yield from _site(agenda)
        yield from _templates(project, agenda)
    yield from _mail_server(offline=arguments.offline)
    if arguments.test_mail and agenda:
        yield from mail_a_trial(arguments, project, agenda)
    yield from _workflows(arguments.schedule.resolve().parent)


def _calendar(agenda: Agenda) -> Iterator[Diagnosis]:
    decreed = work_calendar(agenda.schedule).last_decreed_year
    for year in (agenda.schedule.start_year, agenda.schedule.start_year + 1):
        if year > decreed:
            text = (
                f"Производственный календарь на {year} год ещё не утверждён: сроки этого года предварительные"
            )
            yield Diagnosis(Mark.WARNING, f"{text}; обновите программу, когда он выйдет")
        else:
            yield Diagnosis(Mark.GOOD, f"Производственный календарь на {year} год утверждён")


def _coordinator(agenda: Agenda) -> Iterator[Diagnosis]:
    if coordinators(agenda):
        yield Diagnosis(Mark.GOOD, "Ответственный за аттестацию назначен")
    else:
        text = f"Некому получать сводку: в roles нет роли «{COORDINATOR_ROLE}» с людьми; добавьте её в график"
        yield Diagnosis(Mark.BAD, text)


def _contacts(arguments: Namespace, agenda: Agenda) -> Iterator[Diagnosis]:
    try:
        contacts = open_contacts(arguments, agenda)
    except Failure as failure:
        yield Diagnosis(Mark.BAD, f"Адреса: {failure}")
        return
    if contacts is None:
        yield Diagnosis(
            Mark.BAD,
            "Адреса не заданы: создайте файл contacts.yaml со строками «id: адрес» "
            f"или секрет CONTACTS с тем же содержанием ({SECRETS})",
        )
        return
    for problem in contacts.problems:
        yield Diagnosis(Mark.WARNING, f"Адреса: {problem}")
    yield _who_lacks(contacts, agenda)


def _who_lacks(contacts: Contacts, agenda: Agenda) -> Diagnosis:
    """Only those count who have something to be reminded of."""
    reminded = {person for each in agenda.occurrences if agenda.lead_times(each) for person in each.people}
    lacking = sorted(reminded - contacts.addresses.keys())
    if lacking:
        return Diagnosis(Mark.BAD, f"Нет адреса, напоминания не дойдут: {', '.join(lacking)}")
    return Diagnosis(Mark.GOOD, f"Адреса есть у всех, кому приходят напоминания: {len(reminded)}")


def _site(agenda: Agenda) -> Iterator[Diagnosis]:
    if agenda.site.host in ("localhost", "school.example.org"):
        text = "Адрес сайта не задан, ссылки в письмах не откроются: впишите site_url в mkdocs.yml"
        yield Diagnosis(Mark.WARNING, f"{text} или переменную SITE_URL")
    else:
        yield Diagnosis(Mark.GOOD, f"Адрес сайта: {agenda.site.url}")


def _templates(project: Project, agenda: Agenda) -> Iterator[Diagnosis]:
    addresses = dict.fromkeys(agenda.schedule.people, "nobody@example.invalid")
    composer = composer_of(project, agenda, "nobody@example.invalid", None, addresses, datetime.now(UTC))
    mail = sample_mail(agenda)
    if mail:
        try:
            composer.message(mail)
        except BadTemplate as bad:
            yield Diagnosis(Mark.BAD, f"Письма: {bad}")
        else:
            yield Diagnosis(Mark.GOOD, "Шаблоны писем в порядке")
    yield _pages(project, agenda)


def _pages(project: Project, agenda: Agenda) -> Diagnosis:
    from generator.commands.build import whole_tree

    try:
        whole_tree(project, agenda)
    except Failure as failure:
        return Diagnosis(Mark.BAD, f"Страницы: {failure}")
    return Diagnosis(Mark.GOOD, "Шаблоны страниц в порядке")


def _mail_server(*, offline: bool) -> Iterator[Diagnosis]:
    try:
        settings = read_settings(os.environ)
    except BadSettings as bad:
        yield from (Diagnosis(Mark.BAD, f"Почта: {problem}") for problem in bad.problems)
        yield Diagnosis(
            Mark.WARNING, f"Где задать почту: {SECRETS}, на своём компьютере — переменные окружения"
        )
        return
    if offline:
        yield Diagnosis(Mark.WARNING, "Почта настроена, вход на сервер не проверялся")
        return
    mailer = Mailer(settings)
    try:
        mailer.connect()
    except NoConnection as error:
        yield Diagnosis(Mark.BAD, f"Почта: {error}")
    else:
        yield Diagnosis(Mark.GOOD, "Почта: сервер принимает логин и пароль")
    finally:
        mailer.close()


def _requests(texts: Collection[str]) -> Iterator[Diagnosis]:
    """Whether requests may be opened is known to the repository's owner only."""
    for known_by, (purpose, otherwise) in REQUESTS.items():
        if _is_there(known_by, texts):
            without = "Без отметки работа назовёт её сама (GitHub отвечает 403)"
            text = f"Работа на GitHub «{purpose}» есть: для неё отметьте {SETTING}. {without}"
            yield Diagnosis(Mark.GOOD, text)
        else:
            yield Diagnosis(Mark.WARNING, f"Нет работы на GitHub «{purpose}»: {otherwise}")


def _is_there(known_by: tuple[str, str], texts: Collection[str]) -> bool:
    step, file = known_by
    return any(step in text or f"/.github/workflows/{file}@" in text for text in texts)


def _workflows(folder: Path) -> Iterator[Diagnosis]:
    files = sorted((folder / ".github" / "workflows").glob("*.y*ml"))
    texts = [file.read_text(encoding="utf-8", errors="replace") for file in files]
    for known_by, purpose in WORKFLOWS.items():
        if _is_there(known_by, texts):
            yield Diagnosis(Mark.GOOD, f"Работа на GitHub «{purpose}» есть")
        else:
            text = f"Нет работы на GitHub «{purpose}»: верните файлы .github/workflows из исходного проекта"
            yield Diagnosis(Mark.BAD, text)
    yield from _requests(texts)
