"""Bytes -> text, and what can be wrong with a text before YAML is looked at."""

import re
from typing import NamedTuple

from generator.problems import Position, Problem, Severity

MAX_BYTES = 5_000_000

# What YAML 1.2.2, section 5.1, keeps out of a text; also a second byte order mark, and U+0085, U+2028 and
# U+2029, where libyaml begins a new line and no editor does. (What is allowed would compile for long.)
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
LINE_END = re.compile(r"\r\n|\r|\n")


class Unreadable(Exception):
    """The bytes aren't a text that could be looked at; holds the one Problem that says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def decode(data: bytes, file: str) -> str:
    """UTF-8 with or without a byte order mark, any line ends; raises Unreadable."""
    if len(data) > MAX_BYTES:
        raise _unreadable(
            file,
            Position(1, 1),
            "too-large",
            f"файл больше {MAX_BYTES // 1_000_000} МБ — это не похоже на график",
            "проверьте, тот ли это файл",
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", errors="ignore")
        raise _unreadable(
            file,
            position_after(before),
            "encoding",
            "файл сохранён не в кодировке UTF-8, русские буквы не читаются",
            "сохраните файл в кодировке UTF-8 (в «Блокноте»: «Сохранить как» — «Кодировка»)",
        ) from None
    if (found := stray_sign(text)) is not None:
        place = position_after(text[: found.at])
        raise _unreadable(file, place, "control-character", found.message, found.hint)
    return text


class StraySign(NamedTuple):
    """A sign that no text of YAML may have; `at` counts characters from 0."""

    at: int
    message: str
    hint: str = "удалите его: сотрите это место и наберите заново"


def stray_sign(text: str) -> StraySign | None:
    """The first of them."""
    found = _FORBIDDEN.search(text)
    if found is None:
        return None
    return StraySign(
        found.start(), f"невидимый служебный символ (код {ord(found[0])}), которому здесь не место"
    )


def _unreadable(file: str, position: Position, code: str, message: str, hint: str) -> Unreadable:
    return Unreadable(Problem(file, position, Severity.ERROR, code, message, hint))


def lines_of(text: str) -> list[str]:
    return LINE_END.split(text)


def position_after(text: str) -> Position:
    lines = lines_of(text)
    return Position(len(lines), len(lines[-1]) + 1)
