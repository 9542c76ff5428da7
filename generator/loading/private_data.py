"""Addresses and phone numbers, which must not stand where everybody reads: in a text and in its values.

They are looked for in a text as it is meant, not as it is typed: invisible signs left out, look-alikes as the
signs that they look like, `%40` as «@».
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.loading.text import lines_of
from generator.loading.tree import Written
from generator.problems import Position, Problem, Severity

# What hides in a number or an address: soft hyphens, zero-width signs, marks of direction.
_INVISIBLE = (0xAD, 0x34F, 0x61C, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065))
_DASHES = (*range(0x2010, 0x2016), 0x2212)
_SIGNS = dict.fromkeys((*_INVISIBLE, 0xFEFF)) | dict.fromkeys(_DASHES, "-") | {0x3002: "."}
_AT = re.compile(r"%40|&#0*64;|&#x0*40;|&commat;|[(\[] ?(?:at|собака) ?[)\]]", re.IGNORECASE)

# What may stand before the sign is looked at once only, from its beginning: no text makes this slow.
# With a space before the sign a Russian word is none of an address: «в канале @school.ru».
_QUOTED, _BEGIN = r'"[^"@\n]{1,64}"', r"(?<![\w.+-])"
_LOCAL = rf"(?:(?:{_QUOTED}|{_BEGIN}[\w.+-]+)|(?:{_QUOTED}|{_BEGIN}[A-Za-z0-9_.+-]+)\s{{1,3}})"
_DOMAIN = r"[\w-]+(?:\.[\w-]+)*?(?:\.[^\W\d_][\w-]+|\s?\.\s?(?:ru|su|рф|com|org|net)\b)"
# A picture for sharp screens, logo@2x.png, isn't one.
_EMAIL = re.compile(rf"{_LOCAL}@\s{{0,3}}(?!\dx\.){_DOMAIN}")

# Codes of cities and of mobile networks begin with 3, 4, 8 or 9, as no year does and no day of three digits.
_GAP, _CODE = r"[\s.()-]{0,3}", r"[3489]\d\d"
_NUMBERS = (
    rf"\+\s?7(?:{_GAP}\d){{10}}",
    rf"\+[1-69](?:{_GAP}\d){{10,11}}",
    rf"8{_GAP}(?={_CODE})\d(?:{_GAP}\d){{9}}",
    rf"7{_GAP}(?=9\d\d)\d(?:{_GAP}\d){{9}}",
    rf"7(?={_CODE})\d{{10}}",
    rf"\((?={_CODE}\d{{0,2}}\))\d(?:{_GAP}\d){{9}}",
)
_NAMED = r"(?i:\b(?:тел|факс|моб)(?:ефон|ильный)?\b[.:№ ]{1,4}(?!20\d\d)\d[\d -]{3,10}\d)"
_PHONE = re.compile(rf"(?<![\d.-])(?<!\d/)(?:{'|'.join(_NUMBERS)})(?![.-]?\d)|{_NAMED}")


_ADDRESS_FOUND = Problem(
    "",
    Position(1, 1),
    Severity.ERROR,
    "email-address",
    "адрес электронной почты: этот файл видят все",
    "удалите адрес отсюда; адреса хранятся в contacts.yaml или в секрете CONTACTS",
)
# The message doesn't quote the number: the log of a check is public, too.
_NUMBER_FOUND = Problem(
    "",
    Position(1, 1),
    Severity.WARNING,
    "phone-number",
    "похоже на номер телефона: этот файл видят все",
    "если это телефон, удалите его",
)


def private_data(text: str, file: str) -> Iterator[Problem]:
    """What stands in the lines, comments included, once a line: the repository is public."""
    typed = lines_of(text)
    for number, line in enumerate(lines_of(_meant(text)), start=1):
        for kind, sign in _found(line):
            place = sign.search(typed[number - 1]) or re.search(r"\S|$", typed[number - 1])
            assert place is not None
            yield replace(kind, file=file, position=Position(number, place.start() + 1))


def private_values(written: Iterable[Written], told: Iterable[Problem], file: str) -> Iterator[Problem]:
    """What a value turns out to hold once its lines are joined and its escapes read; `told` has been."""
    lines = {(each.code, each.position.line) for each in told}
    for each in written:
        for kind, _ in _found(_meant(each.text)):
            if not any((kind.code, line) in lines for line in each.lines):
                yield replace(kind, file=file, position=each.position)


def is_private(text: str) -> bool:
    """An address or a phone number stands in it."""
    return any(_found(_meant(text)))


def hidden(problem: Problem) -> Problem:
    """Whatever a message quotes, it repeats neither an address nor a number."""
    return replace(
        problem, message=without_private(problem.message), hint=problem.hint and without_private(problem.hint)
    )


def without_private(text: str) -> str:
    """The text as it may stand in a public log."""
    meant = _meant(text)
    return _PHONE.sub("…", _EMAIL.sub("…", meant)) if is_private(text) else text


def _found(text: str) -> Iterator[tuple[Problem, re.Pattern[str]]]:
    # Most texts have no such sign: the expression runs only where it could match.
    if "@" in text and _EMAIL.search(text):
        yield _ADDRESS_FOUND, _EMAIL
    if _PHONE.search(text):
        yield _NUMBER_FOUND, _PHONE


def _meant(text: str) -> str:
    """Keeps the lines."""
    return _AT.sub("@", unicodedata.normalize("NFKC", text).translate(_SIGNS))
