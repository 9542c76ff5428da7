"""Lines of the ledger: what one says, how it is written and read back.

JSON Lines. The first line names the format and the day the ledger began; each later one is an
event. Every line carries its own number, so that a line that went missing shows.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

VERSION = 1
FORMAT = "cyclogram-ledger"
RUN = "run"
# Besides lines that a crash tore, so many unreadable ones are an accident; more are another file.
FEW = 3


class ReminderKind(StrEnum):
    """What a mail says of an occurrence, or tells the coordinator. RENAMED says nothing: the day is as it was
    told, and an edit has given it another key."""

    LEAD = "lead"
    MOVED = "moved"
    RENAMED = "renamed"
    WITHDRAWN = "withdrawn"
    SUMMARY = "summary"
    UNREACHED = "unreached"


class EventKind(StrEnum):
    """INTENT stands before the mail, the others are its outcomes."""

    INTENT = "intent"
    SENT = "sent"
    REFUSED = "refused"
    DEFERRED = "deferred"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Reminder:
    """One thing that one person is told once.

    `lead` is in calendar days before `due`, negative after it, None for notices; `due` is the
    day that the mail names, None for work that has no date any more and for the coordinator's notices.
    """

    kind: ReminderKind
    key: str
    person: str
    lead: int | None = None
    due: date | None = None

    @property
    def order(self) -> tuple[str, str, str, int, date]:
        lead = 0 if self.lead is None else self.lead
        return (self.person, self.key, self.kind, -lead, self.due or date.max)


@dataclass(frozen=True, slots=True)
class Event:
    """What was intended with a reminder, or what became of it.

    `day` is the run's today, in the school's zone; `time` the moment, in UTC.
    """

    kind: EventKind
    reminder: Reminder
    message_id: str
    day: date
    time: datetime


@dataclass(frozen=True, slots=True)
class Ran:
    """That reminders ran on that day, whether or not anything was due: silence would look like it."""

    day: date
    time: datetime


LedgerLine = Event | Ran


@dataclass(frozen=True, slots=True)
class History:
    """All that a ledger says; `damaged` are the numbers of lines that can't be read."""

    started: date
    events: tuple[Event, ...] = ()
    damaged: tuple[int, ...] = ()
    runs: tuple[date, ...] = ()


class NotALedger(Exception):
    """The bytes are no ledger, or a ledger that lost lines; the message is for people."""


def header(started: date) -> bytes:
    return _line({"format": FORMAT, "v": VERSION, "n": 1, "started": started.isoformat()})


def lines_of(lines: Iterable[LedgerLine], behind: int) -> bytes:
    """The lines that follow the first `behind` ones of a ledger."""
    return b"".join(_line(_fields(line, number)) for number, line in enumerate(lines, start=behind + 1))


def line_count(content: bytes) -> int:
    """A half-written last line counts: it keeps its number."""
    return content.count(b"\n") + (not content.endswith(b"\n"))


def _line(fields: dict[str, Any]) -> bytes:
    return json.dumps(fields, ensure_ascii=True, separators=(",", ":")).encode() + b"\n"


def _fields(line: LedgerLine, number: int) -> dict[str, Any]:
    moment = line.time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    when = {"day": line.day.isoformat(), "time": moment}
    if isinstance(line, Ran):
        return {"v": VERSION, "n": number, "event": RUN, **when}
    reminder = line.reminder
    return {
        "v": VERSION,
        "n": number,
        "event": line.kind.value,
        "about": reminder.kind.value,
        "key": reminder.key,
        "lead": reminder.lead,
        "person": reminder.person,
        "due": reminder.due.isoformat() if reminder.due else None,
        "message_id": line.message_id,
        **when,
    }


def read(content: bytes) -> History:
    """Raises NotALedger; survives lines that a crash tore while they were written."""
    lines = content.split(b"\n")
    if not lines[-1]:
        lines.pop()
    if not lines:
        raise NotALedger("журнал отправки пуст: в нём нет даже первой строки")
    started = _started(lines[0])
    events, runs, damaged, rubbish = [], [], [], 0
    for number, line in enumerate(lines[1:], start=2):
        match _parsed_line(line, number):
            case Event() as event:
                events.append(event)
            case Ran(day=day):
                runs.append(day)
            case None:
                damaged.append(number)
                rubbish += not _is_torn(line, number)
    if rubbish > max(FEW, len(lines) // 10):
        raise NotALedger(f"в журнале отправки не читаются строки: {len(damaged)} из {len(lines)}")
    return History(started, tuple(events), tuple(damaged), tuple(runs))


def _started(line: bytes) -> date:
    try:
        first = json.loads(line)
        known = first["format"] == FORMAT
        version, started = first["v"], date.fromisoformat(first["started"])
    except (ValueError, KeyError, TypeError, RecursionError):
        known = False
    if not known:
        raise NotALedger("это не журнал отправки: первая строка не похожа на его начало")
    if version != VERSION:
        raise NotALedger(f"журнал отправки другой версии ({version}): обновите программу")
    return started


def _parsed_line(line: bytes, number: int) -> LedgerLine | None:
    """None for a damaged line; a whole line that says another number proves that lines are missing."""
    try:
        fields = json.loads(line)
        written = fields["n"]
        parsed = _parsed(fields)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    if fields.get("v") != VERSION or not isinstance(written, int):
        raise NotALedger(f"строка {number} журнала отправки другой версии: обновите программу")
    if written != number:
        raise NotALedger(f"из журнала отправки пропали строки: на месте строки {number} стоит {written}")
    return parsed


def _is_torn(line: bytes, number: int) -> bool:
    """Whether it begins as the line with that number does, as far as it goes."""
    beginning = b'{"v":%d,"n":%d,' % (VERSION, number)
    return line.startswith(beginning) or beginning.startswith(line)


def _parsed(fields: dict[str, Any]) -> LedgerLine:
    day, time = date.fromisoformat(fields["day"]), datetime.fromisoformat(fields["time"]).astimezone(UTC)
    if fields["event"] == RUN:
        return Ran(day, time)
    lead, due = fields["lead"], fields["due"]
    if not (lead is None or isinstance(lead, int)):
        raise TypeError(lead)
    return Event(
        kind=EventKind(fields["event"]),
        reminder=Reminder(
            kind=ReminderKind(fields["about"]),
            key=_text(fields["key"]),
            person=_text(fields["person"]),
            lead=lead,
            due=None if due is None else date.fromisoformat(due),
        ),
        message_id=_text(fields["message_id"]),
        day=day,
        time=time,
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def of_mail(
    kind: EventKind, reminders: Sequence[Reminder], message_id: str, day: date, time: datetime
) -> Iterator[Event]:
    """One event for each thing that a mail says."""
    return (Event(kind, reminder, message_id, day, time) for reminder in reminders)
