"""What of YAML a schedule may use, and the keys that stand twice."""

import pytest

from generator.loading.nodes import plain
from generator.loading.tree import MAX_DEPTH, Refused, parse


@pytest.mark.parametrize(
    ("text", "place", "code", "detail"),
    [
        ("a: &b 1", (1, 4), "anchor", "b"),
        ("a: *b", (1, 4), "anchor", "b"),
        ("a:\n  <<: {b: 1}", (2, 3), "anchor", "<<"),
        ("a: !b 1", (1, 4), "tag", "!b"),
        ("[a]: 1", (1, 1), "bad-key", ""),
        ("a: 1\n---\nb: 1", (2, 1), "second-document", ""),
        ("[" * (MAX_DEPTH + 1), (1, MAX_DEPTH + 1), "too-deep", ""),
    ],
)
def test_what_goes_beyond_a_schedule_is_refused_at_its_place(
    text: str, place: tuple[int, int], code: str, detail: str
) -> None:
    with pytest.raises(Refused) as caught:
        parse(text)
    assert (caught.value.position, caught.value.code, caught.value.detail) == (place, code, detail)


@pytest.mark.parametrize(
    ("text", "read", "first", "after_empty", "begins_block"),
    [
        ("a: 1\nb: 2\na: 3", {"a": "1", "b": "2"}, (1, 1), None, True),
        ("a: 1\nb: 2\nb: 3", {"a": "1", "b": "2"}, (2, 1), None, False),
        ("a:\nb: 2\na: 3", {"a": "3", "b": "2"}, (1, 1), None, True),
        ("a: 1\nb: 2\nc:\nb: 3", {"a": "1", "b": "2"}, (2, 1), "c", False),
    ],
)
def test_of_a_key_that_stands_twice_the_first_value_counts(
    text: str, read: dict[str, str], first: tuple[int, int], after_empty: str | None, begins_block: bool
) -> None:
    tree = parse(text)
    assert tree.root is not None
    assert plain(tree.root) == read
    (repeated,) = tree.repeated
    assert (repeated.first, repeated.after_empty, repeated.begins_block) == (first, after_empty, begins_block)
    assert repeated.block is tree.root
