"""What one event says: an occurrence in the words and dates of a calendar."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import Enum, auto
from functools import cache, lru_cache
from hashlib import sha256
from zoneinfo import ZoneInfo

from icalendar import Event

from generator.addresses import ALL_FEED, plan_feed, role_feed, teacher_feed
from generator.agenda import Agenda
from generator.feeds.ical import Frame, Text, escaped, filled, frame_of, joined, lines_of, span
from generator.occurrences.occurrence import AttestationDay, Dated, Occurrence
from generator.wording.dates import long_day
from generator.wording.occurrences import SITE, approximately, when
from generator.wording.people import initials
from generator.wording.text import capitalise
from generator.wording.timings import why
from generator.wording.titles import short_title

# What a phone shows of a title in two lines; the full one opens the description.
LABEL_LIMIT = 60


class Mark(Enum):
    """What the event's title and STATUS say beyond the plain fact."""

    PLAIN = auto()
    APPROXIMATE = auto()
    CANCELLED = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEvent:
    """An event before it is written.

    `label` is the title without marks; `day`, `last_day` of a whole month and `starts_at` are in the
    school's zone, the latter naive; `feeds` are the paths of all the feeds that hold the event.
    """

    key: str
    label: str
    summary: str
    description: str
    day: date
    feeds: tuple[str, ...]
    last_day: date | None = None
    starts_at: datetime | None = None
    minutes: int | None = None
    place: str | None = None
    url: str | None = None
    mark: Mark = Mark.PLAIN

    @property
    def order(self) -> tuple[date, str]:
        return (self.day, self.key)


def feed_events(agenda: Agenda) -> tuple[FeedEvent, ...]:
    """Everything with a date; undated and year-long work has no place in a calendar."""
    return tuple(_entry(agenda, each) for each in agenda.occurrences if isinstance(each, Dated))


def _entry(agenda: Agenda, occurrence: Dated) -> FeedEvent:
    label = _label(agenda, occurrence)
    url = agenda.site.page(agenda.page_of(occurrence))
    return FeedEvent(
        key=occurrence.key,
        label=label,
        summary=("✓ " if occurrence.done else "") + _summary(label, occurrence),
        description="\n".join(_description(agenda, occurrence, url)),
        day=occurrence.due,
        last_day=None if occurrence.day else occurrence.last_day,
        starts_at=occurrence.starts_at,
        minutes=occurrence.minutes,
        place=_one_line(occurrence.place) if occurrence.place else None,
        url=url,
        feeds=_feeds(occurrence),
        mark=Mark.APPROXIMATE if occurrence.approximate else Mark.PLAIN,
    )


def _summary(label: str, occurrence: Dated) -> str:
    """An event of a whole month says so, lest its first day be taken for the day."""
    return approximately(label, occurrence) if occurrence.day else f"{label} — {when(occurrence, SITE).day}"


def _feeds(occurrence: Occurrence) -> tuple[str, ...]:
    paths = [ALL_FEED]
    if occurrence.teacher:
        paths.append(teacher_feed(occurrence.teacher))
    if occurrence.plan:
        paths.append(plan_feed(occurrence.plan))
    return (*paths, *(role_feed(role) for role in dict.fromkeys(occurrence.responsible)))


def _label(agenda: Agenda, occurrence: Occurrence) -> str:
    """The title with the teacher concerned; one wording for all feeds, as one event stands in several."""
    title = short_title(occurrence, LABEL_LIMIT)
    if occurrence.teacher is None:
        return title
    return f"{title} — {initials(agenda.schedule.people[occurrence.teacher].name)}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _description(agenda: Agenda, occurrence: Dated, url: str) -> Iterator[str]:
    """Nothing here depends on today, or every event would change every day."""
    if short_title(occurrence, LABEL_LIMIT) != occurrence.title.removesuffix("."):
        yield occurrence.title
    if goal := agenda.goal(occurrence):
        yield f"Цель: {goal}"
    if planned := occurrence.attestation:
        yield f"Педагог: {agenda.name(planned.teacher.id)}, {planned.post}"
    yield f"{capitalise(why(occurrence))}."
    if occurrence.done:
        word = "Решение" if isinstance(occurrence, AttestationDay) else "Выполнено"
        yield f"{word}: {long_day(occurrence.done)}"
    if occurrence.items:
        yield "Что подготовить:"
        yield from (f"— {item}" for item in occurrence.items)
    if occurrence.plan:
        yield f"Ответственные: {', '.join(agenda.role_title(role) for role in occurrence.responsible)}"
    yield url


