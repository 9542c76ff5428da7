"""What the checks find is told at its place, unless the place was told already."""

import pytest

from generator.checks import KnownIds
from generator.loading.file_kind import SCHEDULE_FILE
from generator.loading.meaning import known_ids, meaning_problems
from generator.loading.mistakes import judge
from generator.loading.nodes import Mapping
from generator.loading.places import locate
from generator.problems import Location
from tests.loading.trees import CORRECT, block, changed
from tests.samples import TODAY


def told(root: Mapping) -> list[tuple[str, tuple[int, int]]]:
    schedule = judge(root, SCHEDULE_FILE).content
    assert schedule is not None
    problems = meaning_problems(schedule, root, known_ids(root), "f.yaml", TODAY)
    return [(each.code, each.position) for each in problems]


def damage(root: Mapping, path: Location) -> None:
    block = locate(root, path).chain[-1]
    assert isinstance(block, Mapping)
    block.is_damaged = True


def test_blocks_with_a_mistake_give_their_ids_too() -> None:
    everybody = KnownIds(
        people=frozenset({"petrov", "ivanova", "azbukina"}),
        roles=frozenset({"head", "teacher"}),
        activities=frozenset({"appoint-coordinator", "upload-materials"}),
        posts=frozenset({"учитель начальных классов", "учитель физики"}),
    )
    assert known_ids(block(CORRECT)) == everybody
    assert known_ids(changed("position: директор", "position: []")) == everybody


@pytest.mark.parametrize(
    "text", ["a: 1", "staff: x\nroles: [x]\nplans: {activities: 1}", "teachers: [{id: [x]}]"]
)
def test_what_is_no_list_of_blocks_gives_no_ids(text: str) -> None:
    assert known_ids(block(text)) == KnownIds(frozenset(), frozenset(), frozenset(), frozenset())


def test_a_finding_has_the_place_of_its_value_or_of_its_key() -> None:
    assert told(changed("people: [petrov]", "people: [petrow]")) == [("unknown-person", (13, 49))]
    assert told(changed("done: {upload-", "done: {uplod-")) == [("unknown-activity", (47, 16))]


def test_a_finding_about_a_damaged_block_is_an_echo() -> None:
    root = changed("        done: {upload-materials: 2026-11-12}\n", "")
    assert told(root) == [("late", (45, 9))]
    damage(root, ("teachers", 1, "attestations", 0))
    assert told(root) == []


def test_without_its_year_no_date_is_looked_at() -> None:
    wrong = changed("2027-03-15", "2029-03-15")
    assert told(wrong) == [("outside-year", (40, 15))]
    damage(wrong, ("school_year",))
    assert told(wrong) == []
