"""The words that are true on some days only, and with which days of their row each of them is true."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

# How many days ahead of today the days of the row are, and the number that the word names.
IsTrue = Callable[[list[int], int], bool]


@dataclass(frozen=True)
class Word:
    """`stays`: true until somebody edits the file, however late it is, so a page may be built with it."""

    pattern: str
    is_true: IsTrue
    stays: bool = False


def on(days: int) -> IsTrue:
    return lambda ahead, _: days in ahead


def week(number: int) -> IsTrue:
    """Of all days of the row: they are counted from this week's Monday."""
    return lambda ahead, _: bool(ahead) and {each // 7 for each in ahead} == {number}


def about(direction: int, days: int) -> IsTrue:
    """«через 2 недели»: whole weeks or months, not more than one off."""
    return lambda ahead, number: any(
        days * (number - 1) < direction * each < days * (number + 1) for each in ahead
    )


_WHOLE = r"(?<![а-яёa-z])"
_DAYS = r"(?:день|дня|дней)(?![а-яё])"
_WEEKS = r"(?:недел[юиь])(?![а-яё])"
_MONTHS = r"(?:месяц(?:а|ев)?)(?![а-яё])"
# «через 10 дней после аттестации» is a rule and no word about today.
_NO_RULE = r"(?! (?:после|до|от|со?) )"

WORDS = (
    # «если сегодня позже, чем …» says itself that it depends on the day.
    Word(r"сегодня(?! позже, чем)", on(0)),
    Word(r"завтра", on(1)),
    Word(r"послезавтра", on(2)),
    Word(r"вчера", on(-1)),
    Word(r"позавчера", on(-2)),
    Word(rf"через \d+ {_DAYS}{_NO_RULE}", lambda ahead, number: number in ahead),
    Word(rf"\d+ {_DAYS} назад", lambda ahead, number: -number in ahead),
    Word(rf"остал\w+ \d+ {_DAYS}", lambda ahead, number: number in ahead),
    Word(rf"через (?:\d+ )?{_WEEKS}{_NO_RULE}", about(1, 7)),
    Word(rf"(?:\d+ )?{_WEEKS} назад", about(-1, 7)),
    Word(rf"через (?:\d+ )?{_MONTHS}{_NO_RULE}", about(1, 31)),
    Word(rf"(?:\d+ )?{_MONTHS} назад", about(-1, 31)),
    Word(r"эт(?:а|ой|у) недел[яюеи]", week(0)),
    Word(r"следующ(?:ая|ей|ую) недел[яюеи]", week(1)),
    Word(r"прошл(?:ая|ой|ую) недел[яюеи]", week(-1)),
    Word(r"предсто\w+", lambda ahead, _: any(each >= 0 for each in ahead)),
    Word(r"ближайш\w+", lambda ahead, _: any(each >= 0 for each in ahead)),
    # «Идёт весь год» is true all the year.
    Word(r"идёт(?! весь год)", lambda ahead, _: min(ahead) <= 0 <= max(ahead)),
    Word(r"просроч\w+", lambda ahead, _: any(each < 0 for each in ahead), stays=True),
    Word(r"срок прошёл", lambda ahead, _: any(each < 0 for each in ahead), stays=True),
)
# For JavaScript too, which has no letters but Latin ones in \w.
PATTERN = _WHOLE + "(?:" + "|".join(each.pattern for each in WORDS).replace(r"\w", "[а-яё]") + ")(?![а-яё])"

MONTHS = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()
DATE = (
    r"\d{4}-\d\d-\d\d|\d\d\.\d\d\.\d{4}|\d{1,2}(?:–\d{1,2})?[ \u00a0](?:" + "|".join(MONTHS) + r")(?: \d{4})?"
)


def word_of(said: str) -> Word:
    """Longer ones first: «послезавтра» isn't «завтра»."""
    return next(each for each in WORDS if re.fullmatch(each.pattern, said, re.IGNORECASE))


def is_true(said: str, days: Iterable[date], today: date) -> bool:
    """Of a row without a day no such word is true."""
    word, number = word_of(said), re.search(r"\d+", said)
    monday = today - timedelta(today.weekday())
    start = monday if "недел" in said.casefold() and not re.search("через|назад", said.casefold()) else today
    ahead = [(day - start).days for day in days]
    return bool(ahead) and word.is_true(ahead, int(number[0]) if number else 1)


def days_in(text: str, today: date) -> list[date]:
    """All days that a text names; one without a year is the one nearest to today."""
    return [day for found in re.findall(DATE, text) for day in _days(found, today)]


def _days(found: str, today: date) -> list[date]:
    if "-" in found:
        return [date.fromisoformat(found)]
    if "." in found:
        day, month, year = map(int, found.split("."))
        return [date(year, month, day)]
    days, name, *named = found.replace("\u00a0", " ").split()
    years = [int(named[0])] if named else [today.year - 1, today.year, today.year + 1]
    month = MONTHS.index(name) + 1
    return [
        min((date(year, month, int(day)) for year in years), key=lambda each: abs(each - today))
        for day in days.split("–")
    ]
