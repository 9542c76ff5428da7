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
# Rows that the library gives one span.
_BLOCK = 16
# A value as a cell of any row: its XML between the row's number and where that comes next, and its lines, 0
# where it is no text.
_Cell = tuple[str, int]


class Page(Worksheet):  # type: ignore[misc]
    """A sheet of the library's; all rows of its body are one text."""

    dim_rowmin: int
    dim_rowmax: int
    _body, _body_rows, _span = "", range(0), ""

    def write_string(self, row: int, col: int, string: str, cell_format: Any = None) -> int:
        """The library gives formats their numbers while it writes; the body needs them before."""
        cell_format._get_xf_index()
        result: int = super().write_string(row, col, string, cell_format)
        return result

    def write_body(
        self,
        first: int,
        rows: Sequence[Sequence[Value]],
        widths: Sequence[int],
        formats: Mapping[str, Any],
        heights: Sequence[int] | None = None,
    ) -> None:
        """With room for what is broken into lines, where no heights are given: not every program makes it
        by itself."""
        if not rows:
            return
        self._body_rows, self._span = range(first, first + len(rows)), f"1:{len(widths)}"
        self._check_dimensions(self._body_rows[-1], len(widths) - 1)
        columns, starts, texts = self._columns(widths, formats), _Starts(self._span), []
        for number, values in enumerate(rows):
            found = [column[value] for column, value in zip(columns, values, strict=True)]
            cells, lines = zip(*found, strict=True)
            self.str_table.count += len(lines) - lines.count(0)
            height = heights[number] if heights else max(lines)
            texts.append(str(first + number + 1).join(('<row r="', starts[height], *cells)))
        self._body = "".join(texts)

    def _columns(self, widths: Sequence[int], formats: Mapping[str, Any]) -> list["_Column"]:
        ends = [f'<c r="{xl_col_to_name(number)}' for number in range(1, len(widths))] + ["</row>"]
        return [_Column(self._cell_of, formats, width, end) for width, end in zip(widths, ends, strict=True)]

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

    def _write_rows(self) -> None:
        """What stands above the body, the body, and what stands below."""
        last, self.dim_rowmax = self.dim_rowmax, self._body_rows.start - 1
        super()._write_rows()
        self.fh.write(self._body)
        self.dim_rowmin, self.dim_rowmax = self._body_rows.stop, last
        super()._write_rows()

    def _calculate_spans(self) -> None:
        super()._calculate_spans()
        blocks = range(self._body_rows.start // _BLOCK, (self._body_rows.stop - 1) // _BLOCK + 1)
        self.row_spans.update(dict.fromkeys(blocks, self._span))


def _short(text: str) -> str:
    if 2 * len(text) <= _MOST_UNITS:
        return text
    return text.encode("utf-16-le")[: 2 * _MOST_UNITS].decode("utf-16-le", "ignore")


def _number(value: float) -> str:
    return f"><v>{value:.16G}</v></c>"


class _Starts(dict[int, str]):
    """What stands between a row's number and its first cell's, by the row's lines."""

    def __init__(self, span: str) -> None:
        super().__init__()
        self._span = span

    def __missing__(self, lines: int) -> str:
        pixels = int(LINE_HEIGHT * max(1, min(lines, MOST_LINES)) * 4 / 3 + 0.5)
        found = f'" spans="{self._span}" ht="{pixels * 0.75:.16g}" customHeight="1"><c r="A'
        self[lines] = found
        return found


class _Column(dict[Value, _Cell]):
    """Its cells by their values, each worked out once. `end` is what follows them in the row."""

    def __init__(
        self, cell_of: Callable[[Value], tuple[str, str]], formats: Mapping[str, Any], width: int, end: str
    ) -> None:
        super().__init__()
        self._cell_of, self._formats, self._width, self._end = cell_of, formats, width, end

    def __missing__(self, value: Value) -> _Cell:
        kind, rest = self._cell_of(value)
        text = f'" s="{self._formats[kind]._get_xf_index()}"{rest}{self._end}'
        cell = self[value] = (text, lines_of(value, self._width) if isinstance(value, str) else 0)
        return cell
