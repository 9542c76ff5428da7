"""Where the coordinator's week begins and ends, and how far her lists look back."""

from datetime import date, timedelta

import pytest

from generator.ledger.lines import Event, EventKind, Reminder, ReminderKind
from generator.mail.coordinator import Unreached, WhyUnreached, summary_of, unreached
from generator.mail.due import Due
from generator.mail.words import unreached_lines
from tests.mail.past import event, lead, record
from tests.mail.school import ATTESTATION, TODAY, UPLOAD, UPLOAD_DUE, agenda, done, planned

REMINDER = lead(UPLOAD, "alfa", 14, UPLOAD_DUE)
MONDAY = date(2026, 11, 16)


@pytest.mark.parametrize(
    ("planned_on", "keys"),
    [("2026-11-25", []), ("2026-11-26", [UPLOAD]), ("2026-12-02", [UPLOAD]), ("2026-12-03", [])],
    ids=["Sunday before", "Monday", "Sunday", "next Monday"],
)
@pytest.mark.parametrize("day", [0, 6])
def test_the_week_is_from_monday_through_sunday(planned_on: str, keys: list[str], day: int) -> None:
    summary = summary_of(agenda(MONDAY + timedelta(days=day), planned(0, planned_on)))
    assert (summary.monday, [each.key for each in summary.week if each.key == UPLOAD]) == (MONDAY, keys)


def report(day: date, about: str = "unreached") -> Event:
    return event(
        EventKind.SENT, Reminder(ReminderKind.UNREACHED, f"2026/{about}/alfa/{day}", "zavuch", due=day), day
    )


def troubles(
    story: tuple[EventKind, ...], days_later: int, *changes: object, reported: date | None = None
) -> list[WhyUnreached]:
    reports = [report(reported)] if reported else []
    told = record(*(event(kind, REMINDER) for kind in story), *reports)
    today = TODAY + timedelta(days=days_later)
    return [each.trouble for each in unreached(Due(agenda(today, *changes), told), ("alfa",), [])]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("story", "trouble"),
    [
        ((EventKind.REFUSED,), WhyUnreached.REFUSED),
        ((EventKind.UNKNOWN, EventKind.UNKNOWN), WhyUnreached.UNKNOWN),
    ],
)
def test_what_failed_is_told_for_seven_days_and_until_it_was_told_once(
    story: tuple[EventKind, ...], trouble: WhyUnreached
) -> None:
    days = (0, 6, 7, 40)
    assert [troubles(story, number) for number in days] == [[trouble]] * 4
    told = [troubles(story, number, reported=TODAY + timedelta(days=1)) for number in days]
    assert told == [[trouble], [trouble], [], []]
    assert troubles(story, 7, reported=TODAY) == [trouble]


@pytest.mark.parametrize("story", [(EventKind.DEFERRED,), (EventKind.UNKNOWN,)])
def test_a_delay_is_told_from_the_next_day_for_a_week(story: tuple[EventKind, ...]) -> None:
    found = [troubles(story, days) for days in (0, 1, 6, 7)]
    assert found == [[], [WhyUnreached.DELAYED], [WhyUnreached.DELAYED], []]


def test_people_stand_by_id_and_their_troubles_by_gravity() -> None:
    later = lead("2026/cyclogram/upload/beta/first", "beta", 14, date(2027, 2, 5))
    told = record(
        event(EventKind.UNKNOWN, REMINDER),
        event(EventKind.UNKNOWN, REMINDER),
        event(EventKind.REFUSED, later),
        event(EventKind.REFUSED, lead(ATTESTATION, "alfa", 14, date(2026, 12, 1))),
    )
    due = [lead(UPLOAD, "alfa", 7, UPLOAD_DUE), later]
    assert unreached(Due(agenda(), told), ("beta",), due) == (
        Unreached("alfa", WhyUnreached.NO_ADDRESS, (UPLOAD,)),
        Unreached("alfa", WhyUnreached.REFUSED, (ATTESTATION,)),
        Unreached("alfa", WhyUnreached.UNKNOWN, (UPLOAD,)),
        Unreached("beta", WhyUnreached.REFUSED, (later.key,)),
    )


def test_a_delay_of_what_is_done_is_not_told() -> None:
    assert troubles((EventKind.DEFERRED,), 1, done("upload")) == []


@pytest.mark.parametrize(
    ("count", "shown", "more"),
    [
        (99, 99, ""),
        (100, 100, ""),
        (101, 100, "и ещё 1 строка — на сайте"),
        (103, 100, "и ещё 3 строки — на сайте"),
    ],
)
def test_a_list_has_a_hundred_lines_and_says_how_many_it_leaves_out(
    count: int, shown: int, more: str
) -> None:
    found = unreached_lines(agenda(), [Unreached("alfa", WhyUnreached.REFUSED, (UPLOAD,))] * count)
    assert (len(found.lines), found.more) == (shown, more)
