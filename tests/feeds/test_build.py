"""Publishing again and again: what stays, what changes, what is withdrawn."""

from datetime import date, timedelta
from typing import Any

import pytest

from generator.agenda import Agenda
from generator.feeds import CountMismatch, SuddenLoss, build_feeds
from generator.feeds.build import check_counts
from tests.feeds.events import events, unfolded, value
from tests.feeds.lint import lint
from tests.feeds.school import SCHOOL, school
from tests.samples import TODAY

MEMORY = "calendar/feeds.json"
ALL = "calendar/all.ics"
LATER = date(2026, 11, 28)


def story(data: dict[str, Any]) -> None:
    """One edit of each kind: a date moves, a teacher is renamed, one is dropped, a step is done."""
    vtoraya, tretya, *_ = data["teachers"]
    vtoraya["attestations"][0]["date"] = "2027-03-16"
    vtoraya["attestations"][0]["done"] = {"accounts": "2026-11-27"}
    tretya["name"] = "Новая Проба Образцовна"
    data["teachers"].append(
        {
            "id": "chetvyortaya",
            "name": "Четвёртая Проба",
            "position": "логопед",
            "attestations": [{"for": "первая", "date": "2027-02-15"}],
        }
    )


def with_a_fourth_teacher(data: dict[str, Any]) -> None:
    story(data)
    data["teachers"][0] = {**SCHOOL["teachers"][0]}
    data["teachers"][1] = {**SCHOOL["teachers"][1]}


def without_the_fourth_teacher(data: dict[str, Any]) -> None:
    story(data)
    data["teachers"].pop()


def test_the_story_of_two_publications() -> None:
    first = build_feeds(school(with_a_fourth_teacher))
    second = build_feeds(school(without_the_fourth_teacher, LATER), first[MEMORY])
    before, after = events(first[ALL]), events(second[ALL])

    assert set(before) == set(after)
    assert {key for key in before if before[key] == after[key]} == {
        "2026/cyclogram/watch/2027-02",
        "2026/cyclogram/watch/2027-04",
        "2026/cyclogram/meeting/2026-12-15",
    }
    changed = {key: summary_and_day(after[key]) for key in before if before[key] != after[key]}
    assert changed == {
        # The date has moved by a day; the step of 20 days before falls on another day and is done.
        "2026/attestation/vtoraya/highest": (
            "Аттестация на высшую категорию — Вторая\u00a0П.\u00a0О.",
            "20270316",
        ),
        "2026/cyclogram/upload/vtoraya/highest": ("Загрузка материалов — Вторая\u00a0П.\u00a0О.", "20270305"),
        "2026/cyclogram/accounts/vtoraya/highest": (
            "✓ Открытие кабинетов — Вторая\u00a0П.\u00a0О.",
            "20270224",
        ),
        # The same days and keys under the new name.
        "2026/attestation/tretya/first": (
            "Аттестация на первую категорию — Новая\u00a0П.\u00a0О. — в апреле 2027 года\\, день не назначен",
            "20270401",
        ),
        "2026/cyclogram/upload/tretya/first": ("≈ Загрузка материалов — Новая\u00a0П.\u00a0О.", "20270322"),
        "2026/cyclogram/accounts/tretya/first": ("≈ Открытие кабинетов — Новая\u00a0П.\u00a0О.", "20270312"),
        # The teacher who was dropped.
        "2026/attestation/chetvyortaya/first": (
            "ОТМЕНЕНО: Аттестация на первую категорию — Четвёртая\u00a0П.",
            "20270215",
        ),
        "2026/cyclogram/upload/chetvyortaya/first": (
            "ОТМЕНЕНО: Загрузка материалов — Четвёртая\u00a0П.",
            "20270205",
        ),
        "2026/cyclogram/accounts/chetvyortaya/first": (
            "ОТМЕНЕНО: Открытие кабинетов — Четвёртая\u00a0П.",
            "20270126",
        ),
    }
    for key in changed:
        assert revision(before[key]) == ("0", "20260801T000000Z", "20260801T000000Z")
        assert revision(after[key]) == ("1", "20261128T000000Z", "20261128T000000Z")
    cancelled = {key for key, event in after.items() if value(event, "STATUS") == "CANCELLED"}
    assert cancelled == {key for key in changed if "chetvyortaya" in key}
    assert set(events(second["calendar/teachers/chetvyortaya.ics"])) == cancelled
    assert value(second["calendar/teachers/chetvyortaya.ics"], "NAME") == "Аттестация — Четвёртая П."
    assert {fault for path, data in second.items() if path != MEMORY for fault in lint(data)} == set()


def summary_and_day(event: bytes) -> tuple[str, str]:
    return value(event, "SUMMARY"), value(event, "DTSTART")


def revision(event: bytes) -> tuple[str, str, str]:
    return value(event, "SEQUENCE"), value(event, "DTSTAMP"), value(event, "LAST-MODIFIED")


