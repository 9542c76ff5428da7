"""A table of numbers: rows and columns with their sums, a nought is an empty cell."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.site.parts.steps import Link


@dataclass(frozen=True, slots=True)
class CountCell:
    """`path` leads to what is counted, "" to nothing; `label` is the column's."""

    number: int
    label: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class CountRow:
    """`note` stands beside the name; with `aside` a row has words instead of numbers."""

    name: Link
    cells: tuple[CountCell, ...]
    total: int
    note: str = ""
    aside: str = ""


@dataclass(frozen=True, slots=True)
class CountTable:
    """`heading` is the first column's; `sums` are those of the columns, `total` of all."""

    heading: str
    columns: tuple[Link, ...]
    rows: tuple[CountRow, ...]
    sums: tuple[CountCell, ...]
    total: int
    has_totals: bool = True


def count_row(
    name: Link, columns: Sequence[Link], numbers: Sequence[int], paths: Sequence[str] = (), note: str = ""
) -> CountRow:
    cells = tuple(
        CountCell(number, column.text, path if number else "")
        for number, column, path in zip(numbers, columns, paths or [""] * len(numbers), strict=True)
    )
    return CountRow(name, cells, sum(numbers), note)


def count_table(
    heading: str, columns: Sequence[Link], rows: Sequence[CountRow], *, has_totals: bool = True
) -> CountTable:
    """The sums are of what the rows show."""
    sums = tuple(
        CountCell(sum(row.cells[place].number for row in rows if row.cells), column.text, column.path)
        for place, column in enumerate(columns)
    )
    total = sum(row.total for row in rows)
    return CountTable(heading, tuple(columns), tuple(rows), sums, total, has_totals)
