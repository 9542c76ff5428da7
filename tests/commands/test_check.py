"""`cyclogram check` in its three formats, with its exit codes."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli import main
from tests.samples import SCHOOL_TEXT

Run = Callable[..., tuple[int, str, str]]

WRONG = SCHOOL_TEXT.replace("date: 2027-03-15", "date: 2027-02-30").replace("2027-04", "2027-04-18")
MESSAGE = "такой даты нет — «2027-02-30»"
HINT = "в этом месяце 28 дн.; напишите день как 2027-03-15 или 15.03.2027"


def line_of(text: str, wanted: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), 1) if wanted in line)


ERROR_LINE, WARNING_LINE = line_of(WRONG, "2027-02-30"), line_of(WRONG, "2027-04-18")


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.chdir(tmp_path)

    def run(text: str, *options: str, name: str = "schedule.yaml") -> tuple[int, str, str]:
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")
        status = main(["check", "--today", "2026-11-21", "--schedule", name, *options])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return run


def test_a_correct_schedule(check: Run) -> None:
    assert check(SCHOOL_TEXT) == (0, "schedule.yaml: ошибок нет\n", "")
    assert check(SCHOOL_TEXT, "--format", "github") == (0, "schedule.yaml: ошибок нет\n", "")
    assert check(SCHOOL_TEXT, "--format", "json") == (0, "[]\n", "")


def test_every_problem_is_a_line_with_its_place_and_what_to_write(check: Run) -> None:
    assert check(WRONG) == (
        1,
        f"schedule.yaml:{ERROR_LINE}:15: ошибка: {MESSAGE}. В{HINT[1:]}\n"
        f"schedule.yaml:{WARNING_LINE}:15: предупреждение: аттестация назначена на выходной: "
        "18.04.2027 — воскресенье. Проверьте дату\n"
        "schedule.yaml: ошибок — 1, предупреждений — 1\n",
        "",
    )


def test_warnings_alone_are_no_failure(check: Run) -> None:
    status, out, _ = check(SCHOOL_TEXT.replace("2027-04", "2027-04-18"))
    assert (status, out.splitlines()[-1]) == (0, "schedule.yaml: ошибок — 0, предупреждений — 1")


def test_programs_get_every_field(check: Run) -> None:
    status, out, _ = check(WRONG, "--format", "json")
    assert status == 1
    assert json.loads(out) == [
        {
            "file": "schedule.yaml",
            "line": ERROR_LINE,
            "column": 15,
            "severity": "error",
            "code": "bad-value",
            "message": MESSAGE,
            "hint": HINT,
        },
        {
            "file": "schedule.yaml",
            "line": WARNING_LINE,
            "column": 15,
            "severity": "warning",
            "code": "day-off",
            "message": "аттестация назначена на выходной: 18.04.2027 — воскресенье",
            "hint": "проверьте дату",
        },
    ]


def test_github_gets_a_command_for_each_problem_and_people_the_same_text(check: Run) -> None:
    status, out, _ = check(WRONG, "--format", "github")
    commands = [line for line in out.splitlines() if line.startswith("::")]
    assert status == 1
    assert commands == [
        f"::error file=schedule.yaml,line={ERROR_LINE},col=15,title=bad-value::{MESSAGE}. В{HINT[1:]}",
        f"::warning file=schedule.yaml,line={WARNING_LINE},col=15,title=day-off::"
        "аттестация назначена на выходной: 18.04.2027 — воскресенье. Проверьте дату",
    ]
    assert "\n".join(out.splitlines()[2:]) + "\n" == check(WRONG)[1]


def test_nothing_in_a_file_can_end_a_github_command_or_begin_another(check: Run) -> None:
    odd = SCHOOL_TEXT.replace("date: 2027-03-15", r'date: "100%\n::error::,:\r"')
    _, out, _ = check(odd, "--format", "github", name="мой,план:1%\r\n/schedule.yaml")
    [command] = [line for line in out.splitlines() if line.lstrip().startswith("::")]
    properties, _, message = command.removeprefix("::error ").partition("::")
    assert properties == (
        f"file=мой%2Cплан%3A1%25%0D%0A/schedule.yaml,line={line_of(odd, '100%')},col=15,title=bad-value"
    )
    assert "100%25" in message


def test_a_file_with_five_mistakes_has_five_messages(check: Run) -> None:
    mistakes = {
        "week: 5": "week: 8",
        "people: [pervaya]": "people: [pervoya]",
        "days_before: 10": "days_before: десять",
        "position: учитель физики": "должность: учитель физики",
        "date: 2027-03-15": "date: 2028-03-15",
    }
    text = "calendar: {week: 5}\n" + SCHOOL_TEXT
    for right, wrong in mistakes.items():
        assert text.count(right) == 1
        text = text.replace(right, wrong)
    status, out, _ = check(text, "--format", "json")
    assert status == 1
    assert [problem["line"] for problem in json.loads(out) if problem["severity"] == "error"] == sorted(
        line_of(text, wrong) for wrong in mistakes.values()
    )


def test_the_schools_own_pages_and_acts_are_checked_too(check: Run) -> None:
    Path("content/help").mkdir(parents=True)
    Path("content/help/index.md").write_text("Пишите на a@example.org", encoding="utf-8")
    Path("content/plan.svg").write_text("8 900 000-00-00", encoding="utf-8")
    Path("content/.notes.md").write_text("8 900 000-00-00", encoding="utf-8")
    status, out, _ = check(SCHOOL_TEXT, "--format", "github")
    message = (
        "адрес электронной почты: этот файл видят все. Удалите адрес отсюда; адреса хранятся в contacts.yaml "
        "или в секрете CONTACTS"
    )
    assert (status, out.splitlines()) == (
        1,
        [
            f"::error file=content/help/index.md,line=1,col=11,title=email-address::{message}",
            f"content/help/index.md:1:11: ошибка: {message}",
            "schedule.yaml: ошибок — 1, предупреждений — 0",
        ],
    )
