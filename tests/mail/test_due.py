from datetime import date
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.ledger.lines import Event, EventKind, Reminder, ReminderKind
from generator.ledger.state import LedgerState
from generator.mail.doubtful import doubtful_notices
from generator.mail.due import Change, Due, DueNotice, GoneNotice, Notice
from tests.mail import school
from tests.mail.past import event, lead, record
from tests.mail.school import (
    ACCOUNTS,
    ATTESTATION,
    DAY,
    UPLOAD,
    UPLOAD_DUE,
    agenda,
    done,
    empty_record,
    held_by,
    planned,
    status,
    with_key,
    without_activity,
)

SENT_UPLOAD = event(EventKind.SENT, lead(UPLOAD, "alfa", 14, UPLOAD_DUE), UPLOAD_DUE - 14 * DAY)
TRACKED = with_key(tracking="on")


def notices(today: date, found: LedgerState, *changes: school.Change, person: str = "alfa") -> list[Notice]:
    return Due(agenda(today, *changes), found).fresh().get(person, [])


def leads(today: date, found: LedgerState, *changes: school.Change, key: str = UPLOAD) -> list[int | None]:
    return [
        reminder.lead
        for notice in notices(today, found, *changes)
        if notice.key == key
        for reminder in notice.reminders
    ]


@pytest.mark.parametrize(
    ("left", "expected"),
    [(15, []), (14, [14]), (8, [14]), (7, [14, 7]), (1, [14, 7, 1]), (0, [14, 7, 1]), (-1, [])],
)
def test_lead_times_come_on_their_day_and_last_until_the_deadline(left: int, expected: list[int]) -> None:
    assert leads(UPLOAD_DUE - left * DAY, empty_record()) == expected


@example(days={0}, left=-1)
@given(st.sets(st.integers(0, 60), min_size=1, max_size=5), st.integers(-70, 70))
def test_a_reminder_is_due_from_its_day_until_the_deadline(days: set[int], left: int) -> None:
    rules = with_key(reminders={"days_before": [str(each) for each in sorted(days)]})
    expected = sorted((each for each in days if 0 <= left <= each), reverse=True)
    assert leads(UPLOAD_DUE - left * DAY, empty_record(), rules) == expected


def test_several_lead_times_make_one_mention() -> None:
    found = [each for each in notices(UPLOAD_DUE, empty_record()) if each.key == UPLOAD]
    assert len(found) == 1


def test_what_was_sent_is_not_due_again() -> None:
    assert leads(UPLOAD_DUE - 7 * DAY, record(SENT_UPLOAD)) == [7]


def refused(*days: date) -> LedgerState:
    return record(*(event(EventKind.REFUSED, lead(UPLOAD, "alfa", 14, UPLOAD_DUE), day) for day in days))


def test_what_was_refused_goes_again_on_another_day_three_times_in_all() -> None:
    first = UPLOAD_DUE - 14 * DAY
    days = [first + number * DAY for number in range(4)]
    found = [(leads(days[n - 1], refused(*days[:n])), leads(days[n], refused(*days[:n]))) for n in (1, 2, 3)]
    assert found == [([], [14]), ([], [14]), ([], [])]


@pytest.mark.parametrize(("late", "change"), [(0, Change.NONE), (1, Change.LATE), (90, Change.LATE)])
def test_what_was_deferred_is_owed_and_told_late_once_its_deadline_has_passed(
    late: int, change: Change
) -> None:
    deferred = record(event(EventKind.DEFERRED, lead(UPLOAD, "alfa", 14, UPLOAD_DUE), UPLOAD_DUE - DAY))
    found = [each for each in notices(UPLOAD_DUE + late * DAY, deferred) if each.key == UPLOAD]
    leads_told = [reminder.lead for each in found for reminder in each.reminders]
    assert [each.change for each in found] == [change]
    assert leads_told == ([14] if late else [14, 7, 1])


@pytest.mark.parametrize("change", [done("upload"), status(0, "on_leave"), status(0, "left")])
def test_done_on_leave_and_left_get_nothing_more(change: school.Change) -> None:
    assert leads(UPLOAD_DUE, record(SENT_UPLOAD), change) == []
    assert [each for each in notices(UPLOAD_DUE, record(SENT_UPLOAD), change) if each.key == UPLOAD] == []


