"""How much of what is wrong people are shown."""

import pytest

from generator.loading.reading import read
from generator.loading.report import readable
from generator.problems import Position, Problem, Severity

END = Position(9_999, 1)


def problem(line: int, message: str = "плохо", hint: str | None = None, *, is_error: bool = True) -> Problem:
    severity = Severity.ERROR if is_error else Severity.WARNING
    return Problem("f.yaml", Position(line, 1), severity, "code", message, hint)


def shown(problems: list[Problem], *, is_part: bool = False) -> list[Problem]:
    return readable(problems, "f.yaml", END, is_part=is_part)


def last_word(line: int, severity: Severity, number: int = 500) -> Problem:
    return Problem(
        "f.yaml",
        Position(line, 1),
        severity,
        "too-many-problems",
        f"это ещё не всё: показано только {number}",
        "исправьте эти места и проверьте снова; возможно, это не тот файл",
    )


def test_five_hundred_problems_are_shown() -> None:
    all_of_them = [problem(line) for line in range(1, 501)]
    assert shown(all_of_them) == all_of_them


@pytest.mark.parametrize("is_error", [True, False])
def test_of_more_the_first_five_hundred_are_shown_and_a_word_as_grave_as_the_rest(is_error: bool) -> None:
    first = [problem(line) for line in range(1, 501)]
    rest = [problem(501, is_error=is_error), problem(502, is_error=False)]
    severity = Severity.ERROR if is_error else Severity.WARNING
    assert shown([*rest, *first]) == [*first, last_word(500, severity)]


def test_what_is_only_a_part_is_said_to_be_one() -> None:
    few = [problem(1, is_error=False), problem(2, is_error=False)]
    assert shown(few, is_part=True) == [*few, last_word(2, Severity.ERROR, 2)]
    assert shown([], is_part=True) == [last_word(1, Severity.ERROR, 0)]


def test_what_lies_below_the_end_is_shown_at_the_end() -> None:
    (found,) = readable([problem(12)], "f.yaml", Position(3, 5), is_part=False)
    assert found.position == Position(3, 5)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (("а" * 300, "б" * 300), ("а" * 300, "б" * 300)),
        (("а" * 301, "б" * 300), ("а" * 300 + "…", "б" * 300)),
        (("а" * 300, "б" * 301), ("а" * 300, "б" * 300 + "…")),
        (("а" * 301, None), ("а" * 300 + "…", None)),
    ],
)
def test_a_whole_page_is_not_quoted(given: tuple[str, str | None], expected: tuple[str, str | None]) -> None:
    (found,) = shown([problem(1, *given)])
    assert (found.message, found.hint) == expected


@pytest.mark.parametrize(
    ("number", "hint"),
    [(1, "оставьте один"), (2, "если здесь начинается новый блок списка, поставьте дефис: - a: …")],
)
def test_several_keys_that_stand_twice_in_a_block_are_one_mistake(number: int, hint: str) -> None:
    text = "".join(f"{key}: 1\n" for key in ("z", *"ab"[:number], *"ab"[:number]))
    (found,) = read(text, "f.yaml").problems
    assert (found.position, found.message, found.hint) == (
        Position(number + 2, 1),
        "ключ «a» в этом блоке уже есть — в строке 2",
        hint,
    )
