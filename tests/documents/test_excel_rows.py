"""A table's rows are those that the library writes of the same values, cell by cell."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from xlsxwriter.worksheet import Worksheet

from generator.documents import excel
from generator.documents.about import About
from generator.documents.rows import LINE_HEIGHT, Page
from generator.documents.sheet import MOST_LINES, Chart, Column, Merge, Share, Sheet, Value, lines_of
from generator.documents.signs import printable

ABOUT = About("Проба", "Школа", datetime.combine(date(2026, 9, 1), time()))
VALUES: tuple[Value, ...] = (
    None,
    "",
    "Иванова Проба",
    "Иванова Проба",
    "=SUM(A1)",
    "<b> & «_x0041_»",
    " по краям ",
    "две\nстроки",
    "очень " * 80,
    "знак \U0001f600 " * 8_000,
    date(2027, 3, 15),
    date(1900, 1, 5),
    0,
    1_234_567,
    Share(0.0),
    Share(1 / 3),
    Share(1.0),
)


class ByLibrary(Page):
    write_string = Worksheet.write_string

    def write_body(
        self,
        first: int,
        rows: Sequence[Sequence[Value]],
        widths: Sequence[int],
        formats: Mapping[str, Any],
        heights: Sequence[int] | None = None,
    ) -> None:
        for number, row in enumerate(rows, start=first):
            for column, value in enumerate(row):
                self._one(number, column, value, formats)
            lines = max(lines_of(value, width) for value, width in zip(row, widths, strict=True))
            height = heights[number - first] if heights else min(lines, MOST_LINES)
            self.set_row(number, LINE_HEIGHT * height)

    def _one(self, row: int, column: int, value: Value, formats: Mapping[str, Any]) -> None:
        match value:
            case None:
                self.write_blank(row, column, None, formats["text"])
            case str():
                self.write_string(row, column, printable(value), formats["text"])
            case date():
                self.write_datetime(row, column, value, formats["date"])
            case Share():
                self.write_number(row, column, value.value, formats["share"])
            case int():
                self.write_number(row, column, value, formats["number"])


def parts(sheets: Sequence[Sheet]) -> dict[str, bytes]:
    with ZipFile(BytesIO(excel.workbook(ABOUT, sheets))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def sheet(rows: Sequence[Sequence[Value]], chart: Chart | None = None) -> Sheet:
    columns = tuple(Column(f"Графа {number}", 20) for number in range(len(rows[0])))
    return Sheet(
        "Лист", ("Школа", "Проба"), columns, tuple(map(tuple, rows)), footing=("Подпись",), chart=chart
    )


# As few as a sheet has, as many as there are values, more than there are letters.
@pytest.mark.parametrize("columns", [2, len(VALUES), 30])
def test_rows_of_any_values_are_the_librarys(monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    rows = [[VALUES[(row + column) % len(VALUES)] for column in range(columns)] for row in range(40)]
    sheets = (sheet(rows), replace(sheet(rows[::-1]), name="Другой"))
    ours = parts(sheets)
    monkeypatch.setattr(excel, "Page", ByLibrary)
    assert ours == parts(sheets)


def test_merged_rows_and_a_sheet_without_rows_are_the_librarys(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [[VALUES[(row + column) % len(VALUES)] for column in range(3)] for row in range(len(VALUES))]
    merged = replace(sheet(rows), merges=(Merge(1, 1, 3), Merge(6, 2, 5)))
    sheets = (merged, replace(sheet(rows), name="Пустой", rows=()), replace(sheet(rows), name="Третий"))
    ours = parts(sheets)
    monkeypatch.setattr(excel, "Page", ByLibrary)
    assert ours == parts(sheets)


def test_a_chart_has_the_values_of_its_row(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = (sheet([["Высшая", 5, 7], ["Первая", 3, 0]], Chart("Категории", 0, (1, 2))),)
    ours = parts(sheets)
    monkeypatch.setattr(excel, "Page", ByLibrary)
    assert ours == parts(sheets)
