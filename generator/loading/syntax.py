"""What a text that is no YAML most likely has wrong, in the words of someone who has never seen YAML.

The parser says where it gave up, which is often a line below the mistake, so the lines around
that place are looked at for the mistakes that people make in a web editor.
"""

import re
from collections.abc import Callable, Iterator

import yaml

from generator.loading.nodes import Refused, position_of
from generator.problems import Position, Problem, Severity

Verdict = tuple[Position, str, str, str]

_KEY = re.compile(r"^\s*(?:- +)?[\w-]+:(?: |$)")
_GLUED = re.compile(r"^(\s*(?:- +)?[a-z_]+):(?=[^\s:/])")
_BARE = re.compile(r"^\s*(?:- +)?([a-z_]+)(?:\s+\S.*)?$")


def syntax_problem(error: yaml.MarkedYAMLError, text: str, file: str) -> Problem:
    """The one Problem that stands for a syntax error."""
    lines = text.splitlines()
    mark = error.problem_mark or error.context_mark
    at = position_of(mark) if mark else Position(1, 1)
    start = position_of(error.context_mark) if error.context_mark else at
    for guess in _GUESSES:
        verdict = guess(error, lines, start, at)
        if verdict:
            position, code, message, hint = verdict
            return Problem(file, position, Severity.ERROR, code, message, hint)
    raise AssertionError("the last guess always answers")


def refusal_problem(refused: Refused, file: str) -> Problem:
    message, hint = _REFUSALS[refused.code]
    return Problem(
        file,
        refused.position,
        Severity.ERROR,
        refused.code,
        message.format(detail=refused.detail),
        hint,
    )


_REFUSALS = {
    "anchor": (
        "знаки & и * в начале значения и ключ << здесь не допускаются («{detail}»)",
        "повторите значение целиком; если знак — часть текста, возьмите текст в кавычки",
    ),
    "tag": (
        "значение начинается с восклицательного знака («{detail}»)",
        "если знак — часть текста, возьмите текст в кавычки; иначе удалите его",
    ),
    "bad-key": ("здесь ожидалось название ключа, а стоит скобка", "начните строку с ключа, например name: …"),
    "too-deep": ("слишком много вложенных скобок или отступов", "проверьте скобки [ ] и { } в этом месте"),
    "too-many-values": (
        "в файле слишком много значений — это не похоже на график",
        "проверьте, тот ли это файл",
    ),
    "second-document": (
        "строка «---» начинает второй документ, а график — один",
        "удалите строку «---»",
    ),
}


def _line(lines: list[str], position: Position) -> str:
    return lines[position.line - 1] if position.line <= len(lines) else ""


def _around(lines: list[str], start: Position, at: Position) -> Iterator[tuple[int, str]]:
    """Numbered lines from just above where the parser began to where it gave up, comments left out."""
    for number in range(max(1, start.line - 1), min(at.line, len(lines)) + 1):
        line = lines[number - 1]
        if line.strip() and not line.lstrip().startswith("#"):
            yield number, line


def _tab(error: yaml.MarkedYAMLError, lines: list[str], start: Position, at: Position) -> Verdict | None:
    for number, line in _around(lines, start, at):
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent:
            return (
                Position(number, indent.index("\t") + 1),
                "tab",
                "в отступе стоит знак табуляции (клавиша Tab)",
                "сотрите отступ и наберите его пробелами, как у соседних строк",
            )
    return None


def _quote(error: yaml.MarkedYAMLError, lines: list[str], start: Position, at: Position) -> Verdict | None:
    for number, line in _around(lines, start, at):
        match = re.search(r"(?:^|[:\-\[{,])\s*([\"'])", line)
        if match and line.count(match[1]) % 2:
            return (
                Position(number, match.start(1) + 1),
                "quote",
                f"кавычка {match[1]} открыта, но не закрыта",
                f"поставьте такую же кавычку {match[1]} в конце значения",
            )
    return None


def _text_after_quote(
    error: yaml.MarkedYAMLError, lines: list[str], start: Position, at: Position
) -> Verdict | None:
    match = re.search(r":\s+([\"']).*\1\s*[^\s#,\]}]", _line(lines, at))
    if match and at.column > match.start(1):
        return (
            Position(at.line, match.start(1) + 1),
            "quote",
            "после закрытой кавычки стоит ещё текст",
            "возьмите всё значение целиком в одинарные кавычки '…', внутренние замените на «ёлочки»",
        )
    return None


def _bracket(error: yaml.MarkedYAMLError, lines: list[str], start: Position, at: Position) -> Verdict | None:
    context = error.context or ""
    if "flow" not in context:
        return None
    opening = _line(lines, start)[start.column - 1 : start.column]
    closing = {"[": "]", "{": "}"}.get(opening, "]")
    return (
        start,
        "bracket",
        f"скобка «{opening}» открыта, но не закрыта, или между значениями нет запятой",
        f"поставьте «{closing}» в конце списка, значения разделите запятыми",
    )


def _glued_colon(
    error: yaml.MarkedYAMLError, lines: list[str], start: Position, at: Position
) -> Verdict | None:
    for number, line in _around(lines, start, at):
        match = _GLUED.match(line)
        if match:
            return (
                Position(number, match.end() + 1),
                "colon-space",
                "после двоеточия нет пробела",
                f"напишите «{match[1].strip(' -')}: …» — двоеточие, пробел, значение",
            )
    return None


def _second_colon(
    error: yaml.MarkedYAMLError, lines: list[str], start: Position, at: Position
) -> Verdict | None:
    line = _line(lines, at)
    key = _KEY.match(line)
    if "mapping values" in (error.problem or "") and key and at.column > key.end():
        return (
            at,
            "quote-needed",
            "в значении есть двоеточие, и оно принято за второй ключ",
            'возьмите всё значение в кавычки: ключ: "текст: продолжение"',
        )
    return None


def _missing_colon(
    error: yaml.MarkedYAMLError, lines: list[str], start: Position, at: Position
) -> Verdict | None:
    for number, line in _around(lines, start, at):
        match = _BARE.match(line)
        if match and ":" not in line:
            return (
                Position(number, match.start(1) + 1),
                "colon",
                f"после «{match[1]}» нет двоеточия",
                f"напишите «{match[1]}: …»",
            )
    return None


def _special_sign(
    error: yaml.MarkedYAMLError, lines: list[str], start: Position, at: Position
) -> Verdict | None:
    sign = _line(lines, at)[at.column - 1 : at.column]
    if sign and sign in "@`%*&!|>":
        return (
            at,
            "quote-needed",
            f"значение начинается со знака {sign}, который здесь значит другое",
            "возьмите значение в кавычки",
        )
    return None


def _indent(error: yaml.MarkedYAMLError, lines: list[str], start: Position, at: Position) -> Verdict:
    if at.line > len(lines):
        at = Position(max(len(lines), 1), 1)
    line = _line(lines, at)
    column = len(line) - len(line.lstrip()) + 1
    return (
        Position(at.line, column),
        "indent",
        "строка стоит не на своём месте: отступ не такой, как у соседних строк",
        "сравните с похожим блоком выше: ключи одного блока начинаются ровно друг под другом, "
        "пункты списка — с дефиса и пробела",
    )


_GUESSES: tuple[Callable[[yaml.MarkedYAMLError, list[str], Position, Position], Verdict | None], ...] = (
    _tab,
    _quote,
    _text_after_quote,
    _bracket,
    _glued_colon,
    _second_colon,
    _special_sign,
    _missing_colon,
    _indent,
)
