"""Over any history of publications a calendar takes every change of an event for newer than the last."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.feeds import build_feeds
from generator.feeds.published import read_memory
from tests.feeds.events import events, unfolded, value
from tests.feeds.school import school
from tests.samples import TODAY, Edit, attestation, person

ALL, MEMORY = "calendar/all.ics", "calendar/feeds.json"
REVISION = ("DTSTAMP", "LAST-MODIFIED", "SEQUENCE")
HERS = "2026/attestation/alfa/first"

# What a teacher's block holds: nothing where she is withdrawn.
STATES: dict[str, dict[str, Any] | None] = {
    "away": None,
    "planned": {"attestations": [attestation("2027-03-15")]},
    "moved": {"attestations": [attestation("2027-04-14")]},
    "renamed": {"attestations": [attestation("2027-03-15")], "name": "Новая Проба Образцовна"},
    "on leave": {"attestations": [attestation("2027-03-15")], "status": "on_leave"},
    "hidden": {"attestations": [attestation("2027-03-15")], "public": "no"},
}


def of(alfa: str, beta: str = "away", *, next_year: bool = False) -> Edit:
    def edit(data: dict[str, Any]) -> None:
        blocks = {"alfa": STATES[alfa], "beta": STATES[beta]}
        data["teachers"] = [
            person(name, "Вторая Проба Образцовна", "логопед") | block
            for name, block in blocks.items()
            if block is not None
        ]
        if next_year:
            data["school_year"] = {"start": "2027-09-01", "end": "2028-05-31"}
            data["plans"][0]["activities"].pop(3)
            data["teachers"] = [{**each, "attestations": []} for each in data["teachers"]]

    return edit


@dataclass
class Calendar:
    """What a program that is subscribed to everything has ever seen of each event."""

    today: date = TODAY
    memory: bytes | None = None
    seen: dict[str, tuple[int, str]] = field(default_factory=dict)

    def publish(self, edit: Edit, after: int = 0) -> None:
        self.today += timedelta(days=after)
        built = build_feeds(school(edit, self.today), self.memory)
        assert build_feeds(school(edit, self.today), self.memory) == built
        self.memory = built[MEMORY]
        for uid, event in events(built[ALL]).items():
            self._take(uid, int(value(event, "SEQUENCE")), content(event))

    def _take(self, uid: str, sequence: int, text: str) -> None:
        before, known = self.seen.get(uid, (-1, ""))
        assert sequence >= before, uid
        assert text == known or sequence > before, uid
        self.seen[uid] = (sequence, text)


def content(event: bytes) -> str:
    lines = unfolded(event).split("\r\n")
    return "\n".join(line for line in lines if not line.startswith(REVISION))


edits = st.builds(
    lambda alfa, beta, next_year: of(alfa, beta, next_year=next_year),
    st.sampled_from(list(STATES)),
    st.sampled_from(list(STATES)),
    st.sampled_from([False, False, False, True]),
)
gaps = st.sampled_from([0, 1, 29, 30, 31, 90, 300])


@settings(deadline=None)
@given(st.lists(st.tuples(edits, gaps), min_size=2, max_size=8))
def test_a_sequence_never_falls_and_rises_with_every_change(history: list[tuple[Edit, int]]) -> None:
    calendar = Calendar()
    for edit, after in history:
        calendar.publish(edit, after)


@pytest.mark.parametrize("days", [29, 30, 31, 200])
def test_an_event_that_comes_back_late_is_newer_than_its_cancellation(days: int) -> None:
    calendar = Calendar()
    calendar.publish(of("planned"))
    calendar.publish(of("away"))
    calendar.publish(of("away"), days)
    calendar.publish(of("planned"))
    assert calendar.seen[HERS][0] == 2


def test_what_is_forgotten_leaves_a_number_and_no_name() -> None:
    calendar = Calendar()
    for state in ("planned", "moved", "planned", "away"):
        calendar.publish(of(state))
    calendar.publish(of("away"), 30)
    assert calendar.memory is not None
    assert b"alfa" not in calendar.memory
    assert read_memory(calendar.memory).floor == 4


def test_events_that_nobody_has_seen_begin_at_that_number() -> None:
    calendar = Calendar()
    calendar.publish(of("planned"))
    calendar.publish(of("away"))
    calendar.publish(of("away"), 30)
    calendar.publish(of("away", "planned"))
    assert calendar.seen[HERS.replace("alfa", "beta")][0] == 2


def test_as_long_as_nothing_is_forgotten_a_memory_is_as_before() -> None:
    calendar = Calendar()
    calendar.publish(of("planned"))
    calendar.publish(of("away"), 1)
    assert calendar.memory is not None
    assert b"floor" not in calendar.memory
