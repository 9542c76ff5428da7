"""Which guess is the message where several fit: files with one mistake stand in tests/broken."""

import pytest

from generator.loading.reading import read


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("a: 'x\n<<<<<<< HEAD\n\tb: 1", "merge-conflict", (2, 1)),
        ("a: 'x\n\tb:1", "tab", (2, 1)),
        ("a: 'x\nb:1", "quote", (1, 4)),
        ("a: [x\nb:1", "bracket", (1, 4)),
        ("a:\n  b: 1\n  c\n  -d: 1", "colon", (3, 3)),
        ("a:\n  - b: 1\n  -c: 1", "dash", (3, 3)),
        ("a:\n  b: 1\n   c: 1", "indent", (3, 4)),
    ],
)
def test_the_first_guess_that_fits_is_the_message(text: str, code: str, place: tuple[int, int]) -> None:
    assert [(each.code, each.position) for each in read(text, "f.yaml").problems] == [(code, place)]


def test_a_line_without_end_is_looked_at_in_part() -> None:
    text = f"a: {'x' * 6_000}\n b: 'c"
    (problem,) = read(text, "f.yaml").problems
    assert (problem.code, problem.position) == ("quote", (2, 5))
