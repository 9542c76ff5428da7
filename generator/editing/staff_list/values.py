"""What schools write in the cells of a staff list: categories and days, alone or together."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from generator.editing.readings import category_of, day_of, planned_of
from generator.loading.private_data import is_private
from generator.schedule.choices import Category, PlannedDate
from generator.schedule.parsing import YEARS, fold
from generator.wording.text import one_line
from generator.workbook import Cell

# What Excel counts its days from; a number in a column of days is a day that lost its format.
_EXCEL_ZERO = date(1899, 12, 30)
_EXCEL_DAYS = range(30_000, 75_000)

_DAY_WORDS = r"\d{1,2}\s+[а-я]{3,8}\.?\s+\d{4}"
_DAY = rf"\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[./]\d{{1,2}}[./](?:\d{{4}}|\d{{2}})(?!\d)|{_DAY_WORDS}"
_DAYS = re.compile(
    rf"(?P<sign>\bдо|\bпо|[-–—])?\s*(?P<day>{_DAY})(?:\s*г(?:ода|\.)?(?![а-я]))?", re.IGNORECASE
)
_MONTH = re.compile(r"\b(?:20\d\d-\d{2}|\d{1,2}\.20\d\d)\b(?!-)")
_YEAR = re.compile(r"(20\d\d)(?:\s*[-–—/]\s*(?:20)?(\d\d))?\s*(?:уч\w*\.?)?\s*(?:год|г)?а?\.?", re.IGNORECASE)
_FOREVER = re.compile(r"бессроч|без срока|не ограничен|постоянно")
_NOTHING = re.compile(
    r"^[-–—−_.\s]*$|^нет\b|\bне имеет|^без\b|^б ?/? ?к\b|\bотсутству|^0$"
    r"|^не (?:аттестован|планир|треб|нуж|подлеж)"
)
_SPELLINGS = tuple(
    (re.compile(pattern), meant)
    for pattern, meant in (
        (r"\bс\s*\.\s*з\s*\.\s*д\b|\bсзд\b|\bсоотв\b", "соответствие"),
        (r"\b(?:кв|квал)\w*\.?\s*(?:кат\w*|к)\b\.?|\bк\s*\.\s*к\b\.?|\bкат\w*\b\.?", "кк"),
        (r"\bв\s*[./]?\s*(?:кк|к)\b", "вкк"),
        (r"\b(?:1|i)\s*(?:-\s*(?:я|ая|ой|ую))?(?=\s|\.|$|кк)", "1"),
    )
)
_PARTS = re.compile(
    r"[;+]|,(?!\s*(?:приказ|пр\.|распоряж|№|от\b|до\b|срок|с\b|бессроч|\d))|\bи\b|/(?=\s*[а-я]{4})"
)


class Unclear(ValueError):
    """A cell that nothing can be made of; the message is a piece of a Russian sentence, without the value."""


@dataclass(frozen=True, slots=True)
class Held:
    """A category as the list has it; `endless` where it says so."""

    category: Category
    granted: date | None = None
    until: date | None = None
    endless: bool = False


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
    days = list(_days(text))
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


def _days(text: str) -> Iterator[tuple[str, date]]:
    """Each day and the sign before it: «до» and «по» tell the end. Raises Unclear."""
    for found in _DAYS.finditer(text):
        try:
            yield (found["sign"] or "").casefold(), day_of(found["day"])
        except ValueError:
            raise Unclear("такой даты нет") from None


def held_in(cell: Cell) -> list[Held]:
    """«высшая, приказ № 12 от 20.05.2022», «1 кв. кат. до 20.05.2027», «высшая; педагог-методист».

    Empty for a cell that says nothing, and for «б/к». Raises Unclear.
    """
    text = text_of(cell.replace("\n", "; ") if isinstance(cell, str) else cell)
    if not text or (is_none(text) and _category(text) is None):
        return []
    found: list[Held] = []
    for part in _PARTS.split(text):
        category = _category(part)
        if category and all(each.category is not category for each in found):
            found.append(_with_days(Held(category), part))
        elif found:
            found[-1] = _with_days(found[-1], part)
    if not found:
        raise Unclear("категория не понята")
    if sum(each.category.is_step for each in found) > 1:
        raise Unclear("названо несколько категорий сразу")
    return found


def _with_days(held: Held, text: str) -> Held:
    """Raises Unclear."""
    for sign, day in _days(text):
        if sign in ("до", "по") or (sign and held.granted):
            held = replace(held, until=day)
        elif held.granted:
            raise Unclear("несколько дат")
        else:
            held = replace(held, granted=day)
    return replace(held, endless=held.endless or is_endless(text))


def _category(text: str) -> Category | None:
    """Of words, days and the numbers of orders left out."""
    bare = _DAYS.sub(" ", fold(text))
    for pattern, meant in _SPELLINGS:
        bare = pattern.sub(meant, bare)
    before_order = re.split(r"приказ|распоряж|\bпр\.|№|\bот\b|\bдо\b", bare)[0]
    return _named(before_order) or _named(re.sub(r"№ ?\S+", " ", bare))


def _named(text: str) -> Category | None:
    words = " ".join(re.sub(r"[^\w-]+", " ", text).split())
    if re.search(r"\bвтор|^2\b|\bii\b|\bне\s?соответ", words):
        return None
    try:
        return category_of(words.removeprefix("на "))
    except ValueError:
        return None


def aim_in(cell: Cell) -> Category | None:
    """What a person is to be attested for. Raises Unclear."""
    found = held_in(cell)
    if len(found) > 1:
        raise Unclear("названо несколько категорий сразу")
    return found[0].category if found else None


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
        is_school_year = int(following) == (year + 1) % 100
        return (
            PlannedDate(date(year, 9, 1), approximate=True) if is_school_year and year != start_year else None
        )
    return PlannedDate(date(year, 1, 1), approximate=True) if year - start_year not in (0, 1) else None


def _month_in(text: str, start_year: int) -> PlannedDate | None:
    if next(_days(text), None):
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
