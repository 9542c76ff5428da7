"""The rows of an Excel table: the same XML as the library's, which takes ten times as long cell by cell."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from generator.documents.sheet import MOST_LINES, Share, Value, lines_of
from generator.documents.signs import printable

LINE_HEIGHT = 15.5
# Of UTF-16 in a cell, which is what Excel can hold.
_MOST_UNITS = 32767
# A value as a cell of any row: the name of its format, what follows that in the XML, its lines, whether it is
# a text.
_Cell = tuple[str, str, int, bool]


class Page(Worksheet):  # type: ignore[misc]
    """A sheet of the library's; each row of its body stands in the row's first cell."""

    def write_body(
        self,
        first: int,
        rows: Sequence[Sequence[Value]],
        widths: Sequence[int],
        formats: Mapping[str, Any],
    ) -> None:
        """With room for what is broken into lines: not every program makes it by itself."""
        columns = [_Column(self._cell_of, width) for width in widths]
        names = [xl_col_to_name(number) for number in range(len(widths))]
        for number, values in enumerate(rows, start=first):
            cells = [column[value] for column, value in zip(columns, values, strict=True)]
            self._check_dimensions(number, len(widths) - 1)
            self.table[number] = {len(widths) - 1: None, 0: _Row(names, cells, formats)}
            self.str_table.count += sum([is_text for *_, is_text in cells])
            self.set_row(number, LINE_HEIGHT * min(max([lines for _, _, lines, _ in cells]), MOST_LINES))

    def merge_body(self, row: int, column: int, rows: int) -> None:
        """A cell with the empty ones below it."""
        self.merge.append([row, column, row + rows - 1, column])

    def _cell_of(self, value: Value) -> tuple[str, str]:
        """A text is never a formula, a number or a link, whatever it looks like."""
        match value:
            case None:
                return "text", "/>"
            case str():
                index = self.str_table._get_shared_string_index(_short(printable(value)))
                self.str_table.count -= 1
                return "text", f' t="s"><v>{index}</v></c>'
            case date():
                return "date", _number(self._convert_date_time(value))
            case Share():
                return "share", _number(value.value)
            case int():
                return "number", _number(value)

    def _write_cell(self, row: int, col: int, cell: Any) -> None:
        if isinstance(cell, _Row):
            self.fh.write(cell.xml(row + 1))
        elif cell is not None:
            super()._write_cell(row, col, cell)


def _short(text: str) -> str:
    return text.encode("utf-16-le")[: 2 * _MOST_UNITS].decode("utf-16-le", "ignore")


def _number(value: float) -> str:
    return f"><v>{value:.16G}</v></c>"


class _Row:
    """The library gives formats their numbers while it writes."""

    __slots__ = ("_cells", "_formats", "_names")

    def __init__(self, names: Sequence[str], cells: Sequence[_Cell], formats: Mapping[str, Any]) -> None:
        self._names, self._cells, self._formats = names, cells, formats

    def xml(self, row: int) -> str:
        number_of = self._formats
        return "".join(
            f'<c r="{name}{row}" s="{number_of[kind]._get_xf_index()}"{rest}'
            for name, (kind, rest, *_) in zip(self._names, self._cells, strict=True)
        )


class _Column(dict[Value, _Cell]):
    """Its cells by their values, each worked out once."""

    def __init__(self, cell_of: Callable[[Value], tuple[str, str]], width: int) -> None:
        super().__init__()
        self._cell_of, self._width = cell_of, width

    def __missing__(self, value: Value) -> _Cell:
        lines, is_text = lines_of(value, self._width), isinstance(value, str)
        cell = self[value] = (*self._cell_of(value), lines, is_text)
        return cell
