"""What people write where the file has one form: days, categories, states. Lines of edits, forms and staff
lists are read with these; a ValueError's message is a Russian sentence."""

import re
from datetime import date, timedelta

from generator.schedule.choices import Category, PlannedDate, TeacherStatus
from generator.schedule.months import MONTHS
from generator.schedule.parsing import fold, nearest, parse_day, parse_planned

_DAYS_BACK = {"сегодня": 0, "вчера": 1, "позавчера": 2}
_NUMBERS = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{2}|\d{4})")
_IN_WORDS = re.compile(r"(?:(\d{1,2}) )?([а-я]+)\.? (\d{4})")
_YEAR_WORD = re.compile(r"\s*(?:года|год|г)?\.?$")
# A second person, a telephone, a birthday.
_NOT_IN_NAMES = re.compile(r"[,;\d]")
# «15» марта, 15. 03. 2027.
_QUOTES = re.compile('[«»"“”„]')
_AROUND_DOTS = re.compile(r"(?<=\d)\s*\.\s*(?=\d)")


def day_of(text: str, today: date | None = None) -> date:
    """2027-03-15, 15.03.2027, 15.3.27, 15 марта 2027 г.; with `today` also «вчера»."""
    folded = fold(text)
    if today and folded in _DAYS_BACK:
        return today - timedelta(days=_DAYS_BACK[folded])
    day: date = parse_day(_plain(folded) or text)
    return day


def planned_of(text: str) -> PlannedDate:
    """As `day_of`, or a month: 2027-03, 03.2027, март 2027."""
    planned: PlannedDate = parse_planned(_plain(fold(text)) or text)
    return planned


def _plain(folded: str) -> str | None:
    """The form that the file has, of what was written otherwise."""
    folded = _YEAR_WORD.sub("", _QUOTES.sub("", _AROUND_DOTS.sub(".", folded)))
    if found := _NUMBERS.fullmatch(folded):
        year = found[3] if len(found[3]) == 4 else f"20{found[3]}"
        return f"{found[1]}.{found[2]}.{year}"
    if (found := _IN_WORDS.fullmatch(folded)) and (month := _month(found[2])):
        return f"{found[1]}.{month}.{found[3]}" if found[1] else f"{month:02}.{found[3]}"
    return folded if folded[:1].isdigit() else None


def _month(word: str) -> int | None:
    """«март», «марта», «марте», «мар»; None of what is no month."""
    for number, name in enumerate(MONTHS, start=1):
        stem = name.rstrip("ьй")
        if word in {stem + ending for ending in ("", "ь", "й", "я", "а", "е")}:
            return number
        if len(word) >= 3 and name.startswith(word):
            return number
    return None


# What tells the categories apart in any wording.
_CATEGORY_STEMS = (
    ("наставник", Category.MENTOR),
    ("методист", Category.METHODIST),
    ("соответств", Category.FIT),
    ("высш", Category.HIGHEST),
    ("перв", Category.FIRST),
)
_CATEGORY_SHORTS = {
    "сзд": Category.FIT,
    "вкк": Category.HIGHEST,
    "в": Category.HIGHEST,
    "1кк": Category.FIRST,
    "пкк": Category.FIRST,
    "1": Category.FIRST,
    "i": Category.FIRST,
    "1 кк": Category.FIRST,
    "1 категория": Category.FIRST,
    "i категория": Category.FIRST,
}


def category_of(text: str) -> Category:
    """«высшая», «на высшую», «Первая кв. категория», «СЗД», «1 кк»."""
    folded = fold(text).strip(" .")
    short = _CATEGORY_SHORTS.get(folded.replace("квалификационная ", ""))
    if short:
        return short
    named = _named(folded)
    aims = {category for each in re.findall(r"\bна (\S+)", folded) for category in _named(each)}
    if len(aims or named) > 1:
        raise ValueError(f"названа не одна категория: «{text}»")
    if not named or re.search(r"\bне\b", folded):
        near = nearest(text, [category.value for category in Category])
        meant = f"возможно, «{near}»; " if near else ""
        raise ValueError(f"«{text}» — не категория: {meant}есть {', '.join(Category)}")
    return next(iter(aims or named))


def _named(folded: str) -> set[Category]:
    return {category for stem, category in _CATEGORY_STEMS if stem in folded}


_STATUSES = (
    (r"\bне", None),
    (r"(?<!из )(?<!после )\b(?:отпуск|декрет)", TeacherStatus.ON_LEAVE),
    (r"\b(?:работа|вышл|вернул)", TeacherStatus.WORKING),
    (r"\bувол", TeacherStatus.LEFT),
)


def status_of(text: str) -> TeacherStatus:
    """«в отпуске», «уволена», «работает», and the words of the file."""
    folded = fold(text)
    for status in TeacherStatus:
        if folded == status:
            return status
    if found := next((status for pattern, status in _STATUSES if re.search(pattern, folded)), None):
        return found
    raise ValueError(f"«{text}» — не состояние: напишите «работает», «в отпуске» или «уволен»")


def whole_name_of(text: str) -> str:
    """The name of one person, with more than the surname."""
    if len(text.split()) < 2:
        raise ValueError(f"«{text}» — не имя целиком: напишите и имя, и отчество")
    if _NOT_IN_NAMES.search(text):
        raise ValueError(
            f"«{text}» — не имя одного человека: напишите фамилию, имя и отчество одного человека, без цифр"
        )
    return text
