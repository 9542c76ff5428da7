"""Where an occurrence stands changes on its turns only."""

from datetime import timedelta

import pytest

from generator.occurrences.expand import expand
from tests.samples import activity, attestation, make_schedule, plan, teacher

ROWS = plan(
    activity({"days_before": "10"}, id="before"),
    activity({"during": "year"}, id="year"),
    activity({"month": "март"}, id="march"),
    activity({"by_schedule_of": "ИМЦ"}, id="some-day"),
    activity({"date": "2026-12-01", "time": "15:00"}, id="meeting"),
)


@pytest.mark.parametrize("tracking", [False, True])
def test_between_its_turns_an_occurrence_stands_as_it_stood(*, tracking: bool) -> None:
    people = [teacher(attestation("2026-12-15")), teacher(attestation("2027-03"), id="vtoraya")]
    schedule = make_schedule(plans=[ROWS], teachers=people)
    found = expand(schedule)
    changes = 0
    for each in found:
        day = schedule.first_day - timedelta(days=30)
        before = each.status(day, tracking=tracking)
        while day < schedule.last_day + timedelta(days=60):
            day += timedelta(days=1)
            status = each.status(day, tracking=tracking)
            if not {day, day - timedelta(days=1)} & set(each.turns):
                assert status == before, (each.key, day)
            changes += status != before
            before = status
    assert changes >= len(found)
