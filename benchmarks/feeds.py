"""Feeds of a large district against plain icalendar, in one run: `python -m benchmarks.feeds`.

The plain way makes every event anew for each feed that holds it and lets the library write the
calendar. Both sides start from the same feed_events and write the same properties; only this project's
side also remembers, stamps and counts. `--whole` adds the share of the whole build (some minutes).
"""

import argparse
import gc
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml
from icalendar import Calendar, Event, Timezone, enums, vDuration, vText

from benchmarks.schools import ROOT
from generator.addresses import Site
from generator.agenda import Agenda
from generator.feeds import build_feeds
from generator.feeds.calendar import REFRESH, Feed, feeds_of
from generator.feeds.event import STATUS, FeedEvent, feed_events
from generator.feeds.ical import span
from generator.feeds.published import midnight
from generator.occurrences.expand import expand
from generator.occurrences.occurrence import Dated
from generator.schedule.model import Schedule
from generator.site.builder import SiteBuild, build_site, frame_files
from generator.site.render import render_pages
from generator.site.tree import asset_files, content_files, gather, write_tree

TODAY = date(2026, 11, 21)
SITE = Site("https://school.example.org/attestation/")
TARGET_TIMES, TARGET_SHARE = 2.5, 0.25


def district(teachers: int) -> Agenda:
    """The project's own plans, with that many invented teachers who are attested."""
    data: dict[str, Any] = yaml.load((ROOT / "schedule.yaml").read_text("utf-8"), yaml.BaseLoader)
    models = [each for each in data["teachers"] if each.get("attestations") and "status" not in each]
    data["teachers"] = [
        {**models[number % len(models)], "id": f"t{number}", "name": f"Образцова {number} Проба Примеровна"}
        for number in range(teachers)
    ]
    named = {person["id"] for person in data["staff"]}
    for role in data["roles"]:
        if "people" in role:
            role["people"] = [each for each in role["people"] if each in named]
    schedule = Schedule.model_validate(data)
    return Agenda(schedule, expand(schedule), TODAY, SITE, lambda path: 1)


def plain(agenda: Agenda) -> dict[str, bytes]:
    """Every feed as a Calendar of its own, as the library's manual shows it."""
    zone = ZoneInfo(agenda.schedule.school.timezone)
    members: dict[str, list[FeedEvent]] = {}
    for event in feed_events(agenda):
        for path in event.feeds:
            members.setdefault(path, []).append(event)
    return {
        feed.path: plain_calendar(feed, members.get(feed.path, []), agenda, zone) for feed in feeds_of(agenda)
    }


def plain_calendar(feed: Feed, held: list[FeedEvent], agenda: Agenda, zone: ZoneInfo) -> bytes:
    calendar = Calendar()
    for name in ("NAME", "X-WR-CALNAME", "DESCRIPTION", "X-WR-CALDESC"):
        calendar.add(name, vText(feed.name))
    calendar.add("PRODID", "-//cyclogram//attestation schedule//RU")
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("UID", f"{feed.path}@{agenda.site.identity}")
    calendar.add("URL", agenda.site.page(feed.page))
    calendar.add("SOURCE", agenda.site.page(feed.path), parameters={"VALUE": "URI"})
    calendar.add("REFRESH-INTERVAL", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", vDuration(REFRESH))
    if meetings := [event.day for event in held if event.starts_at]:
        calendar.add_component(Timezone.from_tzinfo(zone, zone.key, min(meetings), max(meetings)))
    for event in held:
        calendar.add_component(plain_event(event, agenda, zone))
    data: bytes = calendar.to_ical()
    return data


def plain_event(event: FeedEvent, agenda: Agenda, zone: ZoneInfo) -> Event:
    stamp = midnight(agenda.schedule.first_day)
    start, end = event.day, event.day + timedelta(days=1)
    if event.starts_at and event.minutes:
        start, end = span(event.starts_at, event.minutes, zone)
    component = Event.new(
        uid=f"{event.key}@{agenda.site.identity}",
        summary=event.summary,
        description=event.description,
        status=enums.STATUS(STATUS[event.mark]),
        url=event.url,
        location=event.place,
        start=start,
        end=end,
        stamp=stamp,
        last_modified=stamp,
        sequence=0,
        transparency=enums.TRANSP.OPAQUE if event.starts_at else enums.TRANSP.TRANSPARENT,
    )
    component.add("X-MICROSOFT-CDO-BUSYSTATUS", "FREE")
    return component


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    gc.collect()
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def count(feeds: dict[str, bytes]) -> int:
    return sum(data.count(b"BEGIN:VEVENT\r\n") for data in feeds.values())


def whole_build(agenda: Agenda, feeds: dict[str, bytes]) -> float:
    """Seconds for the pages, their files and MkDocs; the feeds are given, so they are only written."""

    def work() -> None:
        with tempfile.TemporaryDirectory() as folder:
            pages = render_pages(agenda, [ROOT / "site_templates" / "pages"])
            tree = gather(
                {name: text.encode() for name, text in pages.items()},
                content_files(ROOT / "content"),
                asset_files(ROOT / "site_templates" / "assets"),
                feeds,
            )
            write_tree(Path(folder) / "pages", tree)
            frame = frame_files(ROOT / "mkdocs.yml", [ROOT / "site_templates" / "theme"])
            build_site("mkdocs", SiteBuild(frame, Path(folder) / "pages", Path(folder) / "site", "Сайт", 0))

    return timed(work)[0]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--teachers", type=int, default=4000)
    parser.add_argument("--whole", action="store_true", help="also the share of the whole build")
    arguments = parser.parse_args()
    agenda = district(arguments.teachers)
    ours, feeds = timed(lambda: build_feeds(agenda))
    theirs, others = timed(lambda: plain(agenda))
    events = sum(isinstance(each, Dated) for each in agenda.occurrences)
    print(f"{arguments.teachers} teachers, {len(others)} feeds, {events} events")
    print(f"{'':28}{'seconds':>9}{'events':>10}{'MB':>8}")
    for name, seconds, built in (
        ("each event written once", ours, feeds),
        ("plain icalendar per feed", theirs, others),
    ):
        size = sum(map(len, built.values())) / 1e6
        print(f"{name:28}{seconds:9.2f}{count(built):10}{size:8.1f}")
    print(f"{theirs / ours:.1f} times faster (target: at least {TARGET_TIMES})")
    missed = theirs / ours < TARGET_TIMES
    if arguments.whole:
        share = ours / (ours + whole_build(agenda, feeds))
        print(f"{share:.0%} of the whole build (target: at most {TARGET_SHARE:.0%})")
        missed = missed or share > TARGET_SHARE
    return int(missed)


if __name__ == "__main__":
    raise SystemExit(main())
