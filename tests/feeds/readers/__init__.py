"""Four readers that share no code with icalendar, all saying what they saw in one form."""

import json
import subprocess
import warnings
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar
from unittest.mock import patch

HERE = Path(__file__).parent


@dataclass(frozen=True, order=True)
class Seen:
    """`start` and `end` are ISO days, or ISO moments in UTC; absent texts are empty."""

    uid: str
    summary: str
    description: str
    start: str
    end: str
    location: str
    status: str
    url: str
    sequence: int


Reader = Callable[[bytes], list[Seen]]
Value = TypeVar("Value")


def held(value: Value | None) -> Value:
    """What must be there: a property that every event of a feed has, or the pipe to a program."""
    assert value is not None
    return value


def moment(value: date) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="seconds")
    return value.isoformat()


def read_with_ical(feed: bytes) -> list[Seen]:
    """The reader of Home Assistant."""
    from ical.calendar_stream import IcsCalendarStream

    events = IcsCalendarStream.calendar_from_ics(feed.decode()).events
    return [
        Seen(
            uid=each.uid,
            summary=held(each.summary),
            description=held(each.description),
            start=moment(held(each.dtstart)),
            end=moment(held(each.dtend)),
            location=each.location or "",
            status=held(each.status).value,
            url=str(each.url or ""),
            sequence=held(each.sequence),
        )
        for each in events
    ]


def read_with_ics(feed: bytes) -> list[Seen]:
    with warnings.catch_warnings(), patch("colorama.init"):
        # Its parser wraps stdout in one more layer of colours for every line that it reads.
        warnings.simplefilter("ignore")
        from ics import Calendar

        events = Calendar(feed.decode()).events
    return [
        Seen(
            uid=each.uid,
            summary=each.name,
            description=each.description,
            start=each.begin.date().isoformat() if each.all_day else moment(each.begin.datetime),
            end=each.end.date().isoformat() if each.all_day else moment(each.end.datetime),
            location=each.location or "",
            status=each.status,
            url=each.url or "",
            sequence=next(int(line.value) for line in each.extra if line.name == "SEQUENCE"),
        )
        for each in events
    ]


class Program:
    """A reader in a process of its own, which answers a line for a line until it is closed."""

    def __init__(self, command: Sequence[str | Path]) -> None:
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )

    def __call__(self, feed: bytes) -> list[Seen]:
        held(self._process.stdin).write(json.dumps(feed.decode()) + "\n")
        held(self._process.stdin).flush()
        answer = held(self._process.stdout).readline()
        assert answer, "the reader gave up on this feed"
        return [self._seen(each) for each in json.loads(answer)]

    @staticmethod
    def _seen(each: dict[str, Any]) -> Seen:
        texts = {name: value or "" for name, value in each.items() if name != "sequence"}
        for name in ("start", "end"):
            if "T" in texts[name]:
                texts[name] = moment(datetime.fromisoformat(texts[name]))
        return Seen(**texts, sequence=each["sequence"])

    def close(self) -> None:
        held(self._process.stdin).close()
        self._process.wait()
        held(self._process.stdout).close()


def as_table(seen: list[Seen]) -> list[dict[str, Any]]:
    return [asdict(each) for each in sorted(seen)]
