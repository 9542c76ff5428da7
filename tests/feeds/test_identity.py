"""Whose events they are: a UID holds the site's host and path."""

from datetime import date
from pathlib import Path

from generator.addresses import Site
from generator.feeds import build_feeds
from tests.feeds.events import events, value
from tests.feeds.school import school

ALL = "calendar/all.ics"
# What version 1.0 published of this school, whose UIDs held the host alone.
MEMORY = Path(__file__).with_name("memory-1.0.json")


def uids(url: str) -> list[str]:
    feed = build_feeds(school(site=Site(url)))[ALL]
    return [value(event, "UID") for event in events(feed).values()]


def test_a_uid_is_the_key_at_the_site() -> None:
    assert uids("https://example.org/")[0] == "2026/cyclogram/meeting/2026-12-15@example.org"
    assert uids("https://example.org/a/")[0] == "2026/cyclogram/meeting/2026-12-15@example.org/a"


def test_two_schools_of_one_host_share_no_uid() -> None:
    assert set(uids("https://example.org/a/")) & set(uids("https://example.org/b/")) == set()


def test_two_schools_of_one_host_share_no_feed() -> None:
    one, other = (build_feeds(school(site=Site(f"https://example.org/{name}/"))) for name in "ab")
    names = [{value(feeds[path], "UID") for path in feeds if path.endswith(".ics")} for feeds in (one, other)]
    assert names[0] & names[1] == set()


def test_an_empty_feed_is_its_own_schools_too() -> None:
    feeds = build_feeds(school(site=Site("https://example.org/a/")))
    assert [value(event, "UID") for event in events(feeds["calendar/teachers/pustaya.ics"]).values()] == [
        "2026/empty/calendar/teachers/pustaya@example.org/a"
    ]


def test_feeds_of_1_0_go_over_to_the_longer_uids_without_a_cancelled_event() -> None:
    agenda = school(today=date(2026, 11, 25))
    feeds = build_feeds(agenda, MEMORY.read_bytes())
    found = events(feeds[ALL])
    assert list(found) == [each.key for each in agenda.occurrences if each.due]
    assert {value(event, "STATUS") for event in found.values()} == {"CONFIRMED", "TENTATIVE"}
    assert {value(event, "SEQUENCE") for event in found.values()} == {"1"}
    assert {value(event, "UID").partition("@")[2] for event in found.values()} == {
        "school.example.org/attestation"
    }


def test_after_that_nothing_changes_again() -> None:
    agenda = school(today=date(2026, 11, 25))
    first = build_feeds(agenda, MEMORY.read_bytes())
    assert build_feeds(school(today=date(2026, 11, 26)), first["calendar/feeds.json"]) == first
