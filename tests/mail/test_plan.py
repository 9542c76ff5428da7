from datetime import date
from typing import Any

import pytest

from generator.addresses import Site
from generator.ledger.lines import Event, EventKind, Reminder, ReminderKind
from generator.ledger.state import LedgerState
from generator.mail.coordinator import WhyUnreached
from generator.mail.plan import MailPlan, make_plan, message_id
from generator.mail.results import Outcome
from tests.mail import school
from tests.mail.past import event, lead, record
from tests.mail.school import (
    ACCOUNTS,
    ADDRESSES,
    DAY,
    UPLOAD,
    UPLOAD_DUE,
    agenda,
    done,
    empty_record,
    held_by,
    with_key,
)

MONDAY = date(2026, 11, 16)
TUESDAY = MONDAY + DAY


def plan(
    today: date,
    found: LedgerState | None = None,
    *changes: school.Change,
    addressed: tuple[str, ...] = school.EVERYBODY,
    limit: int = 400,
) -> MailPlan:
    return make_plan(agenda(today, *changes), found or empty_record(today), addressed, limit)


def test_a_person_gets_one_mail_with_everything() -> None:
    """On 21 November alfa's upload is due, the attestation has come within 14 days."""
    (mail,) = plan(UPLOAD_DUE).mails
    assert (mail.person, [each.key for each in mail.notices]) == ("alfa", [UPLOAD, school.ATTESTATION])


def test_a_person_in_two_roles_gets_one_mail() -> None:
    def both(raw: dict[str, Any]) -> None:
        raw["plans"][0]["activities"][1]["responsible"] = ["head", "coordinator"]

    (mail,) = plan(school.TODAY, None, both, held_by(1, "zavuch")).mails
    assert (mail.person, [each.key for each in mail.notices]) == ("zavuch", [ACCOUNTS])


def test_the_nearest_deadlines_go_first_and_the_rest_waits() -> None:
    """On 7 November the director's accounts are due on the 11th, alfa's upload on the 21st."""
    today = date(2026, 11, 7)
    assert [mail.person for mail in plan(today).mails] == ["director", "alfa"]
    limited = plan(today, limit=1)
    assert [mail.person for mail in limited.mails] == ["director"]
    assert [mail.person for mail in limited.postponed] == ["alfa"]


def test_a_second_mail_of_the_day_waits_till_tomorrow() -> None:
    mailed = record(event(EventKind.SENT, lead(school.ATTESTATION, "alfa", 14, date(2026, 12, 1)), TUESDAY))
    assert [mail.person for mail in plan(TUESDAY, mailed).held] == ["alfa"]
    assert [mail.person for mail in plan(TUESDAY, mailed).mails] == ["zavuch"]
    assert [mail.person for mail in plan(TUESDAY + DAY, mailed).mails] == ["zavuch", "alfa"]


def test_what_is_due_today_does_not_wait() -> None:
    mailed = record(
        event(EventKind.SENT, lead(school.ATTESTATION, "alfa", 14, date(2026, 12, 1)), UPLOAD_DUE)
    )
    assert [mail.person for mail in plan(UPLOAD_DUE, mailed).mails] == ["zavuch", "alfa"]


def test_who_has_no_address_is_told_of_to_the_coordinator() -> None:
    found = plan(UPLOAD_DUE, addressed=("zavuch", "director"))
    assert [mail.person for mail in found.unaddressed] == ["alfa"]
    (mail,) = found.mails
    assert mail.person == "zavuch"
    assert [(each.person, each.trouble, each.keys) for each in mail.unreached] == [
        ("alfa", WhyUnreached.NO_ADDRESS, (school.ATTESTATION, UPLOAD))
    ]


def test_the_coordinator_hears_of_a_person_once_a_week() -> None:
    (mail,) = plan(UPLOAD_DUE, addressed=("zavuch",)).mails
    told = record(*(event(EventKind.SENT, each, UPLOAD_DUE) for each in mail.reminders), started=UPLOAD_DUE)
    assert plan(UPLOAD_DUE + DAY, told, addressed=("zavuch",)).mails == ()
    (summary,) = plan(UPLOAD_DUE + 2 * DAY, told, addressed=("zavuch",)).mails
    assert [each.person for each in summary.unreached] == ["alfa"]


@pytest.mark.parametrize(
    ("story", "trouble"),
    [
        ((EventKind.REFUSED,), WhyUnreached.REFUSED),
        ((EventKind.UNKNOWN, EventKind.UNKNOWN), WhyUnreached.UNKNOWN),
    ],
)
def test_what_was_given_up_is_reported_to_the_coordinator(
    story: tuple[EventKind, ...], trouble: WhyUnreached
) -> None:
    reminder = lead(UPLOAD, "alfa", 14, UPLOAD_DUE)
    found = record(*(event(kind, reminder, UPLOAD_DUE - 14 * DAY) for kind in story))
    (mail,) = (each for each in plan(UPLOAD_DUE - 13 * DAY, found).mails if each.person == "zavuch")
    assert [(each.person, each.trouble, each.keys) for each in mail.unreached] == [
        ("alfa", trouble, (UPLOAD,))
    ]


