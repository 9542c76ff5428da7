"""A school's autumn told at random: days, edits, faults, crashes. Nobody is missed, nobody mailed twice.

The ledger is a real file; the post is a list that fails as it is told. What is due is computed
here once more, from the rule alone.
"""

import copy
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from generator.edition import Edition
from generator.mail.connection import NoConnection
from generator.mail.delivery import Delivery
from generator.mail.events import About, Entry, Reminder, What
from generator.mail.ledger import FileLedger
from generator.mail.plan import Mail, Plan, make_plan
from generator.mail.record import Record, recorded
from generator.mail.reminders import OWED
from generator.mail.sending import Parcel, Run
from generator.schedule.expand import expand, work_calendar, works
from generator.schedule.model import Schedule
from generator.schedule.occurrence import Kind

from .school import EVERYBODY, SCHOOL, SITE, school

START = date(2026, 10, 1)
NOON = datetime(2026, 10, 1, 9, 0, tzinfo=UTC)
WORKDAYS = work_calendar(school())
FAULTS = (What.SENT, What.SENT, What.SENT, What.REFUSED, What.DEFERRED, What.UNKNOWN)


class Killed(BaseException):
    """kill -9: nothing after it runs."""


class Post:
    """Takes mails over; `fates` say what becomes of one after the other, then all goes well."""

    def __init__(self, fates: Iterable[What], *, reachable: bool, killed_at: int | None) -> None:
        self.fates = list(fates)
        self.reachable = reachable
        self.killed_at = killed_at
        self.arrived: list[int] = []
        self.doubtful: set[int] = set()
        self.count = 0

    def connect(self) -> None:
        if not self.reachable:
            raise NoConnection

    def deliver(self, recipient: str, message: bytes) -> Delivery:
        number = int(message)
        what = self.fates.pop(0) if self.fates else What.SENT
        # Of the unknown every second one has arrived.
        if what is What.SENT or (what is What.UNKNOWN and number % 2):
            self.arrived.append(number)
        if what is What.UNKNOWN:
            self.doubtful.add(number)
        self.count += 1
        if self.count == self.killed_at:
            raise Killed
        return Delivery(what, 250)


