"""`cyclogram new-year`: the command around the turn of the year."""

from pathlib import Path

import pytest

from generator.cli import main

SCHEDULE = """\
school: {name: Школа № 0}
school_year: {start: 2026-09-01, end: 2027-05-31}
calendar: {days_off: [2027-04-21]}
roles:
  - {id: teacher, title: Педагог}
plans:
  - id: cyclogram
    title: Циклограмма на 2026-2027 год
    activities:
      - {id: upload, title: Загрузка, when: {days_before: 10}, responsible: [teacher]}
      - {id: meeting, title: Совещание, when: {date: 2026-12-15}, responsible: [teacher]}
teachers:
  - id: vtoraya
    name: Вторая Проба Образцовна
    position: учитель физики
    attestations:
      - {for: высшая, date: 2027-03-15, result: {date: 2027-03-18}}
  - id: tretya
    name: Третья Проба Образцовна
    position: учитель физики
    category: {name: первая, until: 2028-04-10}
    attestations:
      - {for: высшая, date: 2027-07-20}
  - {id: pyataya, name: Пятая Проба Образцовна, position: учитель, status: left}
"""
NEXT = """\
school: {name: Школа № 0}
school_year: {start: 2027-09-01, end: 2028-05-31}
# В 2026-2027 году было days_off: 2027-04-21. Впишите новые дни.
calendar: {days_off: []}
roles:
  - {id: teacher, title: Педагог}
plans:
  - id: cyclogram
    title: Циклограмма на 2027-2028 год
    activities:
      - {id: upload, title: Загрузка, when: {days_before: 10}, responsible: [teacher]}
      # В 2026-2027 году было {date: 2026-12-15}. Назначьте день и впишите так же вместо by_schedule_of.
      - {id: meeting, title: Совещание, when: {by_schedule_of: школы}, responsible: [teacher]}
teachers:
  - id: vtoraya
    name: Вторая Проба Образцовна
    position: учитель физики
    category: {name: высшая, granted: 2027-03-18}
  - id: tretya
    name: Третья Проба Образцовна
    position: учитель физики
    category: {name: первая, until: 2028-04-10}
    # По перспективному плану: на первую — категория действует до 10.04.2028. \
Чтобы взять, сотрите решётку в начале каждой строки ниже.
#    attestations:
#      - for: первая
#        date: 2027-12
"""
TOLD = """\
### Новый учебный год

- Решения вписаны в категории: Вторая Проба Образцовна — высшая.
- В новом графике нет тех, кто уволен: Пятая Проба Образцовна.
- Без решения остались в прежнем графике: Третья Проба Образцовна — на высшую.
- Впишите новые дни, прежние убраны: days_off; «Совещание».
- По перспективному плану предложены, пояснениями в файле: Третья Проба Образцовна.
- Проверьте начало и конец учебного года: 01.09.2027 — 31.05.2028.
"""
LEFT_OPEN = """\
### Остаются от 2026/2027: 2 срока

Учебный год новый, а эти сроки прежнего ещё впереди: напоминания и календари скажут о них, пока прежний \
график лежит в archive/2026-2027.yaml.

| Когда | Что | Кто |
| --- | --- | --- |
| 09.07.2027, пт | Загрузка | Третья Проба Образцовна |
| 20.07.2027, вт | Аттестация на высшую категорию | Третья Проба Образцовна |
"""


