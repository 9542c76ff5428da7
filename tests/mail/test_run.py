"""The order of a run, and what it leaves in the ledger."""

from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from generator.ledger.file import FileLedger
from generator.ledger.ledger import LedgerBusy, LedgerUnwritable
from generator.ledger.lines import EventKind
from generator.mail.run import MailRun
from tests.mail.runs import Killed, Listening, Numbered
from tests.mail.stepping import NOON, Counting, Post, Steps, reminder, run_of, school, sent, stepped, told


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.jsonl"


def test_this_is_the_order(path: Path) -> None:
    steps = Steps()
    stepped(path, steps, Post(steps), school(3), limit=2)
    assert steps.taken == [
        *("read", "begin", "make safe", "plan", "compose", "compose"),
        *("deferred", "connect", "intent", "intent", "ran", "make safe"),
        *("deliver", "sent", "deliver", "sent", "make safe"),
    ]


def test_a_day_is_noted_once_and_without_mails_no_server_is_asked(path: Path) -> None:
    sent(FileLedger(path), Post(), school(1))
    steps = Steps()
    stepped(path, steps, Post(steps), school(1))
    assert steps.taken == ["read", "plan", "make safe"]


def undisturbed(path: Path) -> int:
    steps = Steps()
    stepped(path, steps, Post(steps), school(3), limit=2)
    return len(steps.taken)


def test_a_crash_between_any_two_steps_loses_nothing_and_doubles_at_most_one(tmp_path: Path) -> None:
    for number in range(undisturbed(tmp_path / "undisturbed")):
        path, steps = tmp_path / str(number), Steps(dies_before=number)
        post, calm = Post(steps), Post()
        with pytest.raises(Killed):
            stepped(path, steps, post, school(3), limit=2)
        sent(FileLedger(path), calm, school(3))
        sent(FileLedger(path), calm, school(3))
        # The one mail whose result was not written yet.
        twice = post.recipients[-1:] if steps.taken[-1:] == ["deliver"] else []
        arrived = Counter(post.recipients + calm.recipients)
        assert arrived == Counter([f"t{each}@example.org" for each in range(3)] + twice), steps.taken


def test_where_the_promise_is_not_kept_nothing_goes_out(path: Path) -> None:
    post = Post()
    with pytest.raises(LedgerBusy):
        sent(Counting(path, busy_at=2), post, school(1))
    assert post.recipients == []


@pytest.mark.parametrize(("mails", "results"), [(1, 1), (19, 1), (20, 2), (45, 3)])
def test_results_are_made_safe_after_each_batch(path: Path, mails: int, results: int) -> None:
    """Two flushes come before: the beginning, the promise."""
    ledger = Counting(path)
    sent(ledger, Post(), school(mails))
    assert ledger.flushes == 2 + results


@pytest.mark.parametrize(
    ("a_mail", "results"), [(timedelta(minutes=5), 2 + 1), (timedelta(minutes=5, seconds=1), 4 + 1)]
)
def test_results_are_made_safe_once_five_minutes_have_passed(
    path: Path, a_mail: timedelta, results: int
) -> None:
    """The clock is looked at twice a mail."""
    moments = iter(NOON + number * a_mail / 2 for number in range(10**6))
    ledger = Counting(path)
    sent(ledger, Post(), school(4), now=lambda: next(moments))
    assert ledger.flushes == 2 + results


def test_mailing_stops_where_results_cannot_be_kept(path: Path) -> None:
    post = Post()
    outcome = sent(Counting(path, busy_at=3), post, school(45))
    assert (len(post.recipients), outcome.trouble, outcome.is_complete) == (20, "другая отправка", False)


def test_results_that_are_lost_for_good_are_told_with_what_was_in_the_way(path: Path) -> None:
    ledger = Counting(path, busy_at=3)

    def fail() -> None:
        raise LedgerUnwritable("нет места")

    ledger.rescue = fail  # type: ignore[method-assign]
    outcome = sent(ledger, Post(), school(1))
    assert (outcome.count(EventKind.SENT), outcome.trouble, outcome.is_complete) == (
        1,
        "другая отправка; часть писем может прийти дважды",
        False,
    )


def test_a_run_that_is_interrupted_rescues_its_results(path: Path) -> None:
    class Interrupted(Listening):
        def progressed(self, done: int, total: int) -> None:
            raise KeyboardInterrupt

    ledger, rescues = FileLedger(path), []
    ledger.rescue = lambda: rescues.append("rescued")  # type: ignore[method-assign]
    with pytest.raises(KeyboardInterrupt):
        sent(ledger, Post(), school(2), audience=Interrupted())
    assert rescues == ["rescued"]


def test_what_waits_is_owed_and_noted_once(path: Path) -> None:
    for _ in range(2):
        outcome = sent(FileLedger(path), Post(), school(1), limit=0)
        assert not outcome.is_complete
    assert told(path) == [(EventKind.DEFERRED, reminder(0))]


def test_an_outcome_is_not_complete_where_somebody_has_no_address(path: Path) -> None:
    outcome = MailRun(school(1), {}, lambda: NOON).send(FileLedger(path), Post(), lambda sent_at: Numbered())
    assert ([each.person for each in outcome.plan.unaddressed], outcome.is_complete) == (["t0"], False)


def test_a_day_is_written_as_the_schools(path: Path) -> None:
    sent(FileLedger(path), Post(), school(1))
    history = FileLedger(path).history()
    assert history is not None
    assert {(event.day, event.time) for event in history.events} == {(date(2026, 11, 7), NOON)}


def test_an_outcome_is_complete_when_all_that_was_due_went_out(path: Path) -> None:
    listening = Listening()
    outcome = sent(FileLedger(path), Post(), school(2), audience=listening)
    assert (outcome.plan, outcome.count(EventKind.SENT), outcome.is_complete) == (listening.plan, 2, True)
    assert listening.progress == [(1, 2), (2, 2)]


def test_messages_are_dated_by_the_clock_of_the_run(path: Path) -> None:
    dated: list[datetime] = []

    def composer_at(moment: datetime) -> Numbered:
        dated.append(moment)
        return Numbered()

    run_of(school(1)).send(FileLedger(path), Post(), composer_at)
    assert dated == [NOON]
