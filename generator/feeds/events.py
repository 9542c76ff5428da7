"""Entry -> the lines of a VEVENT, once for all the feeds that hold it."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

from icalendar import Event

from generator.feeds.entry import Entry, Mark
from generator.feeds.writing import Text, joined, lines_of, span

STATUS = {Mark.PLAIN: "CONFIRMED", Mark.APPROXIMATE: "TENTATIVE", Mark.CANCELLED: "CANCELLED"}


def event_lines(entry: Entry, site: str, zone: ZoneInfo) -> list[bytes]:
    """All of the event but its revision, so that a change can be told from what is left; `site` is the
    site's identity.

    No alarms: Google and Outlook ignore those of subscribed calendars, Apple offers to drop them.
    """
    event = Event()
    event.add("UID", f"{entry.key}@{site}")
    event.add("SUMMARY", Text(entry.summary))
    event.add("DESCRIPTION", Text(entry.description))
    event.add("STATUS", STATUS[entry.mark])
    if entry.url:
        event.add("URL", entry.url)
    if entry.place:
        event.add("LOCATION", Text(entry.place))
    _add_times(event, entry, zone)
    return lines_of(event)


def _add_times(event: Event, entry: Entry, zone: ZoneInfo) -> None:
    """DTEND is always written, as readers guess differently; of a whole day it is the next one."""
    if entry.starts_at and entry.minutes:
        start, end = span(entry.starts_at, entry.minutes, zone)
        event.add("DTSTART", start)
        event.add("DTEND", end)
        event.add("TRANSP", "OPAQUE")
    else:
        event.add("DTSTART", entry.day)
        event.add("DTEND", entry.day + timedelta(days=1))
        event.add("TRANSP", "TRANSPARENT")
        event.add("X-MICROSOFT-CDO-BUSYSTATUS", "FREE")


def digest(lines: list[bytes]) -> str:
    """Sixteen hexadecimal digits that change when anything in the event does."""
    return sha256(b"\n".join(lines)).hexdigest()[:16]


def with_revision(lines: list[bytes], sequence: int, stamp: datetime) -> bytes:
    """The finished VEVENT; in a feed without METHOD, DTSTAMP says the same as LAST-MODIFIED."""
    moment = stamp.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ").encode()
    revision = [b"DTSTAMP:" + moment, b"LAST-MODIFIED:" + moment, b"SEQUENCE:%d" % sequence]
    return joined([lines[0], *revision, *lines[1:]])
