"""What a column holds, by its heading."""

import re
from enum import Enum, auto

from generator.schedule.parsing import fold


class Column(Enum):
    """What is read of a staff list; all other columns are left out unread."""

    NAME = auto()
    SURNAME = auto()
    GIVEN = auto()
    PATRONYMIC = auto()
    POST = auto()
    SUBJECT = auto()
    CATEGORY = auto()
    GRANTED = auto()
    UNTIL = auto()
    AIM = auto()
    PLANNED = auto()


NAMES = (Column.NAME, Column.SURNAME)
_LONGEST = 120

# Birthdays, phones, documents, addresses, families: never read, whatever else the heading names.
_PRIVATE = re.compile(
    r"рожд|\bд ?р\b|возраст|юбиле|телефон|\bтел\b|\bмоб\b|мобильн|контакт"
    r"|снилс|паспорт|\bинн\b|адрес|прожива|пропис"
    r"|регистрац|почт|e ?mail|mail|полис|семейн|семь|\bдет(?:и|ей|ях)\b|счет|банк|карт[аы]\b|зарплат|оклад"
    r"|национальн|гражданств|здоров|медицин|медосмотр|инвалид|судимост|\bвоен|подпис|логин|парол"
)
# Names of somebody else, and papers that only mention a category or a post.
_OTHER = re.compile(
    r"руководител\w* (?:мо|шмо|гмо|кафедр)|наставник[аеу]?\b(?!.*категор)|эксперт|родител|ответственн"
    r"|образовани|стаж|^(?!должност).*(?:нагрузк|час[ыо])|оплат|переподготовк|курс|повышени|награ|вуз|институт|заведени|специальност|диплом"
    r"|договор|^(?!.*дат).*(?:№|номер)|^(?!.*категор).*(?:соответстви|\bсзд\b)"
)
_NUMBER = re.compile(r"^(?:№|n|no|п/?п|п п|№ ?п/?п|№ ?п п)$")

# In this order: the first that fits counts.
_RULES: tuple[tuple[Column, re.Pattern[str]], ...] = tuple(
    (column, re.compile(pattern))
    for column, pattern in (
        (Column.NAME, r"\bф ?и ?о\b|фамили\w*.*\bимя|фамили\w*,? и(?:нициалы| ?о\b)|полное имя"),
        (Column.SURNAME, r"фамили"),
        (Column.GIVEN, r"^имя(?: и)?(?: отчество)?$"),
        (Column.PATRONYMIC, r"^отчество"),
        (
            Column.CATEGORY,
            r"^(?!дата|срок|на |.*(?:планир|заявл|желаем|претенд))"
            r".*категори\w*\b.*\b(?:дата|срок|приказ|год)",
        ),
        (
            Column.UNTIL,
            r"действ(?!ующ)|оконча|истек|годн|\bдо$|срок (?:имеющейся |действующей |квалификац\w+ )?категори",
        ),
        (
            Column.AIM,
            r"\bна (?:какую|котор)|заявл|планируем\w+ (?:\w+ )?категори|претенду|желаем|на категори"
            r"|на что аттест|запрашива|цель аттест|вид аттест|форма аттест",
        ),
        (
            Column.PLANNED,
            r"планир|предполаг|месяц|следующ|предстоящ|очередн|срок\w* (?:\w+ )?аттестац|график|когда аттест"
            r"|дата (?:прохождения )?аттестац|намечен",
        ),
        (
            Column.GRANTED,
            r"присвоени|присв\b|устан\b"
            r"|присвоена|присужд|установлени|установлена|дата категори|с какого|получени|получена"
            r"|дата последн|последн\w+ аттестац|приказ|дата начала|аттестован",
        ),
        (Column.CATEGORY, r"категори|\bкв ?кат|\bк ?к\b|уровень квалиф"),
        (Column.POST, r"должн|занимаем"),
        (Column.SUBJECT, r"предмет|дисциплин"),
        (Column.GRANTED, r"^дата$|^с$|^от$|^начало$"),
        (Column.UNTIL, r"^по$|^срок$|^конец$"),
        (
            Column.NAME,
            r"^(?:имя )?(?:педагогическ\w+ )?(?:сотрудник|работник|педагог|учител|преподават|воспитат)\w*$",
        ),
    )
)
# What says nothing without the heading above it: «Имеющаяся категория» over «дата», «срок».
_GENERIC = re.compile(r"^(?:дата|срок|с|по|до|от|начало|конец|категория|№|номер|наименование|какая|есть)$")


def plain(heading: str) -> str:
    """In lower case, without signs and with hyphenated words put together again."""
    joined = re.sub(r"(?<=\w)-\s+(?=[а-яё])", "", heading)
    return fold(re.sub(r"[^\w№/]+", " ", joined.replace("Ф.И.О", "ФИО").replace("ф.и.о", "фио")))


def is_private(heading: str) -> bool:
    return bool(_PRIVATE.search(plain(heading)))


def column_of(heading: str, above: str = "") -> Column | None:
    """What the column holds; `above` is the heading of its group. None of what isn't to be read."""
    own, group = plain(heading), plain(above)
    alone = _by_rules(own)
    if len(heading) > _LONGEST or _PRIVATE.search(own) or _NUMBER.match(own):
        return None
    if _PRIVATE.search(group) and alone not in (*NAMES, Column.POST):
        return None
    return _in_group(group, own) if _GENERIC.match(own) else alone


def _in_group(above: str, own: str) -> Column | None:
    """«дата» below «Имеющаяся категория» is when it was granted, below «Планируемая аттестация» when it is
    planned."""
    group, alone = _by_rules(above), _by_rules(own)
    if group in (Column.AIM, Column.PLANNED):
        return Column.AIM if alone is Column.CATEGORY else Column.PLANNED
    return alone or group


def _by_rules(text: str) -> Column | None:
    if _OTHER.search(text):
        return None
    return next((column for column, pattern in _RULES if pattern.search(text)), None)


def is_month(heading: str) -> bool:
    """Excel makes the month's first day of «март 2027»."""
    return "месяц" in plain(heading)


def may_be_past(heading: str) -> bool:
    """«Дата аттестации» is the one to come in one list, the last one in another."""
    return re.fullmatch(r"дата (?:прохождения )?аттестации", plain(heading)) is not None


def names_too(heading: str) -> bool:
    """«ФИО, дата рождения»: names stand in a column that must not be read."""
    return len(heading) <= _LONGEST and _by_rules(plain(heading)) in NAMES
