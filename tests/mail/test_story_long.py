"""A school's autumn told at random: days, outages, edits, faults, crashes, refusals. Nobody is missed, nobody
mailed twice, and nothing happens where a run is refused.

The balance: whatever was due has been delivered, or a later mail of the same deadline has covered it, or it
was told late, or an edit ended it, or it was given up and reported, or there was no address. Nothing else.

The ledger is a real file; the post is a list that fails as it is told. What is due, and what is to be
refused, is computed here once more, from the rule alone.
"""

import copy
import json
import os
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any, NoReturn

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from generator.agenda import Agenda
from generator.ledger.file import FileLedger
from generator.ledger.ledger import LedgerBusy
from generator.ledger.lines import Event, EventKind, LedgerLine, Reminder, ReminderKind
from generator.ledger.state import state_from
from generator.mail.connection import NoConnection
from generator.mail.delivery import Delivery
from generator.mail.plan import Mail, MailPlan
from generator.mail.refusals import DeadlinesVanished
from generator.mail.run import MailRun
from generator.occurrences.expand import expand, work_calendar
from generator.occurrences.occurrence import Occurrence
from generator.schedule.model import Schedule
from tests.mail.runs import Killed, Listening, Numbered
from tests.mail.school import EVERYBODY, SCHOOL, SITE, school

# Alfa's first deadline is on 23 October, beta's on the 31st.
START = date(2026, 10, 8)
PATIENCE = timedelta(minutes=30)


def ordinary_week(raw: dict[str, Any]) -> None:
    """With Saturdays, Sundays and holidays off, and mails that take company along."""
    raw["calendar"] = {"shift": "none"}
    raw["reminders"] = {"together": "7"}


WORKDAYS = work_calendar(school(ordinary_week))
LIMITS = st.sampled_from([1, 2, 400, 400])
EDITS = (
    *("move", "move", "move", "done upload", "done accounts", "undone"),
    *("status working", "status working", "status on_leave", "status left", "rows 0", "rows 0", "rows 1"),
    *("head zavuch", "head director", "tracking on", "tracking off", "address lost", "address found"),
)
# The district's own plan: from 15 October on there are always twelve deadlines to come that the director
# was told of, more than all the others together.
MUNICIPAL = {
    "id": "municipal",
    "title": "Муниципальный план",
    "activities": [
        {
            "id": f"paper-{number}",
            "title": f"Справка {number}",
            "when": {"date": ["2026-10-29", "2026-11-12", "2026-11-26", "2026-12-10"]},
            "responsible": ["head"],
        }
        for number in range(12)
    ],
}
FAULTS = (
    EventKind.SENT,
    EventKind.SENT,
    EventKind.SENT,
    EventKind.REFUSED,
    EventKind.DEFERRED,
    EventKind.UNKNOWN,
)


class Post:
    """Takes mails over; `fates` say what becomes of one after the other, then all goes well."""

    def __init__(
        self, fates: Iterable[EventKind] = (), *, reachable: bool = True, killed_at: int | None = None
    ) -> None:
        self.fates = list(fates)
        self.reachable = reachable
        self.killed_at = killed_at
        self.arrived: list[int] = []
        self.refused: list[int] = []
        self.doubtful: set[int] = set()
        self.count = 0

    def connect(self) -> None:
        if not self.reachable:
            raise NoConnection

    def deliver(self, recipient: str, message: bytes) -> Delivery:
        number = int(message)
        kind = self.fates.pop(0) if self.fates else EventKind.SENT
        # Of the unknown every second one has arrived.
        if kind is EventKind.SENT or (kind is EventKind.UNKNOWN and number % 2):
            self.arrived.append(number)
        if kind is EventKind.UNKNOWN:
            self.doubtful.add(number)
        if kind is EventKind.REFUSED:
            self.refused.append(number)
        self.count += 1
        if self.count == self.killed_at:
            raise Killed
        return Delivery(kind, 250)


