from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar.parser.string import _foldline

from generator.feeds.ical import LINE_LIMIT, Text, fold, span, timezone_lines


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("а, б; в", "а\\, б\\; в"),
        ("C:\\News", "C:\\\\News"),
        ("\\N \\n", "\\\\N \\\\n"),
        ("а\r\nб\rв\nг", "а\\nб\\nв\\nг"),
        ("а\x85б\u2028в\u2029г\x0bд\x0cе", "а\\nб\\nв\\nг\\nд\\nе"),
        ("а\x00б\x07в\x7fг\x9fд\tе", "а б в г д\tе"),
    ],
)
def test_texts_are_escaped_without_loss(text: str, written: str) -> None:
    assert Text(text).to_ical().decode() == written


@settings(deadline=None)
@given(st.text(st.sampled_from("aЖ🎓👩\u200d \\,;"), max_size=400))
def test_folding_keeps_the_line_its_letters_and_its_escapes(text: str) -> None:
    line = Text(text).to_ical()
    pieces = fold(line).split(b"\r\n ")
    assert b"".join(pieces) == line
    assert [len(piece) for piece in pieces if len(piece) > LINE_LIMIT] == []
    assert [piece for piece in pieces[1:] if len(piece) > LINE_LIMIT - 1] == []
    assert "".join(piece.decode() for piece in pieces).encode() == line
    assert [piece for piece in pieces[:-1] if (len(piece) - len(piece.rstrip(b"\\"))) % 2] == []


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=200))
def test_folded_lines_mean_what_the_library_folds(text: str) -> None:
    assert fold(text.encode()).replace(b"\r\n ", b"") == _foldline(text).encode().replace(b"\r\n ", b"")


def test_short_lines_stay_whole_and_the_first_long_one_uses_all_its_room() -> None:
    assert fold(b"a" * 75) == b"a" * 75
    assert fold(b"a" * 76) == b"a" * 75 + b"\r\n a"


def test_a_meeting_lasts_its_minutes_over_the_change_to_summer_time() -> None:
    start, end = span(datetime.fromisoformat("2027-03-28T01:30"), 60, ZoneInfo("Europe/Berlin"))
    assert (start.isoformat(), end.isoformat()) == ("2027-03-28T01:30:00+01:00", "2027-03-28T03:30:00+02:00")


def test_a_time_that_summer_time_skips_moves_on() -> None:
    start, _ = span(datetime.fromisoformat("2027-03-28T02:30"), 60, ZoneInfo("Europe/Berlin"))
    assert start.isoformat() == "2027-03-28T03:30:00+02:00"


def test_a_zone_without_summer_time_takes_few_lines() -> None:
    data = timezone_lines(ZoneInfo("Europe/Moscow"), date(2026, 12, 15), date(2026, 12, 15))
    assert data.decode().split("\r\n") == [
        "BEGIN:VTIMEZONE",
        "TZID:Europe/Moscow",
        "BEGIN:STANDARD",
        "DTSTART:20251214T000000",
        "TZNAME:MSK",
        "TZOFFSETFROM:+0300",
        "TZOFFSETTO:+0300",
        "END:STANDARD",
        "END:VTIMEZONE",
        "",
    ]
