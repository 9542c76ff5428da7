"""What a text that is no YAML most likely has wrong, in the words of someone who has never seen YAML.

The parser says where it gave up, which is often a line below the mistake, so the lines around that place
are looked at for the mistakes that people make in a web editor. The first guess that fits is the message.
"""

from collections.abc import Callable

import yaml

from generator.loading import block_guesses, sign_guesses
from generator.loading.parser_stop import ParserStop, Verdict
from generator.loading.tree import Refused, position_of
from generator.problems import Position, Problem, Severity

# The last one fits always.
_GUESSES: tuple[Callable[[ParserStop], Verdict | None], ...] = (
    block_guesses.conflict,
    sign_guesses.tab,
    sign_guesses.quote,
    sign_guesses.cut_value,
    sign_guesses.text_after_quote,
    sign_guesses.bracket,
    sign_guesses.extra_bracket,
    sign_guesses.glued_colon,
    sign_guesses.second_colon,
    sign_guesses.special_sign,
    sign_guesses.missing_colon,
    block_guesses.wrong_dash,
    block_guesses.first_dash,
    block_guesses.indent,
)

# Beyond this no line is looked at for what may be wrong: guessing takes the square of its length.
LONGEST_LINE = 5_000


def syntax_problem(error: yaml.MarkedYAMLError, text: str, file: str) -> Problem:
    """The one Problem that stands for a syntax error."""
    mark = error.problem_mark or error.context_mark
    at = position_of(mark) if mark else Position(1, 1)
    start = position_of(error.context_mark) if error.context_mark else at
    lines = [line[:LONGEST_LINE] for line in text.splitlines()]
    stop = ParserStop(lines, start, at, error.context or "", error.problem or "")
    found = next(verdict for guess in _GUESSES if (verdict := guess(stop)))
    return Problem(file, found.position, Severity.ERROR, found.code, found.message, found.hint)


def refusal_problem(refused: Refused, file: str) -> Problem:
    """The one Problem that stands for what goes beyond a schedule."""
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
