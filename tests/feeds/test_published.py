import json
import re
from contextlib import suppress
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.feeds import DamagedMemory, SuddenLoss, build_feeds
from generator.feeds.published import Memory, check_loss, gone, read_memory, write_memory
from tests.feeds.school import school
from tests.samples import Edit

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
    "a sequence that calendars can't hold": damaged(
        lambda data: data["events"][EVENT]["revision"].update(sequence=2**31)
    ),
    "a floor that calendars can't hold": damaged(lambda data: data.update(floor=2**31)),
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


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (MEMORY[: len(MEMORY) // 2], "это не JSON или файл обрывается"),
        (b"[]", "внутри не то, что ожидалось"),
        (damaged(lambda data: data.update(version=2, more=1)), "неверное значение, ключ «version»"),
        (
            damaged(lambda data: data["events"][EVENT]["revision"].update(sequence=-1)),
            f"неверное значение, ключ «events.{EVENT}.revision.sequence»",
        ),
    ],
)
def test_the_first_damage_is_named(data: bytes, reason: str) -> None:
    with pytest.raises(DamagedMemory) as raised:
        read_memory(data)
    assert str(raised.value).startswith(f"память календарей с прошлой публикации не читается: {reason}. ")


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


DAY = date(2027, 7, 31)


def remembered(*keys: str, **more: Any) -> Memory:
    """A memory of events with those keys, each on 31 July 2027."""
    known = read_memory(MEMORY).events[EVENT].model_copy(update={"day": DAY, **more})
    return Memory(version=1, feeds={}, events=dict.fromkeys(keys, known))


def lose(lost: int, before: int) -> None:
    keys = [f"2026/plan/row/{number}" for number in range(before)]
    others = ("2025/plan/row/old", "2025/plan/row/older")
    check_loss(remembered(*keys, *others), dict.fromkeys(keys[lost:]), 2026)


@pytest.mark.parametrize(("lost", "before"), [(19, 19), (20, 40), (21, 42)])
def test_few_events_or_half_of_them_may_vanish(lost: int, before: int) -> None:
    lose(lost, before)


@pytest.mark.parametrize(("lost", "before"), [(20, 20), (20, 39), (21, 41)])
def test_more_than_half_of_many_events_may_not_vanish_at_once(lost: int, before: int) -> None:
    with pytest.raises(SuddenLoss) as raised:
        lose(lost, before)
    assert re.findall(r"\d+", str(raised.value)) == [str(before), str(lost)]


def test_what_is_cancelled_already_is_not_lost_again() -> None:
    keys = [f"2026/plan/row/{number}" for number in range(30)]
    check_loss(remembered(*keys, cancelled=DAY), {}, 2026)


@pytest.mark.parametrize(("days", "shown"), [(0, True), (29, True), (30, False)])
def test_a_cancelled_event_is_shown_for_thirty_days(days: int, shown: bool) -> None:
    memory = remembered("2026/plan/row/a", cancelled=DAY)
    assert bool(gone(memory, {}, 2026, DAY + timedelta(days=days))) is shown


@pytest.mark.parametrize(
    ("start_year", "today", "shown"),
    [
        (2026, DAY + timedelta(days=1), True),
        (2027, DAY, True),
        (2027, DAY + timedelta(days=1), False),
    ],
    ids=["of this year", "of the last year and of today", "of the last year and over"],
)
def test_what_was_over_when_its_year_ended_is_not_cancelled(
    start_year: int, today: date, shown: bool
) -> None:
    found = gone(remembered("2026/plan/row/a"), {}, start_year, today)
    assert [(key, each.cancelled) for key, each in found.items()] == [("2026/plan/row/a", today)] * shown


def test_a_cancelled_event_of_a_month_is_one_of_the_whole_month_still() -> None:
    before = build_feeds(school())
    after = build_feeds(school(lambda data: data["teachers"].pop(1)), before["calendar/feeds.json"])
    event = next(
        each
        for each in after["calendar/all.ics"].split(b"BEGIN:VEVENT\r\n")
        if each.replace(b"\r\n ", b"").count(b"UID:2026/attestation/tretya/first@")
    )
    lines = event.decode().split("\r\n")
    assert [each for each in lines if each.startswith(("DTSTART", "DTEND", "STATUS"))] == [
        "DTSTART;VALUE=DATE:20270401",
        "DTEND;VALUE=DATE:20270501",
        "STATUS:CANCELLED",
    ]
