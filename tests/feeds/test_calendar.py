from datetime import UTC, datetime

from icalendar import Calendar

from generator.feeds import build_feeds
from generator.feeds.calendar import attachment
from tests.feeds.school import school

STAMP = datetime(2026, 11, 21, 6, 17, tzinfo=UTC)


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
