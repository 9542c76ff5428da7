"""Sheets -> what the list says of people: the sheet that holds the list is found first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.editing.staff_list.listed import Listed, Skipped
from generator.editing.staff_list.people import people_of
from generator.editing.staff_list.table import Table, has_names_only, private_names_in, table_in
from generator.wording.text import listed as listed_text
from generator.workbook import Sheet

_MOST_NAMED = 5
MOST_PEOPLE = 1000


class NoList(ValueError):
    """The workbook holds no staff list; the message is a Russian sentence."""


@dataclass(frozen=True, slots=True)
class StaffList:
    """The list; `other_sheets` look like one, too, and aren't read."""

    table: Table
    people: tuple[Listed, ...]
    skipped: tuple[Skipped, ...]
    other_sheets: tuple[str, ...] = ()


def read_list(sheets: Sequence[Sheet], start_year: int, today: date) -> StaffList:
    """The sheet with most people. Raises NoList."""
    tables = [table for sheet in sheets if (table := table_in(sheet))]
    lists = [_list(table, start_year, today) for table in tables]
    if not lists:
        raise NoList(_why_no_list(sheets))
    best = max(lists, key=lambda each: len(each.people))
    if not best.people:
        names = listed_text([f"«{each.table.sheet}»" for each in lists], _MOST_NAMED)
        raise NoList(
            f"заголовки есть (лист {names}), а людей под ними нет; если имена посчитаны формулами, откройте "
            "файл в Excel и сохраните"
        )
    if len(best.people) > MOST_PEOPLE:
        raise NoList(f"в списке больше {MOST_PEOPLE} человек: оставьте в нём одну школу")
    others = tuple(each.table.sheet for each in lists if each is not best and each.people)
    return StaffList(best.table, best.people, best.skipped, others)


def _list(table: Table, start_year: int, today: date) -> StaffList:
    people, skipped = people_of(table, start_year, today)
    return StaffList(table, tuple(people), tuple(skipped))


def _why_no_list(sheets: Sequence[Sheet]) -> str:
    if private := next(filter(None, map(private_names_in, sheets)), None):
        return (
            f"имена стоят в столбце «{private}» вместе с личными данными, а такие столбцы не читаются: "
            "сделайте для имён отдельный столбец «ФИО»"
        )
    if any(map(has_names_only, sheets)):
        return "кроме имён, в списке ничего не понять: нужен ещё хотя бы столбец «Должность» или «Категория»"
    return (
        "списка сотрудников не найти: над таблицей нужна строка заголовков, в ней хотя бы «ФИО» "
        "и «Должность» или «Категория»"
    )
