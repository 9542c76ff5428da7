from datetime import UTC, datetime, timedelta

from icalendar import Calendar, vDuration

from generator.addresses import Site
from generator.feeds import build_feeds
from generator.feeds.calendar import Feed, attachment, opening
from generator.feeds.ical import joined
from generator.feeds.library import Text, lines_of
from tests.feeds.school import school

STAMP = datetime(2026, 11, 21, 6, 17, tzinfo=UTC)


def test_a_calendar_begins_as_the_library_begins_one() -> None:
    feed, site = Feed("calendar/all.ics", "Школа; № 1", "all/"), Site("https://school.example.org/a/")
    calendar = Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", "-//cyclogram//attestation schedule//RU")
    calendar.add("CALSCALE", "GREGORIAN")
    about = Text("Сроки аттестации педагогов. Календарь обновляется сам.")
    texts = {"UID": "calendar/all.ics@school.example.org/a", "NAME": feed.name, "X-WR-CALNAME": feed.name}
    for name, text in {**texts, "DESCRIPTION": about, "X-WR-CALDESC": about}.items():
        calendar.add(name, Text(text))
    calendar.add("URL", "https://school.example.org/a/all/")
    source = "https://school.example.org/a/calendar/all.ics"
    calendar.add("SOURCE", source, parameters={"VALUE": "URI"})
    calendar.add("REFRESH-INTERVAL", timedelta(hours=12), parameters={"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", vDuration(timedelta(hours=12)))
    assert opening(feed, site) == joined(lines_of(calendar)[:-1])


def test_an_attachment_holds_the_dated_ones_under_the_uids_of_the_feeds() -> None:
    agenda = school()
    calendar = Calendar.from_ical(attachment(agenda, agenda.occurrences, STAMP))
    feed = Calendar.from_ical(build_feeds(agenda)["calendar/all.ics"])
    assert [str(event["UID"]) for event in calendar.events] == [str(event["UID"]) for event in feed.events]
    assert calendar["METHOD"] == "PUBLISH"


def test_a_meeting_brings_its_zone_and_a_deadline_none() -> None:
    agenda = school()
    meeting = next(each for each in agenda.occurrences if each.starts_at)
    deadline = next(each for each in agenda.occurrences if each.due and not each.starts_at)
    zones = [
        len(Calendar.from_ical(attachment(agenda, [each], STAMP)).timezones) for each in (meeting, deadline)
    ]
    assert zones == [1, 0]
