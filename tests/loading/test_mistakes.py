"""What the model finds wrong with a tree, and how much of it is looked at."""

import pytest

from generator.loading import load, mistakes
from generator.loading.file_kind import SCHEDULE_FILE
from generator.loading.mistakes import Judgement, judge, judge_within_bounds
from generator.loading.nodes import Mapping
from generator.schedule.model import Schedule
from tests.loading.trees import CORRECT, block, changed
from tests.samples import TODAY


def codes(text: str) -> list[str]:
    return [problem.code for problem in load(text.encode(), "schedule.yaml", TODAY).problems]


def kinds(judgement: Judgement[Schedule]) -> list[tuple[str, tuple[int, int]]]:
    return [(each.kind, each.place.position) for each in judgement.mistakes]


def test_a_right_tree_is_a_schedule() -> None:
    for judgement in (
        judge(block(CORRECT), SCHEDULE_FILE),
        judge_within_bounds(block(CORRECT), SCHEDULE_FILE),
    ):
        assert judgement.content is not None
        assert (judgement.mistakes, judgement.is_part) == ([], False)


@pytest.mark.parametrize(
    ("root", "found"),
    [
        (
            changed("title: Циклограмма", "tittle: Циклограмма"),
            [("missing", (18, 5)), ("extra_forbidden", (19, 5))],
        ),
        (changed("when: {days_before: 10}", "when: {days_before: x}"), [("value_error", (31, 29))]),
        (changed("people: [petrov]", "people: [[petrov]]"), [("string_type", (13, 49))]),
    ],
)
def test_every_mistake_has_its_place_and_what_holds_it_none(
    root: Mapping, found: list[tuple[str, tuple[int, int]]]
) -> None:
    assert judge(root, SCHEDULE_FILE).content is None
    assert kinds(judge(root, SCHEDULE_FILE)) == kinds(judge_within_bounds(root, SCHEDULE_FILE)) == found


@pytest.mark.parametrize("wrong", [3, 4, 12, 200])
def test_very_many_mistakes_are_told_in_part(monkeypatch: pytest.MonkeyPatch, wrong: int) -> None:
    monkeypatch.setattr(mistakes, "MOST_MISTAKES", 3)
    monkeypatch.setattr(mistakes, "MOST_DESCRIBED", 100)
    told = codes(CORRECT + "".join(f"unknown-{number}: 1\n" for number in range(wrong)))
    assert told == ["unknown-key"] * min(wrong, 3) + ["too-many-problems"] * (wrong > 3)


def test_mistakes_far_down_in_junk_are_still_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The part that is looked at may happen to be right."""
    monkeypatch.setattr(mistakes, "MOST_MISTAKES", 3)
    monkeypatch.setattr(mistakes, "MOST_DESCRIBED", 100)
    people = "".join(f"  - {{id: t{number}, name: Иванова, position: учитель}}\n" for number in range(10))
    assert codes(CORRECT + people + "  - {}\n" * 60) == ["too-many-problems"]
