from datetime import date, timedelta

import pytest

from generator.ledger.lines import EventKind, Reminder, ReminderKind
from generator.ledger.state import ToldLate
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
        ((EventKind.INTENT, EventKind.REFUSED), ("owed", 1)),
        ((EventKind.INTENT, EventKind.REFUSED) * 2, ("owed", 2)),
        ((EventKind.INTENT, EventKind.REFUSED) * 3, ("settled", 3)),
        ((EventKind.INTENT, EventKind.REFUSED, EventKind.INTENT, EventKind.SENT), ("settled", 1)),
        ((EventKind.REFUSED, EventKind.DEFERRED, EventKind.REFUSED, EventKind.REFUSED), ("settled", 3)),
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


@pytest.mark.parametrize("kind", [EventKind.SENT, EventKind.UNKNOWN, EventKind.INTENT])
def test_what_may_have_arrived_counts_as_told(kind: EventKind) -> None:
    assert record(event(EventKind.INTENT, REMINDER), event(kind, REMINDER)).told == {TOLD: UPLOAD_DUE}


@pytest.mark.parametrize("kind", [EventKind.DEFERRED, EventKind.REFUSED])
def test_what_certainly_did_not_arrive_was_not_told(kind: EventKind) -> None:
    found = record(event(EventKind.INTENT, REMINDER), event(kind, REMINDER))
    assert (found.told, found.mailed) == ({}, {})


def test_what_is_given_up_is_not_told_another_time() -> None:
    refusals = [event(EventKind.REFUSED, REMINDER, TODAY + timedelta(days=number)) for number in range(3)]
    found = record(*refusals)
    assert (found.told, [each.final for each in found.failures]) == ({TOLD: UPLOAD_DUE}, [False, False, True])


def test_a_refused_reminder_rests_on_its_day_only() -> None:
    found = record(event(EventKind.REFUSED, REMINDER))
    assert [found.is_resting(REMINDER, TODAY + timedelta(days=number)) for number in (-1, 0, 1)] == [
        False,
        True,
        False,
    ]


@pytest.mark.parametrize(("sent", "covered"), [(14, [14, 30]), (7, [7, 14, 30]), (-1, [-1, 7, 14, 30])])
def test_a_mail_covers_its_lead_time_and_longer_ones(sent: int, covered: list[int]) -> None:
    found = record(event(EventKind.SENT, lead(UPLOAD, "alfa", sent, UPLOAD_DUE)))
    leads = (-7, -1, 7, 14, 30)
    assert [each for each in leads if found.is_covered(lead(UPLOAD, "alfa", each, UPLOAD_DUE))] == covered


@pytest.mark.parametrize(
    "other",
    [
        lead(UPLOAD, "director", 14, UPLOAD_DUE),
        lead(UPLOAD, "alfa", 14, UPLOAD_DUE + timedelta(days=1)),
        lead(UPLOAD + "/x", "alfa", 14, UPLOAD_DUE),
    ],
    ids=["another person", "another day", "another row"],
)
def test_a_mail_covers_nothing_else(other: Reminder) -> None:
    assert not record(event(EventKind.SENT, REMINDER)).is_covered(other)


def test_a_timing_that_became_the_second_one_is_covered_still() -> None:
    assert record(event(EventKind.SENT, REMINDER)).is_covered(lead(UPLOAD + "/2", "alfa", 14, UPLOAD_DUE))


@pytest.mark.parametrize("kind", [EventKind.REFUSED, EventKind.UNKNOWN])
def test_what_was_not_certainly_sent_covers_nothing(kind: EventKind) -> None:
    found = record(*[event(kind, REMINDER)] * 3)
    assert not found.is_covered(REMINDER)


def test_what_went_out_after_its_deadline_is_known_as_late() -> None:
    days = (UPLOAD_DUE, UPLOAD_DUE + timedelta(days=1))
    overdue = lead(UPLOAD, "alfa", -1, UPLOAD_DUE)
    events = [event(EventKind.SENT, each, day) for day in days for each in (REMINDER, overdue)]
    assert record(*events).told_late == [ToldLate(REMINDER, days[1])]


def test_the_day_of_a_report_about_a_person_is_known() -> None:
    report = Reminder(ReminderKind.UNREACHED, f"2026/unreached/alfa/{TODAY}", "zavuch", due=TODAY)
    assert record(event(EventKind.SENT, report)).reported == {("unreached", "alfa"): TODAY}
    assert record(event(EventKind.INTENT, report)).reported == {}


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
