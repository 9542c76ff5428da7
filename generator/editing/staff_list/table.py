"""Where in a sheet the list is: the rows of its heading, what its columns hold, its rows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.editing.staff_list.headings import (
    NAMES,
    Column,
    column_of,
    is_month,
    is_private,
    may_be_past,
    names_too,
    plain,
)
from generator.editing.staff_list.names import name_of
from generator.loading.private_data import is_private as is_private_text
from generator.wording.text import one_line, shorten
from generator.workbook import Cell, Row, Sheet

_LONGEST_HEADING = 60
_PARTS_OF_NAMES = (Column.SURNAME, Column.GIVEN, Column.PATRONYMIC)
_OF_EVERY_LIST = (*NAMES, Column.POST)
# A title, the school's name, an approval: the heading is not far below.
_MOST_ABOVE = 40


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the list, counted as Excel does; only what its known columns hold."""

    number: int
    cells: Mapping[Column, Cell]


@dataclass(frozen=True, slots=True)
class Table:
    """A list; `headings` are those of its known columns, `private` and `unknown` those left out unread."""

    sheet: str
    headings: Mapping[Column, str]
    private: tuple[str, ...]
    unknown: tuple[str, ...]
    lines: tuple[Line, ...]

    @property
    def has_months(self) -> bool:
        return is_month(self.headings.get(Column.PLANNED, ""))


@dataclass(frozen=True, slots=True)
class _Heading:
    """What stands above a column, the heading of its group apart."""

    text: str
    above: str = ""

    @property
    def whole(self) -> str:
        return f"{self.above}: {self.text}" if self.above else self.text

    @property
    def shown(self) -> str:
        """As a message names it, with nothing private should it be no heading at all."""
        if is_private_text(self.whole) or sum(map(str.isdigit, self.whole)) > 4:
            return "…"
        return shorten(self.whole, _LONGEST_HEADING)


def table_in(sheet: Sheet) -> Table | None:
    """The list of a sheet; None where no row names people's names and anything else that is known."""
    for top in range(min(len(sheet.rows), _MOST_ABOVE)):
        headings, below = _headings(sheet.rows, top)
        columns = _columns(headings)
        if (
            len(columns) > 1
            and any(each in columns for each in NAMES)
            and not _is_of_a_person(sheet.rows[top])
        ):
            return _table(sheet, headings, columns, below)
    return None


def _is_of_a_person(row: Row) -> bool:
    names = map(name_of, filter(None, _texts(row)))
    return any(name is not None and name.is_whole for name in names)


def has_names_only(sheet: Sheet) -> bool:
    """There is a column of names and none that says anything of people."""
    tops = range(min(len(sheet.rows), _MOST_ABOVE))
    return any(set(_columns(_headings(sheet.rows, top)[0])) == {Column.NAME} for top in tops)


def _headings(rows: Sequence[Row], top: int) -> tuple[list[_Heading], int]:
    """Of each column, and the number of the first row below; a second row of headings and one of numbers
    belong to them."""
    first = _texts(rows[top])
    below = top + 1
    headings = [_Heading(text) for text in first]
    if below < len(rows) and _continues(first, _texts(rows[below])):
        headings = list(_two_rows(first, _texts(rows[below])))
        below += 1
    if below < len(rows) and _are_numbers(rows[below]):
        below += 1
    return headings, below


def _texts(row: Row) -> list[str]:
    return [one_line(cell) if isinstance(cell, str) else "" for cell in row]


def _continues(first: Sequence[str], second: Sequence[str]) -> bool:
    """The second row parts groups of the first: below each name's heading it is empty or the same, and it
    has headings itself."""
    if _is_title(first, second):
        return False
    parts = [(text, own) for text, own in zip(first, second, strict=False) if own and own != text]
    if any(
        column_of(text) in _OF_EVERY_LIST and column_of(own) not in _PARTS_OF_NAMES for text, own in parts
    ):
        return False
    return any(is_private(own) or column_of(own, "…") not in (None, *NAMES) for _, own in parts)


def _is_title(first: Sequence[str], second: Sequence[str]) -> bool:
    """One text, which doesn't begin right of the names as the heading of a group would."""
    places = [place for place, text in enumerate(first) if text]
    names = [place for place, text in enumerate(second) if column_of(text) in NAMES]
    is_group = bool(places and names) and places[0] > names[0]
    return len({first[place] for place in places}) < 2 and not is_group


def _two_rows(first: Sequence[str], second: Sequence[str]) -> Iterator[_Heading]:
    group = ""
    for text, own in zip(first, [*second, *[""] * len(first)], strict=False):
        group = text or (group if own else "")
        yield _Heading(own, group) if own and own != group else _Heading(group)


def _are_numbers(row: Row) -> bool:
    """«1 2 3 4» below the headings."""
    numbers = [_plain_number(cell) for cell in row if cell is not None]
    found = [int(each) for each in numbers if each.isdecimal() and len(each) < 4]
    return len(found) == len(numbers) > 1 and found == list(range(found[0], found[0] + len(found)))


def _plain_number(cell: Cell) -> str:
    return str(int(cell) if isinstance(cell, float) and cell.is_integer() else cell).strip()


def _columns(headings: Sequence[_Heading]) -> dict[Column, int]:
    """The first column of each kind."""
    found: dict[Column, int] = {}
    for place, heading in enumerate(headings):
        column = column_of(heading.text, heading.above)
        if column is not None:
            found.setdefault(column, place)
    planned = found.get(Column.PLANNED)
    is_list_of_held = Column.CATEGORY in found and not found.keys() & {Column.GRANTED, Column.AIM}
    if planned is not None and is_list_of_held and may_be_past(headings[planned].text):
        found[Column.GRANTED] = found.pop(Column.PLANNED)
    return found


def _table(sheet: Sheet, headings: Sequence[_Heading], columns: Mapping[Column, int], below: int) -> Table:
    others = [each for place, each in enumerate(headings) if each.whole and place not in columns.values()]
    lines = [
        Line(number, {column: row[place] for column, place in columns.items() if place < len(row)})
        for number, row in enumerate(sheet.rows[below:], start=below + 1)
        if not any(_is_heading(row, place, headings) for column, place in columns.items() if column in NAMES)
    ]
    return Table(
        sheet.name,
        {column: headings[place].shown for column, place in columns.items()},
        tuple(dict.fromkeys(each.shown for each in others if is_private(each.whole))),
        tuple(dict.fromkeys(each.shown for each in others if not is_private(each.whole))),
        tuple(lines),
    )


def _is_heading(row: Row, place: int, headings: Sequence[_Heading]) -> bool:
    """Printed lists repeat them on each page."""
    cell = row[place] if place < len(row) else None
    text = plain(cell) if isinstance(cell, str) else ""
    return text != "" and text in (plain(headings[place].text), plain(headings[place].above))


def private_names_in(sheet: Sheet) -> str | None:
    """A heading of names and private data at once."""
    for row in sheet.rows[:_MOST_ABOVE]:
        for text in filter(None, _texts(row)):
            if is_private(text) and names_too(text):
                return _Heading(text).shown
    return None
