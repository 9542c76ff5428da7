"""A line gives an edit, and the edit the line."""

from datetime import date

import pytest

from generator.editing import edits
from generator.editing.apply import ACTS
from generator.editing.edits import Edit
from generator.editing.lines import read_edits
from generator.editing.verbs import USAGES
from generator.schedule.choices import Category, PlannedDate, TeacherStatus

TODAY = date(2026, 11, 26)
DAY = date(2027, 3, 5)
HIGHEST = Category.HIGHEST
ABOUT_MONTH = PlannedDate(date(2027, 4, 1), approximate=True)

EDITS: dict[str, Edit] = {
    "добавить «Новая Проба» физик": edits.AddTeacher("Новая Проба", "физик"),
    "добавить novaya «Новая Проба» «учитель физики»": edits.AddTeacher(
        "Новая Проба", "учитель физики", "novaya"
    ),
    "сотрудник «Новая Проба» завуч": edits.AddStaff("Новая Проба", "завуч"),
    "убрать a": edits.RemovePerson("a"),
    "имя a «Новая Проба»": edits.Rename("a", "Новая Проба"),
    "должность a физик": edits.SetPosition("a", "физик"),
    "состояние a on_leave": edits.SetStatus("a", TeacherStatus.ON_LEAVE),
    "категория a высшая": edits.SetCategory("a", HIGHEST),
    "категория a высшая 2027-03-05": edits.SetCategory("a", HIGHEST, DAY),
    "категория a высшая - 2027-03-05": edits.SetCategory("a", HIGHEST, None, DAY),
    "категория a высшая 2027-03-05 2027-03-05": edits.SetCategory("a", HIGHEST, DAY, DAY),
    "нет-категории a высшая": edits.DropCategory("a", HIGHEST),
    "запланировать a высшая 2027-03-05": edits.Plan("a", HIGHEST, PlannedDate(DAY)),
    "запланировать a высшая 2027-04 физик": edits.Plan("a", HIGHEST, ABOUT_MONTH, "физик"),
    "перенести a высшая 2027-04": edits.Move("a", HIGHEST, ABOUT_MONTH),
    "отменить a высшая": edits.Cancel("a", HIGHEST),
    "отменить a высшая физик": edits.Cancel("a", HIGHEST, "физик"),
    "сделано a высшая x 2027-03-05": edits.MarkStep("a", HIGHEST, "x", DAY),
    "сделано a высшая x 2027-03-05 физик": edits.MarkStep("a", HIGHEST, "x", DAY, "физик"),
    "не-сделано a высшая x": edits.UnmarkStep("a", HIGHEST, "x"),
    "сделано x 2026-08 2027-03-05": edits.MarkWork("x", "2026-08", DAY),
    "не-сделано x 2026-08": edits.UnmarkWork("x", "2026-08"),
    "решение a высшая 2027-03-05": edits.Decide("a", HIGHEST, DAY),
    "решение a высшая 2027-03-05 «№ 5»": edits.Decide("a", HIGHEST, DAY, "№ 5"),
    "решение a высшая 2027-03-05 «» физик": edits.Decide("a", HIGHEST, DAY, None, "физик"),
    "нет-решения a высшая": edits.Undecide("a", HIGHEST),
    "роль x": edits.SetRole("x", ()),
    "роль x a b": edits.SetRole("x", ("a", "b")),
    "выходной 2027-03-05": edits.DayOff(DAY),
    "рабочий 2027-03-05": edits.Workday(DAY),
    "обычный 2027-03-05": edits.OrdinaryDay(DAY),
}


@pytest.mark.parametrize(("line", "edit"), EDITS.items(), ids=EDITS.keys())
def test_line_and_edit_say_the_same(line: str, edit: Edit) -> None:
    read, problems = read_edits(line, "правка", TODAY)
    assert ([each.edit for each in read], problems, edit.line) == ([edit], [], line)


def test_every_kind_of_edit_is_here_and_can_be_done() -> None:
    assert {type(edit) for edit in EDITS.values()} == set(ACTS)
    assert {line.split()[0] for line in EDITS} == {usage.split()[0] for usage in USAGES}


@pytest.mark.parametrize(
    ("line", "same"),
    [
        ("Перенести: a на-высшую 05.03.2027", "перенести a высшая 2027-03-05"),
        ("не–сделано a высшая x", "не-сделано a высшая x"),
        ("сделано a высшая x", "сделано a высшая x 2026-11-26"),
        ("сделано a высшая x физик", "сделано a высшая x 2026-11-26 физик"),
        ("сделано a высшая x вчера", "сделано a высшая x 2026-11-25"),
        ("сделано x 2026-08", "сделано x 2026-08 2026-11-26"),
        ("состояние a «ушла в отпуск»", "состояние a on_leave"),
        ("категория a ВКК — 2027-03-05", "категория a высшая - 2027-03-05"),
    ],
)
def test_people_write_otherwise_and_are_understood(line: str, same: str) -> None:
    read, problems = read_edits(line, "правка", TODAY)
    assert ([each.edit.line for each in read], problems) == ([same], [])


def test_comments_and_empty_lines_say_nothing_and_lines_are_counted() -> None:
    read, problems = read_edits("# правки\n\nубрать a  # зачем\n  \nубрать b", "правка", TODAY)
    assert ([(each.line, each.edit.line) for each in read], problems) == (
        [(3, "убрать a"), (5, "убрать b")],
        [],
    )
