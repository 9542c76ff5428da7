"""Lines -> edits, or every line that is none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.editing.edits import Edit
from generator.editing.taking import Misread, Words
from generator.editing.verbs import VERBS
from generator.editing.words import NotALine, Word, words_of
from generator.loading.private_data import hidden
from generator.loading.text import lines_of, stray_sign
from generator.problems import Position, Problem, Severity
from generator.schedule.parsing import fold, nearest

MOST_LINES = 2000


@dataclass(frozen=True, slots=True)
class Numbered:
    """An edit and the line that it stood on, counted from 1."""

    edit: Edit
    line: int


def read_edits(text: str, file: str, today: date) -> tuple[list[Numbered], list[Problem]]:
    """All edits of a text and all problems of its lines; `today` is the day of what is done with no day
    given. Empty lines and comments (#) say nothing."""
    found, problems = [], []
    for number, line in enumerate(lines_of(text.removeprefix("\ufeff")), start=1):
        try:
            _refuse_stray_sign(line)
            words = words_of(line)
            if words:
                found.append(Numbered(_read(words, len(line), today), number))
        except (Misread, NotALine) as wrong:
            problems.append(problem(file, number, wrong.column, "bad-edit", str(wrong), wrong.hint))
    if not found and not problems:
        message, hint = "ни одной правки нет", "напишите правку, например: выходной 2027-04-21"
        problems.append(problem(file, 1, 1, "no-edits", message, hint))
    if len(found) > MOST_LINES:
        message = f"правок больше {MOST_LINES}: так много за раз не бывает"
        problems.append(problem(file, 1, 1, "too-many-edits", message, "пришлите их частями"))
    return found, problems


def problem(file: str, line: int, column: int, code: str, message: str, hint: str | None) -> Problem:
    return hidden(Problem(file, Position(line, column), Severity.ERROR, code, message, hint))


def _refuse_stray_sign(line: str) -> None:
    if (found := stray_sign(line)) is not None:
        raise Misread(found.at + 1, found.message, found.hint)


def _read(words: Sequence[Word], length: int, today: date) -> Edit:
    first, *rest = words
    verb = VERBS.get(_folded_verb(first.text))
    if verb is None:
        near = nearest(_folded_verb(first.text), VERBS)
        meant = f"возможно, «{near}»" if near else f"есть: {', '.join(VERBS)}"
        raise Misread(first.column, f"«{first.text}» — такой правки нет", meant)
    taken = Words(rest, f"{_folded_verb(first.text)} {verb.usage}", length + 1, today)
    edit = verb.read(taken)
    taken.finish()
    return edit


def _folded_verb(text: str) -> str:
    """Word turns hyphens into dashes and begins a line with a capital."""
    return fold(text.replace("–", "-").replace("—", "-").replace("‑", "-")).rstrip(":")
