"""Occurrences in words."""

import pytest

from generator.occurrences.occurrence import Kind, Occurrence, Status
from generator.wording import occurrences


def test_every_status_and_kind_has_its_word() -> None:
    assert set(occurrences.STATUS_TITLES) == set(Status)
    assert set(occurrences.KIND_TITLES) == set(Kind)


@pytest.mark.parametrize(("approximate", "shown"), [(True, "≈ 5 марта"), (False, "5 марта")])
def test_an_approximate_date_is_marked(approximate: bool, shown: str) -> None:
    occurrence = Occurrence(key="k", title="Шаг", kind=Kind.DEADLINE, source=(), approximate=approximate)
    assert occurrences.approximately("5 марта", occurrence) == shown
