"""Why a teacher is due, in words."""

from typing import Any

import pytest

from generator.occurrences.perspective import Nothing, perspective
from generator.wording.perspective import nothing_text, turn_text
from tests.samples import attestation, make_schedule, teacher


@pytest.mark.parametrize(
    ("planned", "more", "text"),
    [
        ("2027-03-15", {}, "в графике: 15.03.2027"),
        ("2027-03", {}, "в графике: в марте 2027 года"),
        (None, {"category": {"name": "первая", "until": "2028-05-20"}}, "категория действует до 20.05.2028"),
        (
            None,
            {"category": {"name": "соответствие", "until": "2028-05-20"}},
            "соответствие действует до 20.05.2028",
        ),
        (
            None,
            {"category": {"name": "первая", "until": "2024-05-20"}},
            "прежний срок кончился 20.05.2024",
        ),
        (
            None,
            {"category": {"name": "соответствие", "granted": "2023-10-05"}},
            "прежнее соответствие — 05.10.2023, 5 лет — 05.10.2028",
        ),
        (None, {"hired": "2025-09-01"}, "в должности с 01.09.2025, 2 года — 01.09.2027"),
    ],
)
def test_the_reason_names_the_day_that_it_is_counted_from(
    planned: str | None, more: dict[str, Any], text: str
) -> None:
    planned_ones = [attestation(planned)] if planned else []
    [prospect] = perspective(make_schedule(teachers=[teacher(*planned_ones, **more)]))
    assert [turn_text(turn) for due in prospect.dues for turn in due.turns] == [text]


def test_every_reason_for_nothing_has_words() -> None:
    assert len({nothing_text(nothing) for nothing in Nothing}) == len(Nothing)
