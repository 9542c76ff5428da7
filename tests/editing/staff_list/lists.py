"""A school, and staff lists made for it: workbooks, and what comes of them."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import openpyxl

from generator.editing.staff_list.acceptance import accept
from generator.editing.staff_list.comparison import Comparison, compare
from generator.editing.staff_list.reading import StaffList, read_list
from generator.editing.staff_list.summary import summary
from generator.loading import load
from generator.workbook import Cell, Row, Sheet, read_workbook

TODAY = date(2026, 11, 21)
FILE = "список.xlsx"

SCHOOL = """\
school: {name: Школа № 0}
school_year: {start: 2026-09-01, end: 2027-05-31}
roles:
  - {id: teacher, title: Педагог}
staff:
  - {id: pervaya, name: Первая Проба Образцовна, position: заместитель директора}
plans: []
teachers:
  - id: vtoraya
    name: Вторая Проба Образцовна
    position: учитель физики
    category: {name: первая, granted: 2022-05-20, until: 2027-05-20}
    attestations:
      - {for: высшая, date: 2027-03-15}
  - id: tretya
    name: Третья Проба Образцовна
    position: учитель музыки
    attestations:
      - {for: первая, date: 2027-04}
  - id: chetvertaya
    name: Четвёртая Анна Примеровна
    position: учитель математики
    category: {name: высшая, granted: 2024-03-14}
  - id: pyataya
    name: Пятая Ольга Тестовна
    position: педагог-психолог
  - id: shestoy
    name: Шестой Пётр Пробович
    position: учитель труда (технологии)
    status: left
"""


@dataclass(frozen=True)
class Imported:
    """What came of a list: as the command has it before it writes."""

    read: StaffList
    found: Comparison
    data: bytes
    text: str

    @property
    def edits(self) -> list[str]:
        return [each.edit.line for each in self.found.edits]

    @property
    def doubts(self) -> list[tuple[int, str]]:
        """Of people and of rows."""
        rows = [(each.row, each.why) for each in self.read.skipped if each.is_doubtful]
        return sorted([(each.listed.row, each.why) for each in self.found.doubtful] + rows)

    @property
    def gone(self) -> list[str]:
        return [each.id for each in self.found.gone]

    @property
    def skipped(self) -> list[tuple[int, str]]:
        return [(each.row, each.why) for each in self.read.skipped if not each.is_doubtful]


def sheet(*rows: Sequence[Cell], name: str = "Лист1") -> Sheet:
    return Sheet(name, tuple(map(tuple, rows)))


def table(text: str, name: str = "Лист1") -> Sheet:
    """A sheet as text: cells between bars, a number as a number, `2022-05-20` as a day."""
    return sheet(*(tuple(_cells(line)) for line in text.strip("\n").splitlines()), name=name)


def _cells(line: str) -> Iterator[Cell]:
    for text in line.split("|"):
        stripped = text.strip()
        if len(stripped) == 10 and stripped[4:8:3] == "--":
            yield date.fromisoformat(stripped)
        elif stripped.isdecimal():
            yield float(stripped)
        else:
            yield stripped.replace("\\n", "\n") or None


def imported(*sheets: Sheet, school: str | bytes = SCHOOL, today: date = TODAY) -> Imported:
    """Raises NoList."""
    data = school.encode() if isinstance(school, str) else school
    schedule = load(data, "schedule.yaml", today).schedule
    assert schedule is not None
    read = read_list(sheets, schedule.start_year, today)
    found = compare(read.people, schedule)
    applied = accept(found, data, "schedule.yaml", FILE, today)
    return Imported(read, found, applied.data, "\n".join(summary(read, found, FILE)))


def workbook(*sheets: Sheet, merged: Sequence[str] = (), hidden: Sequence[str] = ()) -> bytes:
    """A real .xlsx; `merged` areas are of the first sheet."""
    book = openpyxl.Workbook()
    assert book.active is not None
    book.remove(book.active)
    for each in sheets:
        made = book.create_sheet(each.name)
        made.sheet_state = "hidden" if each.name in hidden else "visible"
        for row in each.rows:
            made.append(list(row))
    for area in merged:
        book[sheets[0].name].merge_cells(area)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def imported_file(*sheets: Sheet, merged: Sequence[str] = ()) -> Imported:
    return imported(*read_workbook(workbook(*sheets, merged=merged)))


def row(*cells: Cell) -> Row:
    return cells
