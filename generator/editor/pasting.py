"""A block of cells, copied in Excel, laid over the table."""

import csv
from collections.abc import Iterator, Sequence
from typing import Any

from generator.editor.cells import COLUMNS, NEW, OF_PERSON, address, new_of, parted

MOST_ROWS = 300


def pasted(rows: Sequence[dict[str, Any]], at: str, text: str) -> dict[str, str]:
    """The new values by address. The block's first cell goes to `at`, the others to its right and below; what
    reaches below the last row are new people. `rows` are those of the table as the page has it."""
    subject, column = parted(at)
    start, left = _row_of(rows, subject), COLUMNS.index(column)
    found = {}
    for number, values in enumerate(_block(text)):
        for place, value in enumerate(values[: len(COLUMNS) - left], left):
            cell = _address(rows, start + number, COLUMNS[place])
            if cell:
                found[cell] = " ".join(value.split())
    return found


def _block(text: str) -> Iterator[list[str]]:
    """Excel parts cells with tabs and puts into quotes what has line ends."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n")
    rows = csv.reader((f"{line}\n" for line in lines), delimiter="\t")
    for number, row in enumerate(rows):
        if number < MOST_ROWS:
            yield row or [""]


def _row_of(rows: Sequence[dict[str, Any]], subject: str) -> int:
    return next(number for number, row in enumerate(rows) if subject in (row["person"], row["slot"]))


def _address(rows: Sequence[dict[str, Any]], number: int, column: str) -> str | None:
    """None for what a second attestation of one person doesn't have."""
    last = len(rows) - 1
    if number > last:
        new = int(rows[last]["person"].removeprefix(NEW)) + number - last
        return address(f"{NEW}{new}" if column in OF_PERSON else new_of(f"{NEW}{new}"), column)
    row = rows[number]
    if column not in OF_PERSON:
        return address(row["slot"], column)
    return address(row["person"], column) if row["isFirst"] else None
