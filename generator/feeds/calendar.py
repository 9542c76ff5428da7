"""The feeds of an agenda: which there are, what they are called, how each begins and ends."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from icalendar import Calendar, vDuration

from generator.addresses import (
    ALL_FEED,
    SUBSCRIBE_PAGE,
    Site,
    plan_feed,
    plan_page,
    role_feed,
    role_page,
    teacher_feed,
    teacher_page,
)
from generator.agenda import Agenda
from generator.feeds.event import FeedEvent, event_lines, feed_events, with_revision
from generator.feeds.ical import Frame, Text, escaped, filled, frame_of, joined, lines_of, timezone_lines
from generator.occurrences.occurrence import Occurrence
from generator.wording.people import initials

END = b"END:VCALENDAR\r\n"
REFRESH = timedelta(hours=12)
# Readers disagree on how to unescape a calendar's name, so nothing in it needs escaping.
_UNSAFE = str.maketrans(dict.fromkeys(",;\\", " "))


@dataclass(frozen=True, slots=True)
class Feed:
    """`path` and `page` are relative to the site's root."""

    path: str
    name: str
    page: str = ""


def feeds_of(agenda: Agenda) -> Iterator[Feed]:
    """A feed for everyone who has a page, whether or not there is anything in it: a subscription
    outlives a leave."""
    schedule = agenda.schedule
    yield Feed(ALL_FEED, _name(schedule.school.name))
    for teacher in schedule.teachers:
        yield Feed(teacher_feed(teacher.id), _name(initials(teacher.name)), teacher_page(teacher.id))
    for role in schedule.roles:
        yield Feed(role_feed(role.id), _name(role.title), role_page(role.id))
    for plan in schedule.plans:
        yield Feed(plan_feed(plan.id), _name(plan.label), plan_page(plan.id))


def _name(subject: str) -> str:
    return " ".join(f"Аттестация — {subject}".translate(_UNSAFE).split())


def _calendar() -> Calendar:
    """With the properties that every calendar of ours begins with (RFC 5545, section 3.6)."""
    calendar = Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", "-//cyclogram//attestation schedule//RU")
    calendar.add("CALSCALE", "GREGORIAN")
    return calendar


def opening(feed: Feed, site: Site) -> bytes:
    """All before the first component. Clients named by an X- property know only that one."""
    values = {
        "UID": escaped(f"{feed.path}@{site.identity}"),
        "NAME": escaped(feed.name),
        "X-WR-CALNAME": escaped(feed.name),
        "URL": site.page(feed.page),
        "SOURCE": site.page(feed.path),
    }
    return joined(filled(_opening(), values))


@cache
def _opening() -> Frame:
    calendar = _calendar()
    about = "Сроки аттестации педагогов. Календарь обновляется сам."
    for name in ("UID", "NAME", "X-WR-CALNAME"):
        calendar.add(name, Text(name))
    calendar.add("DESCRIPTION", Text(about))
    calendar.add("X-WR-CALDESC", Text(about))
    calendar.add("URL", "url")
    calendar.add("SOURCE", "source", parameters={"VALUE": "URI"})
    calendar.add("REFRESH-INTERVAL", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", vDuration(REFRESH))
    return frame_of(calendar)[:-1]


def placeholder(feed: Feed, agenda: Agenda) -> FeedEvent:
    """The one event of an empty feed: some programs take an empty calendar for a broken address."""
    schedule = agenda.schedule
    return FeedEvent(
        key=f"{schedule.start_year}/empty/{feed.path.removesuffix('.ics')}",
        label="",
        summary="Сроков аттестации пока нет",
        description=(
            "В этом календаре пока нет сроков с датой. Когда они появятся, календарь обновится сам: "
            "подписываться заново не нужно."
        ),
        day=schedule.school_year.start,
        url=agenda.site.page(SUBSCRIBE_PAGE),
        feeds=(feed.path,),
    )


def attachment(agenda: Agenda, occurrences: Sequence[Occurrence], stamp: datetime) -> bytes:
    """The dated ones among them. UIDs are those of the feeds, so a file that is opened twice, or after
    the date has moved, updates its event; without a SEQUENCE of its own the later `stamp` wins
    (RFC 5546, section 2.1.5)."""
    zone = ZoneInfo(agenda.schedule.school.timezone)
    calendar = _calendar()
    calendar.add("METHOD", "PUBLISH")
    found = feed_events(replace(agenda, occurrences=tuple(occurrences)))
    parts = [joined(lines_of(calendar)[:-1])]
    meetings = [each.day for each in found if each.starts_at]
    if meetings:
        parts.append(timezone_lines(zone, min(meetings), max(meetings)))
    site = agenda.site.identity
    parts += [with_revision(event_lines(each, site, zone), 0, stamp) for each in found]
    return b"".join([*parts, END])
