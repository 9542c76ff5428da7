"""A school year of daily runs, with days on which nobody runs anything and servers that fail.

Counts what was due against what arrived: first without faults, then with them. The schedule is the
project's own; the ledger is a file, the post a list in memory that fails by lot. A reminder is lost
where it was due on a day with a run, still held when the year ended, and neither arrived nor was
given up and reported.

Run: python -m benchmarks.school_year
"""

import contextlib
import random
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from benchmarks.schools import ROOT
from generator.addresses import Site
from generator.agenda import Agenda
from generator.ledger.file import FileLedger
from generator.ledger.lines import EventKind, Reminder, ReminderKind
from generator.ledger.state import state_from
from generator.mail.connection import NoConnection
from generator.mail.delivery import Delivery
from generator.mail.run import MailRun
from generator.occurrences.expand import expand
from generator.project import Project, load_schedule
from tests.mail.runs import Killed, Listening, Numbered

FIRST, LAST = date(2026, 8, 1), date(2027, 7, 31)
DAY = timedelta(days=1)
NOON = datetime(2026, 8, 1, 9, tzinfo=UTC)


@dataclass(frozen=True)
class Weather:
    """Shares of days and of mails on which something goes wrong."""

    missed: float = 0.0
    no_server: float = 0.0
    killed: float = 0.0
    refused: float = 0.0
    deferred: float = 0.0
    unknown: float = 0.0


FAIR = Weather()
MISSED = Weather(missed=0.3)
FOUL = Weather(missed=0.3, no_server=0.05, killed=0.05, refused=0.02, deferred=0.1, unknown=0.05)


@dataclass
class Year:
    """A school year and its post, a list in memory that fails by lot."""

    weather: Weather
    lot: random.Random
    due: set[Reminder] = field(default_factory=set)
    arrived: Counter[Reminder] = field(default_factory=Counter)
    given_up: set[Reminder] = field(default_factory=set)
    mails: int = 0
    faults: int = 0
    listening: Listening = field(default_factory=Listening)

    def connect(self) -> None:
        if self.lot.random() < self.weather.no_server:
            self.faults += 1
            raise NoConnection

    def deliver(self, recipient: str, message: bytes) -> Delivery:
        kind = self._fate()
        self.faults += kind is not EventKind.SENT
        if kind is EventKind.SENT or (kind is EventKind.UNKNOWN and self.lot.random() < 0.5):
            assert self.listening.plan is not None
            self.mails += 1
            self.arrived.update(self.listening.plan.mails[int(message)].reminders)
        if self.lot.random() < self.weather.killed:
            self.faults += 1
            raise Killed
        return Delivery(kind)

    def _fate(self) -> EventKind:
        shares = (self.weather.refused, self.weather.deferred, self.weather.unknown)
        fates = (EventKind.REFUSED, EventKind.DEFERRED, EventKind.UNKNOWN, EventKind.SENT)
        return self.lot.choices(fates, (*shares, 1 - sum(shares)))[0]

    def run(self, agenda: Agenda, path: Path) -> None:
        """One day. What is due is counted from the rule, not from the plan."""
        self.due.update(due_on(agenda))
        addresses = dict.fromkeys(agenda.schedule.people, "")
        mail_run = MailRun(agenda, addresses, lambda: NOON, self.listening)
        mail_run.send(FileLedger(path), self, lambda sent_at: Numbered())


def due_on(agenda: Agenda) -> set[Reminder]:
    return {
        Reminder(ReminderKind.LEAD, each.key, person, lead, each.due)
        for each in agenda.occurrences
        if each.due and not each.done
        for lead in each.reminders
        if each.due - lead * DAY <= agenda.today <= each.due
        for person in each.people
    }


def simulate(agenda: Agenda, weather: Weather, seed: int) -> Year:
    year = Year(weather, random.Random(seed))
    with tempfile.TemporaryDirectory() as folder:
        path, day = Path(folder) / "ledger.jsonl", FIRST
        while day <= LAST:
            if year.lot.random() >= weather.missed:
                with contextlib.suppress(NoConnection, Killed):
                    year.run(replace(agenda, today=day), path)
            day += DAY
        history = FileLedger(path).history()
        assert history is not None
        year.given_up = {failure.reminder for failure in state_from(history).failures}
    return year


def own_school() -> Agenda:
    """The schedule with nothing done yet, as on the first day of the year."""
    schedule = load_schedule(Project(ROOT / "schedule.yaml", FIRST)).schedule
    assert schedule is not None
    undone = tuple(replace(each, done=None) for each in expand(schedule))
    return Agenda(schedule, undone, FIRST, Site("https://school.example.org/"), line_of=lambda path: 1)


@dataclass(frozen=True)
class Totals:
    faults: int
    mails: int
    due: int
    mailed: int
    given_up: int
    lost: int
    doubles: int

    def line(self) -> str:
        return "".join(f"{number:>10}" for number in vars(self).values())


def totals(year: Year) -> Totals:
    mailed = year.due & year.arrived.keys()
    given_up = (year.due & year.given_up) - mailed
    doubles = sum(times - 1 for times in year.arrived.values())
    assert max(year.arrived.values()) <= 2
    lost = year.due - mailed - given_up
    return Totals(year.faults, year.mails, len(year.due), len(mailed), len(given_up), len(lost), doubles)


WEATHERS = (
    ("fair", FAIR, range(1)),
    ("30 % of days missed", MISSED, range(1, 4)),
    ("and faults", FOUL, range(4, 10)),
)


def main() -> int:
    agenda, failed = own_school(), False
    print(f"{FIRST} to {LAST}: {len(agenda.occurrences)} dates, {len(agenda.schedule.people)} people")
    print(f"{'':28}" + "".join(f"{each.name.replace('_', ' '):>10}" for each in fields(Totals)))
    for name, weather, seeds in WEATHERS:
        for seed in seeds:
            found = totals(simulate(agenda, weather, seed))
            failed = failed or found.lost > 0 or (weather is not FOUL and found.doubles > 0)
            print(f"{f'{name}, seed {seed}':28}{found.line()}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
