"""Signs that are wrong in a line: spaces, quotes, brackets, colons, and those that mean something to YAML."""

import re

from generator.loading.parser_stop import KEY, ParserStop, Verdict, indent_of
from generator.problems import Position

_GLUED = re.compile(r"^(\s*(?:- +)?[a-z_]+):(?=[^ \t:/])")
_BARE = re.compile(r"^\s*(?:- +)?([a-z_]+)(?:\s+\S.*)?$")
_OPENED = re.compile(r"(?:^|[:\-\[{,])\s*([\"'])")
_AFTER_QUOTE = re.compile(r":\s+([\"']).*\1\s*[^\s#,\]}]")
# A dash that is all of a value begins a list to YAML.
_SIGN = re.compile(r"(?:^|:|-)\s+([@`%*&!|>]|(?<=:\s)-(?=\s*(?:#.*)?$))")
_CUT = re.compile(r"[^\"'#]*\s#(?=[^\s#=*─—–-])")
_CLOSING = {"[": "]", "{": "}"}


def tab(stop: ParserStop) -> Verdict | None:
    """An indent that isn't all of plain spaces."""
    for number, line in stop.around():
        odd = next((sign for sign in line[: indent_of(line)] if sign != " "), None)
        if odd:
            is_tab = odd == "\t"
            what = "знак табуляции (клавиша Tab)" if is_tab else "не обычный пробел (так бывает из Word)"
            return Verdict(
                Position(number, line.index(odd) + 1),
                "tab" if is_tab else "odd-space",
                f"в отступе стоит {what}",
                "сотрите отступ и наберите его пробелами, как у соседних строк",
            )
    return None


def quote(stop: ParserStop) -> Verdict | None:
    """A quote that is opened and not closed."""
    for number, line in stop.around():
        match = _OPENED.search(line)
        if match and line.count(match[1]) % 2:
            return Verdict(
                Position(number, match.start(1) + 1),
                "quote",
                f"кавычка {match[1]} открыта, но не закрыта",
                f"поставьте такую же кавычку {match[1]} в конце значения",
            )
    return None


def cut_value(stop: ParserStop) -> Verdict | None:
    """A sign in a text, after which this is taken for a comment, and so the rest is missing."""
    for number, line in stop.around():
        if match := _CUT.match(line):
            return Verdict(
                Position(number, match.end()),
                "cut-value",
                "всё после знака # — пояснение, и значение здесь обрывается",
                "если это часть текста, возьмите его в кавычки; если пояснение, поставьте после # пробел",
            )
    return None


def text_after_quote(stop: ParserStop) -> Verdict | None:
    """Text behind a quoted value."""
    match = _AFTER_QUOTE.search(stop.line)
    if match and stop.at.column > match.start(1):
        return Verdict(
            Position(stop.at.line, match.start(1) + 1),
            "quote",
            "после закрытой кавычки стоит ещё текст",
            "возьмите всё значение целиком в одинарные кавычки '…', внутренние замените на «ёлочки»",
        )
    return None


def bracket(stop: ParserStop) -> Verdict | None:
    """A bracket that is opened and not closed, or values in it without a comma."""
    if "flow" not in stop.context:
        return None
    opening = stop.text_of(stop.start.line)[stop.start.column - 1 : stop.start.column]
    return Verdict(
        stop.start,
        "bracket",
        f"скобка «{opening}» открыта, но не закрыта, или между значениями нет запятой",
        f"поставьте «{_CLOSING.get(opening, ']')}» в конце, значения разделите запятыми",
    )


def extra_bracket(stop: ParserStop) -> Verdict | None:
    """A bracket that closes nothing."""
    sign = stop.line[stop.at.column - 1 : stop.at.column]
    if not sign or sign not in "]}":
        return None
    return Verdict(
        stop.at,
        "bracket",
        f"лишняя скобка «{sign}»: она закрывает то, что не открыто",
        "удалите её — или допишите открывающую в начале",
    )


def glued_colon(stop: ParserStop) -> Verdict | None:
    """A colon without a space behind it."""
    for number, line in stop.around():
        if match := _GLUED.match(line):
            return Verdict(
                Position(number, match.end() + 1),
                "colon-space",
                "после двоеточия нет пробела",
                f"напишите «{match[1].strip(' -')}: …» — двоеточие, пробел, значение",
            )
    return None


def second_colon(stop: ParserStop) -> Verdict | None:
    """A colon in a value without quotes."""
    key = KEY.match(stop.line)
    if "mapping values" in stop.problem and key and stop.at.column > key.end():
        return Verdict(
            stop.at,
            "quote-needed",
            "в значении есть двоеточие, и оно принято за второй ключ",
            'возьмите всё значение в кавычки: ключ: "текст: продолжение"',
        )
    return None


def special_sign(stop: ParserStop) -> Verdict | None:
    """A value that begins with a sign of YAML."""
    match = _SIGN.search(stop.line)
    if match and stop.at.column > match.start(1):
        return Verdict(
            Position(stop.at.line, match.start(1) + 1),
            "quote-needed",
            f"значение начинается со знака {match[1]}, который здесь значит другое",
            "возьмите значение в кавычки",
        )
    return None


def missing_colon(stop: ParserStop) -> Verdict | None:
    """A key without its colon."""
    for number, line in stop.around():
        match = _BARE.match(line)
        if match and ":" not in line:
            return Verdict(
                Position(number, match.start(1) + 1),
                "colon",
                f"после «{match[1]}» нет двоеточия",
                f"напишите «{match[1]}: …»",
            )
    return None
