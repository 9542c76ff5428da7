"""How a text becomes a day, a month, a switch, an id.

Every converter takes text, because the loader hands over scalars as they were typed; a
ValueError's message is a Russian sentence that the coordinator reads.
"""

import calendar
import re
from collections.abc import Iterable
from datetime import date, time
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from generator.schedule.choices import PlannedDate
from generator.schedule.months import MONTHS

# Outside these years a typed date is a slip of the finger, and date arithmetic could overflow.
YEARS = range(1950, 2101)

DAY_PATTERN = r"^(\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4})$"
MONTH_PATTERN = r"^(\d{4}-\d{2}|\d{1,2}\.\d{4})$"
DAY_HINT = "напишите день как 2027-03-15 или 15.03.2027"
PLANNED_HINT = "напишите день (2027-03-15 или 15.03.2027) или месяц (2027-03 или 03.2027)"


def fold(text: str) -> str:
    """The form in which spellings are compared: «Ё» is «е», case and extra spaces don't count."""
    return " ".join(text.casefold().replace("ё", "е").split())


def nearest(word: str, names: Iterable[str]) -> str | None:
    """The name that was probably meant by a misspelt word, if one is near enough."""
    return _nearest(fold(word), tuple(names))


@lru_cache(maxsize=1024)
def _nearest(folded: str, names: tuple[str, ...]) -> str | None:
    """One slip is often made throughout a file."""
    # Imported where there is a slip.
    from difflib import get_close_matches

    near = get_close_matches(folded, names, n=1, cutoff=0.6)
    return near[0] if near else None


def parse_day(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    text = value.strip()
    if not re.match(DAY_PATTERN, text):
        raise ValueError(f"«{value}» — не дата: {DAY_HINT}")
    numbers = [int(part) for part in re.split(r"[-.]", text)]
    year, month, day = numbers if "-" in text else reversed(numbers)
    if month > 12 and 1 <= day <= 12:
        raise ValueError(f"такой даты нет — «{text}»: похоже, день и месяц переставлены; {DAY_HINT}")
    return _real_day(year, month, day, text)


def _real_day(year: int, month: int, day: int, text: str) -> date:
    if year not in YEARS or not 1 <= month <= 12:
        raise ValueError(f"такой даты нет — «{text}»: {DAY_HINT}")
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise ValueError(f"такой даты нет — «{text}»: в этом месяце {last} дн.; {DAY_HINT}")
    return date(year, month, day)


def parse_planned(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    text = value.strip()
    if re.match(MONTH_PATTERN, text):
        numbers = [int(part) for part in re.split(r"[-.]", text)]
        year, month = numbers if "-" in text else reversed(numbers)
        if year in YEARS and 1 <= month <= 12:
            return PlannedDate(date(year, month, 1), approximate=True)
        raise ValueError(f"такого месяца нет — «{value}»: {PLANNED_HINT}")
    if not re.match(DAY_PATTERN, text):
        raise ValueError(f"«{value}» — не дата: {PLANNED_HINT}")
    return PlannedDate(parse_day(text))


_MONTHS = {fold(name): number for number, name in enumerate(MONTHS, start=1)}


class NotAMonth(ValueError):
    """Which month was meant is only looked for when people are told: junk has a hundred thousand of them."""

    def __init__(self, text: str) -> None:
        super().__init__(f"«{text}» — не месяц")
        self.text = text

    @property
    def hint(self) -> str:
        number, near = fold(self.text), nearest(self.text, MONTHS)
        if number.isdecimal() and 1 <= int(number) <= 12:
            near = MONTHS[int(number) - 1]
        return f"возможно, «{near}»" if near else "напишите название, например «сентябрь»"


def parse_month(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    number = _MONTHS.get(fold(value))
    if number is None:
        raise NotAMonth(value)
    return number


def parse_time(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    match = re.fullmatch(r"(\d{1,2})[:.](\d{2})", value.strip())
    if not match or int(match[1]) > 23 or int(match[2]) > 59:
        raise ValueError(f"«{value}» — не время: напишите часы и минуты, например 15:00")
    return time(int(match[1]), int(match[2]))


def parse_whole(value: Any) -> Any:
    """Digits only: «1_000», «1e3» and «7.0», which a computer would take, are slips here."""
    if isinstance(value, str) and not re.fullmatch(r"[0-9]{1,6}", value.strip()):
        raise ValueError(f"«{value}» — не целое число: напишите цифрами, например 10")
    return value


SWITCH = {
    "on": True,
    "off": False,
    "да": True,
    "нет": False,
    "yes": True,
    "no": False,
    "true": True,
    "false": False,
}


def parse_switch(value: Any) -> Any:
    if isinstance(value, str):
        if fold(value) not in SWITCH:
            raise ValueError(f"«{value}» — не переключатель: напишите on (включено) или off (выключено)")
        return SWITCH[fold(value)]
    return value


def parse_choice(value: Any) -> Any:
    """Choices in any case; unknown ones pass, so that the choice's own check reports them."""
    return fold(value) if isinstance(value, str) else value


def parse_letter(value: str) -> str:
    if len(value) != 1 or not value.isalpha():
        raise ValueError(f"«{value}» — не буква: напишите одну, например З")
    return value.upper()


# Names that mean what the machine is set to, or count leap seconds: the same file would give other days.
NO_ZONES = ("localtime", "posixrules", "right/", "posix/", "Factory")


def parse_zone(value: str) -> str:
    try:
        if value.startswith(NO_ZONES):
            raise ValueError
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(
            f"«{value}» — не часовой пояс: напишите как Europe/Moscow или Asia/Yekaterinburg"
        ) from None
    return value


def parse_several(value: Any) -> Any:
    return value if isinstance(value, list | tuple) else [value]


# `index` would be the list's own page; Windows reserves the others as file names.
RESERVED_IDS = frozenset({"index", "con", "nul", "aux", "prn"})
SLUG_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"


def mixed_letters(text: str) -> str:
    """The Cyrillic letters of a text that also has Latin ones: the eye doesn't tell «а» from «a»."""
    if not re.search("[A-Za-z]", text):
        return ""
    return "".join(dict.fromkeys(re.findall("[а-яё]", text, re.IGNORECASE)))


def parse_slug(value: str) -> str:
    if letters := mixed_letters(value):
        raise ValueError(
            f"в id «{value}» русские буквы среди латинских («{letters}»): наберите его заново латиницей"
        )
    if not re.match(SLUG_PATTERN, value) or len(value) > 60:
        raise ValueError(
            f"«{value}» не годится как id: только строчные латинские буквы, цифры и дефис, "
            "не больше 60 знаков, например ivanova или ivanova-m"
        )
    if value in RESERVED_IDS:
        raise ValueError(f"id «{value}» занят: выберите другой")
    return value
