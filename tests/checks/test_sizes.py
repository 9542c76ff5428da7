"""What is too much to compute: rows times attestations, months, people, parts and posts."""

from typing import Any

import pytest

from generator.checks.sizes import too_many_dates
from tests.samples import activity, attestation, make_schedule, plan, teacher

BEFORE = {"days_before": "5"}
YEAR = {"during": "year"}
FULL = {"id": "full", "title": "Все", "people": [f"p{number}" for number in range(990)]}


@pytest.mark.parametrize(
    ("rows", "attestations", "row", "too_many"),
    [
        (49, 1000, activity(BEFORE), False),
        (50, 1000, activity(BEFORE), True),
        (23, 1000, activity([BEFORE, BEFORE, YEAR]), False),
        (24, 1000, activity([BEFORE, BEFORE, YEAR]), True),
        (485, 1000, activity(YEAR), False),
        (486, 1000, activity(YEAR), True),
        (500, 0, activity(YEAR, responsible=["full", "ghost"]), False),
        (501, 0, activity(YEAR, responsible=["full", "ghost"]), True),
        (49, 100, activity(BEFORE, items=["часть"] * 90), False),
        (50, 100, activity(BEFORE, items=["часть"] * 90), True),
        (50, 100, activity(BEFORE, items=[{"text": "часть", "positions": ["вожатый"] * 89}]), True),
        (50, 100, activity(BEFORE, only={"positions": ["вожатый"] * 90}), True),
        (5555, 0, activity({"every": "month"}), False),
        (5556, 0, activity({"every": "month"}), True),
    ],
)
def test_what_a_file_promises_is_weighed(
    rows: int, attestations: int, row: dict[str, Any], too_many: bool
) -> None:
    schedule = make_schedule(
        roles=[FULL, {"id": "teacher", "title": "Педагог"}],
        plans=[plan(*({**row, "id": f"s{number}"} for number in range(rows)))],
        teachers=[teacher(attestation(), id=f"t{number}") for number in range(attestations)],
    )
    assert [each.code for each in too_many_dates(schedule)] == ["too-many-dates"] * too_many
