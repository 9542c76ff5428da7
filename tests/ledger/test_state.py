from datetime import date, timedelta

import pytest

from generator.ledger.lines import About, Reminder, What
from tests.mail.past import MOMENT, event, lead, record
from tests.mail.school import TODAY, UPLOAD, UPLOAD_DUE

REMINDER = lead(UPLOAD, "alfa", 14, UPLOAD_DUE)
TOLD = (UPLOAD, "alfa")


def after(*story: What) -> tuple[str, int]:
    found = record(*(event(what, REMINDER) for what in story))
    if REMINDER in found.settled:
        return ("settled", len(found.failures))
    return ("in doubt" if found.is_in_doubt(REMINDER) else "owed", len(found.failures))


@pytest.mark.parametrize(
    ("story", "state"),
    [
        ((What.INTENT, What.SENT), ("settled", 0)),
        ((What.INTENT, What.REFUSED), ("settled", 1)),
        ((What.INTENT, What.DEFERRED), ("owed", 0)),
        ((What.DEFERRED,), ("owed", 0)),
        ((What.INTENT, What.UNKNOWN), ("in doubt", 0)),
        ((What.INTENT,), ("in doubt", 0)),
        ((What.INTENT, What.INTENT, What.SENT), ("settled", 0)),
        ((What.INTENT, What.INTENT), ("settled", 1)),
        ((What.INTENT, What.UNKNOWN, What.INTENT, What.UNKNOWN), ("settled", 1)),
        ((What.INTENT, What.UNKNOWN, What.INTENT, What.DEFERRED), ("in doubt", 0)),
        ((What.INTENT, What.DEFERRED, What.INTENT, What.UNKNOWN), ("in doubt", 0)),
        ((What.INTENT, What.INTENT, What.SENT, What.SENT), ("settled", 0)),
    ],
)
def test_outcomes_add_up(story: tuple[What, ...], state: tuple[str, int]) -> None:
    assert after(*story) == state


@pytest.mark.parametrize("what", [What.SENT, What.UNKNOWN, What.INTENT, What.REFUSED])
def test_what_may_have_arrived_counts_as_told(what: What) -> None:
    assert record(event(What.INTENT, REMINDER), event(what, REMINDER)).told == {TOLD: UPLOAD_DUE}


def test_what_was_deferred_was_not_told() -> None:
    found = record(event(What.INTENT, REMINDER), event(What.DEFERRED, REMINDER))
    assert (found.told, found.mailed) == ({}, {})


def test_a_notice_says_the_last_word_about_the_day() -> None:
    moved = Reminder(About.MOVED, UPLOAD, "alfa", due=date(2026, 11, 25))
    gone = Reminder(About.WITHDRAWN, UPLOAD, "alfa", due=date(2026, 11, 25))
    sent = [event(What.SENT, REMINDER), event(What.SENT, moved)]
    assert record(*sent).told == {TOLD: date(2026, 11, 25)}
    assert record(*sent, event(What.SENT, gone)).told == {TOLD: None}


def test_notices_of_one_deadline_are_counted() -> None:
    days = (date(2026, 11, 25), date(2026, 11, 26))
    notices = [Reminder(About.MOVED, UPLOAD, "alfa", due=day) for day in days]
    assert record(event(What.SENT, REMINDER)).notices == {}
    assert record(*(event(What.SENT, each) for each in notices[:1])).notices == {TOLD: 1}
    assert record(*(event(What.SENT, each) for each in notices)).notices == {TOLD: 2}


def test_a_notice_in_doubt_remembers_the_day_before() -> None:
    moved = Reminder(About.MOVED, UPLOAD, "alfa", due=date(2026, 11, 25))
    found = record(event(What.SENT, REMINDER), event(What.INTENT, moved))
    assert found.attempts[moved].was == UPLOAD_DUE


def test_an_old_try_without_a_result_does_not_outlive_what_was_told_since() -> None:
    """Found by the story: the notice of a moved date went out again, as the try before it ended nowhere."""
    moved = Reminder(About.MOVED, UPLOAD, "alfa", due=date(2026, 11, 25))
    assert record(event(What.INTENT, REMINDER), event(What.SENT, moved)).told == {TOLD: date(2026, 11, 25)}


def test_a_run_that_broke_off_shows() -> None:
    assert record(event(What.INTENT, REMINDER)).unfinished_since == MOMENT
    assert record(event(What.INTENT, REMINDER), event(What.SENT, REMINDER)).unfinished_since is None


def test_the_day_of_the_last_mail_is_known() -> None:
    later = event(What.SENT, lead(UPLOAD, "alfa", 7, UPLOAD_DUE), TODAY + timedelta(days=7))
    assert record(event(What.SENT, REMINDER), later).mailed == {"alfa": TODAY + timedelta(days=7)}
