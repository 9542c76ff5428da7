"""What independent readers see in the feeds equals the agenda."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.agenda import Agenda
from generator.commands.agenda import agenda_row
from generator.feeds import build_feeds
from generator.feeds.event import FeedEvent, feed_events
from generator.schedule.model import Schedule
from tests.feeds.lint import lint
from tests.feeds.readers import Reader, Seen, held, moment, read_with_ics
from tests.feeds.school import school
from tests.samples import agenda_of, make_schedule, role

SAMPLE = Path(__file__).parents[1] / "sample.yaml"


def sample() -> Agenda:
    return agenda_of(Schedule.model_validate(yaml.load(SAMPLE.read_text(encoding="utf-8"), yaml.BaseLoader)))


def expected(agenda: Agenda) -> list[Seen]:
    """Dates from the agenda, texts from the feed_events."""
    rows = {row["key"]: row for row in (agenda_row(agenda, each) for each in agenda.occurrences)}
    zone = ZoneInfo(agenda.schedule.school.timezone)
    return sorted(_expected(event, rows[event.key], zone) for event in feed_events(agenda))


def _expected(event: FeedEvent, row: dict[str, Any], zone: ZoneInfo) -> Seen:
    start = date.fromisoformat(row["due"])
    end = start + timedelta(days=1)
    if row["kind"] == "attestation" and row["approximate"]:
        end = (start + timedelta(days=31)).replace(day=1)
    if row["starts_at"]:
        start = datetime.fromisoformat(row["starts_at"]).replace(tzinfo=zone).astimezone(UTC)
        end = start + timedelta(minutes=held(event.minutes))
    return Seen(
        uid=f"{row['key']}@school.example.org/attestation",
        summary=event.summary,
        description=event.description,
        start=moment(start),
        end=moment(end),
        location=event.place or "",
        status="TENTATIVE" if row["approximate"] else "CONFIRMED",
        url=held(event.url),
        sequence=0,
    )


def concerning(path: str, seen: Iterable[Seen], agenda: Agenda) -> list[Seen]:
    """The events that the feed at that path is about, by the agenda's own columns."""
    _, *kind, name = path.removesuffix(".ics").split("/")

    def belongs(row: dict[str, Any]) -> bool:
        if not kind:
            return True
        held = {"teachers": [row["teacher"]], "plans": [row["plan"]], "roles": row["responsible"]}
        return name in held[kind[0]]

    keys = {
        row["key"]
        for row in (agenda_row(agenda, each) for each in agenda.occurrences)
        if row["due"] and belongs(row)
    }
    return [each for each in seen if each.uid.rpartition("@")[0] in keys]


def feeds_only(built: dict[str, bytes]) -> dict[str, bytes]:
    return {path: data for path, data in built.items() if path.endswith(".ics")}


def test_every_reader_sees_the_agenda_in_every_feed_of_the_sample(reader: Reader) -> None:
    agenda = sample()
    whole = expected(agenda)
    feeds = feeds_only(build_feeds(agenda))
    for path, data in feeds.items():
        seen = sorted(reader(data))
        if concerned := concerning(path, whole, agenda):
            assert seen == concerned
        else:
            assert [each.summary for each in seen] == ["Сроков аттестации пока нет"]


def test_every_reader_sees_meetings_at_their_moment(reader: Reader) -> None:
    """Summer time begins between the two meetings."""

    def edit(data: dict[str, Any]) -> None:
        data["school"]["timezone"] = "Europe/Berlin"
        data["plans"][0]["activities"][3]["when"]["date"] = ["2027-03-25", "2027-03-29"]

    agenda = school(edit)
    seen = {each.uid: each for each in reader(build_feeds(agenda)["calendar/roles/head.ics"])}
    assert {uid.split("/")[3][:10]: (each.start, each.end) for uid, each in seen.items()} == {
        "2027-03-25": ("2027-03-25T14:00:00+00:00", "2027-03-25T15:30:00+00:00"),
        "2027-03-29": ("2027-03-29T13:00:00+00:00", "2027-03-29T14:30:00+00:00"),
    }


