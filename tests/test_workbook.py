"""What stands in the cells of workbooks, and files that are none."""

import io
import random
import zipfile
from contextlib import suppress
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from generator.workbook import MOST_BYTES, Unreadable, read_workbook
from tests.editing.staff_list.lists import imported, sheet, workbook

FILES = Path(__file__).parent / "editing" / "staff_list" / "files"
SAVE_AS = "откройте файл в Excel и сохраните как «Книга Excel (*.xlsx)»"
DAMAGED = f"файл повреждён или скачан не полностью: {SAVE_AS} ещё раз"
WORD = "это документ Word, а не таблица: скопируйте таблицу в новую книгу Excel и сохраните её"
LOCKED = "книга защищена паролем: снимите его в Excel и сохраните файл ещё раз"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def archive(**parts: bytes) -> bytes:
    """A ZIP archive; a double underscore in a name is a slash, a single one a point."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name.replace("__", "/").replace("_", "."), data)
    return out.getvalue()


def test_a_sheet_is_read_from_its_first_row_with_days_and_numbers() -> None:
    rows = ((None, None, None), (None, "ФИО", True), (1.0, 2.5, date(2026, 5, 20)))
    assert read_workbook(workbook(sheet(*rows))) == [sheet(*rows)]


def test_the_value_of_a_merged_cell_stands_in_each_of_its_places() -> None:
    data = workbook(sheet(("а", None, "в"), (None, None, "г"), ("д", "е", None)), merged=["A1:B2", "B3:C9"])
    assert read_workbook(data)[0].rows == (("а", "а", "в"), ("а", "а", "г"), ("д", "е", "е"))


def test_hidden_sheets_are_left_out() -> None:
    data = workbook(sheet(("а",), name="видно"), sheet(("б",), name="нет"), hidden=["нет"])
    assert [each.name for each in read_workbook(data)] == ["видно"]


@pytest.mark.parametrize("name", ["staff.xls", "staff.ods"])
def test_other_formats_give_the_same_edits(name: str) -> None:
    came = imported(*read_workbook((FILES / name).read_bytes()))
    assert came.edits == [
        "добавить «Двадцатая Майя Тестовна» «учитель химии»",
        "категория «Двадцатая Майя Тестовна» первая 2025-02-20",
        "категория vtoraya высшая 2026-05-20",
    ]
    assert came.read.table.private == ("Дата рождения",)


def far_away(cell: str) -> bytes:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active[cell] = "x"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def locked_old() -> bytes:
    """An .xls whose first record is followed by that of a lock."""
    data = (FILES / "staff.xls").read_bytes()
    place = data.index(b"\x09\x08\x10\x00") + 20
    return data[:place] + b"\x2f\x00" + data[place + 2 :]


WRONG = {
    "empty": (b"", "файл пустой"),
    "too big": (bytes(MOST_BYTES + 1), "файл больше 10 МБ: оставьте в нём только список сотрудников"),
    "text": ("ФИО;Должность".encode(), f"это простой текст, а не книга Excel: {SAVE_AS}"),
    "a page": (b"\xef\xbb\xbf <html>", f"внутри веб-страница, хотя файл назван таблицей: {SAVE_AS}"),
    "pdf": (b"%PDF-1.7", "это файл PDF, а не таблица: нужна книга Excel, из которой он сделан"),
    "rtf": (b"{\\rtf1}", WORD),
    "picture": (b"\x89PNG\0\0", f"это не книга Excel: {SAVE_AS}"),
    "old Word": (OLE + "WordDocument".encode("utf-16-le"), WORD),
    "new Word": (archive(word__document_xml=b"<x/>"), WORD),
    "archive": (archive(a_txt=b"x"), f"это архив, а не книга Excel: {SAVE_AS}"),
    "cut": (workbook(sheet(("ФИО",)))[:500], DAMAGED),
    "not a book inside": (archive(xl__workbook_xml=b"<x"), DAMAGED),
    "old and empty": (OLE, DAMAGED),
    "locked": ((FILES / "locked.xlsx").read_bytes(), LOCKED),
    "locked .xls": (locked_old(), LOCKED),
    "locked .ods": (
        archive(content_xml=b"\0", **{"META-INF__manifest_xml": b"<manifest:encryption-data/>"}),
        LOCKED,
    ),
    "a part that doesn't unpack": (
        workbook(sheet(("ФИО",))).replace(b"xl/worksheets/sheet1.xml", b"xl/worksheets/sheet1.xm\0", 1),
        DAMAGED,
    ),
    "bomb": (
        archive(xl__workbook_xml=bytes(100_000_001)),
        "книга слишком большая: скопируйте список сотрудников в новую книгу",
    ),
    "a cell far away": (
        far_away("XFD1048576"),
        "на листе есть ячейки далеко от таблицы: скопируйте список сотрудников в новую книгу",
    ),
}


@pytest.mark.parametrize(("data", "said"), WRONG.values(), ids=WRONG)
def test_what_is_no_workbook_is_told_with_what_to_do(data: bytes, said: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_workbook(data)
    assert str(refused.value) == said


# A spoilt .xls can end the process: tests/commands/test_import.py.
@pytest.mark.parametrize("name", ["staff.ods", "new"])
def test_spoilt_files_are_read_or_refused_in_words(name: str) -> None:
    whole = workbook(sheet(("ФИО", "Должность"))) if name == "new" else (FILES / name).read_bytes()
    chance = random.Random(name)
    for _ in range(300):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 20)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        with suppress(Unreadable):
            read_workbook(bytes(data))
