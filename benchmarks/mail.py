"""500 mails: this program's delivery against a bare smtplib loop, in one run.

Both send the same messages to one local server (aiosmtpd) by one connection with TLS and a login;
this program's side also keeps its ledger in a file. Planning and composing is shown apart: both sides
get the messages ready, and a run counts from when it has its plan.

Run: python -m benchmarks.mail
"""

import logging
import multiprocessing
import os
import pickle
import smtplib
import ssl
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import trustme

from generator.addresses import Site
from generator.agenda import Agenda
from generator.commands.mail_options import composer_of
from generator.ledger.file import FileLedger
from generator.ledger.lines import EventKind
from generator.mail.delivery import Mailer
from generator.mail.plan import Mail, MailPlan
from generator.mail.run import Audience, MailRun
from generator.mail.settings import Settings, Tls
from generator.occurrences.expand import expand
from generator.project import Project
from generator.schedule.model import Schedule
from tests.mail.servers import PASSWORD, USER, honest_server

MAILS, ROUNDS, TARGET = 500, 7, 1.5
NOW = datetime(2026, 11, 21, 6, 17, tzinfo=UTC)
TODAY = date(2026, 11, 21)


def serve(port: Any, authority: bytes) -> None:
    """With TLS and a login, as every provider wants."""
    logging.disable()  # aiosmtpd deprecates, at each login, what it does itself
    with honest_server(trustme.CA.from_pem(*pickle.loads(authority))) as (number, _):
        port.send(number)
        threading.Event().wait()


@contextmanager
def running_server(authority: trustme.CA) -> Iterator[int]:
    """In a process of its own: a thread here would wait for the side that is measured."""
    pems = pickle.dumps((authority.cert_pem.bytes(), authority.private_key_pem.bytes()))
    context = multiprocessing.get_context("spawn")
    mine, theirs = context.Pipe()
    process = context.Process(target=serve, args=(theirs, pems), daemon=True)
    process.start()
    try:
        yield mine.recv()
    finally:
        process.terminate()
        process.join()


def school(teachers: int) -> Agenda:
    raw = {
        "school": {"name": "Школа № 0"},
        "school_year": {"start": "2026-09-01", "end": "2027-05-31"},
        "roles": [{"id": "teacher", "title": "Педагог"}],
        "plans": [
            {
                "id": "cyclogram",
                "title": "Циклограмма",
                "activities": [
                    {
                        "id": "upload",
                        "title": "Загрузка аттестационных материалов",
                        "items": ["заявление", "результаты деятельности", "технологическая карта урока"],
                        "when": {"days_before": "10"},
                        "responsible": ["teacher"],
                    }
                ],
            }
        ],
        "teachers": [
            {
                "id": f"t{number}",
                "name": f"Проба{number} Альфа Образцовна",
                "position": "учитель",
                "attestations": [{"for": "высшая", "date": "2026-12-04"}],
            }
            for number in range(teachers)
        ],
    }
    schedule = Schedule.model_validate(raw)
    site = Site("https://school.example.org/")
    return Agenda(schedule, expand(schedule), TODAY, site, line_of=lambda path: 1)


class Ready:
    """A composer that has composed all mails before."""

    def __init__(self, mail_run: MailRun) -> None:
        composer = composer_of(Project(), mail_run.agenda, USER, None, mail_run.addresses, NOW)
        self.mails = mail_run.show(None).mails
        self.messages = {mail.message_id: composer.composed(mail) for mail in self.mails}

    def composed(self, mail: Mail) -> bytes:
        return self.messages[mail.message_id]


def bare(port: int, addresses: Mapping[str, str], ready: Ready) -> float:
    start = time.perf_counter()
    with smtplib.SMTP_SSL("localhost", port, context=ssl.create_default_context()) as connection:
        connection.login(USER, PASSWORD)
        for mail in ready.mails:
            connection.sendmail(USER, [addresses[mail.person]], ready.composed(mail))
    return time.perf_counter() - start


class Stopwatch(Audience):
    """Starts when a run has its plan."""

    start = 0.0

    def planned(self, plan: MailPlan) -> None:
        self.start = time.perf_counter()


def ours(port: int, mail_run: MailRun, ready: Ready, folder: Path) -> float:
    watch = Stopwatch()
    with closing(Mailer(Settings("localhost", port, USER, PASSWORD, Tls.SSL))) as mailer:
        ledger = FileLedger(folder / "ledger.jsonl")
        outcome = replace(mail_run, audience=watch).send(ledger, mailer, lambda sent_at: ready)
    assert outcome.count(EventKind.SENT) == MAILS
    return time.perf_counter() - watch.start


def measure() -> float:
    start = time.perf_counter()
    agenda = school(MAILS)
    addresses = {person: f"{person}@example.org" for person in agenda.schedule.people}
    mail_run = MailRun(agenda, addresses, lambda: NOW, limit=MAILS)
    ready = Ready(mail_run)
    composing = time.perf_counter() - start
    assert len(ready.mails) == MAILS
    bares, others = [], []
    authority = trustme.CA()
    with running_server(authority) as port, tempfile.NamedTemporaryFile() as trusted:
        Path(trusted.name).write_bytes(authority.cert_pem.bytes())
        os.environ["SSL_CERT_FILE"] = trusted.name
        for _ in range(ROUNDS):
            bares.append(bare(port, addresses, ready))
            with tempfile.TemporaryDirectory() as folder:
                others.append(ours(port, mail_run, ready, Path(folder)))
    usual, own = statistics.median(bares), statistics.median(others)
    # Each round's two sides ran one after the other, so that a busy moment weighs on both.
    ratio = statistics.median(other / bare for bare, other in zip(bares, others, strict=True))
    size = statistics.mean(len(message) for message in ready.messages.values())
    print(f"{MAILS} mails of {size / 1000:.1f} kB, median of {ROUNDS} rounds, one connection each")
    print(f"{'bare smtplib loop':<34}{usual:8.3f} s{usual / MAILS * 1000:9.2f} ms a mail")
    print(f"{'this program, ledger included':<34}{own:8.3f} s{own / MAILS * 1000:9.2f} ms a mail")
    print(f"{f'ratio (target: at most {TARGET})':<34}{ratio:8.2f}")
    print(f"{'planning and composing, once':<34}{composing:8.3f} s{composing / MAILS * 1000:9.2f} ms a mail")
    return ratio


if __name__ == "__main__":
    sys.exit(measure() > TARGET)
