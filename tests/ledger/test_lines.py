import json
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

DAYS = st.dates(date(2000, 1, 1), date(2199, 12, 31))
SLUGS = st.text("az09-", min_size=1, max_size=20)
KEYS = st.builds(
    "{}/{}".format, st.integers(2000, 2199), st.lists(SLUGS, min_size=2, max_size=5).map("/".join)
)
NOTICES = [kind for kind in ReminderKind if kind is not ReminderKind.LEAD]

reminders = st.builds(
    Reminder,
    kind=st.just(ReminderKind.LEAD),
    key=KEYS,
    person=SLUGS,
    lead=st.integers(-400, 400),
    due=DAYS,
) | st.builds(
    Reminder,
    kind=st.sampled_from(NOTICES),
    key=KEYS,
    person=SLUGS,
    due=st.none() | DAYS,
)
events = st.builds(
    Event,
    kind=st.sampled_from(EventKind),
    reminder=reminders,
    message_id=st.text("az09.-школа", min_size=1, max_size=40).map("<{0}@{0}>".format),
    day=DAYS,
    time=st.integers(10**9, 4 * 10**9).map(lambda seconds: datetime.fromtimestamp(seconds, UTC)),
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


WHOLE = {
    "v": 1,
    "n": 2,
    "event": "sent",
    "about": "lead",
    "key": "2026/plan/row/2026-11",
    "lead": 7,
    "person": "alfa",
    "due": "2026-11-30",
    "message_id": "<1@school.example.org>",
    "day": "2026-11-23",
    "time": "2026-11-23T06:17:00Z",
}


def with_line(**changes: object) -> bytes:
    return header(STARTED) + json.dumps(WHOLE | changes).encode() + b"\n"


def test_the_line_without_changes_is_read() -> None:
    assert [event.reminder.lead for event in read(with_line()).events] == [7]


WRONG_VALUES: list[dict[str, object]] = [
    {"lead": None},
    {"lead": True},
    {"lead": 7.0},
    {"lead": "7"},
    {"lead": 401},
    {"lead": -401},
    {"lead": 10**20},
    {"due": None},
    {"due": "0000-01-01"},
    {"due": "0001-01-01"},
    {"due": "9999-12-31"},
    {"due": 20261130},
    {"about": "moved"},
    {"about": "run"},
    {"about": ["lead"]},
    {"event": "withdrawn"},
    {"event": None},
    {"event": {}},
    {"key": ""},
    {"key": "2026"},
    {"key": "2026/plan"},
    {"key": "2026/plan/row\r\nBcc: x/y"},
    {"key": "2026/plan/ro\x00w"},
    {"key": "2026/plan/ro\ud800w"},
    {"key": "2026/plan/" + "a" * 1000},
    {"key": ["2026/plan/row"]},
    {"person": ""},
    {"person": "alfa\n"},
    {"person": "alfa\nBcc: x"},
    {"person": "al\udcffa"},
    {"person": 5},
    {"message_id": ""},
    {"message_id": "1@school.example.org"},
    {"message_id": "<1@school.example.org>\r\nBcc: x@example.org"},
    {"message_id": "<1@school.example.org>\n"},
    {"message_id": "<1\r@school.example.org>"},
    {"message_id": "<1\u2028@school.example.org>"},
    {"message_id": "<1\ud800@school.example.org>"},
    {"message_id": f"<{'1' * 300}@school.example.org>"},
    {"day": "0000-01-01"},
    {"day": "0001-01-01"},
    {"day": None},
    {"time": "0001-01-01T00:00:00+14:00"},
    {"time": "9999-12-31T23:59:59-14:00"},
    {"time": "2026-11-23T06:17:00"},
    {"time": "2026-11-23T25:00:00Z"},
    {"time": 0},
]


@pytest.mark.parametrize("wrong", WRONG_VALUES, ids=lambda wrong: ascii(wrong)[:60])
def test_a_whole_line_with_a_value_that_cannot_be_is_a_damaged_line(wrong: dict[str, object]) -> None:
    assert read(with_line(**wrong)) == History(STARTED, (), (2,))


def test_a_number_of_very_many_digits_is_a_damaged_line() -> None:
    content = with_line().replace(b'"lead": 7', b'"lead": 1' + b"0" * 5000)
    assert read(content) == History(STARTED, (), (2,))


@pytest.mark.parametrize(
    "wrong", [{"day": "0001-01-01"}, {"time": "0001-01-01T00:00:00+14:00"}, {"time": "2026-11-23T06:17:00"}]
)
def test_a_run_on_a_day_that_cannot_be_is_a_damaged_line(wrong: dict[str, object]) -> None:
    assert read(with_line(event="run")).runs == (date(2026, 11, 23),)
    assert read(with_line(event="run", **wrong)) == History(STARTED, (), (2,))


def test_many_whole_lines_with_wrong_values_are_no_crash_and_stop_the_run() -> None:
    lines = [json.dumps(WHOLE | {"n": number, "lead": None}) for number in range(2, 6)]
    dense = [line.replace(": ", ":").replace(", ", ",") for line in lines]
    with pytest.raises(NotALedger, match=r"^в журнале отправки не читаются строки: 4 из 5$"):
        read(header(STARTED) + "\n".join(dense).encode())


@pytest.mark.parametrize("started", ["0001-01-01", "9999-12-31", None, 5])
def test_a_first_line_of_a_day_that_cannot_be_is_no_beginning(started: object) -> None:
    first = json.dumps({"format": "cyclogram-ledger", "v": 1, "n": 1, "started": started})
    with pytest.raises(NotALedger, match="первая строка не похожа на его начало"):
        read(first.encode())


def test_a_version_that_is_no_number_is_not_shown() -> None:
    first = json.dumps({"format": "cyclogram-ledger", "v": "\n::error::x", "n": 1, "started": "2026-09-01"})
    with pytest.raises(NotALedger) as raised:
        read(first.encode())
    assert str(raised.value) == "журнал отправки другой версии: обновите программу"
