"""`cyclogram papers`: which papers it makes, for whom, under which names, and what it refuses."""

from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from generator.cli import main
from generator.documents.faults import NOT_WORD
from tests.samples import SCHOOL_TEXT

Run = Callable[..., tuple[int, list[str], str]]

ALL = (
    "order.docx schedule.docx schedule.xlsx plan-cyclogram.docx plan-cyclogram.xlsx support.docx route.docx "
    "acquaintance.docx accounts.xlsx representation.docx cover-letter.docx perspective.docx perspective.xlsx "
    "monitoring.xlsx report.docx informing.docx agenda.xlsx"
).split()
OF_ONE = "support.docx route.docx acquaintance.docx representation.docx cover-letter.docx".split()
INITIALS = SCHOOL_TEXT.replace("  name: Школа № 0", "  name: Школа № 0\n  names: initials", 1)


@pytest.fixture
def made(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)

    def run(*options: str, text: str = SCHOOL_TEXT) -> tuple[int, list[str], str]:
        Path("schedule.yaml").write_text(text, encoding="utf-8")
        status = main(["papers", "--today", "2026-11-21", *options])
        captured = capsys.readouterr()
        return status, [Path(line).name for line in captured.out.splitlines()], captured.err

    return run


def names(folder: str = "build/papers") -> list[str]:
    table = Document(f"{folder}/schedule.docx").tables[0]
    return [row.cells[1].text.replace("\xa0", " ") for row in table.rows[1:]]


def test_all_papers_are_made_and_nothing_else(made: Run) -> None:
    assert made() == (0, ALL, "")
    assert sorted(path.name for path in Path("build/papers").iterdir()) == sorted(ALL)


def test_some_are_made_where_they_are_named(made: Run) -> None:
    assert made("route", "order", "--out", "there") == (0, ["route.docx", "order.docx"], "")
    assert sorted(path.name for path in Path("there").iterdir()) == ["order.docx", "route.docx"]


def test_what_was_made_before_stays(made: Run) -> None:
    made("order")
    made("route")
    assert sorted(path.name for path in Path("build/papers").iterdir()) == ["order.docx", "route.docx"]


def test_a_teacher_has_papers_of_their_own(made: Run) -> None:
    assert made("--teacher", "vtoraya") == (0, OF_ONE, "")
    assert len(Document("build/papers/route.docx").tables) == 1


def test_names_are_as_on_the_site_and_full_with_contacts(made: Run) -> None:
    made("schedule", text=INITIALS)
    assert names() == ["Вторая П. О.", "Третья П. О."]
    Path("contacts.yaml").write_text("vtoraya: {name: Вторая Полная Именовна}\n", encoding="utf-8")
    made("schedule", "--contacts", "contacts.yaml", text=INITIALS)
    assert names() == ["Вторая Полная Именовна", "Третья Проба Образцовна"]


def test_contacts_beside_the_schedule_are_not_taken_unasked(made: Run) -> None:
    Path("contacts.yaml").write_text("vtoraya: {name: Вторая Полная Именовна}\n", encoding="utf-8")
    made("schedule", text=INITIALS)
    assert names() == ["Вторая П. О.", "Третья П. О."]


HIDDEN = SCHOOL_TEXT.replace("  - id: tretya\n", "  - id: tretya\n    public: no\n")


def test_who_is_not_on_the_site_is_in_papers_made_with_contacts(made: Run) -> None:
    Path("contacts.yaml").write_text("vtoraya: a@school.example.org\n", encoding="utf-8")
    made("schedule", text=HIDDEN)
    assert names() == ["Вторая Проба Образцовна"]
    made("schedule", "--contacts", "contacts.yaml", text=HIDDEN)
    assert names() == ["Вторая Проба Образцовна", "Третья Проба Образцовна"]
    assert made("--teacher", "tretya", text=HIDDEN) == (
        2,
        [],
        "cyclogram: педагог «tretya» на сайте не показан: сделайте его бумаги с --contacts\n",
    )


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["oder"], "бумаги с id «oder» нет. Возможно, «order»"),
        (["--teacher", "vtoray"], "педагога с id «vtoray» нет. Возможно, «vtoraya»"),
        (["order", "--teacher", "vtoraya"], "бумага «order» — обо всей школе: сделайте её без --teacher"),
        (
            ["--refused", "2", "--withdrawn", "1"],
            "бумаги не сделаны: отказов и отзывов больше, чем аттестаций без решения: их 2",
        ),
        (["--contacts", "nowhere.yaml"], "файла «nowhere.yaml» нет: проверьте имя и папку"),
    ],
)
def test_what_cannot_be_made_is_wrong_usage(made: Run, options: list[str], message: str) -> None:
    assert made(*options) == (2, [], f"cyclogram: {message}\n")


def test_a_number_is_a_number(made: Run, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        made("--refused", "-1")
    assert stopped.value.code == 2
    said = "cyclogram papers: ошибка: параметр --refused: «-1» — не целое число"
    assert said in capsys.readouterr().err.splitlines()


def test_a_folder_that_is_a_file_is_said_to_be_unfit(made: Run) -> None:
    Path("taken").write_text("", encoding="utf-8")
    status, _, said = made("order", "--out", "taken")
    assert (status, said) == (2, "cyclogram: в папку «taken» не записать: File exists\n")


def test_a_template_that_does_not_work_is_told_and_the_papers_are_made(made: Run) -> None:
    Path("site_templates/documents").mkdir(parents=True)
    Path("site_templates/documents/order.docx").write_bytes(b"text")
    assert made("order") == (
        0,
        ["order.docx"],
        f"site_templates/documents/order.docx:1:1: предупреждение: {NOT_WORD}. Исправьте шаблон в Word; "
        "пока взят тот, что идёт с программой\n",
    )
