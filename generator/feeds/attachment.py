"""A few events as one calendar file, for a mail: the same events that the feeds hold."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from icalendar import Calendar

from generator.edition import Edition
from generator.feeds.calendars import END
from generator.feeds.entry import entries
from generator.feeds.events import event_lines, with_revision
from generator.feeds.writing import joined, lines_of, timezone_lines
from generator.schedule.occurrence import Occurrence


def attachment(edition: Edition, occurrences: Sequence[Occurrence], stamp: datetime) -> bytes:
    """The dated ones among them. UIDs are those of the feeds, so a file that is opened twice, or after
    the date has moved, updates its event; without a SEQUENCE of its own the later `stamp` wins
    (RFC 5546, section 2.1.5)."""
    zone = ZoneInfo(edition.schedule.school.timezone)
    calendar = Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", "-//cyclogram//attestation schedule//RU")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("METHOD", "PUBLISH")
    found = entries(replace(edition, occurrences=tuple(occurrences)))
    parts = [joined(lines_of(calendar)[:-1])]
    meetings = [each.day for each in found if each.starts_at]
    if meetings:
        parts.append(timezone_lines(zone, min(meetings), max(meetings)))
    site = edition.site.identity
    parts += [with_revision(event_lines(each, site, zone), 0, stamp) for each in found]
    return b"".join([*parts, END])
