"""What is left of a tree when the wrong values are cut out."""

import pytest

from generator.loading.file_kind import SCHEDULE_FILE
from generator.loading.mistakes import judge
from generator.loading.nodes import is_damaged
from generator.loading.places import locate
from generator.loading.pruning import prune
from generator.problems import Location
from generator.schedule.model import Schedule
from tests.loading.trees import changed


def test_a_wrong_value_goes_alone_and_all_around_it_is_damaged() -> None:
    root = changed("date: 2027-03-15", "date: 2027-03-15\n        result: {date: x, order: № 1}")
    schedule = prune(root, SCHEDULE_FILE, judge(root, SCHEDULE_FILE).mistakes)
    (attestation,) = schedule.teachers[0].attestations
    assert (attestation.for_, attestation.result) == ("высшая", None)
    around: list[Location] = [("teachers",), ("teachers", 0), ("teachers", 0, "attestations", 0)]
    others: list[Location] = [(), ("teachers", 1), ("teachers", 0, "category"), ("plans",)]
    assert [is_damaged(locate(root, each).chain[-1]) for each in [*around, *others]] == [True] * 3 + [
        False
    ] * 4


def test_a_block_goes_without_what_it_cannot_do_without() -> None:
    root = changed("id: azbukina", "id: ''")
    assert [
        teacher.id for teacher in prune(root, SCHEDULE_FILE, judge(root, SCHEDULE_FILE).mistakes).teachers
    ] == ["ivanova"]
    assert not is_damaged(locate(root, ("teachers", 0)).chain[-1])


@pytest.mark.parametrize("wrong", ["when: {days_before: x}", "when: {month: май, during: year}", "when: []"])
def test_another_timing_stands_in_for_a_wrong_one(wrong: str) -> None:
    root = changed("when: {days_before: 10}", wrong)
    (timing,) = prune(root, SCHEDULE_FILE, judge(root, SCHEDULE_FILE).mistakes).plans[0].activities[1].when
    assert timing.model_dump(exclude_unset=True) == {"during": "individual"}
    assert not is_damaged(locate(root, ("plans", 0, "activities", 1)).chain[-1])


@pytest.mark.parametrize("name", ["school", "school_year"])
def test_a_school_stands_in_for_one_that_cannot_be_read(name: str) -> None:
    root = changed(f"{name}:", f"{name}: x\ncontent:")
    schedule = prune(root, SCHEDULE_FILE, judge(root, SCHEDULE_FILE).mistakes)
    assert isinstance(schedule, Schedule)
    assert name not in root.entries
