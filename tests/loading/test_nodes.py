"""What a tree is to the model, and how it is made smaller."""

from generator.loading.nodes import is_damaged, plain, shorten
from tests.loading.trees import block


def test_to_the_model_a_key_with_nothing_behind_it_is_not_there() -> None:
    assert plain(block("a: {b: , c: 1, d: ~, e: ''}\nf: [1, ~, [x]]")) == {
        "a": {"c": "1", "e": ""},
        "f": ["1", None, ["x"]],
    }


def test_every_list_is_shortened() -> None:
    root = block("a: [1, 2, 3]\nb: {c: [[4, 5, 6], 7, 8], d: 9}")
    shorten(root, 2)
    assert plain(root) == {"a": ["1", "2"], "b": {"c": [["4", "5"], "7"], "d": "9"}}


def test_nothing_is_damaged_at_first() -> None:
    root = block("a: [1]\nb: {c: 1}")
    assert [is_damaged(node) for node in (root, *(entry.value for entry in root.entries.values()))] == [
        False
    ] * 3
