"""A staff list from Excel, by the rules of `cyclogram import`."""

from datetime import date

from generator.editing.staff_list.acceptance import accept
from generator.editing.staff_list.comparison import compare
from generator.editing.staff_list.reading import NoList, read_list
from generator.editing.staff_list.summary import summary
from generator.schedule.model import Schedule
from generator.workbook import Unreadable, read_workbook


class NotRead(ValueError):
    """The workbook can't be read as a list; the message is a Russian sentence."""


def lines_of_list(
    book: bytes, name: str, schedule: Schedule, data: bytes, file: str, today: date
) -> tuple[list[str], list[str]]:
    """The lines of the edits that the schedule takes, and what the import says of the list, line by line.
    Raises NotRead."""
    try:
        read = read_list(read_workbook(book), schedule.start_year, today)
    except (Unreadable, NoList) as wrong:
        raise NotRead(f"«{name}»: {wrong}") from None
    found = compare(read.people, schedule)
    accept(found, data, file, name, today)
    told = "\n".join(summary(read, found, name)).split("\n")
    return [each.edit.line for each in found.edits], told