def test_on_monday_the_coordinator_gets_the_week_of_all_teachers() -> None:
    mail = next(each for each in plan(MONDAY).mails if each.person == "zavuch")
    assert mail.summary is not None
    assert [each.key for each in mail.summary.week] == [UPLOAD]
    assert [each.kind for each in mail.reminders] == [ReminderKind.SUMMARY]


def test_a_missed_monday_is_made_up_for() -> None:
    began = record(started=date(2026, 11, 1))
    assert [mail.person for mail in plan(TUESDAY, began).mails if mail.summary] == ["zavuch"]
    mail = next(each for each in plan(TUESDAY, began).mails if each.summary)
    sent = record(*(event(EventKind.SENT, each, TUESDAY) for each in mail.reminders))
    assert [mail for mail in plan(TUESDAY + DAY, sent).mails if mail.summary] == []


def test_a_first_run_in_the_midst_of_a_week_sends_no_summary() -> None:
    assert [mail for mail in plan(TUESDAY).mails if mail.summary] == []


def test_a_week_without_deadlines_has_no_summary() -> None:
    assert [mail for mail in plan(date(2026, 11, 2)).mails if mail.summary] == []


def test_with_tracking_the_summary_names_what_is_overdue() -> None:
    mail = next(
        each for each in plan(date(2026, 11, 30), None, with_key(tracking="on")).mails if each.summary
    )
    assert mail.summary is not None
    assert [each.key for each in mail.summary.overdue] == [ACCOUNTS, UPLOAD]


def test_the_summary_joins_the_coordinators_own_mail() -> None:
    mails = plan(MONDAY - 7 * DAY, None, held_by(1, "zavuch")).mails
    own = [mail for mail in mails if mail.person == "zavuch"]
    assert [([each.key for each in mail.notices], mail.summary is not None) for mail in own] == [
        ([ACCOUNTS], True)
    ]


def test_a_mail_in_doubt_goes_again_under_its_message_id_and_what_is_new_in_another() -> None:
    doubt = record(
        event(EventKind.UNKNOWN, lead(UPLOAD, "alfa", 14, UPLOAD_DUE), date(2026, 11, 7), "<old@example.org>")
    )
    mine = [mail for mail in plan(UPLOAD_DUE - 4 * DAY, doubt).mails if mail.person == "alfa"]
    said = {(mail.again, mail.message_id == "<old@example.org>"): mail.reminders for mail in mine}
    assert said == {
        (True, True): (lead(UPLOAD, "alfa", 14, UPLOAD_DUE),),
        (False, False): (
            lead(school.ATTESTATION, "alfa", 14, date(2026, 12, 1)),
            lead(UPLOAD, "alfa", 7, UPLOAD_DUE),
        ),
    }


def test_the_message_id_comes_from_the_keys_alone() -> None:
    """The same reminders the next day, after a delay, are the same mail; another reminder is another."""
    first, next_day, later = (plan(UPLOAD_DUE - left * DAY).mails[0] for left in (14, 13, 7))
    assert first.message_id == next_day.message_id
    assert first.message_id != later.message_id
    assert first.message_id.endswith("@school.example.org>")


def test_two_schools_of_one_host_never_share_a_message_id() -> None:
    """A person who works at both would get the second mail shown as the first."""
    ids = [message_id("alfa", ["lead"], Site(f"https://example.org/{name}/")) for name in ("a", "b")]
    assert len(set(ids)) == 2
    assert {each.partition("@")[2] for each in ids} == {"example.org>"}


def test_two_persons_never_share_a_message_id() -> None:
    today = date(2026, 11, 7)
    ids = [mail.message_id for mail in plan(today).mails]
    assert len(set(ids)) == len(ids) == 2


def test_a_date_that_moves_to_and_fro_makes_another_mail_each_time() -> None:
    """Programs that hide a second mail with one Message-ID would hide the last word."""
    found, ids, today = [event(EventKind.SENT, lead(UPLOAD, "alfa", 14, UPLOAD_DUE))], [], date(2026, 11, 7)
    for number in range(4):
        day = "2026-12-12" if number % 2 == 0 else "2026-12-01"
        today += DAY
        mail = next(
            each
            for each in plan(today, record(*found), school.planned(0, day)).mails
            if each.person == "alfa"
        )
        ids.append(mail.message_id)
        found += [event(EventKind.SENT, each, today) for each in mail.reminders]
    assert len(set(ids)) == 4


