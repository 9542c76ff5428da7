"""The feeds of an agenda: which there are, what they are called, how each begins and ends."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

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
from generator.feeds.ical import escaped, filled, frame_of, joined
from generator.occurrences.occurrence import Occurrence
from generator.wording.people import initials

END = b"END:VCALENDAR\r\n"
REFRESH = "PT12H"
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


def opening(feed: Feed, site: Site) -> bytes:
    """All before the first component. Clients named by an X- property know only that one."""
    values = {
        "UID": escaped(f"{feed.path}@{site.identity}"),
        "NAME": escaped(feed.name),
        "X-WR-CALNAME": escaped(feed.name),
        "URL": site.page(feed.page),
        "SOURCE": site.page(feed.path),
    }
    return joined(filled(_OPENING, values))


# Every calendar of ours begins so (RFC 5545, section 3.6), in the order of the library's.
_START = (
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//cyclogram//attestation schedule//RU",
    "CALSCALE:GREGORIAN",
)
_ABOUT = "Сроки аттестации педагогов. Календарь обновляется сам."
_OPENING = frame_of(
    *_START,
    f"DESCRIPTION:{_ABOUT}",
    f"X-WR-CALDESC:{_ABOUT}",
    "NAME:",
    "X-WR-CALNAME:",
    f"REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}",
    "SOURCE;VALUE=URI:",
    "UID:",
    "URL:",
    f"X-PUBLISHED-TTL:{REFRESH}",
)


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
    found = feed_events(replace(agenda, occurrences=tuple(occurrences)))
    parts = [joined([line.encode() for line in (*_START, "METHOD:PUBLISH")])]
    meetings = [each.day for each in found if each.starts_at]
    if meetings:
        from generator.feeds.library import timezone_lines

        parts.append(timezone_lines(zone, min(meetings), max(meetings)))
    site = agenda.site.identity
    parts += [with_revision(event_lines(each, site, zone), 0, stamp) for each in found]
    return b"".join([*parts, END])
