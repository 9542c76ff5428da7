"""A sheet of finished values, and the room that they need."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, shown in per cent."""

    value: float


Value = str | date | int | Share | None


@dataclass(frozen=True, slots=True)
class Column:
    """`width` in letters; as wide as its words need, up to that."""

    title: str
    width: int = 40


@dataclass(frozen=True, slots=True)
class Merge:
    """A cell that spans rows below it; all count from 0, rows from the first behind the header."""

    row: int
    column: int
    rows: int


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars of one row: `columns` are the numbers of those that have its values."""

    title: str
    row: int
    columns: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """`heading` stands above the table, `footing` below. `above` is what a paper has above its title, on the
    right."""

    name: str
    heading: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    footing: tuple[str, ...] = ()
    above: str | None = None
    merges: tuple[Merge, ...] = ()
    chart: Chart | None = None
    is_blank: bool = False


_LEAST_WIDTH = 5
# No row is higher than a page.
MOST_LINES = 26


def widths_of(sheet: Sheet) -> list[int]:
    return [
        max(_LEAST_WIDTH, min(column.width, _longest(column, {row[number] for row in sheet.rows}) + 2))
        for number, column in enumerate(sheet.columns)
    ]


def _longest(column: Column, values: Iterable[Value]) -> int:
    """A heading may break between words, and is bold."""
    words = max((len(word) for word in column.title.split()), default=0) + 1
    lines = (len(line) for value in values for line in _shown(value).split("\n"))
    return max(words, max(lines, default=0))


def _shown(value: Value) -> str:
    match value:
        case None:
            return ""
        case date():
            return "00.00.0000"
        case Share():
            return "100,0%"
    return str(value)


def lines_of(value: Value, width: int) -> int:
    return text_lines(_shown(value), width) if isinstance(value, str) else 1


def text_lines(text: str, width: int) -> int:
    """About how many lines a text takes in a column."""
    if len(text) <= width and "\n" not in text:
        return 1
    return sum(max(1, ceil(len(line) / width)) for line in text.split("\n"))


def heights_of(sheet: Sheet, widths: Sequence[int]) -> list[int]:
    """Lines of each row; what spans several has room in all of them together."""
    spans = {(each.row, each.column): each.rows for each in sheet.merges}
    covered = {(each.row + number, each.column) for each in sheet.merges for number in range(1, each.rows)}
    heights = [
        max(
            lines_of(value, widths[column])
            for column, value in enumerate(row)
            if (number, column) not in spans and (number, column) not in covered
        )
        for number, row in enumerate(sheet.rows)
    ]
    for (row, column), rows in spans.items():
        missing = lines_of(sheet.rows[row][column], widths[column]) - sum(heights[row : row + rows])
        heights[row + rows - 1] += max(0, missing)
    return [min(each, MOST_LINES) for each in heights]
