"""`cyclogram check --previous`: what the schedule has lost since a file or a commit."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli import main
from generator.commands.previous import says_on_purpose
from tests.samples import EMPTIED_TEXT, NEXT_YEAR_TEXT, SCHOOL_TEXT

Check = Callable[..., tuple[int, str]]

LOST = "из графика пропало слишком много: педагогов не осталось, было 2; будущих сроков — 4 из 6"
PUT_BACK = "Верните удалённое; если так и задумано, впишите в текст запроса строку «Убрано намеренно»"
SAID_SO = "В тексте запроса сказано: «Убрано намеренно»"


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Check:
    """Of a text, against another in the file that `old` names."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PULL_REQUEST_TEXT", raising=False)

    def run(text: str, *options: str, before: str = SCHOOL_TEXT) -> tuple[int, str]:
        Path("schedule.yaml").write_text(text, encoding="utf-8")
        Path("old.yaml").write_text(before, encoding="utf-8")
        status = main(["check", "--today", "2026-11-21", *options])
        return status, capsys.readouterr().out

    return run


def git(*arguments: str) -> None:
    who = ["-c", "user.name=test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *arguments], check=True, capture_output=True)


def test_nothing_lost_is_nothing_to_say(check: Check) -> None:
    assert check(SCHOOL_TEXT, "--previous", "old.yaml") == (0, "schedule.yaml: ошибок нет\n")


def test_what_is_lost_is_an_error_on_the_first_line_in_each_format(check: Check) -> None:
    previous = ("--previous", "old.yaml")
    total = "schedule.yaml: ошибок — 1, предупреждений — 0\n"
    line = f"schedule.yaml:1:1: ошибка: {LOST}. {PUT_BACK}\n"
    assert check(EMPTIED_TEXT, *previous) == (1, line + total)
    command = f"::error file=schedule.yaml,line=1,col=1,title=lost-much::{LOST}. {PUT_BACK}\n"
    assert check(EMPTIED_TEXT, *previous, "--format", "github") == (1, command + line + total)
    status, out = check(EMPTIED_TEXT, *previous, "--format", "json")
    assert (status, json.loads(out)) == (
        1,
        [
            {
                "file": "schedule.yaml",
                "line": 1,
                "column": 1,
                "severity": "error",
                "code": "lost-much",
                "message": LOST,
                "hint": PUT_BACK[:1].lower() + PUT_BACK[1:],
            }
        ],
    )


def test_without_a_previous_file_nothing_is_said_of_it(check: Check) -> None:
    assert check(EMPTIED_TEXT) == (0, "schedule.yaml: ошибок нет\n")


def test_what_went_on_purpose_is_a_warning(check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    said = (
        0,
        f"schedule.yaml:1:1: предупреждение: {LOST}. {SAID_SO}\n"
        "schedule.yaml: ошибок — 0, предупреждений — 1\n",
    )
    previous = ("--previous", "old.yaml")
    assert check(EMPTIED_TEXT, *previous, "--removed-on-purpose") == said
    monkeypatch.setenv("PULL_REQUEST_TEXT", "Конец года.\r\nУбрано намеренно\r\n")
    assert check(EMPTIED_TEXT, *previous) == said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Убрано намеренно", True),
        ("Уволились двое.\n\n  убрано НАМЕРЕННО.  \nСпасибо", True),
        ("«Убрано намеренно»", True),
        ("**Убрано намеренно**\r\n", True),
        ("", False),
        ("Не убрано намеренно", False),
        ("Убрано намеренно или нет?", False),
        ("Убрано\nнамеренно", False),
        ("> Убрано намеренно", False),
        ("<!-- Убрано намеренно -->", False),
    ],
)
def test_only_a_line_of_its_own_says_that_it_was_on_purpose(text: str, expected: bool) -> None:
    assert says_on_purpose(text) is expected


def test_the_template_of_a_request_does_not_say_so_for_everybody() -> None:
    template = Path(__file__).parents[2] / ".github" / "pull_request_template.md"
    text = template.read_text("utf-8")
    assert ("Убрано намеренно" in text, says_on_purpose(text)) == (True, False)