def test_cancelled_events_stay_thirty_days_unchanged() -> None:
    memory = build_feeds(school())[MEMORY]
    shown = []
    for day in range(31):
        agenda = school(lambda data: data["teachers"].pop(0), TODAY + timedelta(days=day))
        built = build_feeds(agenda, memory)
        memory = built[MEMORY]
        shown.append(built.get("calendar/teachers/vtoraya.ics"))
    assert shown[1:30] == shown[:1] * 29
    assert shown[0] is not None
    assert len(events(shown[0])) == 3
    assert shown[30] is None
    assert b"vtoraya" not in memory


def test_cancelled_events_stand_among_the_others_by_day() -> None:
    first = build_feeds(school())
    second = build_feeds(school(lambda data: data["teachers"].pop(0)), first[MEMORY])
    days = [value(event, "DTSTART")[:8] for event in events(second[ALL]).values()]
    assert days == sorted(days)


def test_an_event_that_comes_back_is_newer_than_its_cancellation() -> None:
    first = build_feeds(school())
    gone = build_feeds(school(lambda data: data["teachers"].pop(0)), first[MEMORY])
    back = build_feeds(school(today=LATER), gone[MEMORY])
    key = "2026/attestation/vtoraya/highest"
    assert [revision(events(built[ALL])[key])[0] for built in (first, gone, back)] == ["0", "1", "2"]
    assert value(events(back[ALL])[key], "STATUS") == "CONFIRMED"


def test_two_changes_on_one_day_have_different_stamps() -> None:
    def renamed(name: str) -> Agenda:
        return school(lambda data: data["teachers"][0].update(name=name))

    one = build_feeds(renamed("Первое Имя"), build_feeds(school())[MEMORY])
    two = build_feeds(renamed("Второе Имя"), one[MEMORY])
    key = "2026/attestation/vtoraya/highest"
    assert [revision(events(built[ALL])[key])[1] for built in (one, two)] == [
        "20261121T000000Z",
        "20261121T000001Z",
    ]


def test_an_event_new_in_a_later_build_bears_that_day() -> None:
    first = build_feeds(school(lambda data: data["teachers"].pop(0)))
    second = build_feeds(school(today=LATER), first[MEMORY])
    assert revision(events(second[ALL])["2026/attestation/vtoraya/highest"])[:2] == ("0", "20261128T000000Z")


def test_without_a_memory_any_day_gives_the_same_bytes() -> None:
    assert build_feeds(school()) == build_feeds(school(today=LATER))


def test_the_same_schedule_on_another_day_changes_nothing() -> None:
    first = build_feeds(school())
    assert build_feeds(school(today=LATER), first[MEMORY]) == first


def test_another_order_of_the_file_changes_nothing() -> None:
    def reorder(data: dict[str, Any]) -> None:
        data["teachers"].reverse()
        data["roles"].reverse()
        data["plans"].reverse()
        data["plans"][1]["activities"].reverse()

    assert build_feeds(school(reorder)) == build_feeds(school())


def test_one_event_has_the_same_bytes_in_all_its_feeds() -> None:
    feeds = build_feeds(school())
    key = "2026/cyclogram/upload/vtoraya/highest"
    holders = {path for path, data in feeds.items() if path != MEMORY and key in events(data)}
    assert holders == {
        ALL,
        "calendar/teachers/vtoraya.ics",
        "calendar/roles/teacher.ics",
        "calendar/plans/cyclogram.ics",
    }
    assert len({events(feeds[path])[key] for path in holders}) == 1


def test_there_is_a_feed_for_everyone_who_has_a_page() -> None:
    assert sorted(build_feeds(school())) == [
        "calendar/all.ics",
        "calendar/feeds.json",
        "calendar/plans/cyclogram.ics",
        "calendar/plans/spare.ics",
        "calendar/roles/coordinator.ics",
        "calendar/roles/head.ics",
        "calendar/roles/idle.ics",
        "calendar/roles/teacher.ics",
        "calendar/teachers/pustaya.ics",
        "calendar/teachers/tretya.ics",
        "calendar/teachers/ushedshaya.ics",
        "calendar/teachers/vtoraya.ics",
    ]


@pytest.mark.parametrize("path", ["calendar/plans/spare.ics", "calendar/roles/idle.ics"])
def test_an_empty_feed_says_that_it_is(path: str) -> None:
    (event,) = events(build_feeds(school())[path]).values()
    assert summary_and_day(event) == ("Сроков аттестации пока нет", "20260901")


def test_whole_days_are_free_and_meetings_busy() -> None:
    found = events(build_feeds(school())[ALL])
    meeting = found.pop("2026/cyclogram/meeting/2026-12-15")
    assert "DTSTART;TZID=Europe/Moscow:20261215T150000\r\n" in unfolded(meeting)
    assert "DTEND;TZID=Europe/Moscow:20261215T163000\r\n" in unfolded(meeting)
    assert value(meeting, "TRANSP") == "OPAQUE"
    shown = {(value(each, "TRANSP"), value(each, "X-MICROSOFT-CDO-BUSYSTATUS")) for each in found.values()}
    assert shown == {("TRANSPARENT", "FREE")}


