import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.feeds import DamagedMemory, build_feeds
from generator.feeds.memory import read_memory, write_memory

from .school import Edit, school

MEMORY = build_feeds(school())["calendar/feeds.json"]


def damaged(edit: Edit) -> bytes:
    data = json.loads(MEMORY)
    edit(data)
    return json.dumps(data).encode()


EVENT = "2026/attestation/vtoraya/highest"
DAMAGED = {
    "empty": b"",
    "cut short": MEMORY[: len(MEMORY) // 2],
    "a page instead of it": b"<!doctype html><title>404</title>",
    "not UTF-8": MEMORY.decode().encode("cp1251", errors="replace"),
    "a list": b"[]",
    "a later version": damaged(lambda data: data.update(version=2)),
    "no version": damaged(lambda data: data.pop("version")),
    "an unknown key": damaged(lambda data: data.update(more=1)),
    "a path that leads outside": damaged(lambda data: data["events"][EVENT].update(feeds=["../index.html"])),
    "a feed that leads outside": damaged(lambda data: data["feeds"].update({"calendar/../a.ics": "a"})),
    "a key with a line break": damaged(
        lambda data: data["events"].update({"2026/a\nb": data["events"][EVENT]})
    ),
    "a negative sequence": damaged(lambda data: data["events"][EVENT]["revision"].update(sequence=-1)),
    "a day that is none": damaged(lambda data: data["events"][EVENT].update(day="2027-02-30")),
    "a day after which there is none": damaged(
        lambda data: data["events"].update({"2026/gone": {**data["events"][EVENT], "day": "9999-12-31"}})
    ),
    "a stamp without a zone": damaged(
        lambda data: data["events"][EVENT]["revision"].update(stamp="2026-08-01T00:00:00")
    ),
}


@pytest.mark.parametrize("data", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_memory_stops_the_build_with_advice(data: bytes) -> None:
    with pytest.raises(DamagedMemory, match=r"не читается.*--previous"):
        build_feeds(school(), data)


@settings(deadline=None)
@given(st.integers(0, len(MEMORY) - 1), st.binary(max_size=4))
def test_any_damage_is_told_from_a_good_memory(place: int, garbage: bytes) -> None:
    data = MEMORY[:place] + garbage + MEMORY[place + len(garbage) :]
    with suppress(DamagedMemory):
        build_feeds(school(), data)


def test_the_memory_survives_writing_and_reading() -> None:
    assert write_memory(read_memory(MEMORY)) == MEMORY


def test_the_memory_says_nothing_that_the_feeds_do_not() -> None:
    """It is public as they are: a school that shows initials must not find a full name here."""
    data = build_feeds(school(lambda data: data["school"].update(names="initials")))
    assert "Образцовна" not in data["calendar/feeds.json"].decode()
