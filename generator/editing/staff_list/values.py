"""What stands in the cells of a staff list: texts and days."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from generator.editing.readings import day_of
from generator.loading.private_data import is_private
from generator.schedule.parsing import YEARS, fold
from generator.wording.text import one_line
from generator.workbook import Cell

# What Excel counts its days from; a number in a column of days is a day that lost its format.
_EXCEL_ZERO = date(1899, 12, 30)
_EXCEL_DAYS = range(30_000, 75_000)

_DAY_WORDS = r"\d{1,2}\s+[а-я]{3,8}\.?\s+\d{4}"
_DAY = rf"\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[./]\d{{1,2}}[./](?:\d{{4}}|\d{{2}})(?!\d)|{_DAY_WORDS}"
DAYS = re.compile(
    rf"(?P<sign>\bдо|\bпо|[-–—])?\s*(?P<day>{_DAY})(?:\s*г(?:ода|\.)?(?![а-я]))?", re.IGNORECASE
)
_FOREVER = re.compile(r"бессроч|без срока|не ограничен|постоянно")
_NOTHING = re.compile(
    r"^[-–—−_.\s]*$|^нет\b|\bне имеет|^без\b|^б ?/? ?к\b|\bотсутству|^0$"
    r"|^не (?:аттестован|планир|треб|нуж|подлеж)"
)


class Unclear(ValueError):
    """A cell that nothing can be made of; the message is a piece of a Russian sentence, without the value."""


def text_of(cell: Cell) -> str:
    """Whole numbers without a point; raises Unclear where an address or a phone number stands in the text."""
    if cell is None or isinstance(cell, bool):
        return ""
    text = one_line(str(int(cell) if isinstance(cell, float) and cell.is_integer() else cell))
    if is_private(text):
        raise Unclear("похоже на адрес или телефон")
    return text


def is_none(text: str) -> bool:
    """«—», «нет», «б/к», «без категории»."""
    return bool(_NOTHING.search(fold(text)))


def days_in(cell: Cell) -> tuple[date | None, date | None]:
    """When something begins and ends: «№ 12 от 20.05.2022», «с 20.05.2022 по 20.05.2027»; neither for an
    empty cell, «—» and «бессрочно». Raises Unclear."""
    if isinstance(cell, date):
        return _real(cell.date() if isinstance(cell, datetime) else cell), None
    if isinstance(cell, int | float) and cell in _EXCEL_DAYS:
        return _EXCEL_ZERO + timedelta(days=int(cell)), None
    text = text_of(cell)
    if not text or is_none(text) or is_endless(text):
        return None, None
    days = list(each_day(text))
    if not days:
        raise Unclear("дата не понята")
    if len(days) > 1 + any(sign for sign, _ in days[1:]):
        raise Unclear("несколько дат")
    return (days[0][1], days[1][1] if len(days) == 2 else None)


def day_in(cell: Cell) -> date | None:
    """The one day of a cell. Raises Unclear."""
    first, second = days_in(cell)
    if second:
        raise Unclear("несколько дат")
    return first


def is_endless(text: str) -> bool:
    return bool(_FOREVER.search(fold(text)))


def _real(day: date) -> date:
    if day.year not in YEARS:
        raise Unclear("такой даты быть не может")
    return day


def each_day(text: str) -> Iterator[tuple[str, date]]:
    """Each day and the sign before it: «до» and «по» tell the end. Raises Unclear."""
    for found in DAYS.finditer(text):
        try:
            yield (found["sign"] or "").casefold(), day_of(found["day"])
        except ValueError:
            raise Unclear("такой даты нет") from None
