"""What the list says of each person, row by row; what can't be understood is told, not guessed."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from generator.editing.staff_list.categories import Held, aim_in, held_in
from generator.editing.staff_list.headings import Column
from generator.editing.staff_list.listed import Listed, Skipped
from generator.editing.staff_list.names import Name, name_of
from generator.editing.staff_list.planned import planned_in
from generator.editing.staff_list.posts import is_post, post_of
from generator.editing.staff_list.table import Line, Table
from generator.editing.staff_list.values import Unclear, days_in, is_endless, is_none, text_of
from generator.schedule.choices import Category, PlannedDate
from generator.schedule.parsing import fold
from generator.wording.dates import numeric_day
from generator.wording.text import decapitalise, one_line
from generator.workbook import Cell

T = TypeVar("T")
_NO_DAYS: tuple[date | None, date | None] = (None, None)
_TOTALS = re.compile(r"^(?:итог|всего|из них|в том числе|количество|по списку|число)")
_NEXT_POST = re.compile(r"\s*\n\s*(?=учител|педагог|воспитател|преподавател|методист)", re.IGNORECASE)
_VACANCY = re.compile(r"ваканс|вакантн|совмещен")


def people_of(table: Table, start_year: int, today: date) -> tuple[list[Listed], list[Skipped]]:
    """`start_year` tells the year of a month that stands alone; no category was granted after `today`."""
    listed: list[Listed] = []
    skipped: list[Skipped] = []
    for line in table.lines:
        found = _Reading(line, table, start_year, today).person()
        if isinstance(found, Listed):
            listed.append(found)
        elif found:
            skipped.append(found)
    return listed, skipped


@dataclass(slots=True)
class _Reading:
    """One row being read; what can't be understood goes to `doubts`."""

    line: Line
    table: Table
    start_year: int
    today: date
    doubts: list[str] = field(default_factory=list)

    def person(self) -> Listed | Skipped | None:
        """None of an empty row."""
        if all(cell is None or str(cell).strip() == "" for cell in self.line.cells.values()):
            return None
        try:
            whole = self._whole_name()
        except Unclear as unclear:
            return Skipped(self.line.number, f"столбец с именами: {unclear}", is_doubtful=True)
        name = name_of(whole)
        if why := self._no_person(whole, name):
            return Skipped(self.line.number, why)
        if name is None:
            return Skipped(self.line.number, "имя не понято", is_doubtful=True)
        return self._listed(name)

    def _whole_name(self) -> str:
        if Column.NAME in self.table.headings:
            return text_of(self._cell(Column.NAME))
        parts = (Column.SURNAME, Column.GIVEN, Column.PATRONYMIC)
        return " ".join(filter(None, (text_of(self._cell(each)) for each in parts)))

    def _no_person(self, whole: str, name: Name | None) -> str:
        """Why the row is none of a person; empty where it is."""
        if not whole or is_none(whole):
            return "нет имени"
        if _TOTALS.search(fold(whole)):
            return "итог"
        if _VACANCY.search(fold(whole)):
            return "вакансия"
        is_alone = all(cell is None or one_line(str(cell)) in ("", whole) for cell in self._others())
        is_full = name is not None and (name.is_short or name.has_patronymic)
        return "заголовок раздела" if is_alone and not is_full else ""

    def _others(self) -> Iterator[Cell]:
        names = (Column.NAME, Column.SURNAME, Column.GIVEN, Column.PATRONYMIC)
        return (cell for column, cell in self.line.cells.items() if column not in names)

    def _listed(self, name: Name) -> Listed:
        held = self._held()
        aim = self._read(Column.AIM, aim_in, None)
        planned = self._planned()
        category = text_of(self._cell(Column.CATEGORY)) if not self.doubts else ""
        return Listed(
            self.line.number,
            name,
            self._post(),
            held,
            bool(category) and is_none(category) and not held,
            aim or self._aim_beside_day(),
            planned,
            tuple(self.doubts),
        )

    def _cell(self, column: Column) -> Cell:
        return self.line.cells.get(column)

    def _read(self, column: Column, read: Callable[[Cell], T], otherwise: T) -> T:
        """The value of a column; with a doubt instead where nothing can be made of it."""
        try:
            return read(self._cell(column))
        except Unclear as unclear:
            self.doubts.append(f"столбец «{self.table.headings[column]}»: {unclear}")
            return otherwise

    def _post(self) -> str:
        post = self._read(Column.POST, _posts_in, "")
        subject = self._read(Column.SUBJECT, text_of, "")
        for column, text in ((Column.POST, post), (Column.SUBJECT, subject)):
            if text and not is_none(text) and not is_post(text):
                self.doubts.append(f"столбец «{self.table.headings[column]}»: должность не понята")
                return ""
        return post_of(*("" if is_none(text) else text for text in (post, subject)))

    def _planned(self) -> PlannedDate | None:
        of_month = self.table.has_months
        planned = self._read(
            Column.PLANNED, lambda cell: planned_in(cell, self.start_year, of_month=of_month), None
        )
        if planned or Column.PLANNED in self.table.headings:
            return planned
        return self._day_beside_aim()

    def _day_beside_aim(self) -> PlannedDate | None:
        """«высшая, март 2027» in the column of what is wanted."""
        try:
            return planned_in(self._cell(Column.AIM), self.start_year, of_month=False)
        except Unclear:
            return None

    def _aim_beside_day(self) -> Category | None:
        """The same in the column of the day."""
        cell = self._cell(Column.PLANNED)
        try:
            return aim_in(cell) if isinstance(cell, str) else None
        except Unclear:
            return None

    def _held(self) -> tuple[Held, ...]:
        nothing: list[Held] = []
        held = self._read(Column.CATEGORY, held_in, nothing)
        granted, ends = self._read(Column.GRANTED, days_in, _NO_DAYS)
        until, later = self._read(Column.UNTIL, days_in, _NO_DAYS)
        return () if self.doubts else self._checked(self._dated(held, granted, later or until or ends))

    def _dated(self, held: list[Held], granted: date | None, until: date | None) -> list[Held]:
        """With the days of their own columns, which are of a single category."""
        endless = self._is_endless()
        if len(held) == 1:
            return [self._with(held[0], granted, until, endless)]
        if all(each.granted for each in held) or not (granted or until or endless):
            return held if held else self._without_category(granted)
        self.doubts.append("категорий несколько, а дата одна")
        return []

    def _without_category(self, granted: date | None) -> list[Held]:
        if granted and not text_of(self._cell(Column.CATEGORY)):
            self.doubts.append("дата присвоения есть, а категории нет")
        return []

    def _with(self, held: Held, granted: date | None, until: date | None, endless: bool) -> Held:
        granted, until = granted or held.granted, until or held.until
        return Held(held.category, granted, until, (endless or held.endless) and until is None)

    def _is_endless(self) -> bool:
        cells = (self._cell(Column.UNTIL), self._cell(Column.GRANTED))
        return any(isinstance(cell, str) and is_endless(cell) for cell in cells)

    def _checked(self, held: Sequence[Held]) -> tuple[Held, ...]:
        """None of them where the days can't be right."""
        for each in held:
            if each.granted and each.granted > self.today:
                self.doubts.append(
                    f"категория присвоена {numeric_day(each.granted)}, а этот день не наступил"
                )
                return ()
            if each.granted and each.until and each.until <= each.granted:
                self.doubts.append("категория кончается раньше, чем присвоена")
                return ()
        return tuple(held)


def _posts_in(cell: Cell) -> str:
    """Two posts on two lines of a cell are parted by a comma; a line that only goes on is not."""
    if not isinstance(cell, str):
        return text_of(cell)
    first, *others = _NEXT_POST.split(cell)
    return text_of(", ".join([first, *map(decapitalise, others)]))
