"""The lint has to find what it is there for."""

import pytest

from tests.feeds.lint import lint

FEED = (
    "BEGIN:VCALENDAR VERSION:2.0 PRODID:-//x//y//RU UID:f@example.org NAME:Имя X-WR-CALNAME:Имя "
    "REFRESH-INTERVAL;VALUE=DURATION:PT12H SOURCE;VALUE=URI:https://example.org/f.ics "
    "BEGIN:VTIMEZONE TZID:Europe/Moscow BEGIN:STANDARD DTSTART:20260101T000000 TZOFFSETFROM:+0300 "
    "TZOFFSETTO:+0300 END:STANDARD END:VTIMEZONE "
    "BEGIN:VEVENT UID:1@example.org DTSTAMP:20260801T000000Z LAST-MODIFIED:20260801T000000Z SEQUENCE:0 "
    "SUMMARY:Срок DTSTART;VALUE=DATE:20260901 DTEND;VALUE=DATE:20260902 TRANSP:TRANSPARENT END:VEVENT "
    "BEGIN:VEVENT UID:2@example.org DTSTAMP:20260801T000000Z LAST-MODIFIED:20260801T000000Z SEQUENCE:0 "
    "SUMMARY:Встреча DTSTART;TZID=Europe/Moscow:20260901T150000 DTEND;TZID=Europe/Moscow:20260901T160000 "
    "TRANSP:OPAQUE END:VEVENT END:VCALENDAR "
).replace(" ", "\r\n")

BROKEN = {
    "begins with a BOM": ("BEGIN:VCALENDAR", "\ufeffBEGIN:VCALENDAR"),
    "a line break that is not CRLF": ("SUMMARY:Срок\r\n", "SUMMARY:Срок\n"),
    "octets": ("SUMMARY:Срок", "SUMMARY:" + "я" * 40),
    "empty": ("SUMMARY:Срок\r\n", "SUMMARY:Срок\r\n\r\n"),
    "a control character": ("SUMMARY:Срок", "SUMMARY:Ср\u2028ок"),
    "an escape is split": ("SUMMARY:Срок", "SUMMARY:Срок\\\r\n , раз"),
    "not a content line": ("SUMMARY:Срок", "SUMMARY"),
    "closes nothing": ("END:VTIMEZONE", "END:VEVENT"),
    "VEVENT without TRANSP": ("TRANSP:OPAQUE\r\n", ""),
    "VCALENDAR without PRODID": ("PRODID:-//x//y//RU\r\n", ""),
    "VEVENT with several SUMMARY": ("SUMMARY:Срок", "SUMMARY:Срок\r\nSUMMARY:Срок"),
    "METHOD in a feed": ("VERSION:2.0", "VERSION:2.0\r\nMETHOD:PUBLISH"),
    "badly escaped": ("SUMMARY:Срок", "SUMMARY:Срок, раз"),
    "with escapes": ("NAME:Имя\r\nX", "NAME:Имя\\, раз\r\nX"),
    "REFRESH-INTERVAL without VALUE=DURATION": (";VALUE=DURATION", ""),
    "DTSTAMP is not UTC": ("DTSTAMP:20260801T000000Z", "DTSTAMP:20260801T000000"),
    "SOURCE is no address": ("https://example.org/f.ics", "calendar/f.ics"),
    "DTSTART:20260901": ("DTSTART;VALUE=DATE:20260901", "DTSTART:20260901"),
    "of different types": ("DTEND;VALUE=DATE:20260902", "DTEND:20260902T000000Z"),
    "is not after": ("DTEND;VALUE=DATE:20260902", "DTEND;VALUE=DATE:20260901"),
    "UID twice": ("UID:2@", "UID:1@"),
    "zones used": ("TZID:Europe/Moscow", "TZID:Europe/Samara"),
}


def test_a_good_feed_has_no_faults() -> None:
    assert lint(FEED.encode()) == []


@pytest.mark.parametrize("fault", BROKEN)
def test_each_fault_is_found(fault: str) -> None:
    good, broken = BROKEN[fault]
    assert FEED.count(good) >= 1
    faults = lint(FEED.replace(good, broken, 1).encode())
    assert [each for each in faults if fault in each]


def test_a_split_letter_is_found() -> None:
    data = FEED.encode().replace("Срок".encode(), "С".encode()[:1] + b"\r\n " + "С".encode()[1:])
    assert [each for each in lint(data) if "a letter is split" in each]


def test_a_feed_without_events_is_found() -> None:
    start = FEED.index("BEGIN:VTIMEZONE")
    assert lint((FEED[:start] + "END:VCALENDAR\r\n").encode()) == ["no events"]
