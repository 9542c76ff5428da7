"""`cyclogram district remind`: a digest a month to each school and each specialist, over a real server."""

import json
import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from generator.cli import main
from generator.summary import summary_data
from tests.commands.test_remind import noon, towards
from tests.district.samples import a_teacher, school
from tests.district.server import Sites
from tests.mail.servers import FaultyServer

MONDAY = date(2026, 11, 23)
CONTACTS = {name: f"{name}@example.org" for name in ("sosh-1", "sosh-2", "metodova")}
SEND = ("--send", "--ledger", "ledger.jsonl")
FILE = """\
district: {{name: Пробный район}}
schools:
  - {{id: sosh-1, name: Школа № 1, site: "{one}"}}
  - {{id: sosh-2, name: Школа № 2, site: "{two}"}}
school_year: {{start: 2026-09-01, end: 2027-05-31}}
roles:
  - {{id: specialist, title: Методист, people: [metodova]}}
staff:
  - {{id: metodova, name: Методова Проба Образцовна, position: методист}}
plans:
  - id: municipal
    title: Муниципальный план
    activities:
      - {{id: lists, title: Списки, when: {{every: month, day: 20}}, responsible: [specialist]}}
"""

Remind = Callable[..., tuple[int, str, str]]


@pytest.fixture
def folder(tmp_path: Path, sites: Sites, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two schools that have somebody to attest this month."""
    monkeypatch.chdir(tmp_path)
    for name in [each for each in os.environ if each.startswith(("SMTP_", "MAIL_", "CONTACTS"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("CONTACTS", json.dumps(CONTACTS))
    for school_id in ("sosh-1", "sosh-2"):
        data = summary_data(school(school_id, a_teacher(1, "2026-11-30"), today=MONDAY))
        sites.publishes(school_id, data)
    text = FILE.format(one=sites.address("sosh-1"), two=sites.address("sosh-2"))
    (tmp_path / "district.yaml").write_text(text, "utf-8")
    return tmp_path


@pytest.fixture
def server(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FaultyServer]:
    with FaultyServer() as found:
        for name, value in towards(found).items():
            monkeypatch.setenv(name, value)
        yield found


@pytest.fixture
def remind(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Remind:
    def run(*arguments: str, today: date = MONDAY) -> tuple[int, str, str]:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", noon(today))
        code = main(["district", "remind", "--today", str(today), *arguments])
        return (code, *capsys.readouterr())

    return run


LIST = "Сегодня 23.11.2026. К отправке: 3 сводки.\n— metodova\n— sosh-1\n— sosh-2\n"


def test_what_is_shown_is_what_is_sent(folder: Path, server: FaultyServer, remind: Remind) -> None:
    assert remind("--ledger", "ledger.jsonl") == (0, LIST, "")
    assert (server.box.recipients, (folder / "ledger.jsonl").exists()) == ([], False)
    assert remind(*SEND) == (0, f"{LIST}Отправлено 3 из 3.\n", "")
    assert server.box.recipients == [f"{name}@example.org" for name in ("metodova", "sosh-1", "sosh-2")]


def test_nobody_is_mailed_twice_in_a_month_and_everybody_again_in_the_next(
    server: FaultyServer, remind: Remind
) -> None:
    remind(*SEND)
    assert remind(*SEND, today=date(2026, 11, 24))[1] == "Сегодня 24.11.2026. К отправке: 0 сводок.\n"
    assert len(server.box.recipients) == 3
    again = remind(*SEND, today=date(2026, 12, 1))[1]
    assert again.startswith("Сегодня 01.12.2026. К отправке: ")
    assert len(server.box.recipients) > 3


def test_without_a_ledger_or_addresses_nothing_is_sent(
    server: FaultyServer, remind: Remind, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert remind("--send") == (
        2,
        "",
        "cyclogram: укажите журнал отправки: --ledger ФАЙЛ или --ledger-branch ВЕТКА\n",
    )
    monkeypatch.delenv("CONTACTS")
    code, out, said = remind(*SEND)
    assert (code, out) == (2, "")
    assert said == "cyclogram: адреса не заданы: укажите --contacts ФАЙЛ или переменную CONTACTS\n"
    assert server.box.recipients == []


def test_contacts_are_known_by_the_ids_of_schools_and_of_the_staff(
    remind: Remind, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONTACTS", "sosh-1: one@example.org\nsosh-9: nine@example.org\n")
    assert remind("--ledger", "ledger.jsonl") == (
        0,
        "Сегодня 23.11.2026. К отправке: 1 сводка.\n— sosh-1\n"
        "Нет адреса почты, не отправить: 2 сводки — metodova, sosh-2.\n",
        "CONTACTS, строка 2: «sosh-9» — такого id в графике нет, строка пропущена\n",
    )


def test_mails_can_be_looked_at_before(folder: Path, remind: Remind) -> None:
    code, out, _ = remind("--preview", "mails")
    assert (code, out) == (0, f"{LIST}Писем в папке «mails»: 3\n")
    assert sorted(path.name for path in (folder / "mails").glob("*.eml")) == [
        "001-metodova.eml",
        "002-sosh-1.eml",
        "003-sosh-2.eml",
    ]


def test_no_more_go_out_than_the_limit(server: FaultyServer, remind: Remind) -> None:
    code, out, _ = remind(*SEND, "--limit", "1")
    assert (code, out.splitlines()[-1]) == (3, "Отправлено 1 из 1.")
    assert len(server.box.recipients) == 1


def test_a_school_that_cannot_be_read_does_not_stop_the_mail(
    sites: Sites, server: FaultyServer, remind: Remind
) -> None:
    sites.answers.pop("sosh-2")
    code, out, _ = remind(*SEND)
    assert (code, out.splitlines()[0]) == (0, "sosh-2 (Школа № 2): на её сайте нет сводки; данных нет")
    assert server.box.recipients == [f"{name}@example.org" for name in ("metodova", "sosh-1", "sosh-2")]


RAN = (
    "журнал отправки пропал: по опубликованному сайту, напоминания уходили 20.11.2026. Начать новый "
    "(сводки этого месяца уйдут ещё раз): Actions → Публикация → Run workflow, «Первая публикация»"
)
UNKNOWN = (
    "журнала отправки нет, а опубликованный сайт не ответил, уходили ли уже напоминания. Повторите позже; "
    "если они ещё не уходили — Actions → Публикация → Run workflow, «Первая публикация»"
)


@pytest.mark.parametrize(
    ("status", "said"), [('{"reminded": "2026-11-20"}', RAN), ("", UNKNOWN)], ids=["ran", "silent"]
)
def test_a_ledger_that_is_gone_without_a_trace_is_not_begun_anew(
    folder: Path, server: FaultyServer, remind: Remind, status: str, said: str
) -> None:
    (folder / "status.json").write_text(status)
    published = ("--published-status", "status.json")
    assert remind(*SEND, *published) == (1, "", f"cyclogram: {said}. Ничего не отправлено.\n")
    assert (server.box.recipients, (folder / "ledger.jsonl").exists()) == ([], False)
    assert remind("--ledger", "ledger.jsonl", *published) == (0, LIST, f"Внимание: {said}.\n")


def test_the_very_first_digests_begin_the_ledger(server: FaultyServer, remind: Remind) -> None:
    assert remind(*SEND, "--published-status", "status.json")[0] == 0
    assert len(server.box.recipients) == 3