class MortalLedger(FileLedger):
    """Dies in the midst of its n-th writing, half of which stays."""

    def __init__(self, path: Path, dies_at: int | None) -> None:
        super().__init__(path)
        self._path_of_file = path
        self._left = dies_at

    def append(self, entries: Iterable[Entry]) -> None:
        entries = list(entries)
        if self._left is not None and entries:
            self._left -= 1
            if self._left == 0:
                before = self._path_of_file.stat().st_size
                super().append(entries)
                with self._path_of_file.open("rb+") as file:
                    file.truncate((before + self._path_of_file.stat().st_size) // 2)
                raise Killed
        super().append(entries)

    def rescue(self) -> None:
        """Nobody rescues anything after kill -9."""


class Autumn(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "ledger.jsonl"
        self.raw: dict[str, Any] = copy.deepcopy(SCHOOL)
        self.today = START
        self.addressed = set(EVERYBODY)
        self.deliveries: Counter[object] = Counter()
        self.fresh: Counter[tuple[str, date]] = Counter()
        self.in_doubt: set[object] = set()
        self.ever_due: set[Reminder] = set()
        self.had_arrived: set[Reminder] = set()
        self.failed: set[Reminder] = set()
        self.told: dict[tuple[str, str], date | None] = {}

    # What happens.

    @rule(days=st.integers(1, 5))
    def days_pass(self, days: int) -> None:
        """Nobody runs anything on the days between."""
        self.today += timedelta(days=days)

    @rule(fates=st.lists(st.sampled_from(FAULTS), max_size=4), limit=st.sampled_from([1, 2, 400]))
    def run_with_faults(self, fates: list[What], limit: int) -> None:
        self._run(Post(fates, reachable=True, killed_at=None), None, limit)

    @rule()
    def run_without_a_server(self) -> None:
        self._run(Post([], reachable=False, killed_at=None), None, 400)

    @rule(at=st.integers(1, 3))
    def run_killed_after_a_mail(self, at: int) -> None:
        self._run(Post([], reachable=True, killed_at=at), None, 400)

    @rule(at=st.integers(1, 6))
    def run_killed_while_writing(self, at: int) -> None:
        self._run(Post([], reachable=True, killed_at=None), at, 400)

    @rule(teacher=st.integers(0, 1), day=st.dates(date(2026, 10, 15), date(2027, 1, 15)))
    def an_attestation_moves(self, teacher: int, day: date) -> None:
        self.raw["teachers"][teacher]["attestations"][0]["date"] = day.isoformat()

    @rule(teacher=st.integers(0, 1), activity=st.sampled_from(["upload", "accounts"]))
    def work_is_done(self, teacher: int, activity: str) -> None:
        attestation = self.raw["teachers"][teacher]["attestations"][0]
        attestation["done"] = attestation.get("done", {}) | {activity: "2026-10-01"}

    @rule(teacher=st.integers(0, 1))
    def work_is_undone(self, teacher: int) -> None:
        self.raw["teachers"][teacher]["attestations"][0]["done"] = {}

    @rule(teacher=st.integers(0, 1), status=st.sampled_from(["working", "working", "on_leave", "left"]))
    def a_teacher_comes_or_goes(self, teacher: int, status: str) -> None:
        self.raw["teachers"][teacher]["status"] = status

    @rule(there=st.booleans())
    def an_activity_is_withdrawn_or_comes_back(self, there: bool) -> None:
        rows = SCHOOL["plans"][0]["activities"]
        self.raw["plans"][0]["activities"] = copy.deepcopy(rows if there else rows[1:])

    @rule(person=st.sampled_from(["zavuch", "director"]))
    def another_head(self, person: str) -> None:
        self.raw["roles"][1]["people"] = [person]

    @rule(tracking=st.sampled_from(["on", "off"]))
    def tracking_is_switched(self, tracking: str) -> None:
        self.raw["tracking"] = tracking

    @rule(person=st.sampled_from(EVERYBODY), has=st.booleans())
    def an_address_comes_or_goes(self, person: str, has: bool) -> None:
        (self.addressed.add if has else self.addressed.discard)(person)

    # What a run is.

    def _edition(self) -> Edition:
        schedule = Schedule.model_validate(copy.deepcopy(self.raw))
        return Edition(schedule, expand(schedule, WORKDAYS), self.today, SITE, line_of=lambda path: 1)

    def _run(self, post: Post, dies_at: int | None, limit: int) -> Plan | None:
        """The plan, where the run came to its end."""
        edition = self._edition()
        ledger = MortalLedger(self.path, dies_at)
        plan, ended = None, False
        try:
            with ledger.locked():
                history = ledger.history()
                if history is None:
                    ledger.begin(self.today)
                record = recorded(history) if history else Record(self.today)
                plan = make_plan(edition, record, self.addressed, limit)
                assert plan == make_plan(edition, record, self.addressed, limit)
                parcels = [Parcel(mail, "", b"%d" % number) for number, mail in enumerate(plan.mails)]
                run = Run(ledger, post, self.today, lambda: NOON, lambda done, total: None)
                run.send(plan, record, parcels)
                ended = True
        except NoConnection:
            ended = True
        except Killed:
            # A killed run leaves doubt about everything it had promised.
            self.in_doubt.update(token for mail in plan.mails for token in _tokens(mail)) if plan else None
        if plan is not None:
            self._observe(edition, plan, post, ended)
        return plan

    def _observe(self, edition: Edition, plan: Plan, post: Post, ended: bool) -> None:
        for number in post.doubtful:
            self.in_doubt.update(_tokens(plan.mails[number]))
        for number in post.arrived:
            self._arrives(edition, plan.mails[number])
        if ended:
            self.ever_due.update(_due(edition, self.addressed))

    def _arrives(self, edition: Edition, mail: Mail) -> None:
        assert mail.person in self.addressed
        assert works(edition.schedule, mail.person)
        for mention in mail.mentions:
            occurrence = edition.by_key.get(mention.key)
            assert mention.is_gone or (occurrence and not occurrence.done)
            self.told[mention.key, mail.person] = None if mention.is_gone else mention.day
        self.deliveries.update(_tokens(mail))
        self.had_arrived.update(mail.reminders)
        urgent = any(mention.day and mention.day <= self.today for mention in mail.mentions)
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

    @precondition(lambda self: self.ever_due)
    @rule()
    def in_the_end_nothing_is_lost(self) -> None:
        """After two quiet runs everything that was due and still holds has arrived, or was given up."""
        begins = self.today
        for _ in range(2):
            self._run(Post([], reachable=True, killed_at=None), None, 400)
            self.today += timedelta(days=1)
        given_up = self._given_up()
        still = _still_owed(self._edition(), self.addressed)
        for reminder in self.ever_due - self.had_arrived - given_up:
            assert reminder.due is not None
            assert reminder.lead is not None
            last = max(reminder.due, reminder.due - timedelta(days=reminder.lead))
            assert reminder not in still or last + OWED < begins, reminder
        self._nobody_believes_in_an_old_date(given_up)

    def _nobody_believes_in_an_old_date(self, given_up: set[Reminder]) -> None:
        edition = self._edition()
        unreachable = {(each.key, each.person) for each in given_up}
        for (key, person), told in self.told.items():
            if person not in self.addressed or not works(edition.schedule, person):
                continue
            occurrence = edition.by_key.get(key)
            now = occurrence.due if occurrence and person in occurrence.people else None
            passed = max(told or date.min, now or date.min) < self.today
            if (key, person) not in unreachable and not passed and not (occurrence and occurrence.done):
                assert told == now, (key, person)

    def _given_up(self) -> set[Reminder]:
        history = FileLedger(self.path).history()
        assert history is not None
        return {failure.reminder for failure in recorded(history).failures}

    def teardown(self) -> None:
        if self.ever_due:
            self.in_the_end_nothing_is_lost()
        self.folder.cleanup()


def _tokens(mail: Mail) -> Iterator[object]:
    """What may arrive only once; a notice may come again after another edit, in another mail."""
    for reminder in mail.reminders:
        yield reminder if reminder.about is About.LEAD else (reminder, mail.message_id)


def _leads(edition: Edition) -> Iterator[tuple[Reminder, date]]:
    """All the reminders of the schedule with the day on which they are to be sent."""
    tracking = edition.schedule.tracking
    for occurrence in edition.occurrences:
        if occurrence.due is None or occurrence.done:
            continue
        for person in occurrence.people:
            leads = [14, 7, 1] + ([-1, -7] if tracking and occurrence.kind is Kind.DEADLINE else [])
            for lead in leads:
                reminder = Reminder(About.LEAD, occurrence.key, person, lead, occurrence.due)
                yield reminder, occurrence.due - timedelta(days=lead)


def _due(edition: Edition, addressed: set[str]) -> set[Reminder]:
    """The rule: send day <= today <= due. What is overdue is not asked for, it depends on the first run."""
    return {
        reminder
        for reminder, send in _leads(edition)
        if reminder.due and send <= edition.today <= reminder.due and reminder.person in addressed
    }


def _still_owed(edition: Edition, addressed: set[str]) -> set[Reminder]:
    return {reminder for reminder, _ in _leads(edition) if reminder.person in addressed}


TestAutumn = Autumn.TestCase
TestAutumn.settings = settings(
    max_examples=60, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)
