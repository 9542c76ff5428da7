"""`cyclogram import`: the command around the staff list."""

from datetime import date
from pathlib import Path

import pytest

from generator.cli import main
from generator.workbook import Sheet
from tests.editing.staff_list.lists import SCHOOL, sheet, workbook

LIST = sheet(
    ("ФИО", "Дата рождения", "Должность", "Категория", "Дата присвоения"),
    ("Вторая Проба Образцовна", date(1980, 1, 2), "учитель физики", "высшая", date(2026, 5, 20)),
    ("Третья Проба Образцовна", date(1981, 1, 2), "учитель музыки", None, None),
    ("Четвёртая Анна Примеровна", date(1982, 1, 2), "учитель математики", None, None),
    ("Пятая Ольга Тестовна", date(1983, 1, 2), "педагог-психолог", None, None),
)


@pytest.fixture
def school(tmp_path: Path) -> Path:
    path = tmp_path / "schedule.yaml"
    path.write_text(SCHOOL, "utf-8")
    return path


def run(school: Path, *arguments: str, made: Sheet | bytes = LIST) -> int:
    path = school.with_name("список.xlsx")
    path.write_bytes(workbook(made) if isinstance(made, Sheet) else made)
    return main(["import", str(path), "--schedule", str(school), "--today", "2026-11-21", *arguments])


def test_without_write_the_edits_are_shown_and_nothing_changes(
    school: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(school) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "категория vtoraya высшая 2026-05-20    # строка 2, Вторая П. О." in lines
    assert "+    category: {name: высшая, granted: 2026-05-20}" in lines
    assert lines[-1] == f"Пока ничего не записано: добавьте --write, и изменится {school.as_posix()}."
    assert school.read_text("utf-8") == SCHOOL


def test_with_write_the_schedule_has_what_the_list_says(
    school: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(school, "--write") == 0
    held = "{name: первая, granted: 2022-05-20, until: 2027-05-20}"
    assert school.read_text("utf-8") == SCHOOL.replace(held, "{name: высшая, granted: 2026-05-20}")
    assert capsys.readouterr().out.splitlines()[-1] == f"Записано: {school.as_posix()}"


def test_the_second_time_nothing_is_left_to_change(school: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(school, "--write")
    written = school.read_bytes()
    capsys.readouterr()
    assert run(school, "--write") == 0
    assert capsys.readouterr().out.splitlines()[-1] == "# По этому списку менять в графике нечего."
    assert school.read_bytes() == written


def test_a_file_that_is_no_workbook_is_wrong_usage(school: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(school, made=b"") == 2
    assert capsys.readouterr() == ("", "cyclogram: «список.xlsx»: файл пустой\n")


def test_a_workbook_without_a_list_is_wrong_usage(school: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(school, made=sheet(("ФИО",), ("Вторая Проба Образцовна",))) == 2
    assert capsys.readouterr() == (
        "",
        "cyclogram: «список.xlsx»: кроме имён, в списке ничего не понять: нужен ещё хотя бы столбец "
        "«Должность» или «Категория»\n",
    )


def test_a_list_that_is_not_there_is_wrong_usage(school: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "нет.xlsx", "--schedule", str(school)]) == 2
    assert capsys.readouterr() == ("", "cyclogram: файла «нет.xlsx» нет: проверьте имя и папку\n")


def test_a_schedule_with_errors_is_to_be_mended_first(
    school: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    school.write_text(SCHOOL.replace("position: учитель физики", "post: учитель физики"), "utf-8")
    assert run(school) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.splitlines()[-1] == f"cyclogram: в графике есть ошибки: {school}; сначала исправьте их"


# Where a nought in the .xls makes the library panic, and where it asks for more memory than there is.
PANICS, ABORTS = 2050, 4140


@pytest.mark.parametrize("place", [PANICS, ABORTS])
def test_whatever_a_spoilt_file_does_to_the_library_is_told_in_one_sentence(
    school: Path, capfd: pytest.CaptureFixture[str], place: int
) -> None:
    whole = (Path(__file__).parents[1] / "editing/staff_list/files/staff.xls").read_bytes()
    assert run(school, made=whole[:place] + bytes(2) + whole[place + 2 :]) == 2
    assert capfd.readouterr() == (
        "",
        "cyclogram: «список.xlsx»: файл повреждён или скачан не полностью: откройте файл в Excel и сохраните "
        "как «Книга Excel (*.xlsx)» ещё раз\n",
    )