@pytest.fixture
def schedule(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "schedule.yaml"
    path.write_bytes(SCHEDULE.encode())
    return path


def new_year(*arguments: str) -> int:
    return main(["new-year", *arguments, "--today", "2027-07-01"])


def test_without_write_all_is_shown_and_nothing_written(
    schedule: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new_year("2027-2028") == 0
    shown = capsys.readouterr().out
    assert shown.startswith("--- schedule.yaml\n+++ schedule.yaml\n@@ -1,24 +1,26 @@\n")
    assert shown.partition("\n\n")[2].startswith(f"{TOLD}\n{LEFT_OPEN}\nСроки: добавлено — 1.")
    assert shown.endswith(
        "\nПока ничего не записано: добавьте --write — schedule.yaml станет новым, "
        "а прежний уйдёт в archive/2026-2027.yaml.\n"
    )
    assert "больше нет в графике" not in shown
    assert (schedule.read_text(encoding="utf-8"), [*schedule.parent.iterdir()]) == (SCHEDULE, [schedule])


@pytest.mark.parametrize("year", ["2027-2028", "2027/2028", "2027 – 2028", "2027"])
def test_with_write_the_old_file_goes_to_the_archive(
    schedule: Path, capsys: pytest.CaptureFixture[str], year: str
) -> None:
    assert new_year(year, "--write") == 0
    assert capsys.readouterr().out.endswith(
        "\nЗаписано: schedule.yaml; прежний график — archive/2026-2027.yaml\n"
    )
    assert schedule.read_text(encoding="utf-8") == NEXT
    assert (schedule.parent / "archive" / "2026-2027.yaml").read_text(encoding="utf-8") == SCHEDULE


def test_a_second_call_says_that_it_was_done(schedule: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new_year("2027-2028", "--write")
    capsys.readouterr()
    assert new_year("2027-2028", "--write") == 0
    assert capsys.readouterr().out == "schedule.yaml — уже график на 2027-2028 учебный год: менять нечего.\n"
    assert schedule.read_text(encoding="utf-8") == NEXT


def test_what_lies_in_the_archive_is_never_written_over(
    schedule: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = schedule.parent / "archive" / "2026-2027.yaml"
    path.parent.mkdir()
    path.write_text("другое", encoding="utf-8")
    assert new_year("2027-2028", "--write") == 2
    said = "archive/2026-2027.yaml уже есть, и в нём другое: уберите или переименуйте его"
    assert capsys.readouterr().err == f"cyclogram: {said}\n"
    assert (path.read_text(encoding="utf-8"), schedule.read_text(encoding="utf-8")) == ("другое", SCHEDULE)


def test_a_call_that_was_broken_off_goes_on(schedule: Path) -> None:
    path = schedule.parent / "archive" / "2026-2027.yaml"
    path.parent.mkdir()
    path.write_bytes(SCHEDULE.encode())
    assert new_year("2027-2028", "--write") == 0
    assert schedule.read_text(encoding="utf-8") == NEXT


def test_an_archive_that_cannot_be_written_stops_all(
    schedule: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (schedule.parent / "archive").write_text("файл, а не папка", encoding="utf-8")
    assert new_year("2027-2028", "--write") == 2
    assert capsys.readouterr().err.startswith("cyclogram: файл «archive/2026-2027.yaml» не записать: ")
    assert schedule.read_text(encoding="utf-8") == SCHEDULE


@pytest.mark.parametrize(
    ("year", "message"),
    [
        ("2028-2029", "график — на 2026-2027 учебный год, следующий за ним — 2027-2028"),
        ("2025-2026", "график — на 2026-2027 учебный год, следующий за ним — 2027-2028"),
        ("2027-2029", "«2027-2029» — не учебный год: напишите, например, 2027-2028"),
        ("будущий", "«будущий» — не учебный год: напишите, например, 2027-2028"),
    ],
)
def test_another_year_than_the_next_is_refused(
    schedule: Path, capsys: pytest.CaptureFixture[str], year: str, message: str
) -> None:
    assert new_year(year, "--write") == 2
    assert capsys.readouterr().err == f"cyclogram: {message}\n"
    assert schedule.read_text(encoding="utf-8") == SCHEDULE


def test_a_schedule_with_errors_stays_as_it_is(schedule: Path) -> None:
    schedule.write_text("school: 1\n", encoding="utf-8")
    assert new_year("2027-2028", "--write") == 1
    assert schedule.read_text(encoding="utf-8") == "school: 1\n"
