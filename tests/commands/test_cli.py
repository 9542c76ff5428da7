"""What all commands share: usage in Russian, exit codes, files that can't be read, what day it is."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from generator.cli import COMMANDS, main
from generator.project import today_in
from tests.samples import SCHOOL_TEXT

ROOT = Path(__file__).parents[2]


def stopped(*arguments: str) -> int:
    with pytest.raises(SystemExit) as caught:
        main(list(arguments))
    return int(str(caught.value.code))


def said(text: str) -> str:
    """Without the quotes that some versions of argparse put around choices."""
    return text.replace("'", "").replace("\n", " ")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "cyclogram: ошибка: не указано: КОМАНДА Справка: cyclogram --help"),
        (
            ["chek"],
            f"cyclogram: ошибка: параметр КОМАНДА: «chek» здесь не годится; есть: {', '.join(COMMANDS)}",
        ),
        (["check", "--loud"], "cyclogram: ошибка: непонятные параметры: --loud"),
        (
            ["check", "--format", "xml"],
            "cyclogram check: ошибка: параметр --format: «xml» здесь не годится; есть: text, github, json "
            "Справка: cyclogram check --help",
        ),
        (["check", "--format"], "cyclogram check: ошибка: параметр --format: здесь нужно одно значение"),
        (
            ["check", "--today", "2026-02-30"],
            "cyclogram check: ошибка: параметр --today: такой даты нет — «2026-02-30»: в этом месяце 28 дн.",
        ),
        (
            ["check", "--today", "завтра"],
            "параметр --today: «завтра» — не дата: напишите день как 2027-03-15",
        ),
    ],
)
def test_wrong_usage_is_told_in_russian(
    capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert stopped(*arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("использование: cyclogram")
    assert message in said(captured.err)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_its_help_in_russian(capsys: pytest.CaptureFixture[str], command: str) -> None:
    assert stopped(command, "--help") == 0
    out = capsys.readouterr().out
    assert out.startswith(f"использование: cyclogram {command}")
    assert "параметры:" in out
    assert "показать эту справку и выйти" in out
    assert not {"usage", "options", "positional arguments", "show this"} & set(out.split())


def test_the_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert stopped("--help") == 0
    out = said(capsys.readouterr().out)
    assert [name for name in COMMANDS if f" {name} " not in out] == []


@pytest.mark.parametrize("command", ["check", "agenda"])
def test_a_missing_file_is_wrong_usage(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, command: str
) -> None:
    path = tmp_path / "нет.yaml"
    assert main([command, "--schedule", str(path)]) == 2
    assert capsys.readouterr() == ("", f"cyclogram: файла «{path}» нет: проверьте имя и папку\n")


def test_a_folder_is_wrong_usage(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["check", "--schedule", str(tmp_path)]) == 2
    assert capsys.readouterr() == ("", f"cyclogram: «{tmp_path}» — папка, а нужен файл\n")


def test_a_path_that_no_system_takes_is_wrong_usage(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / ("a" * 300)
    assert main(["check", "--schedule", str(path)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith(f"cyclogram: файл «{path}» не читается: ")


def test_the_program_runs_as_a_module(tmp_path: Path) -> None:
    (tmp_path / "schedule.yaml").write_text(SCHOOL_TEXT, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "generator", "check", "--today", "2026-11-21"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout.decode(), done.stderr) == (0, "schedule.yaml: ошибок нет\n", b"")


def test_two_runs_say_the_same_whatever_the_hash_seed(tmp_path: Path) -> None:
    wrong = SCHOOL_TEXT.replace("pervaya]", "nobody]").replace("coordinator]", "somebody]")
    (tmp_path / "schedule.yaml").write_text(wrong, encoding="utf-8")
    runs = [
        subprocess.run(
            [sys.executable, "-m", "generator", "check", "--today", "2026-11-21"],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed},
            capture_output=True,
            check=False,
        )
        for seed in ("1", "2")
    ]
    assert [run.returncode for run in runs] == [1, 1]
    assert runs[0].stdout == runs[1].stdout != b""


@pytest.mark.parametrize(
    ("epoch", "zone", "today"),
    [
        ("1795273200", "Europe/Moscow", date(2026, 11, 21)),
        ("1795273200", "Asia/Kamchatka", date(2026, 11, 22)),
        ("1795273200", "UTC", date(2026, 11, 21)),
    ],
)
def test_today_is_a_day_of_the_schools_zone(
    monkeypatch: pytest.MonkeyPatch, epoch: str, zone: str, today: date
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert today_in(zone, None) == today
    assert today_in(zone, date(2027, 1, 1)) == date(2027, 1, 1)


@pytest.mark.parametrize("epoch", ["", "вчера", "-1", "²", "9" * 30])
def test_an_epoch_that_is_none_is_not_used(monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    before = today_in("UTC", None)
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert before <= today_in("UTC", None)


def test_lateness_is_judged_by_the_day_in_the_schools_zone(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """At 15:00 UTC on 5 March it is 6 March in Kamchatka, a day after the deadline."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1804258800")
    path = tmp_path / "schedule.yaml"
    found = {}
    for zone in ("Europe/Moscow", "Asia/Kamchatka"):
        path.write_text(SCHOOL_TEXT.replace("Школа № 0", f"Школа № 0\n  timezone: {zone}"), encoding="utf-8")
        assert main(["check", "--schedule", str(path)]) == 0
        found[zone] = "срок уже прошёл" in capsys.readouterr().out
    assert found == {"Europe/Moscow": False, "Asia/Kamchatka": True}
