"""An Excel paper: sheets laid out for print and for a filter."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook

from generator.documents.about import About
from generator.documents.rows import LINE_HEIGHT, Page
from generator.documents.sheet import Chart, Sheet, heights_of, text_lines, widths_of
from generator.documents.signs import printable

_FONT = {"font_name": "Times New Roman", "font_size": 12}
_CELL = _FONT | {"border": 1, "valign": "top", "text_wrap": True}
_FORMATS = {
    "text": _CELL,
    "date": _CELL | {"num_format": "dd.mm.yyyy", "align": "left"},
    "number": _CELL | {"num_format": "0", "align": "center"},
    "share": _CELL | {"num_format": "0.0%", "align": "center"},
    "header": _CELL | {"bold": True, "valign": "vcenter", "align": "center", "bg_color": "#E7EEF0"},
    "heading": _FONT | {"bold": True, "align": "center", "valign": "vcenter", "text_wrap": True},
    "above": _FONT | {"align": "right", "valign": "vcenter", "text_wrap": True},
    "plain": _FONT,
}


def workbook(about: About, sheets: Sequence[Sheet]) -> bytes:
    written = BytesIO()
    with Workbook(written, {"in_memory": True}) as book:
        book.set_properties({"title": about.title, "author": about.author, "created": about.made})
        formats = {name: book.add_format(each) for name, each in _FORMATS.items()}
        for sheet in sheets:
            _Writer(book, book.add_worksheet(sheet.name, Page), formats, sheet).write()
    return written.getvalue()


class _Writer:
    """Of one sheet."""

    def __init__(self, book: Workbook, page: Page, formats: dict[str, Any], sheet: Sheet) -> None:
        self._book, self._page, self._formats, self._sheet = book, page, formats, sheet
        self._widths = widths_of(sheet)

    def write(self) -> None:
        header = self._headings()
        self._header(header)
        first = header + 1
        self._page.write_body(first, self._sheet.rows, self._widths, self._formats, self._heights())
        for each in self._sheet.merges:
            self._page.merge_body(first + each.row, each.column, each.rows)
        last = first + len(self._sheet.rows) - 1
        self._footing(last + 2)
        self._layout(header, last)
        if self._sheet.chart:
            self._chart(self._sheet.chart, header, last + 2 + len(self._sheet.footing))

    def _headings(self) -> int:
        """The number of the row in which the table's header stands."""
        lines = [("above", self._sheet.above)] if self._sheet.above else []
        lines += [("heading", each) for each in self._sheet.heading]
        for number, (style, text) in enumerate(lines):
            self._across(number, str(text), style)
        return len(lines) + 1

    def _across(self, row: int, text: str, style: str) -> None:
        last = len(self._sheet.columns) - 1
        self._page.set_row(row, LINE_HEIGHT * text_lines(text, sum(self._widths)))
        self._page.merge_range(row, 0, row, last, "", self._formats[style])
        self._page.write_string(row, 0, printable(text), self._formats[style])

    def _header(self, row: int) -> None:
        for number, (column, width) in enumerate(zip(self._sheet.columns, self._widths, strict=True)):
            self._page.set_column(number, number, width)
            self._page.write_string(row, number, printable(column.title), self._formats["header"])
        most = max(
            text_lines(each.title, width)
            for each, width in zip(self._sheet.columns, self._widths, strict=True)
        )
        self._page.set_row(row, LINE_HEIGHT * most)

    def _heights(self) -> list[int] | None:
        """Excel doesn't make room for what stands in merged cells."""
        return heights_of(self._sheet, self._widths) if self._sheet.merges else None

    def _footing(self, row: int) -> None:
        for number, text in enumerate(self._sheet.footing):
            self._page.write_string(row + number, 0, printable(text), self._formats["plain"])

    def _layout(self, header: int, last: int) -> None:
        page = self._page
        page.set_landscape()
        page.set_paper(9)
        page.set_margins(left=0.6, right=0.4, top=0.8, bottom=0.6)
        page.fit_to_pages(1, 0)
        page.repeat_rows(header)
        page.freeze_panes(header + 1, 0)
        page.set_footer("&C&P / &N")
        if not self._sheet.merges:
            page.autofilter(header, 0, max(last, header), len(self._sheet.columns) - 1)

    def _chart(self, chart: Chart, header: int, below: int) -> None:
        drawn = self._book.add_chart({"type": "column"})
        name, row = self._sheet.name, header + 1 + chart.row
        values = self._sheet.rows[chart.row]
        first, last = chart.columns[0], chart.columns[-1]
        drawn.add_series(
            {
                "name": chart.title,
                "categories": [name, header, first, header, last],
                "values": [name, row, first, row, last],
                "values_data": [values[each] for each in range(first, last + 1)],
                "data_labels": {"value": True},
                "fill": {"color": "#00796B"},
            }
        )
        drawn.set_title({"name": chart.title, "name_font": {"size": 12}})
        drawn.set_legend({"none": True})
        drawn.set_size({"width": 760, "height": 320})
        self._page.insert_chart(below + 1, 0, drawn)
