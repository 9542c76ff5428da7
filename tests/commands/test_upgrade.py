"""`cyclogram upgrade`: what a school has had since version 1.0 goes on with this one.

In `version_1_0` lies what that version itself has left of a school on 26 February 2027: the schedule, its
deadlines, the ledger of the first mails, the memory of the published calendars.
"""

import json
import os
import shutil
from pathlib import Path

import pytest

from generator.cli import main
from generator.schedule.json_schema import schema_text
from tests.mail.servers import FaultyServer

ROOT = Path(__file__).parents[2]
OLD = Path(__file__).with_name("version_1_0")
CONFIG = ROOT / "generator" / "editing" / "mkdocs-1.0.yml"
FRIDAY, THURSDAY = "2027-02-26", "2027-03-04"
ADDRESSES = {person: f"{person}@example.org" for person in ("pervaya", "vtoraya", "tretya")}


@pytest.fixture
def school(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in list(os.environ):
        if name.startswith(("SMTP_", "MAIL_", "CONTACTS", "SITE_URL", "REPO_URL")):
            monkeypatch.delenv(name)
    shutil.copy(OLD / "schedule.yaml", tmp_path)
    return tmp_path


def upgrade(*words: str) -> int:
    return main(["upgrade", "--today", FRIDAY, *words])


def test_without_write_it_is_only_shown(school: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (school / "schedule.yaml").read_bytes()
    assert upgrade() == 0
    out = capsys.readouterr().out
    assert (school / "schedule.yaml").read_bytes() == before
    assert [line for line in out.splitlines() if line.startswith(("-  ", "+  "))] == [
        "-  workdays:",
        "-    title: Циклограмма #1",
        "+    title: Циклограмма  # 1",
        "-        only:",
        "-        done:",
        "-          2027-02:",
        "-    gender:",
    ]
    assert out.endswith("Пока ничего не записано: добавьте --write, и изменится schedule.yaml.\n")


def test_a_second_time_there_is_nothing_to_do(school: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert upgrade("--write") == 0
    assert capsys.readouterr().out.endswith("Записано: schedule.yaml\n")
    after = (school / "schedule.yaml").read_bytes()
    assert main(["check", "--today", FRIDAY]) == 0
    capsys.readouterr()
    assert upgrade("--write") == 0
    assert capsys.readouterr().out == "Файлы нынешней версии: менять нечего.\n"
    assert (school / "schedule.yaml").read_bytes() == after


def test_every_deadline_has_the_key_and_the_day_that_it_had(
    school: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert upgrade("--write") == 0
    capsys.readouterr()
    assert main(["agenda", "--format", "json", "--today", FRIDAY]) == 0
    found = json.loads(capsys.readouterr().out)
    assert "".join(f"{each['key']} {each['due']}\n" for each in found) == (OLD / "deadlines.txt").read_text()


def test_the_ledger_goes_on_and_nobody_is_mailed_twice(
    school: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On the same day nothing is left; on the last day before the deadline its last lead time comes, and the
    coordinator gets the list of the week."""
    shutil.copy(OLD / "ledger", school / "ledger.jsonl")
    shutil.copy(OLD / "seal", school / "ledger.jsonl.seal")
    assert upgrade("--write") == 0
    with FaultyServer() as server:
        settings = {"HOST": "127.0.0.1", "PORT": str(server.port), "TLS": "none", "USER": "s@example.org"}
        for name, value in {**settings, "PASSWORD": ""}.items():
            monkeypatch.setenv(f"SMTP_{name}", value)
        monkeypatch.setenv("CONTACTS", json.dumps(ADDRESSES))
        for day, mails in ((FRIDAY, []), (THURSDAY, list(ADDRESSES.values())[:2])):
            code = main(["remind", "--send", "--ledger", "ledger.jsonl", "--today", day])
            assert (code, server.box.recipients) == (0, mails), capsys.readouterr().err
    lines = (school / "ledger.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["n"] for line in lines] == list(range(1, len(lines) + 1))
    assert (
        lines[: len((OLD / "ledger").read_text().splitlines())] == (OLD / "ledger").read_text().splitlines()
    )


def test_calendars_lose_and_cancel_nothing(school: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """UIDs hold the site's path since then, which is the one change that they ever make."""
    assert upgrade("--write") == 0
    assert main(["build", "--builder", "none", "--today", FRIDAY, "--previous", str(OLD / "feeds.json")]) == 0
    before = json.loads((OLD / "feeds.json").read_text("utf-8"))["events"]
    after = json.loads((school / "build/pages/calendar/feeds.json").read_text("utf-8"))["events"]
    assert {key: each["day"] for key, each in after.items()} == {
        key: each["day"] for key, each in before.items()
    }
    calendar = (school / "build/pages/calendar/all.ics").read_text("utf-8").replace("\r\n ", "")
    uids = [line for line in calendar.splitlines() if line.startswith("UID:2026/")]
    assert sorted(uids) == sorted(f"UID:{key}@school.example.org/attestation" for key in before)
    assert "CANCELLED" not in calendar


def test_the_settings_of_the_site_keep_address_and_colours(
    school: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = [("https://school.example.org/attestation/", "https://own.example.org/"), ("teal", "indigo")]
    old, wanted = CONFIG.read_text("utf-8"), (ROOT / "mkdocs.yml").read_text("utf-8")
    for usual, chosen in own:
        old, wanted = old.replace(usual, chosen), wanted.replace(usual, chosen)
    (school / "mkdocs.yml").write_text(old, "utf-8")
    assert upgrade("--write") == 0
    assert (school / "mkdocs.yml").read_text("utf-8") == wanted
    assert capsys.readouterr().out.endswith("Записано: schedule.yaml, mkdocs.yml\n")


def test_settings_that_a_school_has_made_its_own_stay_and_are_told(
    school: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = CONFIG.read_text("utf-8").replace(
        "  - assets/subscribe.css\n", "  - assets/subscribe.css\n  - own.css\n"
    )
    (school / "mkdocs.yml").write_text(
        old.replace("assets/extra.css\n", "assets/extra.css  # наш\n"), "utf-8"
    )
    assert upgrade("--write") == 0
    after = (school / "mkdocs.yml").read_text("utf-8")
    assert ("  - own.css\n" in after, "  - assets/me.js\n" in after) == (True, True)
    told = "- mkdocs.yml, в 1 месте у вас записано своё, оно оставлено: сравните с mkdocs.yml программы"
    assert told in capsys.readouterr().out.splitlines()


def test_the_schema_for_editors_is_renewed(school: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (school / "schedule.schema.json").write_text("{}\n", "utf-8")
    assert upgrade("--write") == 0
    assert (school / "schedule.schema.json").read_text("utf-8") == schema_text()


def test_a_file_of_a_newer_program_is_refused(school: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "format: 2\n" + (school / "schedule.yaml").read_text("utf-8")
    (school / "schedule.yaml").write_text(text, "utf-8")
    assert upgrade("--write") == 1
    assert capsys.readouterr().err == (
        "cyclogram: файл записан для более новой программы: его формат 2, эта знает 1. Обновите программу: "
        "строки «uses: …@…» в .github/workflows\n"
    )
    assert (school / "schedule.yaml").read_text("utf-8") == text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("school: {name: Школа", "график не читается: schedule.yaml"),
        ("? school\n: {name: Школа}\n", "знак «?»"),
    ],
)
def test_what_cannot_be_read_is_told_in_words(
    text: str, said: str, school: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (school / "schedule.yaml").write_text(text, "utf-8")
    assert upgrade("--write") == 1
    assert said in capsys.readouterr().err
    assert (school / "schedule.yaml").read_text("utf-8") == text


def test_mistakes_that_remain_are_named(school: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (school / "schedule.yaml").read_text("utf-8").replace("2027-04-12", "2027-02-30")
    (school / "schedule.yaml").write_text(text, "utf-8")
    assert upgrade("--write") == 1
    out, err = capsys.readouterr()
    assert out.endswith("Записано: schedule.yaml\n")
    assert [line.partition(".")[0] for line in err.splitlines()][-1] == "Это исправьте сами"
    assert "такой даты нет — «2027-02-30»" in err
