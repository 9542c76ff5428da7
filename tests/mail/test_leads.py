"""Which lead times a mail names: what silence has eaten, what comes along, what is covered already."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from generator.ledger.lines import EventKind
from generator.mail.due import Change, Due
from generator.mail.plan import make_plan
from tests.mail import school
from tests.mail.past import event, lead, record
from tests.mail.school import (
    ATTESTATION,
    DAY,
    EVERYBODY,
    UPLOAD,
    UPLOAD_DUE,
    agenda,
    planned,
    status,
    with_key,
)

FIRST = UPLOAD_DUE - 14 * DAY
TRACKED = with_key(tracking="on")


def ordinary_week(raw: dict[str, Any]) -> None:
    """Saturdays, Sundays and holidays are off; 7 and 14 November 2026 are Saturdays, the 21st too."""
    raw["calendar"] = {"shift": "none"}


def together(days: int) -> school.Change:
    def change(raw: dict[str, Any]) -> None:
        raw["reminders"]["together"] = str(days)

    return change


def leads_on(
    today: date,
    runs: Sequence[date],
    *changes: school.Change,
    sent: Sequence[int] = (),
    started: date = date(2026, 9, 1),
) -> tuple[list[int | None], list[Change]]:
    """What alfa is told of the upload."""
    events = [event(EventKind.SENT, lead(UPLOAD, "alfa", each, UPLOAD_DUE), FIRST) for each in sent]
    found = Due(agenda(today, *changes), record(*events, started=started, runs=runs)).fresh()
    mine = [each for each in found.get("alfa", []) if each.key == UPLOAD]
    return [each.lead for notice in mine for each in notice.reminders], [each.change for each in mine]


NOTHING: tuple[list[int | None], list[Change]] = ([], [])


# An outage: the last run was so many days before the deadline, the next one so many after it.


@pytest.mark.parametrize(
    ("last_run", "sent", "told"),
    [
        (15, (), ([14, 7, 1], [Change.LATE])),
        (14, (14,), ([7, 1], [Change.LATE])),
        (8, (14,), ([7, 1], [Change.LATE])),
        (7, (14, 7), ([1], [Change.LATE])),
        (2, (14, 7), ([1], [Change.LATE])),
        (1, (14, 7, 1), NOTHING),
        (0, (14, 7, 1), NOTHING),
    ],
)
@pytest.mark.parametrize("days_late", [1, 17])
def test_after_an_outage_over_a_deadline_the_person_is_told_once_what_did_not_get_through(
    last_run: int, sent: tuple[int, ...], told: object, days_late: int
) -> None:
    runs = [UPLOAD_DUE - last_run * DAY]
    assert leads_on(UPLOAD_DUE + days_late * DAY, runs, sent=sent) == told


def test_what_was_told_late_is_not_told_again() -> None:
    today = UPLOAD_DUE + 17 * DAY
    assert leads_on(today + DAY, [UPLOAD_DUE - 15 * DAY, today], sent=(14, 7, 1)) == NOTHING


def test_an_empty_ledger_has_no_gap() -> None:
    today = UPLOAD_DUE + DAY
    assert leads_on(today, [], started=today) == NOTHING


def test_a_ledger_that_began_before_the_deadline_and_then_fell_silent_has_one() -> None:
    assert leads_on(UPLOAD_DUE + DAY, [], started=UPLOAD_DUE) == ([14, 7, 1], [Change.LATE])


def test_what_a_run_has_seen_is_not_missed_because_the_next_one_came_late() -> None:
    """Nobody had an address then: that was told on the day."""
    assert leads_on(UPLOAD_DUE + 9 * DAY, [UPLOAD_DUE]) == NOTHING


def test_what_came_into_the_schedule_during_an_outage_and_passed_is_told() -> None:
    assert leads_on(UPLOAD_DUE + 9 * DAY, [UPLOAD_DUE - 3 * DAY]) == ([14, 7, 1], [Change.LATE])


@pytest.mark.parametrize("change", [school.done("upload"), status(0, "on_leave"), status(0, "left")])
def test_an_edit_ends_what_silence_has_eaten(change: school.Change) -> None:
    assert leads_on(UPLOAD_DUE + 9 * DAY, [FIRST - DAY], change) == NOTHING


def test_an_overdue_notice_takes_along_what_silence_has_eaten() -> None:
    found = leads_on(UPLOAD_DUE + 2 * DAY, [UPLOAD_DUE - 2 * DAY], TRACKED, sent=(14, 7))
    assert found == ([1, -1], [Change.LATE])


LATE_ONCE = ([-1], [Change.LATE])


@pytest.mark.parametrize(("last_run", "told"), [(0, LATE_ONCE), (30, LATE_ONCE), (31, NOTHING)])
def test_an_overdue_notice_is_late_where_nobody_ran_for_its_thirty_days(last_run: int, told: object) -> None:
    def once(raw: dict[str, Any]) -> None:
        raw["reminders"]["overdue_after"] = ["1"]

    runs = [UPLOAD_DUE + last_run * DAY]
    assert leads_on(UPLOAD_DUE + 32 * DAY, runs, TRACKED, once, sent=(14, 7, 1)) == told


# Days off.


@pytest.mark.parametrize(
    ("days", "found"),
    [(15, [14]), (16, []), (8, [14, 7]), (9, [14]), (1, [14, 7, 1]), (2, [14, 7])],
    ids=["Friday", "Thursday", "Friday", "Thursday", "Friday", "Thursday"],
)
def test_a_lead_time_on_a_day_off_comes_on_the_working_day_before(days: int, found: list[int]) -> None:
    assert leads_on(UPLOAD_DUE - days * DAY, [UPLOAD_DUE - 20 * DAY], ordinary_week)[0] == found


def test_a_run_on_a_day_off_sees_nothing() -> None:
    """It ran on Saturday only, when nobody is mailed: the reminder of Friday is told on Monday."""
    thursday, saturday, monday = (UPLOAD_DUE + days * DAY for days in (-2, 0, 2))
    found = leads_on(monday, [thursday, saturday], ordinary_week, sent=(14, 7))
    assert found == ([1], [Change.LATE])


def test_a_ledger_that_began_on_the_day_off_of_a_deadline_has_missed_nothing() -> None:
    monday = UPLOAD_DUE + 2 * DAY
    assert leads_on(monday, [UPLOAD_DUE], ordinary_week, started=UPLOAD_DUE) == NOTHING


@pytest.mark.parametrize(("days", "mailed"), [(-1, ["alfa"]), (0, []), (1, []), (2, [])])
def test_no_mail_goes_on_a_day_off(days: int, mailed: list[str]) -> None:
    """On Friday alfa's last reminder of Saturday's deadline."""
    friday = UPLOAD_DUE - DAY
    sent = [event(EventKind.SENT, lead(UPLOAD, "alfa", each, UPLOAD_DUE), FIRST) for each in (14, 7)]
    if days > -1:
        sent.append(event(EventKind.SENT, lead(UPLOAD, "alfa", 1, UPLOAD_DUE), friday))
        sent.append(event(EventKind.SENT, lead(ATTESTATION, "alfa", 14, date(2026, 12, 1)), friday))
    today = UPLOAD_DUE + days * DAY
    found = make_plan(
        agenda(today, ordinary_week), record(*sent, started=friday, runs=[friday]), EVERYBODY, 400
    )
    assert [mail.person for mail in found.mails] == mailed


def test_a_move_waits_for_the_next_working_day() -> None:
    sent = record(event(EventKind.SENT, lead(UPLOAD, "alfa", 14, UPLOAD_DUE), FIRST), runs=[FIRST])
    saturday = UPLOAD_DUE - 7 * DAY
    found = [
        make_plan(agenda(day, ordinary_week, planned(0, "2027-03-11")), sent, EVERYBODY, 400)
        for day in (saturday, saturday + 2 * DAY)
    ]
    assert [[mail.person for mail in each.mails] for each in found] == [[], ["alfa"]]
    assert [[mail.person for mail in each.resting] for each in found] == [["alfa"], []]


# One mail instead of several.


@pytest.mark.parametrize(("days", "company"), [(0, []), (6, []), (7, [7]), (9, [7])])
def test_a_mail_that_goes_anyway_takes_along_what_comes_within_so_many_days_but_never_the_last(
    days: int, company: list[int]
) -> None:
    (mail,) = make_plan(agenda(FIRST, together(days)), record(), ["alfa"], 400).mails
    assert [(each.key, each.lead) for each in mail.reminders] == [(UPLOAD, each) for each in [14, *company]]


def test_a_reminder_on_the_day_itself_is_the_last_and_the_one_before_comes_along() -> None:
    def on_the_day(raw: dict[str, Any]) -> None:
        raw["reminders"]["days_before"] = ["14", "7", "0"]

    (mail,) = make_plan(agenda(FIRST, together(7), on_the_day), record(), ["alfa"], 400).mails
    assert [each.lead for each in mail.reminders if each.key == UPLOAD] == [14, 7]


def test_another_deadline_comes_along_in_a_notice_of_its_own() -> None:
    """The reminder of the attestation is due ten days after that of the upload."""
    (mail,) = make_plan(agenda(FIRST, together(10)), record(), ["alfa"], 400).mails
    assert [(each.key, [one.lead for one in each.reminders]) for each in mail.notices] == [
        (UPLOAD, [14, 7]),
        (ATTESTATION, [14]),
    ]


def silent(raw: dict[str, Any]) -> None:
    raw["plans"][0]["activities"][0]["reminders"] = []


@pytest.mark.parametrize("change", [school.done("upload"), silent])
def test_what_is_done_or_asks_for_no_reminders_does_not_come_along(change: school.Change) -> None:
    """The attestation's mail goes on its day, four days before the upload's deadline."""
    today = date(2026, 11, 17)
    (mail,) = make_plan(agenda(today, together(30), change), record(), ["alfa"], 400).mails
    assert [each.key for each in mail.notices] == [ATTESTATION]


def test_an_overdue_notice_to_come_does_not_make_the_last_reminder_come_along() -> None:
    found = Due(agenda(UPLOAD_DUE - 7 * DAY, TRACKED, together(7)), record())
    (upload,) = [each for each in found.with_company("alfa", found.fresh()["alfa"]) if each.key == UPLOAD]
    assert [each.lead for each in upload.reminders] == [14, 7]


def test_what_came_along_is_not_due_on_its_own_day() -> None:
    assert leads_on(UPLOAD_DUE - 7 * DAY, [FIRST], together(7), sent=(14, 7)) == NOTHING


def test_nothing_goes_only_to_take_along() -> None:
    assert make_plan(agenda(FIRST - DAY, together(7)), record(), ["alfa"], 400).mails == ()


def test_an_only_lead_time_is_the_last_and_waits_for_its_day() -> None:
    def once(raw: dict[str, Any]) -> None:
        raw["plans"][0]["activities"][0]["reminders"] = ["7"]

    today = date(2026, 11, 17) - 4 * DAY
    found = make_plan(agenda(today, together(30), once), record(), ["alfa"], 400)
    assert found.mails == ()


def test_overdue_notices_do_not_come_along() -> None:
    found = Due(agenda(UPLOAD_DUE, TRACKED, together(7)), record())
    (upload,) = [each for each in found.with_company("alfa", found.fresh()["alfa"]) if each.key == UPLOAD]
    assert [each.lead for each in upload.reminders] == [14, 7, 1]


def test_a_mail_that_waits_takes_nothing_along() -> None:
    mailed = record(event(EventKind.SENT, lead(ATTESTATION, "alfa", 30, date(2026, 12, 1)), FIRST))
    (mail,) = make_plan(agenda(FIRST, together(7)), mailed, ["alfa"], 400).held
    assert [each.lead for each in mail.reminders] == [14]


# What a shorter lead time has covered.


@pytest.mark.parametrize(("sent", "left"), [((), [30, 14]), ((14,), []), ((14, 7), [])])
def test_a_longer_lead_time_added_in_the_year_does_not_mail_anew(
    sent: tuple[int, ...], left: list[int]
) -> None:
    def longer(raw: dict[str, Any]) -> None:
        raw["reminders"]["days_before"] = ["30", "14", "7", "1"]

    assert leads_on(UPLOAD_DUE - 10 * DAY, [FIRST], longer, sent=sent)[0] == left


def test_silence_that_a_later_mail_has_covered_is_not_told() -> None:
    assert leads_on(UPLOAD_DUE + 9 * DAY, [FIRST - DAY], sent=(1,)) == NOTHING


def test_a_run_of_the_same_day_has_seen_everything() -> None:
    today = UPLOAD_DUE + 9 * DAY
    assert leads_on(today, [FIRST - DAY, today]) == NOTHING