def test_only_feeds_with_meetings_describe_the_zone() -> None:
    feeds = build_feeds(school())
    holders = {path for path, data in feeds.items() if b"BEGIN:VTIMEZONE" in data}
    assert holders == {
        ALL,
        "calendar/plans/cyclogram.ics",
        "calendar/roles/coordinator.ics",
        "calendar/roles/head.ics",
    }


def test_names_of_calendars_hold_nothing_that_readers_unescape_differently() -> None:
    feeds = build_feeds(school(lambda data: data["school"].update(name="Школа, № 0; «А\\Б»\nфилиал")))
    assert value(feeds[ALL], "NAME") == "Аттестация — Школа № 0 «А Б» филиал"
    assert value(feeds[ALL], "X-WR-CALNAME") == value(feeds[ALL], "NAME")


def test_every_feed_keeps_the_rules_of_the_format() -> None:
    feeds = build_feeds(school())
    del feeds[MEMORY]
    assert {path: faults for path, data in feeds.items() if (faults := lint(data))} == {}


def test_a_school_in_utc_keeps_them_too() -> None:
    feeds = build_feeds(school(lambda data: data["school"].update(timezone="UTC")))
    assert lint(feeds[ALL]) == []
    assert "DTSTART:20261215T150000Z\r\n" in unfolded(feeds[ALL])


def next_year(data: dict[str, Any]) -> None:
    data["school_year"] = {"start": "2027-09-01", "end": "2028-05-31"}
    data["plans"][0]["activities"].pop(3)
    data["teachers"] = [{**teacher, "attestations": []} for teacher in data["teachers"]]


def test_last_years_work_ends_without_being_cancelled() -> None:
    first = build_feeds(school())
    second = build_feeds(school(next_year, date(2027, 8, 20)), first[MEMORY])
    assert b"STATUS:CANCELLED" not in second[ALL]
    assert {key[:4] for key in events(second[ALL])} == {"2027"}


def test_work_still_ahead_is_cancelled_even_by_a_new_year() -> None:
    first = build_feeds(school())
    second = build_feeds(school(next_year, date(2027, 4, 2)), first[MEMORY])
    assert {key for key in events(second[ALL]) if key.startswith("2026")} == {"2026/cyclogram/watch/2027-04"}


@pytest.mark.parametrize("path", [ALL, "calendar/roles/coordinator.ics", "calendar/teachers/vtoraya.ics"])
def test_a_lost_event_stops_the_build(path: str) -> None:
    agenda = school()
    feeds = build_feeds(agenda)
    del feeds[MEMORY]
    check_counts(agenda, feeds)
    first = next(iter(events(feeds[path]).values()))
    for damaged in (feeds[path].replace(first, b""), feeds[path].replace(first, first * 2)):
        with pytest.raises(CountMismatch, match=path):
            check_counts(agenda, {**feeds, path: damaged})


def test_a_lost_feed_stops_the_build() -> None:
    agenda = school()
    feeds = build_feeds(agenda)
    del feeds[MEMORY], feeds["calendar/teachers/vtoraya.ics"]
    with pytest.raises(CountMismatch, match="должно быть событий 3, а записано 0"):
        check_counts(agenda, feeds)


def test_a_feed_without_its_placeholder_stops_the_build() -> None:
    agenda = school()
    feeds = build_feeds(agenda)
    del feeds[MEMORY]
    path = "calendar/plans/spare.ics"
    (event,) = events(feeds[path]).values()
    with pytest.raises(CountMismatch, match=path):
        check_counts(agenda, {**feeds, path: feeds[path].replace(event, b"")})


def many_teachers(data: dict[str, Any]) -> None:
    data["teachers"] = [
        {
            "id": f"proba-{n}",
            "name": "Проба",
            "position": "логопед",
            "attestations": [{"for": "первая", "date": "2027-02-15"}],
        }
        for n in range(30)
    ]


def half_of_them(data: dict[str, Any]) -> None:
    many_teachers(data)
    data["teachers"] = data["teachers"][:10]


def test_a_schedule_that_lost_most_of_its_events_stops_the_build() -> None:
    first = build_feeds(school(many_teachers))
    with pytest.raises(SuddenLoss, match="больше половины"):
        build_feeds(school(half_of_them, LATER), first[MEMORY])


def test_a_great_loss_passes_when_it_is_allowed() -> None:
    first = build_feeds(school(many_teachers))
    second = build_feeds(school(half_of_them, LATER), first[MEMORY], allow_loss=True)
    assert len(events(second[ALL])) == len(events(first[ALL]))


def test_a_new_school_year_is_no_loss() -> None:
    def next_year(data: dict[str, Any]) -> None:
        data["school_year"] = {"start": "2027-09-01", "end": "2028-05-31"}
        data["teachers"] = []

    first = build_feeds(school(many_teachers))
    assert MEMORY in build_feeds(school(next_year, date(2027, 8, 20)), first[MEMORY])
