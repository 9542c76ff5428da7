"""What a text that is no YAML most likely has wrong, in the words of someone who has never seen YAML.

The parser says where it gave up, which is often a line below the mistake, so the lines around that place
are looked at for the mistakes that people make in a web editor. The first guess that fits is the message.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import yaml

from generator.loading.tree import Refused, position_of
from generator.problems import Position, Problem, Severity
from generator.wording.dates import plural

_KEY = re.compile(r"^\s*(?:- +)?[\w-]+:(?: |$)")
_OWNER = re.compile(r"^\s*[\w-]+:\s*(?:#.*)?$")
_GLUED = re.compile(r"^(\s*(?:- +)?[a-z_]+):(?=[^ \t:/])")
_BARE = re.compile(r"^\s*(?:- +)?([a-z_]+)(?:\s+\S.*)?$")
_OPENED = re.compile(r"(?:^|[:\-\[{,])\s*([\"'])")
_AFTER_QUOTE = re.compile(r":\s+([\"']).*\1\s*[^\s#,\]}]")
# A dash that is all of a value begins a list to YAML.
_SIGN = re.compile(r"(?:^|:|-)\s+([@`%*&!|>]|(?<=:\s)-(?=\s*(?:#.*)?$))")
_CONFLICT = re.compile(r"(<{7}|={7}|>{7})(?: |$)")
_WRONG_DASH = re.compile(r"\s*([—–−]|-(?=\w))")
_CLOSING = {"[": "]", "{": "}"}


@dataclass(frozen=True, slots=True)
class ParserStop:
    """Where the parser was: `start` is what it was reading, `at` where it gave up."""

    lines: list[str]
    start: Position
    at: Position
    context: str
    problem: str

    @property
    def line(self) -> str:
        return self.text_of(self.at.line)

    def text_of(self, number: int) -> str:
        return self.lines[number - 1] if number <= len(self.lines) else ""

    def around(self) -> Iterator[tuple[int, str]]:
        """Numbered lines from just above what was being read to where it ended, comments left out."""
        return self.between(max(1, self.start.line - 1), self.at.line)

    def between(self, first: int, last: int) -> Iterator[tuple[int, str]]:
        for number in range(first, min(last, len(self.lines)) + 1):
            line = self.lines[number - 1]
            if line.strip() and not line.lstrip().startswith("#"):
                yield number, line


@dataclass(frozen=True, slots=True)
class Verdict:
    position: Position
    code: str
    message: str
    hint: str


def verdict(stop: ParserStop) -> Verdict:
    return next(found for guess in _GUESSES if (found := guess(stop))) if stop.lines else _indent(stop)


def _conflict(stop: ParserStop) -> Verdict | None:
    """Git's marks, wherever they stand: what the parser says of them is beside the point."""
    for number, line in enumerate(stop.lines, start=1):
        if match := _CONFLICT.match(line):
            return Verdict(
                Position(number, 1),
                "merge-conflict",
                f"строка «{match[1]}» осталась от двух правок одного и того же места",
                "оставьте одну из двух записей, а строки «<<<<<<<», «=======» и «>>>>>>>» удалите",
            )
    return None


def _tab(stop: ParserStop) -> Verdict | None:
    for number, line in stop.around():
        odd = next((sign for sign in line[: _indent_of(line)] if sign != " "), None)
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


def _quote(stop: ParserStop) -> Verdict | None:
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


def _text_after_quote(stop: ParserStop) -> Verdict | None:
    match = _AFTER_QUOTE.search(stop.line)
    if match and stop.at.column > match.start(1):
        return Verdict(
            Position(stop.at.line, match.start(1) + 1),
            "quote",
            "после закрытой кавычки стоит ещё текст",
            "возьмите всё значение целиком в одинарные кавычки '…', внутренние замените на «ёлочки»",
        )
    return None


def _bracket(stop: ParserStop) -> Verdict | None:
    if "flow" not in stop.context:
        return None
    opening = stop.text_of(stop.start.line)[stop.start.column - 1 : stop.start.column]
    return Verdict(
        stop.start,
        "bracket",
        f"скобка «{opening}» открыта, но не закрыта, или между значениями нет запятой",
        f"поставьте «{_CLOSING.get(opening, ']')}» в конце, значения разделите запятыми",
    )


def _extra_bracket(stop: ParserStop) -> Verdict | None:
    sign = stop.line[stop.at.column - 1 : stop.at.column]
    if not sign or sign not in "]}":
        return None
    return Verdict(
        stop.at,
        "bracket",
        f"лишняя скобка «{sign}»: она закрывает то, что не открыто",
        "удалите её — или допишите открывающую в начале",
    )