class MortalLedger(FileLedger):
    """Dies in the midst of its n-th writing, half of which stays.

    `open` are the promises without a result.
    """

    def __init__(self, path: Path, dies_at: int | None) -> None:
        super().__init__(path)
        self.open: set[Reminder] = set()
        self._path_of_file = path
        self._left = dies_at

    def append(self, lines: Iterable[LedgerLine]) -> None:
        entries = list(lines)
        events = [each for each in entries if isinstance(each, Event)]
        self.open.update(each.reminder for each in events if each.kind is EventKind.INTENT)
        if self._left is not None and entries:
            self._left -= 1
            if self._left == 0:
                self._die_writing(entries)
        super().append(entries)
        self.open.difference_update(each.reminder for each in events if each.kind is not EventKind.INTENT)

    def _die_writing(self, entries: list[LedgerLine]) -> NoReturn:
        before = self._path_of_file.stat().st_size
        super().append(entries)
        with self._path_of_file.open("rb+") as file:
            file.truncate((before + self._path_of_file.stat().st_size) // 2)
        raise Killed

    def rescue(self) -> None:
        """Nobody rescues anything after kill -9."""

    def _lock(self) -> None:
        """One process tells this story. The lock between processes, which a child that is just being started
        may hold a moment longer, has tests of its own."""
        if self._file is None and self._path_of_file.exists():
            self._file = os.open(self._path_of_file, os.O_WRONLY | os.O_APPEND)


class Autumn(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "ledger.jsonl"
        self.raw: dict[str, Any] = copy.deepcopy(SCHOOL)
        ordinary_week(self.raw)
        for teacher, day in zip(self.raw["teachers"], ("2026-11-12", "2026-11-20"), strict=True):
            teacher["attestations"][0]["date"] = day
        self.raw["plans"].append(MUNICIPAL)
        self.today = START
        self.minutes = 0
        self.addressed = set(EVERYBODY)
        self.deliveries: Counter[object] = Counter()
        self.fresh: Counter[tuple[str, date]] = Counter()
        self.in_doubt: set[object] = set()
        self.ever_due: set[Reminder] = set()
        self.had_arrived: set[Reminder] = set()
        self.ended: set[Reminder] = set()
        self.unaddressed: set[Reminder] = set()
        self.refusals: Counter[tuple[object, date]] = Counter()
        self.told: dict[tuple[str, str], date | None] = {}

    # What happens: mornings with a run or without, and edits between them.

    @rule(days=st.integers(1, 4))
    def a_quiet_morning(self, days: int) -> None:
        """Nobody ran anything on the days before."""
        self._pass(days)
        self._run(Post())

    @rule(days=st.integers(5, 40))
    def an_outage_ends(self, days: int) -> None:
        self._pass(days)
        self._run(Post())

    @rule(days=st.integers(5, 20))
    def nobody_reaches_the_server_for_days(self, days: int) -> None:
        for _ in range(days):
            self._pass(1)
            self._run(Post(reachable=False))

    @rule(days=st.integers(0, 3), fates=st.lists(st.sampled_from(FAULTS), max_size=4), limit=LIMITS)
    def a_morning_with_faults(self, days: int, fates: list[EventKind], limit: int) -> None:
        self._pass(days)
        self._run(Post(fates), limit=limit)

    @rule(days=st.integers(0, 3))
    def a_morning_without_a_server(self, days: int) -> None:
        self._pass(days)
        self._run(Post(reachable=False))

    @rule(days=st.integers(0, 3), at=st.integers(1, 3))
    def a_run_is_killed_after_a_mail(self, days: int, at: int) -> None:
        self._pass(days)
        self._run(Post(killed_at=at))

    @rule(days=st.integers(0, 3), at=st.integers(1, 3), minutes=st.sampled_from([0, 29, 30, 31]))
    def a_run_comes_behind_one_that_was_killed(self, days: int, at: int, minutes: int) -> None:
        """On a branch, where only silence tells that the other has died."""
        self._pass(days)
        self._run(Post(killed_at=at))
        self.minutes += minutes
        self._run(Post(), patience=PATIENCE)

    @rule(days=st.integers(0, 3))
    def a_run_is_told_that_deadlines_have_vanished(self, days: int) -> None:
        self._pass(days)
        self._run(Post(), accept_withdrawn=True)

    @rule(days=st.integers(0, 3), at=st.integers(1, 8))
    def a_run_is_killed_while_writing(self, days: int, at: int) -> None:
        self._pass(days)
        self._run(Post(), dies_at=at)

    @rule()
    def the_schedule_loses_or_regains_most_of_its_deadlines(self) -> None:
        plans = self.raw["plans"]
        if MUNICIPAL in plans:
            plans.remove(MUNICIPAL)
        else:
            plans.append(MUNICIPAL)

    @rule(edit=st.sampled_from(EDITS), teacher=st.integers(0, 1), day=st.dates(START, date(2026, 12, 20)))
    def somebody_edits(self, edit: str, teacher: int, day: date) -> None:
        person = self.raw["teachers"][teacher]
        attestation = person["attestations"][0]
        match edit.split():
            case ["move"]:
                attestation["date"] = day.isoformat()
            case ["done", activity]:
                attestation.setdefault("done", {})[activity] = "2026-10-01"
            case ["undone"]:
                attestation["done"] = {}
            case ["status", status]:
                person["status"] = status
            case ["rows", first]:
                self.raw["plans"][0]["activities"] = copy.deepcopy(SCHOOL["plans"][0]["activities"])[
                    int(first) :
                ]
            case ["head", head]:
                self.raw["roles"][1]["people"] = [head]
            case ["tracking", switch]:
                self.raw["tracking"] = switch
            case ["address", "lost"]:
                self.addressed.discard(EVERYBODY[day.toordinal() % 4])
            case ["address", "found"]:
                self.addressed = set(EVERYBODY)

    # What a day is, and a run.

    def _pass(self, days: int) -> None:
        """What is due in the morning of a day is due, whether or not anybody runs anything."""
        for _ in range(days):
            self.today += timedelta(days=1)
            if self.path.exists():
                self.ever_due.update(_due(self._agenda()))

    def _agenda(self) -> Agenda:
        schedule, occurrences = _expanded(json.dumps(self.raw))
        return Agenda(schedule, occurrences, self.today, SITE, line_of=lambda path: 1)

    @property
    def now(self) -> datetime:
        return datetime.combine(self.today, time(9), UTC) + timedelta(minutes=self.minutes)

    def _run(self, post: Post, dies_at: int | None = None, **terms: Any) -> None:
        agenda, listening, ended = self._agenda(), Listening(), False
        ledger = MortalLedger(self.path, dies_at)
        refusal, before = self._refusal(agenda, **terms), self._written()
        addresses = dict.fromkeys(self.addressed, "")
        refused = None
        try:
            MailRun(agenda, addresses, lambda: self.now, listening, **terms).send(
                ledger, post, lambda sent_at: Numbered()
            )
            ended = True
        except NoConnection:
            ended = True
        except Killed:
            self._doubts(listening.plan, ledger.open)
        except (LedgerBusy, DeadlinesVanished) as error:
            refused = str(error)
        assert refused == refusal
        if refused:
            assert (listening.plan, post.count, self._written()) == (None, 0, before)
        if listening.plan:
            self._observe(agenda, listening.plan, post, ended)

    def _doubts(self, plan: MailPlan | None, promised: set[Reminder]) -> None:
        """A killed run leaves doubt about what it had promised and not recorded."""
        for mail in plan.mails if plan else ():
            if not promised.isdisjoint(mail.reminders):
                self.in_doubt.update(_tokens(mail))

    def _written(self) -> bytes:
        return self.path.read_bytes() if self.path.exists() else b""

    def _refusal(
        self, agenda: Agenda, *, patience: timedelta | None = None, accept_withdrawn: bool = False, **_: Any
    ) -> str | None:
        """The rule: another run may be going, or more than half, and ten, of the dates to come are gone."""
        history = FileLedger(self.path).history()
        if history is None:
            return None
        last = {event.reminder: event.kind for event in history.events}
        silent = self.now - max((event.time for event in history.events), default=self.now)
        if patience and EventKind.INTENT in last.values() and silent < patience:
            return "другая отправка ещё идёт или только что оборвалась: повторите через 30 минут"
        told = state_from(history).told.items()
        known = {key for (key, _), day in told if day and day >= self.today}
        gone = {key for key in known if key not in agenda.by_key}
        if accept_withdrawn or len(gone) < 10 or len(gone) * 2 <= len(known):
            return None
        return f"из графика пропало {len(gone)} из {len(known)} сроков, о которых люди уже знают"

    def _observe(self, agenda: Agenda, plan: MailPlan, post: Post, ended: bool) -> None:
        assert WORKDAYS.is_working(self.today) or not plan.mails
        for number in post.doubtful:
            self.in_doubt.update(_tokens(plan.mails[number]))
        for number in post.refused:
            tokens = _tokens(plan.mails[number])
            self.refusals.update((token, self.today) for token in tokens)
        for number in post.arrived:
            self._arrives(agenda, plan.mails[number])
        if ended:
            self.ever_due.update(_due(agenda))
            self.ended.update(self.ever_due - set(_leads(agenda)))
            self.unaddressed.update(each for mail in plan.unaddressed for each in mail.reminders)

    def _arrives(self, agenda: Agenda, mail: Mail) -> None:
        assert mail.person in self.addressed
        assert agenda.schedule.works(mail.person)
        for notice in mail.notices:
            occurrence = agenda.by_key.get(notice.key)
            assert notice.is_gone or (occurrence and not occurrence.done)
            self.told[notice.key, mail.person] = None if notice.is_gone else notice.day
        self.deliveries.update(_tokens(mail))
        self.had_arrived.update(mail.reminders)
        urgent = any(notice.day and notice.day <= self.today for notice in mail.notices)
        if not mail.again and not urgent:
            self.fresh[mail.person, self.today] += 1

    # What must always hold.

    @invariant()
    def nobody_is_mailed_twice_but_once_after_a_crash_or_an_unknown(self) -> None:
        for token, times in self.deliveries.items():
            assert times <= (2 if token in self.in_doubt else 1), token

    @invariant()
    def nobody_gets_two_mails_a_day(self) -> None:
        """Beside what is due at once, and mails that go again."""
        assert all(times == 1 for times in self.fresh.values()), self.fresh

    @invariant()
    def what_was_refused_is_tried_once_a_day_and_three_times_in_all(self) -> None:
        assert all(times == 1 for times in self.refusals.values()), self.refusals
        in_all = Counter(token for token, _ in self.refusals if isinstance(token, Reminder))
        assert all(times <= 3 for times in in_all.values()), in_all

    @precondition(lambda self: self.ever_due)
    @rule()
    def in_the_end_nothing_is_lost(self) -> None:
        """The balance, after three quiet working days."""
        for _ in range(3):
            self._pass_to_a_working_day()
            self._run(Post(), accept_withdrawn=True)
        given_up = self._given_up()
        still = set(_leads(self._agenda()))
        for reminder in self.ever_due - self.had_arrived - self.ended - self.unaddressed - given_up:
            assert reminder not in still or self._is_covered(reminder), reminder
        self._nobody_believes_in_an_old_date(given_up)

    def _pass_to_a_working_day(self) -> None:
        self._pass(1)
        while not WORKDAYS.is_working(self.today):
            self._pass(1)

    def _is_covered(self, reminder: Reminder) -> bool:
        assert reminder.lead is not None
        leads = (14, 7, 1, -1, -7)
        later = (replace(reminder, lead=lead) for lead in leads if lead < reminder.lead)
        return any(each in self.had_arrived for each in later)

    def _nobody_believes_in_an_old_date(self, given_up: set[Reminder]) -> None:
        agenda = self._agenda()
        unreachable = {(each.key, each.person) for each in given_up}
        for (key, person), told in self.told.items():
            if person not in self.addressed or not agenda.schedule.works(person):
                continue
            occurrence = agenda.by_key.get(key)
            now = occurrence.due if occurrence and person in occurrence.people else None
            passed = max(told or date.min, now or date.min) < self.today
            if (key, person) not in unreachable and not passed and not (occurrence and occurrence.done):
                assert told == now, (key, person)

    def _given_up(self) -> set[Reminder]:
        history = FileLedger(self.path).history()
        assert history is not None
        return {failure.reminder for failure in state_from(history).failures if failure.final}

    def teardown(self) -> None:
        try:
            if self.ever_due:
                self.in_the_end_nothing_is_lost()
        finally:
            self.folder.cleanup()


@lru_cache
def _expanded(raw: str) -> tuple[Schedule, tuple[Occurrence, ...]]:
    schedule = Schedule.model_validate(json.loads(raw))
    return schedule, expand(schedule, WORKDAYS)


def _tokens(mail: Mail) -> Iterator[object]:
    """What may arrive only once; a notice may come again after another edit, in another mail."""
    for reminder in mail.reminders:
        yield reminder if reminder.kind is ReminderKind.LEAD else (reminder, mail.message_id)


def _leads(agenda: Agenda) -> Iterator[Reminder]:
    """All the reminders of the schedule."""
    for occurrence in agenda.occurrences:
        if occurrence.due is None or occurrence.done:
            continue
        for person in occurrence.people:
            for lead in (14, 7, 1):
                yield Reminder(ReminderKind.LEAD, occurrence.key, person, lead, occurrence.due)


def _due(agenda: Agenda) -> set[Reminder]:
    """The rule: the working days from the one at or before the lead time until the deadline. What is overdue
    is not asked for, it depends on the first run."""
    if not WORKDAYS.is_working(agenda.today):
        return set()
    return {each for each in _leads(agenda) if _send_day(each) <= agenda.today <= (each.due or date.min)}


def _send_day(reminder: Reminder) -> date:
    """The working day on which it is to go, or before."""
    assert reminder.due is not None
    assert reminder.lead is not None
    day = reminder.due - timedelta(days=reminder.lead)
    while not WORKDAYS.is_working(day):
        day -= timedelta(days=1)
    return day


TestAutumn = Autumn.TestCase
TestAutumn.settings = settings(
    max_examples=250, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck)
)