def test_nothing_is_due_in_the_holidays() -> None:
    assert plan(date(2027, 7, 15)) == MailPlan(date(2027, 7, 15))


def test_addresses_do_not_matter_to_the_plan_beyond_who_has_one() -> None:
    assert plan(UPLOAD_DUE, addressed=tuple(ADDRESSES)) == plan(UPLOAD_DUE)


def unreached_of(found: MailPlan) -> list[tuple[str, WhyUnreached, tuple[str, ...]]]:
    return [(each.person, each.trouble, each.keys) for each in found.unreached]


def report(kind: EventKind, day: date, about: str = "unreached", person: str = "alfa") -> Event:
    reminder = Reminder(ReminderKind.UNREACHED, f"2026/{about}/{person}/{MONDAY}", "zavuch", due=MONDAY)
    return event(kind, reminder, day)


def late_told(day: date) -> Event:
    return event(EventKind.SENT, lead(UPLOAD, "alfa", 1, UPLOAD_DUE), day)


def test_who_had_no_address_is_reported_still_when_that_report_did_not_get_through() -> None:
    """Nothing is due any more, so only the report itself remembers the person."""
    saturday, addressed = MONDAY - 2 * DAY, ("zavuch", "director")
    deferred, sent = (report(kind, saturday) for kind in (EventKind.DEFERRED, EventKind.SENT))
    found = plan(MONDAY, record(deferred), done("upload"), addressed=addressed)
    assert unreached_of(found) == [("alfa", WhyUnreached.NO_ADDRESS, ())]
    assert [mail.person for mail in found.mails] == ["zavuch"]
    for record_of, known in ((record(deferred, sent), addressed), (record(deferred), school.EVERYBODY)):
        assert unreached_of(plan(MONDAY, record_of, done("upload"), addressed=known)) == []


@pytest.mark.parametrize(("reported", "named"), [(None, True), (-1, True), (0, False), (1, False)])
def test_what_was_told_late_is_listed_until_the_coordinator_was_told(
    reported: int | None, named: bool
) -> None:
    day = UPLOAD_DUE + 9 * DAY
    reports = [] if reported is None else [report(EventKind.SENT, day + reported * DAY, "late")]
    found = plan(day + 2 * DAY, record(late_told(day), *reports))
    assert (("alfa", WhyUnreached.LATE, (UPLOAD,)) in unreached_of(found)) is named


def test_a_late_notice_is_listed_for_the_coordinator_on_its_own_day() -> None:
    """The last run was three weeks before; today is ten days after the deadline."""
    found = plan(UPLOAD_DUE + 10 * DAY, record(runs=[UPLOAD_DUE - 21 * DAY]))
    assert ("alfa", WhyUnreached.LATE, (UPLOAD,)) in unreached_of(found)
    mails = {mail.person: mail for mail in found.mails}
    assert [mails[person].is_late for person in ("alfa", "zavuch")] == [True, False]
    assert [each.key for each in mails["zavuch"].reminders if each.kind is ReminderKind.UNREACHED] == [
        f"2026/late/{person}/{UPLOAD_DUE + 9 * DAY}" for person in ("alfa", "director")
    ]


def test_a_refused_mail_is_named_to_the_coordinator_at_once_and_rests_for_a_day() -> None:
    sent = event(EventKind.SENT, lead(UPLOAD, "alfa", 14, UPLOAD_DUE), UPLOAD_DUE - 14 * DAY)
    refused = event(EventKind.REFUSED, lead(UPLOAD, "alfa", 7, UPLOAD_DUE), TUESDAY)
    today, tomorrow = (plan(TUESDAY + days * DAY, record(sent, refused)) for days in (0, 1))
    assert ("alfa", WhyUnreached.REFUSED, (UPLOAD,)) in unreached_of(today)
    assert ([each.person for each in today.refused], tomorrow.refused) == (["alfa"], ())
    named = [[each.key for mail in found.mails for each in mail.notices] for found in (today, tomorrow)]
    assert [UPLOAD in keys for keys in named] == [False, True]


@pytest.mark.parametrize("late", [False, True])
def test_on_a_day_off_a_run_is_complete_but_for_what_is_late(late: bool) -> None:
    """Sunday; the last run was on Friday, or before the director's deadline of the 11th."""

    def ordinary_week(raw: dict[str, Any]) -> None:
        raw["calendar"] = {"shift": "none"}

    runs = [date(2026, 11, 2)] if late else [date(2026, 11, 13)]
    found = plan(date(2026, 11, 15), record(runs=runs), ordinary_week)
    assert (found.mails, bool(found.resting)) == ((), True)
    assert Outcome(found).is_complete is not late
