"""An agenda -> the bytes of all its feeds, each event written once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from generator.addresses import ALL_FEED, FEED_MEMORY, plan_feed, role_feed, teacher_feed
from generator.agenda import Agenda
from generator.feeds.calendar import END, Feed, feeds_of, opening, placeholder
from generator.feeds.errors import CountMismatch
from generator.feeds.event import FeedEvent, digest, event_lines, feed_events, with_revision
from generator.feeds.ical import timezone_lines
from generator.feeds.published import (
    Memory,
    PublishedEvent,
    cancelled_event,
    check_loss,
    floor_without,
    forget,
    gone,
    midnight,
    published_event,
    read_memory,
    revise,
    write_memory,
)
from generator.occurrences.occurrence import Dated, Occurrence
from generator.public import public_agenda

# A school in UTC writes its meetings without a zone.
IN_ZONE = b"\r\nDTSTART;TZID="


@dataclass(frozen=True, slots=True)
class Written:
    """A finished VEVENT with what the next build has to know of it."""

    event: FeedEvent
    record: PublishedEvent
    data: bytes


@dataclass(frozen=True, slots=True)
class MoreEvents:
    """A feed of what the agenda itself doesn't have: a district's of its schools. Keys begin with the school
    year, as those of occurrences do."""

    feed: Feed
    events: tuple[FeedEvent, ...]


def build_feeds(
    agenda: Agenda, previous: bytes | None = None, *, allow_loss: bool = False, more: MoreEvents | None = None
) -> dict[str, bytes]:
    """Path from the site's root -> bytes, the memory for the next build among them.

    `previous` is the memory that was published last; without it every event counts as new and
    bears the first day of the plan's year, so that the same schedule gives the same bytes on any
    day. Raises FeedsError with a message for people.
    """
    agenda = public_agenda(agenda).with_last_year()
    memory = read_memory(previous) if previous is not None else None
    build = Build(agenda, forget(memory, set(map(teacher_feed, agenda.hidden))) if memory else None, more)
    if build.memory and not allow_loss:
        check_loss(build.memory, build.live, agenda.schedule.start_year)
    feeds = dict(sorted(build.feeds()))
    check_counts(agenda, feeds, more)
    return {**feeds, FEED_MEMORY: write_memory(build.new_memory())}


@dataclass(frozen=True)
class Build:
    agenda: Agenda
    memory: Memory | None
    more: MoreEvents | None = None

    def feeds(self) -> Iterator[tuple[str, bytes]]:
        for feed in self._listed.values():
            yield feed.path, self._written(feed)

    def new_memory(self) -> Memory:
        names = {path: feed.name for path, feed in sorted(self._listed.items())}
        events = {event.event.key: event.record for event in self.events}
        floor = floor_without(self.memory, events) if self.memory else 0
        return Memory(version=1, feeds=names, events=events, floor=floor)

    @cached_property
    def live(self) -> dict[str, FeedEvent]:
        """What the agenda has, and what there is besides, by key."""
        more = self.more.events if self.more else ()
        return {event.key: event for event in (*feed_events(self.agenda), *more)}

    @cached_property
    def events(self) -> tuple[Written, ...]:
        """What there is and what was cancelled lately, by day."""
        found = [self._event(event, None) for event in self.live.values()]
        if self.memory:
            start_year, today = self.agenda.schedule.start_year, self.agenda.today
            for key, record in gone(self.memory, self.live, start_year, today).items():
                found.append(self._event(cancelled_event(key, record), record.cancelled))
        return tuple(sorted(found, key=lambda event: event.event.order))

    def _event(self, event: FeedEvent, cancelled: date | None) -> Written:
        lines = event_lines(event, self._site, self._zone)
        old = self.memory.events.get(event.key) if self.memory else None
        floor = self.memory.floor if self.memory else 0
        revision = revise(old.revision if old else None, digest(lines), self._now, floor)
        data = with_revision(lines, revision.sequence, revision.stamp)
        return Written(event, published_event(event, revision, cancelled), data)

    @cached_property
    def _listed(self) -> dict[str, Feed]:
        """The agenda's feeds, and those of which only cancelled events are left."""
        names = self.memory.feeds if self.memory else {}
        left = {path: Feed(path, names.get(path, "Аттестация")) for path in self._by_feed}
        more = [self.more.feed] if self.more else []
        return left | {feed.path: feed for feed in (*feeds_of(self.agenda), *more)}

    @cached_property
    def _by_feed(self) -> dict[str, list[Written]]:
        members: dict[str, list[Written]] = {}
        for event in self.events:
            for path in event.event.feeds:
                members.setdefault(path, []).append(event)
        return members

    def _written(self, feed: Feed) -> bytes:
        members = self._by_feed.get(feed.path)
        parts = [opening(feed, self.agenda.site)]
        if members is None:
            lines = event_lines(placeholder(feed, self.agenda), self._site, self._zone)
            return b"".join([*parts, with_revision(lines, 0, self._first), END])
        if any(IN_ZONE in event.data for event in members):
            parts.append(self._timezone)
        return b"".join([*parts, *(event.data for event in members), END])

    @cached_property
    def _timezone(self) -> bytes:
        days = [event.event.day for event in self.events if event.event.starts_at]
        return timezone_lines(self._zone, min(days), max(days))

    @cached_property
    def _site(self) -> str:
        return self.agenda.site.identity

    @cached_property
    def _zone(self) -> ZoneInfo:
        return ZoneInfo(self.agenda.schedule.school.timezone)

    @cached_property
    def _first(self) -> datetime:
        return midnight(self.agenda.schedule.first_day)

    @cached_property
    def _now(self) -> datetime:
        """What a new or changed event is stamped with; the day is the agenda's, not the clock's."""
        return midnight(self.agenda.today) if self.memory else self._first


# No text can hold these: its own line breaks are escaped, and a folded line goes on with a space.
EVENT = b"\r\nBEGIN:VEVENT\r\n"


CANCELLED = b"\r\nSTATUS:CANCELLED\r\n"


def check_counts(agenda: Agenda, feeds: Mapping[str, bytes], more: MoreEvents | None = None) -> None:
    """Every dated occurrence is in its feeds, once in each, and so is every other event. Raises
    CountMismatch."""
    dated = [each.key for each in agenda.occurrences if isinstance(each, Dated)]
    dated += [each.key for each in more.events] if more else []
    _compare("разные ключи событий", len(dated), len(set(dated)))
    expected = dict(_expected(agenda)) | ({more.feed.path: len(more.events)} if more else {})
    for path in sorted({*expected, *feeds}):
        data = feeds.get(path, b"")
        cancelled = data.count(CANCELLED)
        placeholder = 0 if cancelled else 1
        _compare(path, expected.get(path) or placeholder, data.count(EVENT) - cancelled)


def _expected(agenda: Agenda) -> Iterator[tuple[str, int]]:
    """How many occurrences with a date each feed is about, told without the feeds' own code."""
    yield ALL_FEED, _dated(agenda.occurrences)
    for groups, path in (
        (agenda.by_teacher, teacher_feed),
        (agenda.by_role, role_feed),
        (agenda.by_plan, plan_feed),
    ):
        for name, occurrences in groups.items():
            yield path(name), _dated(occurrences)


def _dated(occurrences: tuple[Occurrence, ...]) -> int:
    return sum(isinstance(each, Dated) for each in occurrences)


def _compare(what: str, expected: int, found: int) -> None:
    if expected != found:
        raise CountMismatch(what, expected, found)
