"""A ledger that begins anew mails nothing of the past, and still tells what moves."""

from datetime import date

from generator.ledger.lines import EventKind, History
from generator.ledger.state import LedgerState, state_from
from generator.mail.anew import taken_as_sent
from generator.mail.due import Change, Due
from tests.mail.past import MOMENT
from tests.mail.school import DAY, UPLOAD, UPLOAD_DUE, agenda, planned


def begun(until: date) -> LedgerState:
    """What such a ledger amounts to."""
    return state_from(History(until + DAY, tuple(taken_as_sent(agenda(until + DAY), until, MOMENT))))


def leads(today: date, record: LedgerState, person: str = "alfa") -> list[int | None]:
    return [
        reminder.lead
        for notice in Due(agenda(today), record).fresh().get(person, [])
        for reminder in notice.reminders
        if reminder.key == UPLOAD
    ]


def test_what_had_come_before_is_not_mailed_again() -> None:
    a_week_before = UPLOAD_DUE - 7 * DAY
    assert leads(a_week_before, LedgerState(date(2026, 9, 1))) == [14, 7]
    assert leads(a_week_before, begun(a_week_before)) == []
    assert leads(a_week_before, begun(a_week_before - DAY)) == [7]
    assert leads(UPLOAD_DUE - DAY, begun(a_week_before)) == [1]


def test_on_a_day_that_counts_as_over_nobody_is_told_anything() -> None:
    for back in range(40):
        day = UPLOAD_DUE - back * DAY
        assert Due(agenda(day), begun(day)).fresh() == {}


def test_a_deadline_that_moves_afterwards_is_told() -> None:
    until = UPLOAD_DUE - 5 * DAY
    found = Due(agenda(until + DAY, planned(0, "2026-12-08")), begun(until)).fresh()
    changes = {notice.key: notice.change for notice in found["alfa"]}
    assert changes[UPLOAD] is Change.MOVED


def test_the_lines_say_sent_under_one_id_a_person() -> None:
    until = UPLOAD_DUE - 12 * DAY
    lines = taken_as_sent(agenda(until), until, MOMENT)
    assert {(line.kind, line.day, line.time) for line in lines} == {(EventKind.SENT, until, MOMENT)}
    assert len({line.reminder for line in lines}) == len(lines)
    persons = {line.reminder.person for line in lines}
    assert len({line.message_id for line in lines}) == len(persons) == 2