def test_a_row_without_reminders_gets_none() -> None:
    def change(raw: dict[str, Any]) -> None:
        raw["plans"][0]["activities"][0]["reminders"] = []

    assert leads(UPLOAD_DUE, empty_record(), change) == []
    assert leads(UPLOAD_DUE + DAY, empty_record(), change, TRACKED) == []


@pytest.mark.parametrize(("late", "expected"), [(0, [14, 7, 1]), (1, [-1]), (6, [-1]), (7, [-1, -7])])
def test_with_tracking_the_overdue_are_told(late: int, expected: list[int]) -> None:
    assert leads(UPLOAD_DUE + late * DAY, empty_record(date(2026, 9, 1)), TRACKED) == expected


def test_without_tracking_nobody_is_told_of_what_has_passed() -> None:
    assert leads(UPLOAD_DUE + DAY, empty_record(date(2026, 9, 1))) == []


def test_an_attestation_is_never_overdue() -> None:
    day = date(2026, 12, 2)
    assert leads(day, empty_record(date(2026, 9, 1)), TRACKED, key=ATTESTATION) == []


def test_a_first_run_does_not_mail_what_was_overdue_before_it() -> None:
    today = UPLOAD_DUE + 5 * DAY
    assert leads(today, empty_record(today), TRACKED) == []
    assert leads(today + 2 * DAY, empty_record(today), TRACKED) == [-7]


def test_what_became_overdue_on_the_day_of_the_first_run_is_mailed() -> None:
    today = UPLOAD_DUE + DAY
    assert leads(today, empty_record(today), TRACKED) == [-1]


@pytest.mark.parametrize(("late", "expected"), [(31, [-1, -7]), (32, [-7]), (37, [-7]), (38, [])])
def test_what_is_overdue_for_long_is_not_told_out_of_the_blue(late: int, expected: list[int]) -> None:
    """Each lead time is worth telling for thirty days."""
    assert leads(UPLOAD_DUE + late * DAY, empty_record(date(2026, 9, 1)), TRACKED) == expected


def test_a_moved_deadline_is_told_at_once_with_both_days() -> None:
    found = notices(UPLOAD_DUE - 13 * DAY, record(SENT_UPLOAD), planned(0, "2027-03-11"))
    moved = next(each for each in found if each.key == UPLOAD)
    assert (moved.change, moved.was, moved.day) == (Change.MOVED, UPLOAD_DUE, date(2027, 3, 1))
    assert moved.reminders == (Reminder(ReminderKind.MOVED, UPLOAD, "alfa", due=date(2027, 3, 1)),)


@pytest.mark.parametrize(
    ("today", "planned_on", "due"),
    [(UPLOAD_DUE + DAY, "2026-12-02", UPLOAD_DUE + DAY), (UPLOAD_DUE, "2026-11-30", UPLOAD_DUE - DAY)],
    ids=["to today", "away from today"],
)
def test_a_move_is_told_while_one_of_the_days_is_today(today: date, planned_on: str, due: date) -> None:
    found = notices(today, record(SENT_UPLOAD), planned(0, planned_on))
    assert [(each.change, each.was, each.day) for each in found if each.key == UPLOAD] == [
        (Change.MOVED, UPLOAD_DUE, due)
    ]


def test_a_move_between_days_that_have_passed_is_not_told() -> None:
    found = notices(UPLOAD_DUE + 2 * DAY, record(SENT_UPLOAD), planned(0, "2026-12-02"))
    assert [each.key for each in found] == [ATTESTATION]


def test_a_moved_deadline_covers_the_lead_times_that_have_come() -> None:
    """Moved by a day, eight days before: the news is all there is, and 14 doesn't come again."""
    today = UPLOAD_DUE - 8 * DAY
    moved = next(
        each for each in notices(today, record(SENT_UPLOAD), planned(0, "2026-12-02")) if each.key == UPLOAD
    )
    assert [each.lead for each in moved.reminders] == [None, 14]
    told = record(SENT_UPLOAD, *(event(EventKind.SENT, each, today) for each in moved.reminders))
    assert leads(today + DAY, told, planned(0, "2026-12-02")) == []


def test_a_date_that_was_never_told_moves_in_silence() -> None:
    found = notices(UPLOAD_DUE - 7 * DAY, empty_record(), planned(0, "2026-12-02"))
    assert [each.change for each in found] == [Change.NONE]


