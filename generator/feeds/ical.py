"""icalendar components -> bytes, around the library's traps.

The library writes a literal `\\N` as a newline and folds one character at a time; both are
replaced here. Everything else, from escaping parameters to the order of properties, is its own.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Component, Timezone, vText

CRLF = b"\r\n"
# RFC 5545, section 3.1: octets in a line, its break not counted.
LINE_LIMIT = 75

_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x9f]")
_ESCAPES = re.compile(r"[\\;,\n]")
# Whatever one of the three finds.
_ANY = re.compile("[\\\\;,\x00-\x1f\x7f-\x9f\u2028\u2029]")


class Text(vText):
    """A TEXT value, RFC 5545 section 3.3.11; readers that split lines as Python does get only `\\n`."""

    __slots__ = ()

    def to_ical(self) -> bytes:
        return escaped(self).encode()


def escaped(text: str) -> str:
    if not _ANY.search(text):
        return text
    return _ESCAPES.sub(_escape, _CONTROLS.sub(" ", _BREAKS.sub("\n", text)))


def _escape(found: re.Match[str]) -> str:
    return r"\n" if found[0] == "\n" else f"\\{found[0]}"


def fold(line: bytes) -> bytes:
    """RFC 5545 section 3.1, without splitting a letter or an escape sequence."""
    if len(line) <= LINE_LIMIT:
        return line
    pieces, start, room = [], 0, LINE_LIMIT
    while len(line) - start > room:
        end = start + room
        while line[end] & 0xC0 == 0x80:
            end -= 1
        piece = line[start:end]
        end -= (len(piece) - len(piece.rstrip(b"\\"))) % 2
        pieces.append(line[start:end])
        start, room = end, LINE_LIMIT - 1
    return b"\r\n ".join([*pieces, line[start:]])


def lines_of(component: Component) -> list[bytes]:
    """The component's content lines, folded, without their breaks."""
    return [fold(line.encode()) for line in component.content_lines() if line]


# Of each line its property's name, its start with parameters, and all of it, folded.
Frame = list[tuple[str, str, bytes]]


def frame_of(component: Component) -> Frame:
    """The component's lines for others that have the same properties with other values: the library takes ten
    times as long to write one."""
    frame = []
    for line in component.content_lines():
        if line:
            start, colon, _ = line.partition(":")
            frame.append((start.partition(";")[0], start + colon, fold(line.encode())))
    return frame


def filled(frame: Frame, values: Mapping[str, str | None]) -> list[bytes]:
    """As `lines_of`, with other values for some properties."""
    return [
        fold(f"{start}{values[name]}".encode()) if name in values else whole for name, start, whole in frame
    ]


def joined(lines: list[bytes]) -> bytes:
    return b"".join(line + CRLF for line in lines)


def span(starts_at: datetime, minutes: int, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """A meeting's first and last moment; a wall-clock time that summer time skips moves on."""
    start = starts_at.replace(tzinfo=zone).timestamp()
    return datetime.fromtimestamp(start, zone), datetime.fromtimestamp(start + minutes * 60, zone)


def timezone_lines(zone: ZoneInfo, first: date, last: date) -> bytes:
    """The zone's rules for those days and a year around, not for 1970 to 2038."""
    year = timedelta(days=366)
    component = Timezone.from_tzinfo(zone, zone.key, first_date=first - year, last_date=last + year)
    component.pop("COMMENT", None)
    return joined(lines_of(component))
