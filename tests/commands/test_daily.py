"""`cyclogram daily`: a school on a server without GitHub, with a real remote, mail server and site."""

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.cli import main
from generator.ledger.file import locked_file
from tests.ledger.test_branch import git
from tests.mail.servers import FaultyServer
from tests.workflows.conftest import SCHEDULE

DAY = "2027-03-03"
ADDRESSES = {person: f"{person}@example.org" for person in ("pervaya", "vtoraya", "tretya")}
Daily = Callable[..., int]


@pytest.fixture
def school(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, needs_tool: Callable[[str], str]) -> Path:
    """The clone on the server; people push to the remote from their desk."""
    needs_tool("git")
    desk, server, remote = tmp_path / "desk", tmp_path / "server", tmp_path / "remote.git"
    desk.mkdir()
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", str(remote))
    git(desk, "init", "--quiet", "--initial-branch=main")
    git(desk, "remote", "add", "origin", str(remote))
    push(desk, SCHEDULE)
    git(tmp_path, "clone", "--quiet", str(remote), str(server))
    monkeypatch.chdir(server)
    for name in list(os.environ):
        if name.startswith(("SMTP_", "MAIL_", "CONTACTS", "SITE_URL", "SOURCE_DATE_EPOCH")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("CONTACTS", json.dumps(ADDRESSES))
    return server


def push(desk: Path, text: str) -> None:
    (desk / "schedule.yaml").write_text(text, "utf-8")
    git(desk, "add", "--all")
    git(desk, "commit", "--quiet", "--message", "edit")
    git(desk, "push", "--quiet", "origin", "main")


@pytest.fixture
def post(monkeypatch: pytest.MonkeyPatch) -> Iterator[FaultyServer]:
    with FaultyServer() as server:
        settings = {"HOST": "127.0.0.1", "PORT": str(server.port), "TLS": "none", "USER": "s@example.org"}
        for name, value in {**settings, "PASSWORD": ""}.items():
            monkeypatch.setenv(f"SMTP_{name}", value)
        yield server


def daily(*words: str, day: str = DAY) -> int:
    return main(["daily", "--today", day, "--to", "../www", *words])


STEPS = [
    "1. взять правки из репозитория",
    "2. проверить график",
    "3. отправить напоминания, журнал — state/ledger.jsonl",
    "4. построить сайт",
    "5. опубликовать сайт: ../www",
]


def test_without_send_the_same_list_is_shown_and_nothing_is_done(
    school: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert daily() == 0
    assert capfd.readouterr().out.splitlines() == [*STEPS, "", "Пока ничего не сделано: добавьте --send."]
    assert not (school / "state").exists()
    assert not (school.parent / "www").exists()


def test_a_day_brings_edits_mail_and_the_site_and_a_second_run_mails_nobody_twice(
    school: Path, post: FaultyServer, capfd: pytest.CaptureFixture[str]
) -> None:
    push(school.parent / "desk", SCHEDULE.replace("2027-04-12", "2027-04-19"))
    for _ in range(2):
        assert daily("--send") == 0, capfd.readouterr()
        assert post.box.recipients == [ADDRESSES["vtoraya"]]
        out = capfd.readouterr().out.splitlines()
        assert (out[:5], [line for line in out[5:] if line in STEPS], out[-1]) == (
            STEPS,
            STEPS,
            "Сделано: 5 из 5.",
        )
    www = school.parent / "www"
    assert "19 апреля" in (www / "teachers" / "tretya" / "index.html").read_text("utf-8")
    assert json.loads((www / "data" / "status.json").read_text()) == {"reminded": DAY}
    assert (school / "state" / "feeds.json").read_bytes() == (www / "calendar" / "feeds.json").read_bytes()
    assert git(school, "status", "--porcelain", "--ignored").split() == [
        "??",
        "build/",
        "??",
        "site/",
        "??",
        "state/",
    ]


def test_a_wrong_schedule_keeps_the_mail_back_and_the_site_as_it_was(
    school: Path, post: FaultyServer, capfd: pytest.CaptureFixture[str]
) -> None:
    push(school.parent / "desk", SCHEDULE.replace("2027-04-12", "2027-02-30"))
    assert daily("--send") == 1
    out = capfd.readouterr().out
    assert "такой даты нет — «2027-02-30»" in out
    assert (out.splitlines()[-1], post.box.recipients) == ("Сделано: 1 из 5.", [])
    assert not (school.parent / "www").exists()


def test_what_cannot_be_pulled_stops_neither_mail_nor_site(
    school: Path, post: FaultyServer, capfd: pytest.CaptureFixture[str]
) -> None:
    (school.parent / "remote.git").rename(school.parent / "gone.git")
    (school.parent / "www").mkdir()
    assert daily("--send") == 3
    out, err = capfd.readouterr()
    assert out.splitlines()[-1] == "Сделано: 3 из 5."
    assert [line.partition(":")[0] for line in err.splitlines()] == ["правки не взять", "сайт не опубликован"]
    assert post.box.recipients == [ADDRESSES["vtoraya"]]


def test_a_lost_ledger_is_no_new_one(
    school: Path, post: FaultyServer, capfd: pytest.CaptureFixture[str]
) -> None:
    """The last site says that reminders ran."""
    (school / "site" / "data").mkdir(parents=True)
    (school / "site" / "index.html").write_text("")
    (school / "site" / "data" / "status.json").write_text(json.dumps({"reminded": "2027-03-02"}))
    words = ["daily", "--send", "--today", DAY]
    assert main(words) == 1
    assert "журнал отправки пропал: по опубликованному сайту" in capfd.readouterr().err
    assert post.box.recipients == []


def test_two_runs_at_once_do_nothing_twice(school: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (school / "state").mkdir()
    with locked_file(school / "state" / "lock") as is_ours:
        assert is_ours
        assert daily("--send") == 3
    assert capfd.readouterr().err == "cyclogram: другой запуск ещё идёт: подождите, пока он закончится\n"


def test_a_folder_for_the_memory_that_cannot_be_made_is_told(
    school: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (school / "state").write_text("")
    assert daily("--send") == 2
    assert capfd.readouterr().err.startswith("cyclogram: в папку «state» не пишется: ")