def test_a_commit_has_the_file_that_stood_there(check: Check) -> None:
    """Also where the schedule lies below the repository's root."""
    check(SCHOOL_TEXT)
    Path("school").mkdir()
    Path("school/schedule.yaml").write_text(SCHOOL_TEXT, "utf-8")
    git("init", "-q")
    git("add", "-A")
    git("commit", "-q", "-m", "x")
    status, out = check(EMPTIED_TEXT, "--previous", "HEAD", "--format", "json")
    assert (status, [each["message"] for each in json.loads(out)]) == (1, [LOST])
    below = ("--schedule", "school/schedule.yaml", "--previous", "HEAD")
    assert check(EMPTIED_TEXT, *below) == (0, "school/schedule.yaml: ошибок нет\n")


NO_COMMIT = "«{0}» — не файл и не коммит этого репозитория"


@pytest.mark.parametrize(
    ("previous", "reason"),
    [
        ("there-is-none", NO_COMMIT),
        ("--all", NO_COMMIT),
        (".", NO_COMMIT),
        ("x" * 5000, NO_COMMIT),
        ("broken.yaml", "в прежнем графике ({0}) есть ошибки"),
        ("HEAD", "в {0} этого файла ещё нет"),
    ],
)
def test_a_previous_file_that_can_not_be_read_is_a_warning(check: Check, previous: str, reason: str) -> None:
    Path("broken.yaml").write_text(SCHOOL_TEXT.replace("2027-03-15", "2027-02-30"), "utf-8")
    git("init", "-q")
    git("commit", "-q", "--allow-empty", "-m", "x")
    assert check(EMPTIED_TEXT, f"--previous={previous}") == (
        0,
        f"schedule.yaml:1:1: предупреждение: сравнить не с чем: {reason.format(previous)}\n"
        "schedule.yaml: ошибок — 0, предупреждений — 1\n",
    )


def test_outside_of_a_repository_a_commit_is_a_warning(check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(Path.cwd().parent))
    status, out = check(EMPTIED_TEXT, "--previous=HEAD")
    assert (status, out.splitlines()[0]) == (
        0,
        f"schedule.yaml:1:1: предупреждение: сравнить не с чем: {NO_COMMIT.format('HEAD')}",
    )


def test_a_file_with_errors_is_not_compared(check: Check) -> None:
    status, out = check(
        EMPTIED_TEXT.replace("2026-09-01", "2026-02-30"), "--previous=old.yaml", "--format=json"
    )
    assert (status, [each["code"] for each in json.loads(out)]) == (1, ["bad-value"])


def test_warnings_of_the_file_keep_their_order(check: Check) -> None:
    wrong = SCHOOL_TEXT.replace("2027-03-15", "2027-03-14")
    status, out = check(wrong, "--previous=there-is-none", "--format=json")
    assert (status, [each["code"] for each in json.loads(out)]) == (0, ["nothing-before", "day-off"])


def test_a_new_school_year_names_what_the_old_one_leaves_open(check: Check) -> None:
    """Of an attestation of which only the month is known, the month (date rule 6)."""
    status, out = check(NEXT_YEAR_TEXT, "--previous=old.yaml")
    assert (status, out.splitlines()[0]) == (
        0,
        "schedule.yaml:1:1: предупреждение: учебный год новый, а от 2026/2027 ещё впереди 6 сроков: "
        "«Совещание» (15.12.2026), «Загрузка материалов» (05.03.2027, vtoraya), "
        "«Аттестация на высшую категорию» (15.03.2027, vtoraya), "
        "«Загрузка материалов» (≈ 22.03.2027, tretya), "
        "«Аттестация на первую категорию» (в апреле 2027 года, день не назначен, tretya) и ещё 1. "
        "О них напомнят, пока прежний график лежит в archive/2026-2027.yaml: "
        "его кладёт туда cyclogram new-year",
    )
