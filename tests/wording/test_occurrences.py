"""Occurrences in words."""

import pytest

from generator.occurrences.occurrence import Kind, Status
from generator.wording import occurrences
from tests.samples import school_with, steps


def test_every_status_and_kind_has_its_word() -> None:
    assert set(occurrences.STATUS_TITLES) == set(Status)
    assert set(occurrences.KIND_TITLES) == set(Kind)


@pytest.mark.parametrize(("approximate", "shown"), [(True, "≈ 5 марта"), (False, "5 марта")])
def test_an_approximate_date_is_marked(approximate: bool, shown: str) -> None:
    [occurrence] = steps(school_with({"days_before": "5"}, "2027-03" if approximate else "2027-03-10"))
    assert occurrences.approximately("5 марта", occurrence) == shown
