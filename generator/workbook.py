"""What stands in the cells of a workbook (.xlsx, .xls, .ods): bytes in, rows out, no paths.

So it runs in a browser as well. What can't be read is said in a Russian sentence.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

Cell = str | int | float | bool | date | datetime | time | timedelta | None
Row = tuple[Cell, ...]

MOST_BYTES = 10_000_000
_MOST_UNPACKED = 100_000_000
_MOST_CELLS = 5_000_000

# In an .xls the record of the lock stands behind the first one.
_OLD_LOCK = re.compile(rb"\x09\x08\x10\x00.{16}(?:\x86\x00\x00\x00)?\x2f\x00", re.DOTALL)
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AS = "откройте файл в Excel и сохраните как «Книга Excel (*.xlsx)»"
DAMAGED = f"файл повреждён или скачан не полностью: {_SAVE_AS} ещё раз"
_WORD = "это документ Word, а не таблица: скопируйте таблицу в новую книгу Excel и сохраните её"
_LOCKED = "книга защищена паролем: снимите его в Excel и сохраните файл ещё раз"
_LAST_CELL = re.compile(rb"<(?:\w+:)?c [^>]{0,80}?r=\"([A-Z]{1,3})([0-9]{1,7})\"")


class Unreadable(ValueError):
    """Not a workbook, or one that can't be read; the message is a Russian sentence."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as rows from its very first one; a merged cell's value stands in each of its places."""

    name: str
    rows: tuple[Row, ...]


def read_workbook(data: bytes) -> list[Sheet]:
    """The visible sheets; all of them where none is. Raises Unreadable."""
    _refuse_others(data)
    try:
        return _sheets(_opened(data))
    except BaseException as error:
        # A spoilt file makes the library panic, which it tells by an exception that is no Exception.
        if isinstance(error, KeyboardInterrupt):
            raise
        raise Unreadable(DAMAGED) from None


def _refuse_others(data: bytes) -> None:
    if not data:
        raise Unreadable("файл пустой")
    if len(data) > MOST_BYTES:
        raise Unreadable(
            f"файл больше {MOST_BYTES // 1_000_000} МБ: оставьте в нём только список сотрудников"
        )
    if data.startswith(_ZIP):
        _refuse_other_archives(data)
    elif not data.startswith(_OLE):
        raise Unreadable(_other_text(data))
    elif _is_ole_with(data, "WordDocument"):
        raise Unreadable(_WORD)
    elif _is_ole_with(data, "EncryptedPackage") or _OLD_LOCK.search(data):
        raise Unreadable(_LOCKED)


def _is_ole_with(data: bytes, stream: str) -> bool:
    """Names of the streams stand in the file as UTF-16."""
    return stream.encode("utf-16-le") in data


def _other_text(data: bytes) -> str:
    head = data[:2000].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if head.startswith(b"%pdf"):
        return "это файл PDF, а не таблица: нужна книга Excel, из которой он сделан"
    if head.startswith((b"<html", b"<!doctype", b"<table", b"<?xml", b"<meta", b"mime")):
        return f"внутри веб-страница, хотя файл назван таблицей: {_SAVE_AS}"
    if head.startswith(b"{\\rtf"):
        return _WORD
    if b"\0" not in head:
        return f"это простой текст, а не книга Excel: {_SAVE_AS}"
    return f"это не книга Excel: {_SAVE_AS}"


def _refuse_other_archives(data: bytes) -> None:
    """What else is a ZIP archive; and what would fill the memory, by the sizes and places that it names."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except Exception:
        raise Unreadable(DAMAGED) from None
    names = {each.filename for each in archive.infolist()}
    if "word/document.xml" in names:
        raise Unreadable(_WORD)
    if not any(name.startswith("xl/") or name == "content.xml" for name in names):
        raise Unreadable(f"это архив, а не книга Excel: {_SAVE_AS}")
    if sum(each.file_size for each in archive.infolist()) > _MOST_UNPACKED:
        raise Unreadable("книга слишком большая: скопируйте список сотрудников в новую книгу")
    if "META-INF/manifest.xml" in names and b"encryption-data" in _part(archive, "META-INF/manifest.xml"):
        raise Unreadable(_LOCKED)
    _refuse_wide_sheets(archive)


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        return archive.read(name)
    except Exception:
        raise Unreadable(DAMAGED) from None


def _refuse_wide_sheets(archive: zipfile.ZipFile) -> None:
    """The library makes a cell of every place up to the last one that holds something."""
    for name in archive.namelist():
        if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name) and _cells(_part(archive, name)) > _MOST_CELLS:
            raise Unreadable(
                "на листе есть ячейки далеко от таблицы: скопируйте список сотрудников в новую книгу"
            )


def _cells(text: bytes) -> int:
    places = [(_number(letters), int(row)) for letters, row in _LAST_CELL.findall(text)]
    columns, rows = (max(axis, default=0) for axis in ([c for c, _ in places], [r for _, r in places]))
    return columns * rows


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _opened(data: bytes) -> "CalamineWorkbook":
    from python_calamine import CalamineWorkbook

    return CalamineWorkbook.from_filelike(io.BytesIO(data))


def _sheets(book: "CalamineWorkbook") -> list[Sheet]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    tables = [each for each in book.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet]
    visible = [each for each in tables if each.visible == SheetVisibleEnum.Visible] or tables
    return [_sheet(book.get_sheet_by_name(each.name)) for each in visible]


def _sheet(sheet: "CalamineSheet") -> Sheet:
    found = sheet.to_python(skip_empty_area=False)
    rows: list[list[Cell]] = [[None if cell == "" else cell for cell in row] for row in found]
    _fill(rows, sheet.merged_cell_ranges or ())
    return Sheet(sheet.name, tuple(map(tuple, rows)))


_Area = tuple[tuple[int, int], tuple[int, int]]


def _fill(rows: list[list[Cell]], areas: Sequence[_Area]) -> None:
    for (top, left), (bottom, right) in areas:
        if top < len(rows) and left < len(rows[top]):
            value = rows[top][left]
            for row, column in _places(rows, (top, left), (bottom, right)):
                rows[row][column] = value


def _places(
    rows: list[list[Cell]], start: tuple[int, int], end: tuple[int, int]
) -> Iterator[tuple[int, int]]:
    for row in range(start[0], min(end[0] + 1, len(rows))):
        for column in range(start[1], min(end[1] + 1, len(rows[row]))):
            yield row, column
