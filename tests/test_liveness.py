"""When silence is an alarm."""

from datetime import date

import pytest

from generator.liveness import LastTimes

RAN = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("today", "stale"), [(RAN, False), (date(2026, 11, 24), False), (date(2026, 11, 25), True)]
)
def test_more_than_three_days_of_silence_are_an_alarm(today: date, stale: bool) -> None:
    times = LastTimes(reminded=RAN)
    assert times.is_stale(today) is stale
    assert times.alive_until == date(2026, 11, 24)


def test_what_never_ran_has_not_stopped() -> None:
    assert LastTimes().is_stale(RAN) is False
    assert LastTimes().alive_until is None
