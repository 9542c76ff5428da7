"""Wrong files by the score stand in tests/broken; here is what a file can't show."""

from datetime import date
from importlib import import_module
from pathlib import Path

import pytest

from generator.loading import load

CORRECT = (Path(__file__).parents[1] / "broken/correct.yaml").read_text(encoding="utf-8")
TODAY = date(2026, 11, 21)

# The package has a function of the same name.
shape = import_module("generator.loading.validation")


def codes(text: str) -> list[str]:
    return [problem.code for problem in load(text.encode(), "schedule.yaml", TODAY).problems]


def test_every_value_knows_its_line() -> None:
    loaded = load(CORRECT.encode(), "schedule.yaml", TODAY)
    lines = CORRECT.splitlines()
    assert lines[loaded.line_of(("teachers", 1, "attestations", 0)) - 1] == "      - for: первая"
    assert (
        lines[loaded.line_of(("plans", 0, "activities", 1, "when", 0)) - 1]
        == "        when: {days_before: 10}"
    )


def test_an_unread_file_begins_at_its_first_line() -> None:
    assert load(b"[", "schedule.yaml", TODAY).line_of(("teachers",)) == 1


@pytest.mark.parametrize("wrong", [3, 4, 12, 200])
def test_very_many_mistakes_are_told_in_part(monkeypatch: pytest.MonkeyPatch, wrong: int) -> None:
    monkeypatch.setattr(shape, "MOST_MISTAKES", 3)
    monkeypatch.setattr(shape, "MOST_DESCRIBED", 100)
    told = codes(CORRECT + "".join(f"unknown-{number}: 1\n" for number in range(wrong)))
    assert told == ["unknown-key"] * min(wrong, 3) + ["too-many-problems"] * (wrong > 3)


def test_mistakes_far_down_in_junk_are_still_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The part that is looked at may happen to be right."""
    monkeypatch.setattr(shape, "MOST_MISTAKES", 3)
    monkeypatch.setattr(shape, "MOST_DESCRIBED", 100)
    people = "".join(f"  - {{id: t{number}, name: Иванова, position: учитель}}\n" for number in range(10))
    assert codes(CORRECT + people + "  - {}\n" * 60) == ["too-many-problems"]
