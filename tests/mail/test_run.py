from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from generator.ledger.file import FileLedger
from generator.ledger.ledger import LedgerBusy, LedgerUnwritable
from generator.ledger.lines import EventKind, Reminder
from generator.ledger.state import LedgerState
from generator.mail.connection import NoConnection
from generator.mail.delivery import Delivery
from generator.mail.plan import Mail, MailPlan
from generator.mail.run import OutgoingMail, Run
from tests.mail.past import lead
from tests.mail.school import TODAY, UPLOAD, UPLOAD_DUE

NOON = datetime(2026, 11, 4, 9, tzinfo=UTC)


class Counting(FileLedger):
    """Counts how often results were made safe; `busy` makes one flush fail, as another run's push does."""

    batch = 20

    def __init__(self, path: Path, busy_at: int | None = None) -> None:
        super().__init__(path)
        self.flushes = 0
        self.busy_at = busy_at

    def flush(self) -> None:
        self.flushes += 1
        if self.flushes == self.busy_at:
            raise LedgerBusy("другая отправка")
        super().flush()


class Post:
    def __init__(self, *, reachable: bool = True) -> None:
        self.recipients: list[str] = []
        self.reachable = reachable

    def connect(self) -> None:
        if not self.reachable:
            raise NoConnection("нет соединения")

    def deliver(self, recipient: str, message: bytes) -> Delivery:
        self.recipients.append(recipient)
        return Delivery(EventKind.SENT, 250)


def mail(number: int) -> Mail:
    reminder = lead(UPLOAD, f"t{number}", 14, UPLOAD_DUE)
    return Mail(f"t{number}", f"<{number}@example.org>", (), (reminder,))


def sent(
    ledger: FileLedger,
    post: Post,
    mails: Iterable[Mail],
    waiting: Iterable[Mail] = (),
    step: timedelta = timedelta(),
) -> object:
    moments = iter(NOON + number * step for number in range(10**6))
    outgoing = [OutgoingMail(each, f"{each.person}@example.org", b"") for each in mails]
    run = Run(ledger, post, TODAY, lambda: next(moments), lambda done, total: None)
    plan = MailPlan(TODAY, tuple(mails), postponed=tuple(waiting))
    with ledger.locked():
        ledger.begin(TODAY)
        return run.send(plan, LedgerState(TODAY), outgoing)


def told(path: Path) -> list[tuple[EventKind, Reminder]]:
    history = FileLedger(path).history()
    assert history is not None
    return [(event.kind, event.reminder) for event in history.events]


def test_all_is_promised_before_the_first_mail(tmp_path: Path) -> None:
    path = tmp_path / "ledger.jsonl"
    mails = [mail(number) for number in range(3)]
    sent(FileLedger(path), Post(), mails)
    assert [what for what, _ in told(path)] == [EventKind.INTENT] * 3 + [EventKind.SENT] * 3


def test_where_the_promise_is_not_kept_nothing_goes_out(tmp_path: Path) -> None:
    post = Post()
    with pytest.raises(LedgerBusy):
        sent(Counting(tmp_path / "ledger.jsonl", busy_at=3), post, [mail(1)])
    assert post.recipients == []


@pytest.mark.parametrize(("mails", "results"), [(1, 1), (19, 1), (20, 2), (45, 3)])
def test_results_are_made_safe_after_each_batch(tmp_path: Path, mails: int, results: int) -> None:
    """Three flushes come before: the beginning, what waits, the promise."""
    ledger = Counting(tmp_path / "ledger.jsonl")
    sent(ledger, Post(), [mail(number) for number in range(mails)])
    assert ledger.flushes == 3 + results


@pytest.mark.parametrize(
    ("a_mail", "results"), [(timedelta(minutes=5), 2 + 1), (timedelta(minutes=5, seconds=1), 4 + 1)]
)
def test_results_are_made_safe_once_five_minutes_have_passed(
    tmp_path: Path, a_mail: timedelta, results: int
) -> None:
    """The clock is looked at twice a mail."""
    ledger = Counting(tmp_path / "ledger.jsonl")
    sent(ledger, Post(), [mail(number) for number in range(4)], step=a_mail / 2)
    assert ledger.flushes == 3 + results


def test_mailing_stops_where_results_cannot_be_kept(tmp_path: Path) -> None:
    post = Post()
    outcome = sent(
        Counting(tmp_path / "ledger.jsonl", busy_at=4), post, [mail(number) for number in range(45)]
    )
    assert (len(post.recipients), outcome.trouble) == (20, "другая отправка")  # type: ignore[attr-defined]


def test_results_that_are_lost_for_good_are_told_with_what_was_in_the_way(tmp_path: Path) -> None:
    ledger = Counting(tmp_path / "ledger.jsonl", busy_at=4)

    def fail() -> None:
        raise LedgerUnwritable("нет места")

    ledger.rescue = fail  # type: ignore[method-assign]
    outcome = sent(ledger, Post(), [mail(1)])
    assert outcome.trouble == "другая отправка; часть писем может прийти дважды"  # type: ignore[attr-defined]


def test_what_waits_is_owed(tmp_path: Path) -> None:
    path = tmp_path / "ledger.jsonl"
    sent(FileLedger(path), Post(), [], waiting=[mail(1)])
    assert told(path) == [(EventKind.DEFERRED, mail(1).reminders[0])]


def test_without_a_server_everything_is_owed_and_nothing_promised(tmp_path: Path) -> None:
    path = tmp_path / "ledger.jsonl"
    with pytest.raises(NoConnection):
        sent(FileLedger(path), Post(reachable=False), [mail(1)])
    assert told(path) == [(EventKind.DEFERRED, mail(1).reminders[0])]


def test_a_day_is_written_as_the_schools(tmp_path: Path) -> None:
    path = tmp_path / "ledger.jsonl"
    sent(FileLedger(path), Post(), [mail(1)])
    history = FileLedger(path).history()
    assert history is not None
    assert {(event.day, event.time) for event in history.events} == {(date(2026, 11, 4), NOON)}
