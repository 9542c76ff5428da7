"""Russian for people: dates, plurals, names, greetings, titles of statuses."""

from datetime import date
from functools import cache

from generator.schedule.months import MONTHS
from generator.wording.text import capitalise

NBSP = "\u00a0"
# As CLDR has them; its library takes longer to load than a hundred pages to write.
_OF_MONTH = tuple(f"{name}а" if name.endswith("т") else f"{name.rstrip('ьй')}я" for name in MONTHS)
_WEEKDAYS = (
    ("понедельник", "пн"),
    ("вторник", "вт"),
    ("среда", "ср"),
    ("четверг", "чт"),
    ("пятница", "пт"),
    ("суббота", "сб"),
    ("воскресенье", "вс"),
)


def long_day(day: date) -> str:
    """«5 марта 2026 г.»"""
    return f"{short_day(day)} {day.year} г."


def short_day(day: date) -> str:
    """«5 марта»"""
    return f"{day.day} {month_behind_day(day)}"


def month_letters(day: date) -> str:
    """«мар», «мая»: behind a day, where there is little room."""
    return month_behind_day(day)[:3]


def month_behind_day(day: date) -> str:
    """«марта», where the day itself stands apart"""
    return _OF_MONTH[day.month - 1]


@cache
def numeric_day(day: date) -> str:
    """«05.03.2026»"""
    return f"{day.day:02}.{day.month:02}.{day.year:04}"


def weekday(day: date) -> str:
    """«пятница»"""
    return _WEEKDAYS[day.weekday()][0]


_WORKING_WEEKENDS = {5: ("рабочая суббота", "рабочую субботу"), 6: ("рабочее воскресенье",) * 2}


def working_weekend(day: date, *, accusative: bool = False) -> str:
    """A working day's name where people would doubt it: «рабочая суббота», «перенесено на рабочую
    субботу»; empty for other days of the week."""
    return _WORKING_WEEKENDS.get(day.weekday(), ("", ""))[accusative]


def short_weekday(day: date) -> str:
    """«пт»"""
    return _WEEKDAYS[day.weekday()][1]


def short_month(day: date) -> str:
    """«ноя», as short as «пт»."""
    return MONTHS[day.month - 1][:3]


def month_title(day: date) -> str:
    """«Март 2026», the nominative for headings."""
    return f"{capitalise(MONTHS[day.month - 1])} {day.year}"


# The prepositional case; the rule has no exception.
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
    tens, ones = divmod(abs(number) % 100, 10)
    form = one if ones == 1 else few if ones in (2, 3, 4) else many
    return f"{number} {many if tens == 1 else form}"


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
