"""A text that can't be read as YAML, or goes beyond what a schedule may use: one Problem."""

import yaml

from generator.loading.guesses import Trouble, verdict
from generator.loading.nodes import Refused, position_of
from generator.problems import Position, Problem, Severity

# Beyond this no line is looked at for what may be wrong: guessing takes the square of its length.
LONGEST_LINE = 5_000


def syntax_problem(error: yaml.MarkedYAMLError, text: str, file: str) -> Problem:
    """The one Problem that stands for a syntax error."""
    mark = error.problem_mark or error.context_mark
    at = position_of(mark) if mark else Position(1, 1)
    start = position_of(error.context_mark) if error.context_mark else at
    lines = [line[:LONGEST_LINE] for line in text.splitlines()]
    found = verdict(Trouble(lines, start, at, error.context or "", error.problem or ""))
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
