"""What is put right in a tree before its mistakes are told."""

import pytest

from generator.loading.file_kind import SCHEDULE_FILE
from generator.loading.mistakes import judge_within_bounds
from generator.loading.nodes import plain
from generator.loading.repairs import Repaired, repair
from tests.loading.trees import CORRECT, block, changed

PERSON = "  - {id: petrov, name: Петров Пётр Петрович, position: директор}"
STAFF = f"staff:\n{PERSON}"
AS_IT_SHOULD_BE = plain(block(CORRECT))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("staff:\n", "", [("missing-heading", (15, 5))]),
        ("plans:\n  - id: cyclogram", "plans:\n    id: cyclogram", [("dash", (18, 5))]),
        ("title: Циклограмма", "tittle: Циклограмма", [("unknown-key", (19, 5))]),
        (
            f"{STAFF}\nplans:\n  - id: cyclogram\n    title",
            f"{PERSON}\nplans:\n  - id: cyclogram\n    tittle",
            [("missing-heading", (15, 5)), ("unknown-key", (18, 5))],
        ),
    ],
)
def test_what_can_be_guessed_is_put_right_and_told(
    old: str, new: str, told: list[tuple[str, tuple[int, int]]]
) -> None:
    root = changed(old, new)
    repaired = repair(root, SCHEDULE_FILE, judge_within_bounds(root, SCHEDULE_FILE), "f.yaml")
    assert [(each.code, each.position) for each in repaired.problems] == told
    assert repaired.judgement.content is not None
    assert plain(root) == AS_IT_SHOULD_BE


def test_a_right_tree_stays_as_it_is() -> None:
    root = block(CORRECT)
    judgement = judge_within_bounds(root, SCHEDULE_FILE)
    assert repair(root, SCHEDULE_FILE, judgement, "f.yaml") == Repaired(judgement, [])


def test_what_cannot_be_guessed_is_left_in_the_judgement() -> None:
    root = changed("title: Циклограмма", "tittle: ''")
    repaired = repair(root, SCHEDULE_FILE, judge_within_bounds(root, SCHEDULE_FILE), "f.yaml")
    (left,) = repaired.judgement.mistakes
    assert (left.kind, left.place.is_guessed) == ("string_too_short", True)
