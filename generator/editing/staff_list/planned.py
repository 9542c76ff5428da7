"""When an attestation is planned: a day, a month, or another year."""

import re
from datetime import date

from generator.editing.readings import planned_of
from generator.editing.staff_list.values import Unclear, day_in, each_day, text_of
from generator.schedule.choices import PlannedDate
from generator.schedule.parsing import fold
from generator.workbook import Cell

_MONTH = re.compile(r"\b(?:20\d\d-\d{2}|\d{1,2}\.20\d\d)\b(?!-)")
_YEAR = re.compile(r"(20\d\d)(?:\s*[-–—/]\s*(?:20)?(\d\d))?\s*(?:уч\w*\.?)?\s*(?:год|г)?а?\.?", re.IGNORECASE)


def planned_in(cell: Cell, start_year: int, *, of_month: bool) -> PlannedDate | None:
    """A day or a month; a month without a year is that of the school year, and of another year its number is
    enough. `of_month`: in a column of months the first day of one is the whole month. Raises Unclear."""
    text = "" if isinstance(cell, date) else text_of(cell)
    if year := _other_year(text, start_year):
        return year
    if month := _month_in(text, start_year):
        return month
    day = day_in(cell)
    return None if day is None else PlannedDate(day, approximate=of_month and day.day == 1)


def _other_year(text: str, start_year: int) -> PlannedDate | None:
    """«2031», «2031-2032 уч. год»: any day of it tells that it isn't this one."""
    found = _YEAR.fullmatch(text)
    if found is None:
        return None
    year, following = int(found[1]), found[2]
    if following:
        is_other = int(following) == (year + 1) % 100 and year != start_year
        return PlannedDate(date(year, 9, 1), approximate=True) if is_other else None
    return PlannedDate(date(year, 1, 1), approximate=True) if year - start_year not in (0, 1) else None


def _month_in(text: str, start_year: int) -> PlannedDate | None:
    if next(each_day(text), None):
        return None
    folded = fold(text)
    numbers = {_month_number(word) for word in re.findall(r"[а-я]+", folded)} - {0}
    years = re.findall(r"\b20\d\d\b", folded) or [
        f"20{each}" for each in re.findall(r"[а-я]\.(\d\d)$", folded)
    ]
    if len(numbers) > 1 or (numbers and len(years) > 1):
        raise Unclear("названо несколько месяцев")
    if numbers:
        number = numbers.pop()
        year = int(years[0]) if years else start_year + (number < 8)
        return PlannedDate(date(year, number, 1), approximate=True)
    found = _MONTH.search(folded)
    try:
        return planned_of(found[0]) if found else None
    except ValueError:
        raise Unclear("такого месяца нет") from None


def _month_number(word: str) -> int:
    """«март», «марта», «марте», «мар»; 0 of what is no month."""
    try:
        return planned_of(f"{word} 2000").day.month
    except ValueError:
        return 0
