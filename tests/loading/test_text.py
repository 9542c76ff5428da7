"""What is looked at before YAML is: encoding, invisible signs."""

import pytest

from generator.loading.text import MAX_BYTES, Unreadable, decode, position_after
from generator.problems import Position


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("школа: № 1\n".encode(), "школа: № 1\n"),
        ("\ufeffшкола".encode(), "школа"),
        (b"", ""),
        (b"a\tb\r\nc\rd\n", "a\tb\r\nc\rd\n"),
        ("a\u00a0b — «ё» \U0001f600".encode(), "a\u00a0b — «ё» \U0001f600"),
        (b"#" * MAX_BYTES, "#" * MAX_BYTES),
    ],
)
def test_a_text_is_read_as_it_is(data: bytes, text: str) -> None:
    assert decode(data, "schedule.yaml") == text


@pytest.mark.parametrize(
    ("data", "position", "code"),
    [
        (b"#" * (MAX_BYTES + 1), (1, 1), "too-large"),
        ("a: b\nшкола: № 1\n".encode("cp1251"), (2, 1), "encoding"),
        ("школа".encode() + b"\xff", (1, 6), "encoding"),
        ("школа".encode()[:-1], (1, 5), "encoding"),
        ("a: b\n".encode("utf-16"), (1, 1), "encoding"),
        ("a: b\n".encode("utf-16-le"), (1, 2), "control-character"),
        (b"a: b\r\nc: \0d", (2, 4), "control-character"),
        (b"a: b\rc: \x1bd", (2, 4), "control-character"),
    ],
)
def test_what_is_no_text_says_where(data: bytes, position: tuple[int, int], code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        decode(data, "schedule.yaml")
    assert (caught.value.problem.position, caught.value.problem.code) == (position, code)


@pytest.mark.parametrize(
    "sign",
    ["\0", "\x07", "\x0b", "\x0c", "\x1f", "\x7f", "\x80", "\x85", "\u2028", "\u2029", "\ufeff", "\uffff"],
)
def test_a_sign_that_no_editor_shows_is_refused_where_it_stands(sign: str) -> None:
    """Some of them begin a new line for the parser and for nobody else."""
    with pytest.raises(Unreadable) as caught:
        decode(f"a: b\nимя: Про{sign}бина\nc: d\n".encode(), "schedule.yaml")
    problem = caught.value.problem
    assert (problem.position, problem.code) == (Position(2, 9), "control-character")
    assert problem.message == f"невидимый служебный символ (код {ord(sign)}), которому здесь не место"


@pytest.mark.parametrize(
    ("before", "position"),
    [("", (1, 1)), ("ab", (1, 3)), ("ab\n", (2, 1)), ("a\r\nb\rc\n\nd", (5, 2))],
)
def test_places_are_counted_as_editors_do(before: str, position: tuple[int, int]) -> None:
    assert position_after(before) == position
