"""`cyclogram diff`: the command around the comparison."""

import json
from pathlib import Path

import pytest

from generator.cli import main

SCHEDULE = """\
school: {name: Школа № 0}
school_year: {start: 2026-09-01, end: 2027-05-31}
roles:
  - {id: teacher, title: Педагог}
plans: []
teachers:
  - id: vtoraya
    name: Вторая Проба Образцовна
    position: учитель физики
    attestations:
      - {for: высшая, date: 2027-03-15}
"""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "old.yaml"
    path.write_text(SCHEDULE, "utf-8")
    return path


def edited(old: Path, before: str, after: str) -> Path:
    path = old.with_name("new.yaml")
    path.write_text(SCHEDULE.replace(before, after), "utf-8")
    return path


def diff(*arguments: Path | str) -> int:
    return main(["diff", *map(str, arguments), "--today", "2026-11-21"])


def test_a_file_and_itself(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert diff(old, old) == 0
    assert capsys.readouterr().out == "Для людей ничего не меняется.\n"


def test_a_date_on_a_day_off_is_a_move_and_a_new_warning(
    old: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert diff(old, edited(old, "2027-03-15", "2027-03-14"), "--format", "json") == 0
    data = json.loads(capsys.readouterr().out)
    assert [each["new"]["due"] for each in data["moved"]] == ["2027-03-14"]
    assert [(each["line"], each["code"]) for each in data["warnings"]["new"]] == [(11, "day-off")]
    assert data["warnings"]["gone"] == []
    assert list(data) == [
        *("moved", "added", "dropped", "done", "teachers", "edited", "mail", "warnings", "left_open")
    ]


def test_a_line_that_only_shifts_is_no_new_warning(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old.write_text(SCHEDULE.replace("2027-03-15", "2027-03-14"), "utf-8")
    shifted = edited(old, "school:", "# пояснение\nschool:")
    shifted.write_text(shifted.read_text("utf-8").replace("2027-03-15", "2027-03-14"), "utf-8")
    assert diff(old, shifted) == 0
    assert capsys.readouterr().out == "Для людей ничего не меняется.\n"


def test_a_file_with_errors_can_t_be_compared(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert diff(old, edited(old, "2027-03-15", "завтра")) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.splitlines()[-1] == f"cyclogram: в графике есть ошибки: {old.with_name('new.yaml')}"


def test_a_file_that_is_not_there_is_wrong_usage(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert diff(old, old.with_name("none.yaml")) == 2
    assert "none.yaml" in capsys.readouterr().err
