"""The summary of a pull request, from two commits of a real repository."""

import subprocess
from pathlib import Path

import pytest

from generator.github.summary import fitting, main

SCHEDULE = """\
school: {name: Школа № 0}
school_year: {start: 2026-09-01, end: 2027-05-31}
roles:
  - {id: teacher, title: Педагог}
plans:
  - id: cyclogram
    title: Циклограмма
    activities:
      - id: upload
        title: Загрузка материалов
        when: {days_before: 10}
        responsible: [teacher]
        reminders: []
teachers:
  - id: vtoraya
    name: Вторая Проба Образцовна
    position: учитель физики
    attestations:
      - {for: высшая, date: 2027-03-15}
"""


def _git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A work tree with one commit; what a test writes afterwards is the pull request."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")  # 21 November 2026
    _git(tmp_path, "init", "-q")
    (tmp_path / "schedule.yaml").write_text(SCHEDULE, "utf-8")
    _git(tmp_path, "add", "-A")
    _git(tmp_path, "commit", "-q", "-m", "before")
    return tmp_path


def _proposed(repository: Path, capsys: pytest.CaptureFixture[str], **files: str) -> str:
    for name, text in files.items():
        path = repository / name.replace("__", "/").replace("_yaml", ".yaml").replace("_md", ".md")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    _git(repository, "add", "-A")
    _git(repository, "commit", "-q", "--allow-empty", "-m", "after")
    assert main(["HEAD^1"]) == 0
    return capsys.readouterr().out


def test_a_pull_request_without_the_schedule_changes_nothing_for_people(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = _proposed(repository, capsys, README_md="x")
    assert text == "## Что изменится для людей\n\nДля людей ничего не меняется.\n"


def test_a_moved_date_is_compared_with_the_commit_it_is_made_on(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = _proposed(repository, capsys, schedule_yaml=SCHEDULE.replace("2027-03-15", "2027-03-22"))
    assert text.splitlines()[:9] == [
        "## Что изменится для людей",
        "",
        "Сроки: перенесено — 2. Напоминания меняются у 1 человека.",
        "",
        "### Сроки",
        "",
        "#### Вторая Проба Образцовна",
        "",
        "| Что | Было | Стало | Почему |",
    ]


def test_changed_pages_are_named_and_their_names_are_text(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = _proposed(repository, capsys, content__a_b_md="x", **{"content__`rm`|<b>": "x"})
    assert text == (
        "## Что изменится для людей\n\nСроки и напоминания не меняются.\n\n### Страницы и шаблоны\n\n"
        "- content/\\`rm\\`\\|&lt;b&gt;\n- content/a\\_b.md\n"
    )


def test_errors_are_listed_in_place_of_a_comparison(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = _proposed(repository, capsys, schedule_yaml=SCHEDULE.replace("2027-03-15", "2027-02-30"))
    assert text.startswith(
        "## Что изменится для людей\n\nВ графике есть ошибки. Исправьте их, и здесь появится сравнение.\n\n"
        "- строка 19: "
    )
    assert text.count("- строка") == 1


def test_a_file_that_was_broken_before_is_no_failure_of_its_repair(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _proposed(repository, capsys, schedule_yaml="нет")
    text = _proposed(repository, capsys, schedule_yaml=SCHEDULE)
    assert text.endswith("Прежний график был с ошибками: сравнивать не с чем. В новом ошибок нет.\n")


def test_the_first_schedule_has_nothing_to_be_compared_with(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _git(repository, "rm", "-q", "schedule.yaml")
    _git(repository, "commit", "-q", "-m", "none")
    text = _proposed(repository, capsys, schedule_yaml=SCHEDULE)
    assert text.endswith("Раньше графика не было: сравнивать не с чем.\n")


def test_a_commit_that_is_not_there_is_told_not_thrown(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--upload-pack=x"]) == 0
    assert capsys.readouterr().out.startswith("## Что изменится для людей\n\nСравнить не получилось: ")


def test_what_github_would_refuse_is_cut_at_a_line() -> None:
    text = "строка\n" * 3
    assert fitting(text, len(text.encode())) == text
    assert fitting(text, len(text.encode()) - 1) == "строка\nстрока\n\n… остальное не поместилось\n"