def test_a_withdrawn_deadline_is_told_once() -> None:
    today = UPLOAD_DUE - 10 * DAY
    (gone,) = notices(today, record(SENT_UPLOAD), without_activity(0))
    assert (gone.change, gone.was, gone.is_gone) == (Change.WITHDRAWN, UPLOAD_DUE, True)
    told = record(SENT_UPLOAD, *(event(EventKind.SENT, each, today) for each in gone.reminders))
    assert notices(today + DAY, told, without_activity(0)) == []


def test_a_deadline_that_comes_back_is_told_anew() -> None:
    gone = Reminder(ReminderKind.WITHDRAWN, UPLOAD, "alfa", due=UPLOAD_DUE)
    found = notices(UPLOAD_DUE - 9 * DAY, record(SENT_UPLOAD, event(EventKind.SENT, gone)))
    (back,) = [each for each in found if each.key == UPLOAD]
    assert (back.change, back.was, back.day) == (Change.MOVED, None, UPLOAD_DUE)


def test_a_deadline_of_today_is_withdrawn() -> None:
    found = notices(UPLOAD_DUE, record(SENT_UPLOAD), without_activity(0))
    assert [(each.key, each.change) for each in found if each.key == UPLOAD] == [(UPLOAD, Change.WITHDRAWN)]


def test_a_deadline_that_has_passed_is_not_withdrawn() -> None:
    found = notices(UPLOAD_DUE + DAY, record(SENT_UPLOAD), without_activity(0))
    assert [each.key for each in found] == [ATTESTATION]


def test_a_new_year_withdraws_nothing_of_the_old() -> None:
    new = with_key(school_year={"start": "2027-09-01", "end": "2028-05-31"}, teachers=[])
    assert notices(UPLOAD_DUE - 10 * DAY, record(SENT_UPLOAD), new) == []


def test_who_no_longer_answers_is_told_so() -> None:
    due = date(2026, 11, 11)
    sent = record(event(EventKind.SENT, lead(ACCOUNTS, "director", 7, due)))
    found = notices(school.TODAY, sent, held_by(1, "zavuch"), person="director")
    assert [(each.key, each.change, each.was) for each in found] == [(ACCOUNTS, Change.HANDED_OVER, due)]


def test_who_no_longer_answers_for_what_is_done_is_told_nothing() -> None:
    sent = record(event(EventKind.SENT, lead(ACCOUNTS, "director", 7, date(2026, 11, 11))))
    assert notices(school.TODAY, sent, held_by(1, "zavuch"), done("accounts"), person="director") == []


def in_doubt(reminder: Reminder, day: date) -> Event:
    return event(EventKind.UNKNOWN, reminder, day)


def test_what_is_in_doubt_is_not_fresh_but_goes_again_as_it_was() -> None:
    doubt = record(in_doubt(lead(UPLOAD, "alfa", 14, UPLOAD_DUE), UPLOAD_DUE - 14 * DAY))
    today = UPLOAD_DUE - 13 * DAY
    assert leads(today, doubt) == []
    again = doubtful_notices(Due(agenda(today), doubt))
    assert [(place, [each.reminders for each in found]) for place, found in again.items()] == [
        (("alfa", "<m@example.org>"), [(lead(UPLOAD, "alfa", 14, UPLOAD_DUE),)])
    ]


@pytest.mark.parametrize(
    "change", [done("upload"), status(0, "left"), planned(0, "2026-12-05"), without_activity(0)]
)
def test_what_no_longer_holds_does_not_go_again(change: school.Change) -> None:
    doubt = record(in_doubt(lead(UPLOAD, "alfa", 14, UPLOAD_DUE), UPLOAD_DUE - 14 * DAY))
    assert doubtful_notices(Due(agenda(UPLOAD_DUE - 13 * DAY, change), doubt)) == {}


@pytest.mark.parametrize(("late", "change"), [(0, Change.NONE), (1, Change.LATE), (90, Change.LATE)])
def test_what_is_in_doubt_goes_again_also_when_its_deadline_has_passed(late: int, change: Change) -> None:
    doubt = record(in_doubt(lead(UPLOAD, "alfa", 1, UPLOAD_DUE), UPLOAD_DUE - DAY))
    again = doubtful_notices(Due(agenda(UPLOAD_DUE + late * DAY), doubt))
    assert [each.change for mine in again.values() for each in mine] == [change]


