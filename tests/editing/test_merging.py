"""What is new comes into a file that somebody has edited, and what is theirs stays."""

import pytest

from generator.editing.merging import brought_in, in_values_of

OLD = "a\nb\nc\nd\ne\n"


def lines(text: str) -> str:
    return "".join(f"{each}\n" for each in text)


@pytest.mark.parametrize(
    ("own", "new", "merged", "homeless"),
    [
        ("abcde", "abcde", "abcde", 0),
        ("abcde", "aBcde", "aBcde", 0),
        ("Xbcde", "abcdE", "XbcdE", 0),
        ("abcde", "abcdef", "abcdef", 0),
        ("abcde", "0abcde", "0abcde", 0),
        ("Xabcde", "0abcde", "X0abcde", 0),
        ("abcdeX", "abc", "abcX", 0),
        ("abXcde", "abNcde", "abNXcde", 0),
        ("abcde", "ae", "ae", 0),
        ("abXde", "abYde", "abXde", 1),
        ("abXcde", "aQde", "abXcde", 1),
        ("ade", "abcdZ", "adZ", 0),
        ("ae", "abQcde", "ae", 1),
        ("", "abQcde", "", 1),
    ],
)
def test_each_change_finds_its_place_or_is_counted(own: str, new: str, merged: str, homeless: int) -> None:
    assert brought_in(lines(own), OLD, lines(new)) == (lines(merged), homeless)


def test_what_was_chosen_freely_is_no_difference_and_holds_for_what_is_new() -> None:
    old = "dark:\n  colour: grey\nlight:\n  colour: white\n"
    new = old + "system:\n  colour: white\nother:\n  colour: pink\n"
    own = old.replace("white", "yellow")
    assert in_values_of(own, old, new, ["colour"]) == (own, new.replace("white", "yellow"))
    assert brought_in(own, *in_values_of(own, old, new, ["colour"]))[0] == new.replace("white", "yellow")


def test_where_there_are_more_values_than_known_nothing_is_guessed() -> None:
    old = "colour: grey\n"
    assert in_values_of("colour: red\ncolour: blue\n", old, old, ["colour"]) == (old, old)
