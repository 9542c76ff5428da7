"""The number of occurrences that a file promises, counted by hand."""

from typing import Any

import pytest

from generator.occurrences.expand import expand
from generator.occurrences.promised import Miscounted, months_and_days, promised, verify
from tests.samples import activity, attestation, make_schedule, plan, school_with, teacher


@pytest.mark.parametrize(
    ("when", "number"),
    [
        ({"month": ["май", "июнь"]}, 2),
        ({"every": "month"}, 9),
        ({"date": ["2026-09-15", "2027-01-12", "2027-04-06"], "time": "15:00"}, 3),
        ({"during": "year"}, 1),
        ({"by_schedule_of": "ИМЦ"}, 1),
        ({"days_before": "10"}, 2),
        ({"days_after": "10"}, 2),
        ({"during": "individual"}, 2),
        ([{"during": "individual"}, {"every": "month"}, {"month": "май"}], 12),
    ],
)
def test_a_row_promises_its_months_days_and_attestations(when: Any, number: int) -> None:
    two_attestations = 2
    assert promised(school_with(when, "2027-03-15", "2027-04")) == two_attestations + number


def test_a_row_promises_only_the_attestations_that_it_concerns() -> None:
    schedule = make_schedule(
        plans=[plan(activity({"days_before": "10"}, only={"for": ["высшая"]}))],
        teachers=[
            teacher(attestation(), id="a"),
            teacher(attestation(**{"for": "высшая"}), id="b"),
            teacher(attestation(**{"for": "высшая"}), id="c", status="left"),
        ],
    )
    assert promised(schedule) == 3


def test_a_lost_occurrence_is_noticed() -> None:
    schedule = school_with({"days_before": "10"}, "2027-03-15")
    with pytest.raises(Miscounted, match="график обещает сроков: 2, вычислено: 1"):
        verify(schedule, expand(schedule)[1:])


def test_a_doubled_key_is_noticed() -> None:
    schedule = school_with({"days_before": "10"}, "2027-03-15")
    with pytest.raises(Miscounted, match="один и тот же ключ"):
        verify(schedule, expand(schedule)[:1] * 2)


@pytest.mark.parametrize(
    ("when", "times"),
    [
        ({"days_before": "10"}, 0),
        ({"during": "individual"}, 0),
        ({"during": "year"}, 1),
        ({"month": "май"}, 1),
    ],
)
def test_a_rule_that_is_tied_to_attestations_never_comes_for_the_whole_school(when: Any, times: int) -> None:
    schedule = school_with(when, "2027-03-15")
    assert months_and_days(schedule.plans[0].activities[0].when[0], schedule) == times
