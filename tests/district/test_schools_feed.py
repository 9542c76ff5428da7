"""The calendar of a district's schools."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from icalendar import Calendar

from generator.addresses import FEED_MEMORY, SCHOOLS_FEED
from generator.district.parts.context import DistrictContext
from generator.district.schools_feed import schools_feed
from generator.district.view import DistrictAgenda
from generator.feeds import build_feeds
from tests.district.invented import invented
from tests.district.rendering import invented_tree
from tests.district.samples import a_teacher, district, standing

ONE = standing(1, a_teacher(1, "2027-03-15"), a_teacher(2, "2027-03-15"), a_teacher(3, "2027-04"))


def events(data: bytes) -> list[Any]:
    """By the order of the file."""
    return list(Calendar.from_ical(data).walk("VEVENT"))


def feeds(view: DistrictAgenda, previous: bytes | None = None) -> dict[str, bytes]:
    return build_feeds(view.agenda, previous, more=schools_feed(DistrictContext(view)))


def test_each_day_of_a_school_is_an_event_with_the_number_of_those_who_are_attested() -> None:
    found = events(feeds(district([ONE]))[SCHOOLS_FEED])
    assert [(str(each["SUMMARY"]), each["DTSTART"].dt, each["DTEND"].dt) for each in found] == [
        ("Школа № 1: 2 аттестации", date(2027, 3, 15), date(2027, 3, 16)),
        ("Школа № 1: 1 аттестация, день не назначен", date(2027, 4, 1), date(2027, 5, 1)),
    ]
    assert str(found[0]["UID"]) == "2026/attestation/sosh-1/2027-03-15@district.example.org/plan"
    assert str(found[0]["URL"]) == "https://district.example.org/plan/lists/2027-03/#school-sosh-1"


def test_all_attestations_of_the_year_are_counted_in_it_and_nobody_is_named() -> None:
    data = invented_tree()[SCHOOLS_FEED]
    numbers = [int(str(each["SUMMARY"]).split(": ")[-1].split()[0]) for each in events(data)]
    assert sum(numbers) == len(DistrictContext(invented()).planned) == 32
    text = data.replace(b"\r\n ", b"").decode()
    assert [name for _, row in invented().attestations if (name := row.teacher.split()[0]) in text] == []


def test_an_attestation_that_moved_leaves_its_day_as_cancelled() -> None:
    before = district([standing(1, a_teacher(1, "2027-03-15"))])
    later = before.today + timedelta(1)
    after = district([standing(1, a_teacher(1, "2027-03-22"), today=later)], later)
    found = events(feeds(after, feeds(before)[FEED_MEMORY])[SCHOOLS_FEED])
    assert [(each["DTSTART"].dt.day, str(each["STATUS"])) for each in found] == [
        (15, "CANCELLED"),
        (22, "CONFIRMED"),
    ]


def test_a_district_without_attestations_has_a_calendar_that_says_so() -> None:
    view = district([replace(standing(1), summary=None)])
    assert [str(each["SUMMARY"]) for each in events(feeds(view)[SCHOOLS_FEED])] == [
        "Сроков аттестации пока нет"
    ]
