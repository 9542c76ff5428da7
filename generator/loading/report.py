"""One mistake, one message: what would only repeat another problem in other words is left out."""

from collections.abc import Iterable
from dataclasses import replace

from generator.loading.private_data import hidden
from generator.problems import Position, Problem, Severity

# Nobody reads more; a file with more mistakes isn't a schedule, or has one mistake everywhere.
MOST_SHOWN = 500

# What stands in the file is quoted whole, unless a whole page stands there.
LONGEST = 300


def readable(problems: Iterable[Problem], file: str, end: Position, *, is_part: bool) -> list[Problem]:
    """Sorted by place; of very many the first, and a word about the rest. `end` is the file's: what isn't
    there the parser would place below it. `is_part`: there are more."""
    shortened = (_shortened(each) for each in problems)
    inside = (replace(each, position=min(each.position, end)) for each in shortened)
    found = sorted(inside, key=lambda problem: problem.order)
    if not is_part and len(found) <= MOST_SHOWN:
        return [*map(hidden, found)]
    shown = found[:MOST_SHOWN]
    is_error = is_part or any(each.is_error for each in found[MOST_SHOWN:])
    return [*map(hidden, shown), _rest(shown, file, Severity.ERROR if is_error else Severity.WARNING)]


def _shortened(problem: Problem) -> Problem:
    message, hint = problem.message, problem.hint or ""
    if max(len(message), len(hint)) <= LONGEST:
        return problem
    return replace(problem, message=_cut(message), hint=_cut(hint) or None)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _rest(shown: list[Problem], file: str, severity: Severity) -> Problem:
    position = shown[-1].position if shown else Position(1, 1)
    message = f"это ещё не всё: показано только {len(shown)}"
    hint = "исправьте эти места и проверьте снова; возможно, это не тот файл"
    return Problem(file, position, severity, "too-many-problems", message, hint)


def without_echoes(problems: Iterable[Problem]) -> list[Problem]:
    """A line with an e-mail address is to go, whatever else is wrong with it; of a line that was read in
    part no more can be said; a number on a line with an error is looked at when that is put right."""
    found = list(dict.fromkeys(problems))
    first = {each.position.line: each.code for code in _FIRST for each in found if _is_first(each, code)}
    errors = {each.position.line for each in found if each.is_error}
    return [
        each
        for each in found
        if first.get(each.position.line, each.code) == each.code
        and not (each.code == "phone-number" and each.position.line in errors)
    ]


# The later one wins.
_FIRST = ("joined-line", "cut-value", "email-address")


def _is_first(problem: Problem, code: str) -> bool:
    return problem.code == code and problem.is_error
