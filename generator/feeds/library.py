"""What the library writes of a calendar: meetings, whose times have a zone, and the zones.

It writes a literal `\\N` as a newline and folds one character at a time; both are replaced here. Everything
else, from escaping parameters to the order of properties, is its own.
"""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from icalendar import Component, Event, Timezone, vText

from generator.feeds.event import STATUS, FeedEvent
from generator.feeds.ical import escaped, fold, joined, span


class Text(vText):
    """A TEXT value, RFC 5545 section 3.3.11; readers that split lines as Python does get only `\\n`."""

    __slots__ = ()

    def to_ical(self) -> bytes:
        return escaped(self).encode()


def lines_of(component: Component) -> list[bytes]:
    """The component's content lines, folded, without their breaks."""
    return [fold(line.encode()) for line in component.content_lines() if line]


def meeting_lines(event: FeedEvent, site: str, zone: ZoneInfo) -> list[bytes]:
    assert event.starts_at
    assert event.minutes
    component = Event()
    component.add("UID", Text(f"{event.key}@{site}"))
    component.add("SUMMARY", Text(event.summary))
    component.add("DESCRIPTION", Text(event.description))
    component.add("STATUS", STATUS[event.mark])
    if event.url:
        component.add("URL", event.url)
    if event.place:
        component.add("LOCATION", Text(event.place))
    start, end = span(event.starts_at, event.minutes, zone)
    component.add("DTSTART", start)
    component.add("DTEND", end)
    component.add("TRANSP", "OPAQUE")
    return lines_of(component)


def timezone_lines(zone: ZoneInfo, first: date, last: date) -> bytes:
    """The zone's rules for those days and a year around, not for 1970 to 2038."""
    year = timedelta(days=366)
    component = Timezone.from_tzinfo(zone, zone.key, first_date=first - year, last_date=last + year)
    component.pop("COMMENT", None)
    return joined(lines_of(component))
