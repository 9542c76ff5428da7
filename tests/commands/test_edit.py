"""`cyclogram edit`: the command around the edits."""

import io
import sys
from pathlib import Path

import pytest

from generator.cli import main

SCHEDULE = """\
school: {name: Школа № 0}
school_year: {start: 2026-09-01, end: 2027-05-31}
roles:
  - {id: teacher, title: Педагог}
plans:
  - id: cyclogram
    title: Циклограмма
    activities:
      - {id: upload, title: Загрузка, when: {days_before: 10}, responsible: [teacher]}
teachers:
  - id: vtoraya
    name: Вторая Проба Образцовна
    position: учитель физики
    attestations:
      - {for: высшая, date: 2027-03-15}   # понедельник
"""


@pytest.fixture
def schedule(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "schedule.yaml"
    path.write_bytes(SCHEDULE.encode())
    return path


def edit(*arguments: str) -> int:
    return main(["edit", *arguments, "--today", "2026-11-21"])


MOVE = "перенести vtoraya высшая 2027-03-22"
MOVED = SCHEDULE.replace("2027-03-15", "2027-03-22")
SHOWN = """\
--- schedule.yaml
+++ schedule.yaml
@@ -13,3 +13,3 @@
     position: учитель физики
     attestations:
-      - {for: высшая, date: 2027-03-15}   # понедельник
+      - {for: высшая, date: 2027-03-22}   # понедельник

Сроки: перенесено — 2. Напоминания меняются у 1 человека.

### Сроки

#### Вторая Проба Образцовна

| Что | Было | Стало | Почему |
| --- | --- | --- | --- |
| Загрузка | 05.03.2027, пт | 12.03.2027, пт | за 10 дней до 22 марта 2027 г. — 12 марта, пятница |
| Аттестация на высшую категорию | 15.03.2027, пн | 22.03.2027, пн | планируемая дата аттестации \
— 22 марта 2027 г., понедельник |

### Напоминания

| Кому | Отпадут | Придут |
| --- | --- | --- |
| Вторая Проба Образцовна | 19 февраля, 26 февраля, 1 марта, 4 марта, 5 марта, 12 марта | 26 февраля, 5 \
марта, 11 марта, 15 марта, 19 марта |

"""


def test_without_write_the_difference_is_shown_and_nothing_written(
    schedule: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert edit(MOVE) == 0
    shown, said = capsys.readouterr()
    assert shown == SHOWN + "Пока ничего не записано: добавьте --write, и изменится schedule.yaml.\n"
    assert (said, schedule.read_text("utf-8")) == ("", SCHEDULE)


def test_with_write_the_file_is_written(schedule: Path, capsys: pytest.CaptureFixture[str]) -> None:
    schedule.chmod(0o640)
    assert edit(MOVE, "--write") == 0
    assert capsys.readouterr().out == SHOWN + "Записано: schedule.yaml\n"
    assert (schedule.read_text("utf-8"), schedule.stat().st_mode & 0o777) == (MOVED, 0o640)
    assert sorted(each.name for each in schedule.parent.iterdir()) == ["schedule.yaml"]


def test_edits_come_from_a_file_or_the_standard_input(
    schedule: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = f"\ufeff# перенос\r\n\r\n{MOVE}\r\n".encode()
    Path("pravki.txt").write_bytes(text)
    assert edit("--file", "pravki.txt", "--write") == 0
    assert schedule.read_text("utf-8") == MOVED
    schedule.write_bytes(SCHEDULE.encode())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))
    assert edit("--file", "-", "--write") == 0
    assert schedule.read_text("utf-8") == MOVED


def test_a_refused_edit_ends_with_one_and_writes_nothing(
    schedule: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert edit(MOVE, "отменить vtoraya первая", "--write") == 1
    shown, said = capsys.readouterr()
    assert (shown, schedule.read_text("utf-8")) == ("", SCHEDULE)
    assert said == (
        "правка:2:1: ошибка: у педагога «Вторая Проба Образцовна» нет аттестации на первую. Есть: высшая\n"
        "Ничего не изменено.\n"
    )


def test_an_unknown_verb_ends_with_one(schedule: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert edit("передвинуть vtoraya высшая 2027-03-22", "--write") == 1
    assert capsys.readouterr().err.startswith("правка:1:1: ошибка: «передвинуть» — такой правки нет.")
    assert schedule.read_text("utf-8") == SCHEDULE


@pytest.mark.parametrize("arguments", [(), (MOVE, "--file", "x")])
def test_edits_stand_in_one_place(
    schedule: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    assert edit(*arguments) == 2
    assert capsys.readouterr().err == (
        "cyclogram: напишите правки в командной строке или назовите файл с ними (--file): одно из двух\n"
    )


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (None, "cyclogram: файла «pravki.txt» нет: проверьте имя и папку\n"),
        ("убрать".encode("cp1251"), "cyclogram: pravki.txt: правки сохранены не в кодировке UTF-8\n"),
    ],
)
def test_a_file_of_edits_that_can_t_be_read_is_told(
    schedule: Path, capsys: pytest.CaptureFixture[str], content: bytes | None, expected: str
) -> None:
    if content:
        Path("pravki.txt").write_bytes(content)
    assert edit("--file", "pravki.txt") == 2
    assert capsys.readouterr().err == expected


def test_what_is_so_already_is_said(schedule: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert edit("состояние vtoraya работает", "--write") == 0
    assert capsys.readouterr().out == "В графике так и записано: менять нечего.\n"


def test_a_warning_doesn_t_refuse(schedule: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert edit("перенести vtoraya высшая 2027-03-21", "--write") == 0
    assert "### Предупреждения" in capsys.readouterr().out
    assert schedule.read_text("utf-8") == SCHEDULE.replace("2027-03-15", "2027-03-21")


def test_with_a_mistake_elsewhere_the_effects_are_not_counted_but_the_mistake_is_told(
    schedule: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    schedule.write_text(SCHEDULE.replace("days_before: 10", "days_before: десять"), "utf-8")
    assert edit(MOVE) == 0
    shown = capsys.readouterr().out
    assert "В графике есть ошибки, поэтому не посчитать, что изменится для людей:" in shown
    assert "schedule.yaml:9:" in shown


def test_an_edit_made_on_another_text_is_refused(schedule: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert edit(MOVE, "--seen", "0123456789abcdef", "--write") == 1
    assert capsys.readouterr().err.startswith("правка:1:1: ошибка: график с тех пор изменился")
    assert schedule.read_text("utf-8") == SCHEDULE


def test_a_folder_that_can_t_be_written_is_told(
    schedule: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    assert edit(MOVE, "--write") == 2
    assert capsys.readouterr().err == "cyclogram: файл «schedule.yaml» не записать: No space left on device\n"
    assert schedule.read_text("utf-8") == SCHEDULE


def test_help_names_every_verb(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["edit", "--help"])
    shown = " ".join(capsys.readouterr().out.split())
    assert "перенести КТО КАТЕГОРИЯ ДАТА [«ДОЛЖНОСТЬ»]" in shown
