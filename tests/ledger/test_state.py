from datetime import date, timedelta

import pytest

from generator.ledger.lines import EventKind, Reminder, ReminderKind
from tests.mail.past import MOMENT, event, lead, record
from tests.mail.school import TODAY, UPLOAD, UPLOAD_DUE

REMINDER = lead(UPLOAD, "alfa", 14, UPLOAD_DUE)
TOLD = (UPLOAD, "alfa")


def after(*story: EventKind) -> tuple[str, int]:
    found = record(*(event(kind, REMINDER) for kind in story))
    if REMINDER in found.settled:
        return ("settled", len(found.failures))
    return ("in doubt" if found.is_in_doubt(REMINDER) else "owed", len(found.failures))


@pytest.mark.parametrize(
    ("story", "state"),
    [
        ((EventKind.INTENT, EventKind.SENT), ("settled", 0)),
        ((EventKind.INTENT, EventKind.REFUSED), ("settled", 1)),
        ((EventKind.INTENT, EventKind.DEFERRED), ("owed", 0)),
        ((EventKind.DEFERRED,), ("owed", 0)),
        ((EventKind.INTENT, EventKind.UNKNOWN), ("in doubt", 0)),
        ((EventKind.INTENT,), ("in doubt", 0)),
        ((EventKind.INTENT, EventKind.INTENT, EventKind.SENT), ("settled", 0)),
        ((EventKind.INTENT, EventKind.INTENT), ("settled", 1)),
        ((EventKind.INTENT, EventKind.UNKNOWN, EventKind.INTENT, EventKind.UNKNOWN), ("settled", 1)),
        ((EventKind.INTENT, EventKind.UNKNOWN, EventKind.INTENT, EventKind.DEFERRED), ("in doubt", 0)),
        ((EventKind.INTENT, EventKind.DEFERRED, EventKind.INTENT, EventKind.UNKNOWN), ("in doubt", 0)),
        ((EventKind.INTENT, EventKind.INTENT, EventKind.SENT, EventKind.SENT), ("settled", 0)),
    ],
)
def test_outcomes_add_up(story: tuple[EventKind, ...], state: tuple[str, int]) -> None:
    assert after(*story) == state


@pytest.mark.parametrize("kind", [EventKind.SENT, EventKind.UNKNOWN, EventKind.INTENT, EventKind.REFUSED])
def test_what_may_have_arrived_counts_as_told(kind: EventKind) -> None:
    assert record(event(EventKind.INTENT, REMINDER), event(kind, REMINDER)).told == {TOLD: UPLOAD_DUE}


def test_what_was_deferred_was_not_told() -> None:
    found = record(event(EventKind.INTENT, REMINDER), event(EventKind.DEFERRED, REMINDER))
    assert (found.told, found.mailed) == ({}, {})


def test_a_notice_says_the_last_word_about_the_day() -> None:
    moved = Reminder(ReminderKind.MOVED, UPLOAD, "alfa", due=date(2026, 11, 25))
    gone = Reminder(ReminderKind.WITHDRAWN, UPLOAD, "alfa", due=date(2026, 11, 25))
    sent = [event(EventKind.SENT, REMINDER), event(EventKind.SENT, moved)]
    assert record(*sent).told == {TOLD: date(2026, 11, 25)}
    assert record(*sent, event(EventKind.SENT, gone)).told == {TOLD: None}


def test_notices_of_one_deadline_are_counted() -> None:
    days = (date(2026, 11, 25), date(2026, 11, 26))
    notices = [Reminder(ReminderKind.MOVED, UPLOAD, "alfa", due=day) for day in days]
    assert record(event(EventKind.SENT, REMINDER)).news_told == {}
    assert record(*(event(EventKind.SENT, each) for each in notices[:1])).news_told == {TOLD: 1}
    assert record(*(event(EventKind.SENT, each) for each in notices)).news_told == {TOLD: 2}


def test_a_notice_in_doubt_remembers_the_day_before() -> None:
    moved = Reminder(ReminderKind.MOVED, UPLOAD, "alfa", due=date(2026, 11, 25))
    found = record(event(EventKind.SENT, REMINDER), event(EventKind.INTENT, moved))
    assert found.attempts[moved].was == UPLOAD_DUE


def test_an_old_try_without_a_result_does_not_outlive_what_was_told_since() -> None:
    """Found by the story: the notice of a moved date went out again, as the try before it ended nowhere."""
    moved = Reminder(ReminderKind.MOVED, UPLOAD, "alfa", due=date(2026, 11, 25))
    assert record(event(EventKind.INTENT, REMINDER), event(EventKind.SENT, moved)).told == {
        TOLD: date(2026, 11, 25)
    }


def test_a_run_that_broke_off_shows() -> None:
    assert record(event(EventKind.INTENT, REMINDER)).unfinished_since == MOMENT
    assert record(event(EventKind.INTENT, REMINDER), event(EventKind.SENT, REMINDER)).unfinished_since is None


def test_the_day_of_the_last_mail_is_known() -> None:
    later = event(EventKind.SENT, lead(UPLOAD, "alfa", 7, UPLOAD_DUE), TODAY + timedelta(days=7))
    assert record(event(EventKind.SENT, REMINDER), later).mailed == {"alfa": TODAY + timedelta(days=7)}
