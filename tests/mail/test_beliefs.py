"""What people believe, against an edited list of timings: days are matched before anything has moved."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.ledger.lines import EventKind, Reminder, ReminderKind
from generator.ledger.state import LedgerState
from generator.mail.beliefs import beliefs
from generator.mail.due import Change, Due
from tests.mail import school
from tests.mail.past import event, lead, record
from tests.mail.school import DAY, agenda, planned

ROW = "2026/cyclogram/upload/alfa/highest"
PLANNED = date(2026, 12, 1)
TODAY = PLANNED - 25 * DAY


def timings(*days_before: int) -> school.Change:
    """The upload's own list; each lead time is long enough that all of them are due."""

    def change(raw: dict[str, Any]) -> None:
        row = raw["plans"][0]["activities"][0]
        row["when"] = [{"days_before": str(each)} for each in days_before]
        row["reminders"] = ["30"]
        del raw["plans"][0]["activities"][1]

    return change


def key(number: int) -> str:
    return ROW if number == 1 else f"{ROW}/{number}"


def told(days_before: Mapping[int, int]) -> LedgerState:
    """That alfa was told of the n-th timing, so many days before the attestation."""
    reminders = [lead(key(n), "alfa", 30, PLANNED - days * DAY) for n, days in days_before.items()]
    return record(*(event(EventKind.SENT, each, TODAY - DAY) for each in reminders))


def found(state: LedgerState, *days_before: int) -> list[tuple[str, Change, list[Reminder]]]:
    notices = Due(agenda(TODAY, timings(*days_before)), state).fresh().get("alfa", [])
    return [(each.key, each.change, list(each.reminders)) for each in notices]


def moved(number: int, days_before: int) -> Reminder:
    return Reminder(ReminderKind.MOVED, key(number), "alfa", due=PLANNED - days_before * DAY)


def renamed(days_before: Mapping[int, int]) -> list[Reminder]:
    """What the ledger keeps of days that have got another key."""
    return [
        Reminder(ReminderKind.RENAMED, key(n), "alfa", due=PLANNED - days * DAY)
        for n, days in days_before.items()
    ]


def test_a_reordered_list_has_moved_nothing_and_mails_nothing_anew() -> None:
    assert found(told({1: 20, 2: 10, 3: 5}), 5, 20, 10) == []


def test_a_timing_put_in_front_is_the_only_news() -> None:
    assert found(told({1: 20, 2: 10}), 15, 20, 10) == [
        (key(1), Change.NONE, [lead(key(1), "alfa", 30, PLANNED - 15 * DAY), *renamed({2: 20, 3: 10})])
    ]


def test_the_first_of_two_taken_away_is_withdrawn_and_the_other_has_not_moved() -> None:
    gone = Reminder(ReminderKind.WITHDRAWN, key(1), "alfa", due=PLANNED - 20 * DAY)
    state = told({1: 20, 2: 10})
    assert found(state, 10) == [(key(1), Change.WITHDRAWN, [gone])]


def test_once_told_of_the_withdrawal_nothing_is_left_to_tell() -> None:
    gone = Reminder(ReminderKind.WITHDRAWN, key(1), "alfa", due=PLANNED - 20 * DAY)
    sent = [lead(key(n), "alfa", 30, PLANNED - days * DAY) for n, days in {1: 20, 2: 10}.items()]
    state = record(*(event(EventKind.SENT, each) for each in (*sent, gone)))
    assert found(state, 10) == []


def test_reordered_and_one_of_them_moved_is_told_as_one_move_and_then_never_again() -> None:
    (notice,) = found(told({1: 20, 2: 10}), 12, 20)
    named = notice[2]
    assert notice[:2] == (key(1), Change.MOVED)
    assert named == [
        moved(1, 12),
        lead(key(1), "alfa", 30, PLANNED - 12 * DAY),
        *renamed({2: 20}),
    ]
    before = [lead(key(n), "alfa", 30, PLANNED - days * DAY) for n, days in {1: 20, 2: 10}.items()]
    after = record(*(event(EventKind.SENT, each) for each in (*before, *named)))
    assert found(after, 12, 20) == []


def test_a_day_told_before_a_swap_is_the_one_that_has_moved() -> None:
    state = told({1: 20, 2: 10})
    was = beliefs(agenda(TODAY, timings(12, 20)), state).was
    assert was == {(key(1), "alfa"): PLANNED - 10 * DAY, (key(2), "alfa"): PLANNED - 20 * DAY}


def test_what_was_off_and_is_back_was_told_no_day() -> None:
    gone = Reminder(ReminderKind.WITHDRAWN, key(1), "alfa", due=PLANNED - 20 * DAY)
    assert beliefs(agenda(TODAY, timings(20)), record(event(EventKind.SENT, gone))).was == {
        (key(1), "alfa"): None
    }


def test_keys_of_another_year_are_left_alone() -> None:
    other = record(event(EventKind.SENT, lead("2025/cyclogram/upload/alfa/highest", "alfa", 30, PLANNED)))
    nothing = beliefs(agenda(TODAY, timings(20)), other)
    assert (nothing.was, nothing.gone, nothing.renamed) == ({}, {}, {})


@pytest.mark.parametrize("person", ["beta", "director"])
def test_what_somebody_else_was_told_is_no_partner(person: str) -> None:
    sent = event(EventKind.SENT, lead(key(1), person, 30, PLANNED - 20 * DAY))
    assert beliefs(agenda(TODAY, timings(20)), record(sent)).was == {}


days = st.lists(st.integers(1, 20), min_size=1, max_size=4, unique=True)


@given(days, st.data())
def test_no_order_of_the_list_is_news(before: list[int], data: st.DataObject) -> None:
    after = data.draw(st.permutations(before))
    assert found(told(dict(enumerate(before, start=1))), *after) == []


@given(days, days)
def test_every_day_told_is_kept_moved_or_withdrawn_and_told_only_once(
    before: list[int], after: list[int]
) -> None:
    """Counted again at the other end: after the mail everybody believes what the schedule says."""
    state_before = told(dict(enumerate(before, start=1)))
    notices = found(state_before, *after)
    past = [lead(key(n), "alfa", 30, PLANNED - each * DAY) for n, each in enumerate(before, start=1)]
    sent = [*past, *(reminder for _, _, reminders in notices for reminder in reminders)]
    state = record(*(event(EventKind.SENT, each) for each in sent))
    assert found(state, *after) == []
    believed = {day for (_, person), day in state.told.items() if person == "alfa" and day}
    assert believed == {PLANNED - each * DAY for each in after}
    news = [change for _, change, _ in notices if change in (Change.MOVED, Change.WITHDRAWN)]
    assert len(news) == len(set(before) - set(after))


def test_a_moved_attestation_moves_all_its_timings() -> None:
    def later(raw: dict[str, Any]) -> None:
        planned(0, "2026-12-03")(raw)

    state = told({1: 20, 2: 10})
    notices = Due(agenda(TODAY, timings(20, 10), later), state).fresh()["alfa"]
    assert [(each.key, each.change) for each in notices] == [
        (key(1), Change.MOVED),
        (key(2), Change.MOVED),
    ]
