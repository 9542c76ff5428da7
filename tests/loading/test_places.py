"""Where in the file a location of the schedule is."""

import pytest

from generator.loading.places import locate
from generator.problems import Location
from tests.loading.trees import block

ROOT = block("a:\n  - b: 1\n    c:\n  - d: {e: 2}\n")


@pytest.mark.parametrize(
    ("location", "kind", "place", "key_place"),
    [
        ((), "", (1, 1), (1, 1)),
        (("a",), "", (2, 3), (1, 1)),
        (("a", 0), "", (2, 5), (2, 5)),
        (("a", 0, "b"), "", (2, 8), (2, 5)),
        (("a", 0, "b"), "extra_forbidden", (2, 5), (2, 5)),
        (("a", 0, "c"), "missing", (3, 5), (3, 5)),
        (("a", 1, "x"), "missing", (4, 5), (4, 5)),
        (("a", 1, "d", 0, "e"), "", (4, 12), (4, 9)),
        (("a", 7, "b"), "", (2, 3), (1, 1)),
    ],
)
def test_a_location_leads_as_far_as_the_tree_goes(
    location: Location, kind: str, place: tuple[int, int], key_place: tuple[int, int]
) -> None:
    found = locate(ROOT, location, kind=kind)
    assert (found.position, found.key_position) == (place, key_place)


def test_only_what_stands_right_behind_a_guessed_key_is_guessed() -> None:
    root = block("a: {b: {c: 1}}")
    outer = root.entries["a"].value
    locate(root, ("a", "b")).entry.is_guessed = True  # type: ignore[union-attr]
    guessed = [locate(root, location).is_guessed for location in ((), ("a",), ("a", "b"), ("a", "b", "c"))]
    assert guessed == [False, False, True, False]
    assert locate(outer, ("b", "x")).is_guessed
