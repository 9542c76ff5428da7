"""The order of a run, and all that may stop it."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from generator.agenda import Agenda
from generator.ledger.file import FileLedger
from generator.ledger.ledger import LedgerBusy, LedgerUnwritable
from generator.ledger.lines import EventKind, History, LedgerLine, NotALedger, Ran, Reminder
from generator.mail.connection import NoConnection
from generator.mail.delivery import Delivery
from generator.mail.plan import Mail, MailPlan
from generator.mail.refusals import DeadlinesVanished
from generator.mail.results import Outcome
from generator.mail.run import Audience, MailRun
from generator.templates import BadTemplate
from tests.mail.past import lead
from tests.mail.runs import Killed, Listening, Numbered
from tests.mail.school import DAY, UPLOAD_DUE, agenda

TODAY = UPLOAD_DUE - 14 * DAY
NOON = datetime(2026, 11, 7, 9, tzinfo=UTC)
HALF_AN_HOUR = timedelta(minutes=30)


class Steps:
    """What a run did, step by step; it dies before the step with that number."""

    def __init__(self, dies_before: int | None = None) -> None:
        self.taken: list[str] = []
        self._dies_before = dies_before

    def take(self, step: str) -> None:
        if len(self.taken) == self._dies_before:
            raise Killed
        self.taken.append(step)


class SteppingLedger(FileLedger):
    """A real one, with the steps of `steps`."""

    batch = 20

    def __init__(self, path: Path, steps: Steps) -> None:
        super().__init__(path)
        self._steps = steps

    def history(self) -> History | None:
        self._steps.take("read")
        return super().history()

    def begin(self, started: date) -> None:
        self._steps.take("begin")
        super().begin(started)

    def append(self, lines: Iterable[LedgerLine]) -> None:
        entries = list(lines)
        self._steps.take("/".join("ran" if isinstance(each, Ran) else each.kind for each in entries))
        super().append(entries)

    def flush(self) -> None:
        self._steps.take("make safe")
        super().flush()

    def rescue(self) -> None:
        """Nobody rescues anything after kill -9."""


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
    """Takes all mails over; `killed` in the midst of the first one."""

    def __init__(self, steps: Steps | None = None, *, reachable: bool = True, killed: bool = False) -> None:
        self.recipients: list[str] = []
        self._reachable = reachable
        self._killed = killed
        self._steps = steps or Steps()

    def connect(self) -> None:
        self._steps.take("connect")
        if not self._reachable:
            raise NoConnection("нет соединения")

    def deliver(self, recipient: str, message: bytes) -> Delivery:
        self._steps.take("deliver")
        self.recipients.append(recipient)
        if self._killed:
            raise Killed
        return Delivery(EventKind.SENT, 250)


class SteppingComposer(Numbered):
    def __init__(self, steps: Steps) -> None:
        super().__init__()
        self._steps = steps

    def composed(self, mail: Mail) -> bytes:
        self._steps.take("compose")
        return super().composed(mail)


class SteppingAudience(Audience):
    def __init__(self, steps: Steps) -> None:
        self._steps = steps

    def planned(self, plan: MailPlan) -> None:
        self._steps.take("plan")


class Misspelt:
    def composed(self, mail: Mail) -> bytes:
        raise BadTemplate("шаблон digest.txt, строка 1, не получается показать")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.jsonl"


def school(teachers: int, today: date = TODAY, *, gone: bool = False) -> Agenda:
    """As many mails as teachers, and nobody else gets one; `gone`: all the rows of the plan."""

    def change(raw: dict[str, Any]) -> None:
        raw["teachers"] = [{**raw["teachers"][0], "id": f"t{number}"} for number in range(teachers)]
        raw["roles"] = [role for role in raw["roles"] if role["id"] == "teacher"]
        raw["staff"] = []
        raw["plans"][0]["activities"] = [] if gone else raw["plans"][0]["activities"][:1]

    return agenda(today, change)


def run_of(found: Agenda, **terms: Any) -> MailRun:
    addresses = {person: f"{person}@example.org" for person in found.schedule.people}
    return MailRun(found, addresses, **{"now": lambda: NOON, **terms})


def sent(ledger: FileLedger, post: Post, found: Agenda, **terms: Any) -> Outcome:
    return run_of(found, **terms).send(ledger, post, lambda sent_at: Numbered())


def stepped(path: Path, steps: Steps, post: Post, found: Agenda, **terms: Any) -> Outcome:
    mail_run = run_of(found, audience=SteppingAudience(steps), **terms)
    return mail_run.send(SteppingLedger(path, steps), post, lambda sent_at: SteppingComposer(steps))


def reminder(number: int) -> Reminder:
    return lead(f"2026/cyclogram/upload/t{number}/highest", f"t{number}", 14, UPLOAD_DUE)


def told(path: Path) -> list[tuple[EventKind, Reminder]]:
    history = FileLedger(path).history()
    assert history is not None
    return [(event.kind, event.reminder) for event in history.events]


def test_this_is_the_order(path: Path) -> None:
    steps = Steps()
    stepped(path, steps, Post(steps), school(3), limit=2)
    assert steps.taken == [
        *("read", "begin", "make safe", "plan", "ran", "compose", "compose"),
        *("deferred", "make safe", "connect", "intent", "intent", "make safe"),
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
        sent(Counting(path, busy_at=3), post, school(1))
    assert post.recipients == []


@pytest.mark.parametrize(("mails", "results"), [(1, 1), (19, 1), (20, 2), (45, 3)])
def test_results_are_made_safe_after_each_batch(path: Path, mails: int, results: int) -> None:
    """Three flushes come before: the beginning, what waits, the promise."""
    ledger = Counting(path)
    sent(ledger, Post(), school(mails))
    assert ledger.flushes == 3 + results


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
    assert ledger.flushes == 3 + results


def test_mailing_stops_where_results_cannot_be_kept(path: Path) -> None:
    post = Post()
    outcome = sent(Counting(path, busy_at=4), post, school(45))
    assert (len(post.recipients), outcome.trouble, outcome.is_complete) == (20, "другая отправка", False)


def test_results_that_are_lost_for_good_are_told_with_what_was_in_the_way(path: Path) -> None:
    ledger = Counting(path, busy_at=4)

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


# What stops a run before anything has gone out, each with all that it says.


def kept(path: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in path.parent.iterdir()}


def mailed_to_twelve(path: Path) -> None:
    sent(FileLedger(path), Post(), school(12))


def died_after_a_mail(path: Path) -> None:
    with pytest.raises(Killed):
        stepped(path, Steps(), Post(killed=True), school(2))


def cut(path: Path) -> None:
    mailed_to_twelve(path)
    path.write_bytes(path.read_bytes()[:-200])


def lost(path: Path) -> None:
    mailed_to_twelve(path)
    path.unlink()


def rubbish(path: Path) -> None:
    path.write_text("Привет\n", encoding="utf-8")


Before = Callable[[Path], None]
VANISHED = "из графика пропало 12 из 12 сроков, о которых люди уже знают"
REFUSALS: dict[str, tuple[Before, dict[str, Any], type[Exception], str]] = {
    "most deadlines vanished": (mailed_to_twelve, {"gone": True}, DeadlinesVanished, VANISHED),
    "a run may still be going": (
        died_after_a_mail,
        {"patience": HALF_AN_HOUR, "now": lambda: NOON + timedelta(minutes=29)},
        LedgerBusy,
        "другая отправка ещё идёт или только что оборвалась: повторите через 30 минут",
    ),
    "the ledger is cut": (
        cut,
        {},
        NotALedger,
        "журнал отправки «{path}» короче, чем был, или изменён. Верните его из копии; если прежний журнал "
        "и вправду больше не нужен, удалите и «{path}.seal».",
    ),
    "the ledger is lost": (
        lost,
        {},
        NotALedger,
        "журнал отправки «{path}» пропал. Верните его из копии; если прежний журнал и вправду больше не "
        "нужен, удалите и «{path}.seal».",
    ),
    "the ledger is none": (
        rubbish,
        {},
        NotALedger,
        "это не журнал отправки: первая строка не похожа на его начало",
    ),
}


@pytest.mark.parametrize("case", REFUSALS)
def test_what_is_refused_leaves_all_as_it_was(path: Path, case: str) -> None:
    before, terms, kind, sentence = REFUSALS[case]
    before(path)
    found, post = kept(path), Post()
    terms = dict(terms)
    plan_gone = terms.pop("gone", False)
    with pytest.raises(kind) as raised:
        sent(FileLedger(path), post, school(12, TODAY + DAY, gone=plan_gone), **terms)
    assert str(raised.value) == sentence.format(path=path)
    assert (post.recipients, kept(path)) == ([], found)


def test_a_run_that_goes_on_at_the_same_time_is_refused(path: Path) -> None:
    mailed_to_twelve(path)
    found, post = kept(path), Post()
    with FileLedger(path).locked(), pytest.raises(LedgerBusy) as raised:
        sent(FileLedger(path), post, school(13))
    assert str(raised.value) == "другая отправка ещё идёт: подождите, пока она закончится"
    assert (post.recipients, kept(path)) == ([], found)


def test_a_bad_template_stops_a_run_before_anything_is_promised(path: Path) -> None:
    post = Post()
    with pytest.raises(BadTemplate) as raised:
        run_of(school(1)).send(FileLedger(path), post, lambda sent_at: Misspelt())
    assert str(raised.value) == "шаблон digest.txt, строка 1, не получается показать"
    assert (post.recipients, told(path)) == ([], [])


def test_without_a_server_everything_is_owed_and_nothing_promised(path: Path) -> None:
    with pytest.raises(NoConnection) as raised:
        sent(FileLedger(path), Post(reachable=False), school(1))
    assert str(raised.value) == "нет соединения"
    assert told(path) == [(EventKind.DEFERRED, reminder(0))]


def test_a_run_that_is_silent_for_long_enough_is_taken_over(path: Path) -> None:
    died_after_a_mail(path)
    post = Post()
    sent(FileLedger(path), post, school(2), patience=HALF_AN_HOUR, now=lambda: NOON + HALF_AN_HOUR)
    assert post.recipients == ["t0@example.org", "t1@example.org"]


def test_where_a_lock_tells_no_patience_is_needed(path: Path) -> None:
    died_after_a_mail(path)
    post = Post()
    sent(FileLedger(path), post, school(2))
    assert post.recipients == ["t0@example.org", "t1@example.org"]


def test_vanished_deadlines_are_withdrawn_where_it_is_accepted(path: Path) -> None:
    mailed_to_twelve(path)
    post, listening = Post(), Listening()
    found = school(12, TODAY + DAY, gone=True)
    sent(FileLedger(path), post, found, accept_withdrawn=True, audience=listening)
    assert (len(post.recipients), listening.warnings) == (12, [f"Внимание: {VANISHED}."])


def test_a_few_damaged_lines_are_told_and_left_out(path: Path) -> None:
    mailed_to_twelve(path)
    path.with_name("ledger.jsonl.seal").unlink()
    with path.open("ab") as file:
        file.write(b'{"v":1,"n":27,"ev')
    for show in (True, False):
        listening = Listening()
        mail_run = run_of(school(12), audience=listening)
        if show:
            mail_run.show(FileLedger(path))
        else:
            mail_run.send(FileLedger(path), Post(), lambda sent_at: Numbered())
        assert listening.warnings == ["В журнале отправки не читаются строки: 27; они пропущены."]


# The dry run.


def test_what_is_shown_is_what_is_sent(path: Path) -> None:
    sent(FileLedger(path), Post(), school(3), limit=1)
    found = kept(path)
    shown = run_of(school(3), limit=1).show(FileLedger(path))
    assert kept(path) == found
    assert sent(FileLedger(path), Post(), school(3), limit=1).plan == shown
    assert ([each.person for each in shown.mails], [each.person for each in shown.postponed]) == (
        ["t1"],
        ["t2"],
    )


def test_without_a_ledger_the_very_first_list_is_shown(path: Path) -> None:
    shown = run_of(school(3)).show(None)
    assert run_of(school(3)).show(FileLedger(path)) == shown
    assert not path.exists()
    assert sent(FileLedger(path), Post(), school(3)).plan == shown


def test_the_dry_run_shows_what_would_be_refused_and_warns(path: Path) -> None:
    mailed_to_twelve(path)
    found, listening = kept(path), Listening()
    shown = run_of(school(12, TODAY + DAY, gone=True), audience=listening).show(FileLedger(path))
    assert (len(shown.mails), listening.plan, listening.warnings) == (12, shown, [f"Внимание: {VANISHED}."])
    assert kept(path) == found