def test_every_reader_sees_cancelled_events(reader: Reader) -> None:
    before = build_feeds(school())
    after = build_feeds(school(lambda data: data["teachers"].pop(0)), before["calendar/feeds.json"])
    seen = {each.status: each for each in reader(after["calendar/teachers/vtoraya.ics"])}
    assert set(seen) == {"CANCELLED"}
    assert seen["CANCELLED"].summary.startswith("ОТМЕНЕНО: ")


# Cyrillic, emoji with joiners, and all that is special in a TEXT value or on a line.
LETTERS = st.sampled_from([*"аБё яzN,;:\\\"'^%n«—", "\\n", "\\N", "\\,", "👩‍🏫", "🎓", "\n", "\t", "Ж" * 40])
TEXTS = st.lists(LETTERS, min_size=1, max_size=30).map("".join)
LONG_WORDS = st.sampled_from(["Й" * 200, "w" * 200, "🎓" * 60])
WORDS = st.one_of(TEXTS, LONG_WORDS, st.sampled_from(["C:\\News", "\\Начало"])).filter(str.strip)
NAMES = st.lists(st.text("абвгдеёжЯ-", min_size=1, max_size=12), min_size=1, max_size=4).map(" ".join)
DAYS = st.dates(date(2026, 8, 1), date(2027, 7, 31)).map(date.isoformat)
TIMINGS = st.one_of(
    st.fixed_dictionaries({"days_before": st.integers(0, 60).map(str)}),
    st.fixed_dictionaries({"month": st.sampled_from(["август", "февраль", "июнь"])}),
    st.fixed_dictionaries({"date": DAYS, "time": st.just("09:05"), "place": WORDS}),
    st.just({"during": "year"}),
)


@st.composite
def schools(draw: st.DrawFn) -> Agenda:
    activities = [
        {
            "id": f"a{number}",
            "title": draw(WORDS),
            "goal": draw(WORDS),
            "items": draw(st.lists(WORDS, max_size=3)),
            "when": draw(TIMINGS),
            "responsible": draw(st.sampled_from([["teacher"], ["head"], ["head", "teacher"]])),
        }
        for number in range(draw(st.integers(0, 4)))
    ]
    teachers = [
        {
            "id": f"t{number}",
            "name": draw(NAMES),
            "position": draw(WORDS),
            "attestations": [{"for": "первая", "date": draw(DAYS | st.just("2027-02"))}],
        }
        for number in range(draw(st.integers(0, 3)))
    ]
    schedule = make_schedule(
        school={"name": draw(WORDS), "names": draw(st.sampled_from(["full", "initials"]))},
        roles=[role("head", draw(WORDS)), role("teacher", "Педагог")],
        plans=[{"id": "p", "title": draw(WORDS), "activities": activities}],
        teachers=teachers,
    )
    return agenda_of(schedule)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(schools())
def test_any_school_reads_the_same_everywhere(reader: Reader, agenda: Agenda) -> None:
    feeds = build_feeds(agenda)
    whole = expected(agenda)
    for path, data in feeds_only(feeds).items():
        assert lint(data) == []
        seen = sorted(reader(data))
        concerned = concerning(path, whole, agenda)
        assert len(seen) == max(1, len(concerned))
        if reader is read_with_ics:
            seen = [without_backslashes(*pair) for pair in zip(seen, concerned, strict=False)]
            concerned = [without_backslashes(each, each) for each in concerned]
        if concerned:
            assert seen == concerned


def without_backslashes(event: Seen, expected: Seen) -> Seen:
    """`ics` undoes one kind of escape after another, and so spoils texts with a backslash."""
    spoilt: dict[str, Any] = {
        name: "" for name in ("summary", "description", "location") if "\\" in getattr(expected, name)
    }
    return replace(event, **spoilt)
