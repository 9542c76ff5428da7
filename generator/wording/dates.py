"""Russian for people: dates, plurals, names, greetings, titles of statuses."""

from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from generator.schedule.months import MONTHS
from generator.wording.text import capitalise

if TYPE_CHECKING:
    from babel.core import Locale

NBSP = "\u00a0"


@cache
def _russian() -> "Locale":
    """Loaded when first needed: most runs of `check` have nothing to inflect."""
    from babel.core import Locale

    return Locale("ru")


@cache
def _format(day: date, pattern: str) -> str:
    """Cached, because thousands of deadlines share a few hundred days and formatting is slow."""
    from babel.dates import format_date

    return format_date(day, pattern, _russian())


def long_day(day: date) -> str:
    """«5 марта 2026 г.»"""
    return _format(day, "d MMMM y 'г.'")


def short_day(day: date) -> str:
    """«5 марта»"""
    return _format(day, "d MMMM")


def month_letters(day: date) -> str:
    """«мар», «мая»: behind a day, where there is little room."""
    return _format(day, "MMMM")[:3]


def month_behind_day(day: date) -> str:
    """«марта», where the day itself stands apart"""
    return _format(day, "MMMM")


@cache
def numeric_day(day: date) -> str:
    """«05.03.2026»"""
    return f"{day:%d.%m.%Y}"


def weekday(day: date) -> str:
    """«пятница»"""
    return _format(day, "EEEE")


_WORKING_WEEKENDS = {5: ("рабочая суббота", "рабочую субботу"), 6: ("рабочее воскресенье",) * 2}


def working_weekend(day: date, *, accusative: bool = False) -> str:
    """A working day's name where people would doubt it: «рабочая суббота», «перенесено на рабочую
    субботу»; empty for other days of the week."""
    return _WORKING_WEEKENDS.get(day.weekday(), ("", ""))[accusative]


def short_weekday(day: date) -> str:
    """«пт»"""
    return _format(day, "EEE")


def short_month(day: date) -> str:
    """«ноя», as short as «пт»."""
    return MONTHS[day.month - 1][:3]


def month_title(day: date) -> str:
    """«Март 2026», the nominative for headings."""
    return capitalise(_format(day, "LLLL y"))


# No library at hand inflects month names into the prepositional case; the rule has no exception.
IN_MONTH = tuple(f"{name.rstrip('ьй')}е" for name in MONTHS)


def in_bare_month(day: date) -> str:
    """«в марте»"""
    return f"в {IN_MONTH[day.month - 1]}"


def in_month(day: date) -> str:
    """«в марте 2027 года»"""
    return f"{in_bare_month(day)} {day.year} года"


def month_of_year(day: date) -> str:
    """«март 2027 года», as in «на март 2027 года»"""
    return f"{MONTHS[day.month - 1]} {day.year} года"


def day_range(first: date, last: date) -> str:
    """«1–7 марта», «29 марта — 4 апреля»"""
    if first == last:
        return short_day(first)
    is_one_month = (first.year, first.month) == (last.year, last.month)
    return f"{first.day}–{short_day(last)}" if is_one_month else f"{short_day(first)} — {short_day(last)}"


def school_year(start_year: int) -> str:
    return f"{start_year}/{start_year + 1}"


def year_name(start_year: int) -> str:
    """«2026-2027», as on the command line, in addresses and names of files."""
    return f"{start_year}-{start_year + 1}"


def decimal(value: float) -> str:
    """«9,6»: to one place, as people write it."""
    return f"{value:.1f}".replace(".", ",")


def plural(number: int, one: str, few: str, many: str) -> str:
    """«1 день», «2 дня», «5 дней»: the number with the noun's right form."""
    form = {"one": one, "few": few}.get(_plural_form(number), many)
    return f"{number} {form}"


@lru_cache(maxsize=2**12)
def _plural_form(number: int) -> str:
    return str(_russian().plural_form(number))


def days(number: int) -> str:
    return plural(number, "день", "дня", "дней")


def deadlines(number: int) -> str:
    return plural(number, "срок", "срока", "сроков")


def attestations(number: int) -> str:
    return plural(number, "аттестация", "аттестации", "аттестаций")


def activities(number: int) -> str:
    return plural(number, "мероприятие", "мероприятия", "мероприятий")


def deadlines_and_attestations(due: int, planned: int) -> str:
    """«20 сроков и 1 аттестация»; where there are none of one kind, it isn't named."""
    if not planned:
        return deadlines(due)
    return f"{deadlines(due)} и {attestations(planned)}" if due else attestations(planned)


def days_left(due: date, today: date) -> str:
    """«сегодня», «завтра», «через 5 дней», «3 дня назад»."""
    left = (due - today).days
    near = {0: "сегодня", 1: "завтра", 2: "послезавтра", -1: "вчера"}
    if left in near:
        return near[left]
    return f"через {days(left)}" if left > 0 else f"{days(-left)} назад"
