"""`cyclogram agenda` in its three formats, with its filters."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.cli import main
from generator.commands.agenda import CSV_COLUMNS
from tests.samples import SCHOOL_TEXT

SAMPLE = Path(__file__).parents[1] / "sample.yaml"

Run = Callable[..., tuple[int, str, str]]
Keys = Callable[..., list[str]]

DESIGNED = (
    "key plan activity title teacher category responsible people kind opens closes due nominal "
    "starts_at approximate done status why line"
).split()


@pytest.fixture
def agenda(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    path = tmp_path / "schedule.yaml"

    def run(*options: str, text: str = SCHOOL_TEXT) -> tuple[int, str, str]:
        path.write_text(text, encoding="utf-8")
        status = main(["agenda", "--today", "2026-11-21", "--schedule", str(path), *options])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return run


@pytest.fixture
def keys(agenda: Run) -> Keys:
    def run(*options: str) -> list[str]:
        status, out, err = agenda("--format", "json", *options)
        assert (status, err) == (0, "")
        return [row["key"].removeprefix("2026/") for row in json.loads(out)]

    return run


def test_all_occurrences_by_day_the_undated_last(keys: Keys) -> None:
    assert keys() == [
        "cyclogram/watch/2026-09",
        "cyclogram/meeting/2026-12-15",
        "cyclogram/upload/vtoraya/highest",
        "attestation/vtoraya/highest",
        "cyclogram/upload/tretya/first",
        "attestation/tretya/first",
        "cyclogram/watch/2027-05",
        "cyclogram/advice/year",
        "cyclogram/supervision/year",
    ]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--teacher", "vtoraya"], ["cyclogram/upload/vtoraya/highest", "attestation/vtoraya/highest"]),
        (
            ["--role", "coordinator", "--month", "2026-12"],
            ["cyclogram/meeting/2026-12-15"],
        ),
        (
            ["--month", "2027-03"],
            [
                "cyclogram/upload/vtoraya/highest",
                "attestation/vtoraya/highest",
                "cyclogram/upload/tretya/first",
            ],
        ),
        (["--month", "2027-03", "--teacher", "tretya"], ["cyclogram/upload/tretya/first"]),
        (["--month", "2030-01"], []),
    ],
)
def test_filters_narrow_down(keys: Keys, options: list[str], expected: list[str]) -> None:
    assert keys(*options) == expected


def test_a_role_has_all_that_it_answers_for(keys: Keys) -> None:
    assert keys("--role", "teacher") == [
        "cyclogram/upload/vtoraya/highest",
        "attestation/vtoraya/highest",
        "cyclogram/upload/tretya/first",
        "attestation/tretya/first",
        "cyclogram/advice/year",
    ]


def test_the_fields_are_those_that_programs_expect(agenda: Run) -> None:
    rows = json.loads(agenda("--format", "json")[1])
    assert [list(row) for row in rows] == [DESIGNED] * 9
    assert list(CSV_COLUMNS) == DESIGNED


def test_a_spreadsheet_gets_the_same_rows(agenda: Run) -> None:
    def cell(value: Any) -> str:
        if isinstance(value, list):
            return " ".join(value)
        return {None: "", True: "true", False: "false"}.get(value, str(value))

    rows = json.loads(agenda("--format", "json")[1])
    status, out, _ = agenda("--format", "csv")
    assert status == 0
    assert list(csv.DictReader(io.StringIO(out))) == [
        {name: cell(value) for name, value in row.items()} for row in rows
    ]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_no_cell_is_a_formula(agenda: Run, sign: str) -> None:
    text = SCHOOL_TEXT.replace("title: Контроль", f'title: "{sign}cmd()"')
    [_, row, *_] = csv.reader(io.StringIO(agenda("--format", "csv", text=text)[1]))
    assert row[CSV_COLUMNS.index("title")] == f"'{sign}cmd()"


def test_people_get_a_line_and_the_reason_of_each(agenda: Run) -> None:
    status, out, _ = agenda()
    assert status == 0
    assert out.splitlines() == [
        "30.09.2026 ср  Контроль [выполнено]",
        "               до конца месяца (сентябрь 2026) — 30 сентября, среда",
        "15.12.2026 вт  Совещание [предстоит]",
        "               назначено — 15 декабря, вторник",
        "05.03.2027 пт  Загрузка материалов — Вторая Проба Образцовна [предстоит]",
        "               за 10 дней до 15 марта 2027 г. — 5 марта, пятница",
        "15.03.2027 пн  Аттестация на высшую категорию — Вторая Проба Образцовна [предстоит]",
        "               планируемая дата аттестации — 15 марта 2027 г., понедельник",
        "≈ 22.03.2027 пн  Загрузка материалов — Третья Проба Образцовна [предстоит]",
        "               ориентировочно, за 10 дней до начала апреля 2027 года — 22 марта, понедельник",
        "в апреле 2027 года, день не назначен  "
        "Аттестация на первую категорию — Третья Проба Образцовна [предстоит]",
        "               планируется в апреле 2027 года; день ещё не назначен",
        "31.05.2027 пн  Контроль [предстоит]",
        "               до конца месяца (май 2027) — 31 мая, понедельник",
        "период         Беседы [идёт]",
        "               в течение учебного года: с 1 сентября 2026 г. по 31 мая 2027 г.",
        "без даты       Проверка [дата не назначена]",
        "               по графику МБУ ИМЦ; дата ещё не назначена",
        "Всего: 9",
    ]


def test_nothing_to_show_is_said(agenda: Run) -> None:
    assert agenda("--month", "2030-01") == (0, "Сроков нет.\n", "")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--teacher", "vtoroya"], "педагога с id «vtoroya» нет. Возможно, «vtoraya»"),
        (["--teacher", "pervaya"], "педагога с id «pervaya» нет. Есть: tretya, vtoraya"),
        (["--role", "head"], "роли с id «head» нет. Есть: coordinator, teacher"),
    ],
)
def test_an_unknown_id_is_wrong_usage(agenda: Run, options: list[str], message: str) -> None:
    assert agenda(*options) == (2, "", f"cyclogram: {message}\n")


@pytest.mark.parametrize("month", ["2027-3", "2027-13", "март", "2027-03-01", "٢٠٢٧-٠٣"])
def test_a_month_is_written_with_its_year(
    agenda: Run,
    capsys: pytest.CaptureFixture[str],
    month: str,
) -> None:
    with pytest.raises(SystemExit) as stopped:
        agenda("--month", month)
    assert stopped.value.code == 2
    assert f"«{month}» — не месяц: напишите как 2027-03" in capsys.readouterr().err


def test_a_schedule_with_errors_has_no_agenda(agenda: Run, tmp_path: Path) -> None:
    status, out, err = agenda(text=SCHOOL_TEXT.replace("2027-03-15", "2027-02-30"))
    assert (status, out) == (1, "")
    assert err.splitlines()[0].startswith(f"{tmp_path / 'schedule.yaml'}:")
    assert err.splitlines()[-1] == f"cyclogram: в графике есть ошибки: {tmp_path / 'schedule.yaml'}"


def test_every_row_of_both_official_plans_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["agenda", "--schedule", str(SAMPLE), "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    activities: dict[str, set[str]] = {}
    for row in rows:
        activities.setdefault(row["plan"], set()).add(row["activity"])
    assert {plan: len(found) for plan, found in activities.items() if plan} == {
        "cyclogram": 9,
        "municipal": 17,
    }
    assert rows == sorted(rows, key=lambda row: (row["due"] is None, row["due"] or "", row["key"]))
    assert all(row["why"] and row["line"] > 1 for row in rows)
