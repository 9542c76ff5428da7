from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.ledger.lines import (
    Event,
    EventKind,
    History,
    NotALedger,
    Reminder,
    ReminderKind,
    header,
    line_count,
    lines_of,
    read,
)

STARTED = date(2026, 9, 1)

reminders = st.builds(
    Reminder,
    kind=st.sampled_from(ReminderKind),
    key=st.text(max_size=40),
    person=st.text(max_size=20),
    lead=st.none() | st.integers(-400, 400),
    due=st.none() | st.dates(),
)
events = st.builds(
    Event,
    kind=st.sampled_from(EventKind),
    reminder=reminders,
    message_id=st.text(max_size=40),
    day=st.dates(),
    time=st.integers(0, 4 * 10**9).map(lambda seconds: datetime.fromtimestamp(seconds, UTC)),
)


def ledger(found: list[Event]) -> bytes:
    return header(STARTED) + lines_of(found, 1)


@given(st.lists(events, max_size=8))
def test_what_is_written_is_read_back(found: list[Event]) -> None:
    assert read(ledger(found)) == History(STARTED, tuple(found))


@given(st.lists(events, min_size=1, max_size=4), st.data())
def test_a_crash_anywhere_in_the_last_line_costs_that_line_only(
    found: list[Event], data: st.DataObject
) -> None:
    whole = ledger(found)
    start = whole.rindex(b"\n", 0, -1) + 1
    torn = whole[: data.draw(st.integers(start + 1, len(whole) - 2))]
    assert read(torn) == History(STARTED, tuple(found[:-1]), (len(found) + 1,))


@given(st.lists(events, min_size=2, max_size=5), events)
def test_what_follows_a_torn_line_is_read(found: list[Event], last: Event) -> None:
    torn = ledger(found)[:-5]
    content = torn + b"\n" + lines_of([last], line_count(torn))
    assert read(content) == History(STARTED, (*found[:-1], last), (len(found) + 1,))


@given(st.lists(events, min_size=3, max_size=6), st.data())
def test_a_line_that_went_missing_stops_the_run(found: list[Event], data: st.DataObject) -> None:
    lines = ledger(found).splitlines(keepends=True)
    del lines[data.draw(st.integers(1, len(lines) - 2))]
    with pytest.raises(NotALedger, match="пропали строки"):
        read(b"".join(lines))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n",
        b"teachers: []\n",
        b"[]\n",
        b"{}\n",
        b'{"format": "another", "v": 1}\n',
        b"\xff\xfe\x00",
        b"[" * 99999,
    ],
)
def test_another_file_is_no_ledger(content: bytes) -> None:
    with pytest.raises(NotALedger):
        read(content)


def test_a_ledger_of_a_later_version_stops_the_run() -> None:
    with pytest.raises(NotALedger, match="другой версии"):
        read(header(STARTED).replace(b'"v":1', b'"v":2'))


def test_a_file_of_rubbish_behind_the_first_line_is_no_ledger() -> None:
    with pytest.raises(NotALedger, match=r"^в журнале отправки не читаются строки: 4 из 5$"):
        read(header(STARTED) + b"rubbish\n" * 4)


def test_any_number_of_torn_lines_is_survived() -> None:
    content = header(STARTED)
    for _ in range(20):
        content += b'{"v":1,"n":%d,"ev\n' % (line_count(content) + 1)
    assert read(content) == History(STARTED, (), tuple(range(2, 22)))


def test_the_lines_hold_the_keys_and_no_address() -> None:
    reminder = Reminder(ReminderKind.LEAD, "2026/plan/row/2026-11", "alfa", 7, date(2026, 11, 30))
    moment = datetime(2026, 11, 23, 6, 17, tzinfo=UTC)
    assert lines_of(
        [Event(EventKind.SENT, reminder, "<1@school.example.org>", date(2026, 11, 23), moment)], 1
    ) == (
        b'{"v":1,"n":2,"event":"sent","about":"lead","key":"2026/plan/row/2026-11","lead":7,"person":"alfa",'
        b'"due":"2026-11-30","message_id":"<1@school.example.org>","day":"2026-11-23",'
        b'"time":"2026-11-23T06:17:00Z"}\n'
    )