def test_what_a_later_mail_has_covered_does_not_go_again() -> None:
    covered = event(EventKind.SENT, lead(UPLOAD, "alfa", 7, UPLOAD_DUE), UPLOAD_DUE - 7 * DAY)
    doubt = record(in_doubt(lead(UPLOAD, "alfa", 14, UPLOAD_DUE), UPLOAD_DUE - 8 * DAY), covered)
    assert doubtful_notices(Due(agenda(UPLOAD_DUE - 6 * DAY), doubt)) == {}


def test_what_is_in_doubt_and_was_refused_today_rests_till_tomorrow() -> None:
    today, reminder = UPLOAD_DUE - 13 * DAY, lead(UPLOAD, "alfa", 14, UPLOAD_DUE)
    found = record(in_doubt(reminder, today - DAY), event(EventKind.REFUSED, reminder, today))
    assert [bool(doubtful_notices(Due(agenda(today + n * DAY), found))) for n in (0, 1)] == [False, True]


@pytest.mark.parametrize(
    ("today", "change", "expected"),
    [
        (UPLOAD_DUE, without_activity(0), [(Change.WITHDRAWN, UPLOAD_DUE)]),
        (UPLOAD_DUE + DAY, without_activity(0), [(Change.WITHDRAWN, UPLOAD_DUE)]),
        (UPLOAD_DUE, planned(0, "2026-12-01"), []),
    ],
    ids=["on its day", "after its day", "it came back"],
)
def test_a_withdrawal_in_doubt_goes_again_while_it_is_off(
    today: date, change: school.Change, expected: list[tuple[Change, date]]
) -> None:
    gone = Reminder(ReminderKind.WITHDRAWN, UPLOAD, "alfa", due=UPLOAD_DUE)
    found = record(SENT_UPLOAD, in_doubt(gone, UPLOAD_DUE - DAY))
    again = doubtful_notices(Due(agenda(today, change), found))
    assert [(each.change, each.was) for mine in again.values() for each in mine] == expected


def test_a_handing_over_in_doubt_goes_again_as_one() -> None:
    due = date(2026, 11, 11)
    gone = Reminder(ReminderKind.WITHDRAWN, ACCOUNTS, "director", due=due)
    found = record(event(EventKind.SENT, lead(ACCOUNTS, "director", 7, due)), in_doubt(gone, school.TODAY))
    again = doubtful_notices(Due(agenda(school.TODAY, held_by(1, "zavuch")), found))
    assert [(each.change, each.was) for mine in again.values() for each in mine] == [
        (Change.HANDED_OVER, due)
    ]


@pytest.mark.parametrize(
    ("kind", "changes"), [(EventKind.REFUSED, [[], [Change.MOVED]]), (EventKind.UNKNOWN, [[], []])]
)
def test_news_of_a_move_rests_where_it_was_refused_today_and_is_not_fresh_in_doubt(
    kind: EventKind, changes: list[list[Change]]
) -> None:
    today = UPLOAD_DUE - 13 * DAY
    news = Reminder(ReminderKind.MOVED, UPLOAD, "alfa", due=UPLOAD_DUE + DAY)
    found = record(SENT_UPLOAD, event(kind, news, today))
    told = [notices(today + days * DAY, found, planned(0, "2026-12-02")) for days in (0, 1)]
    assert [
        [each.change for each in mine if each.key == UPLOAD and each.change is Change.MOVED] for mine in told
    ] == changes


def test_a_notice_in_doubt_goes_again_with_both_days() -> None:
    due = UPLOAD_DUE + DAY
    moved = Reminder(ReminderKind.MOVED, UPLOAD, "alfa", due=due)
    found = record(SENT_UPLOAD, in_doubt(moved, UPLOAD_DUE - 10 * DAY))
    again = doubtful_notices(Due(agenda(UPLOAD_DUE - 9 * DAY, planned(0, "2026-12-02")), found))
    assert [(each.change, each.was, each.day) for found in again.values() for each in found] == [
        (Change.MOVED, UPLOAD_DUE, due)
    ]


def test_most_urgent_comes_first_and_what_is_off_last() -> None:
    far, near = (
        DueNotice(key=key, reminders=(), occurrence=agenda().by_key[key]) for key in (ATTESTATION, UPLOAD)
    )
    gone = GoneNotice(key="a", reminders=(), change=Change.WITHDRAWN, was=date(2026, 11, 20))
    assert sorted([far, gone, near], key=lambda each: each.order) == [near, far, gone]