def _glued_colon(stop: ParserStop) -> Verdict | None:
    for number, line in stop.around():
        if match := _GLUED.match(line):
            return Verdict(
                Position(number, match.end() + 1),
                "colon-space",
                "после двоеточия нет пробела",
                f"напишите «{match[1].strip(' -')}: …» — двоеточие, пробел, значение",
            )
    return None


def _second_colon(stop: ParserStop) -> Verdict | None:
    key = _KEY.match(stop.line)
    if "mapping values" in stop.problem and key and stop.at.column > key.end():
        return Verdict(
            stop.at,
            "quote-needed",
            "в значении есть двоеточие, и оно принято за второй ключ",
            'возьмите всё значение в кавычки: ключ: "текст: продолжение"',
        )
    return None


def _special_sign(stop: ParserStop) -> Verdict | None:
    match = _SIGN.search(stop.line)
    if match and stop.at.column > match.start(1):
        return Verdict(
            Position(stop.at.line, match.start(1) + 1),
            "quote-needed",
            f"значение начинается со знака {match[1]}, который здесь значит другое",
            "возьмите значение в кавычки",
        )
    return None


def _missing_colon(stop: ParserStop) -> Verdict | None:
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


def _wrong_dash(stop: ParserStop) -> Verdict | None:
    match = _WRONG_DASH.match(stop.line)
    if match is None:
        return None
    return Verdict(
        Position(stop.at.line, match.start(1) + 1),
        "dash",
        "после дефиса нет пробела" if match[1] == "-" else f"вместо дефиса стоит тире «{match[1]}»",
        "новый пункт списка начинается с дефиса и пробела: - id: …",
    )


def _first_dash(stop: ParserStop) -> Verdict | None:
    """The list's first block has no dash, so that the second one's comes as a surprise."""
    if not stop.line.lstrip().startswith("- "):
        return None
    indent = _indent_of(stop.line)
    above = list(stop.between(1, stop.at.line - 1))
    owners = [place for place, (_, line) in enumerate(above) if _indent_of(line) < indent]
    if not owners or owners[-1] + 1 == len(above) or not _OWNER.match(above[owners[-1]][1]):
        return None
    number, first = above[owners[-1] + 1]
    key = _KEY.match(first)
    if first.lstrip().startswith("-") or not key:
        return None
    name = key[0].strip(" :")
    return Verdict(
        Position(number, _indent_of(first) + 1),
        "dash",
        f"перед «{name}» нет дефиса, а ниже в этом же списке он есть",
        f"каждый пункт списка начинается с дефиса и пробела: - {name}: …",
    )


def _indent(stop: ParserStop) -> Verdict:
    number = max(1, min(stop.at.line, len(stop.lines)))
    indent = _indent_of(stop.text_of(number))
    message = "строка стоит не на своём месте"
    if neighbour := _neighbour(stop, number, indent):
        spaces = plural(indent, "пробел", "пробела", "пробелов")
        message += f": слева {spaces}, а у строки {neighbour[0]} — {neighbour[1]}"
    return Verdict(
        Position(number, indent + 1),
        "indent",
        message,
        "ключи одного блока начинаются ровно друг под другом, пункты списка — дефис под дефисом",
    )


def _neighbour(stop: ParserStop, number: int, indent: int) -> tuple[int, int] | None:
    """The line above that this one should most likely begin under, and the indent that this means."""
    above = list(stop.between(1, number - 1))
    if not stop.text_of(number).lstrip().startswith("-"):
        found = [(other, _indent_of(line.replace("- ", "  ", 1))) for other, line in above[-1:]]
    else:
        found = [(other, _indent_of(line)) for other, line in above if line.lstrip().startswith("- ")]
    near = [(other, wanted) for other, wanted in reversed(found) if 0 < abs(wanted - indent) <= 4]
    return min(near, key=lambda each: abs(each[1] - indent), default=None)


def _indent_of(line: str) -> int:
    return len(line) - len(line.lstrip())


_GUESSES: tuple[Callable[[ParserStop], Verdict | None], ...] = (
    _conflict,
    _tab,
    _quote,
    _text_after_quote,
    _bracket,
    _extra_bracket,
    _glued_colon,
    _second_colon,
    _special_sign,
    _missing_colon,
    _wrong_dash,
    _first_dash,
    _indent,
)


# Beyond this no line is looked at for what may be wrong: guessing takes the square of its length.
LONGEST_LINE = 5_000


def syntax_problem(error: yaml.MarkedYAMLError, text: str, file: str) -> Problem:
    """The one Problem that stands for a syntax error."""
    mark = error.problem_mark or error.context_mark
    at = position_of(mark) if mark else Position(1, 1)
    start = position_of(error.context_mark) if error.context_mark else at
    lines = [line[:LONGEST_LINE] for line in text.splitlines()]
    found = verdict(ParserStop(lines, start, at, error.context or "", error.problem or ""))
    return Problem(file, found.position, Severity.ERROR, found.code, found.message, found.hint)


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