STATUS = {Mark.PLAIN: "CONFIRMED", Mark.APPROXIMATE: "TENTATIVE", Mark.CANCELLED: "CANCELLED"}


def event_lines(event: FeedEvent, site: str, zone: ZoneInfo) -> list[bytes]:
    """All of the event but its revision, so that a change can be told from what is left; `site` is the
    site's identity.

    No alarms: Google and Outlook ignore those of subscribed calendars, Apple offers to drop them.
    """
    if event.starts_at:
        return lines_of(_component(event, site, zone))
    values = {
        "UID": escaped(f"{event.key}@{site}"),
        "SUMMARY": escaped(event.summary),
        "DESCRIPTION": escaped(event.description),
        "URL": event.url,
        "LOCATION": escaped(event.place or ""),
        "DTSTART": _digits(event.day),
        "DTEND": _digits(_day_after(event)),
    }
    return filled(_whole_day(bool(event.url), bool(event.place), event.mark), values)


@cache
def _whole_day(has_url: bool, has_place: bool, mark: Mark) -> Frame:
    sample = FeedEvent(
        key="key",
        label="",
        summary="summary",
        description="description",
        day=date(2000, 1, 1),
        feeds=(),
        place="place" if has_place else None,
        url="url" if has_url else None,
        mark=mark,
    )
    return frame_of(_component(sample, "", ZoneInfo("UTC")))


def _component(event: FeedEvent, site: str, zone: ZoneInfo) -> Event:
    component = Event()
    component.add("UID", Text(f"{event.key}@{site}"))
    component.add("SUMMARY", Text(event.summary))
    component.add("DESCRIPTION", Text(event.description))
    component.add("STATUS", STATUS[event.mark])
    if event.url:
        component.add("URL", event.url)
    if event.place:
        component.add("LOCATION", Text(event.place))
    _add_times(component, event, zone)
    return component


def _add_times(component: Event, event: FeedEvent, zone: ZoneInfo) -> None:
    """DTEND is always written, as readers guess differently; of a whole day it is the next one."""
    if event.starts_at and event.minutes:
        start, end = span(event.starts_at, event.minutes, zone)
        component.add("DTSTART", start)
        component.add("DTEND", end)
        component.add("TRANSP", "OPAQUE")
    else:
        component.add("DTSTART", event.day)
        component.add("DTEND", _day_after(event))
        component.add("TRANSP", "TRANSPARENT")
        component.add("X-MICROSOFT-CDO-BUSYSTATUS", "FREE")


def _digits(day: date) -> str:
    return day.isoformat().replace("-", "")


def _day_after(event: FeedEvent) -> date:
    return (event.last_day or event.day) + timedelta(days=1)


def digest(lines: list[bytes]) -> str:
    """Sixteen hexadecimal digits that change when anything in the event does."""
    return sha256(b"\n".join(lines)).hexdigest()[:16]


def with_revision(lines: list[bytes], sequence: int, stamp: datetime) -> bytes:
    """The finished VEVENT; in a feed without METHOD, DTSTAMP says the same as LAST-MODIFIED."""
    return joined([lines[0], *_revision(sequence, stamp), *lines[1:]])


@lru_cache
def _revision(sequence: int, stamp: datetime) -> tuple[bytes, ...]:
    """Most events of a feed were last changed by the same build."""
    moment = stamp.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ").encode()
    return (b"DTSTAMP:" + moment, b"LAST-MODIFIED:" + moment, b"SEQUENCE:%d" % sequence)
