"""A text as a tree, or the one problem for which there is none."""

import pytest

from generator.loading.nodes import plain
from generator.loading.reading import Read, read


def told(result: Read) -> list[tuple[str, tuple[int, int]]]:
    return [(each.code, each.position) for each in result.problems]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: [1", ("bracket", (1, 4))),
        ("a: &b 1", ("anchor", (1, 4))),
        ("", ("not-a-schedule", (1, 1))),
        ("\n- a", ("not-a-schedule", (2, 1))),
        ("слово", ("not-a-schedule", (1, 1))),
    ],
)
def test_a_text_without_a_tree_has_one_problem_beside_its_private_data(
    text: str, problem: tuple[str, tuple[int, int]]
) -> None:
    assert read(text, "f.yaml").root is None
    assert told(read(text, "f.yaml")) == [problem]
    assert told(read(f"# a@example.org\n{text}", "f.yaml")) == [
        ("email-address", (1, 3)),
        (problem[0], (problem[1][0] + (1 if text else 0), problem[1][1])),
    ]


def test_repeated_keys_are_told_and_handed_on() -> None:
    result = read("a: 1\nb: {c: 1, c: 2, d: 3, d: 4}\n", "f.yaml")
    assert result.root is not None
    assert plain(result.root) == {"a": "1", "b": {"c": "1", "d": "3"}}
    assert [each.key for each in result.repeated] == ["c", "d"]
    assert told(result) == [("duplicate-key", (2, 11))]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("a: 1\nb: 1\nb: 2", "оставьте один"),
        ("a: 1\nb: 1\na: 2", "если здесь начинается новый блок списка, поставьте дефис: - a: …"),
        ("a: 1\nb: 1\nc:\nb: 2", "если он относится к «c», сдвиньте его вправо на два пробела"),
    ],
)
def test_why_a_key_may_stand_twice_is_guessed(text: str, hint: str) -> None:
    assert [each.hint for each in read(text, "f.yaml").problems] == [hint]
