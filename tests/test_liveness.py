"""When silence is an alarm."""

from datetime import date
from pathlib import Path

import pytest

from generator.liveness import LastTimes, PublishedStatus, published_status, status_data

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


@pytest.mark.parametrize("reminded", [None, RAN])
def test_what_the_site_says_to_machines_is_read_back(tmp_path: Path, reminded: date | None) -> None:
    path = tmp_path / "status.json"
    path.write_bytes(status_data(LastTimes(reminded=reminded)))
    assert published_status(path) == PublishedStatus(reminded)


def test_the_day_is_written_as_a_day() -> None:
    assert status_data(LastTimes(reminded=RAN)) == b'{"reminded": "2026-11-21"}\n'


def test_a_site_that_has_no_status_yet_has_never_said_that_reminders_ran(tmp_path: Path) -> None:
    assert published_status(None) == published_status(tmp_path / "status.json") == PublishedStatus(None)


@pytest.mark.parametrize(
    "content",
    [b"", b"<html>", b"[]", b"{}", b'{"reminded": 5}', b'{"reminded": "never"}', b"\xff", b"[" * 99999],
)
def test_what_makes_no_sense_is_no_answer(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "status.json"
    path.write_bytes(content)
    assert published_status(path) == PublishedStatus(is_known=False)
    assert published_status(tmp_path) == PublishedStatus(is_known=False)


@pytest.mark.parametrize(
    ("own", "published", "known"),
    [
        (None, None, None),
        (None, RAN, RAN),
        (RAN, None, RAN),
        (RAN, date(2026, 11, 20), RAN),
        (date(2026, 11, 20), RAN, RAN),
    ],
)
def test_the_site_does_not_forget_what_it_has_said(
    own: date | None, published: date | None, known: date | None
) -> None:
    times = LastTimes(changed=RAN, reminded=own)
    assert times.at_least(published) == LastTimes(changed=RAN, reminded=known)
