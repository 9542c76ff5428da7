"""A school year of daily runs, with edits, missed days, outages, lost addresses, and servers that fail.

Counts what was due against what became of it: first without faults, then with them, over many years. The
schedule is the project's own; the ledger is a file, the post a list in memory that fails by lot.

The balance: due = delivered + covered by a later mail of the same deadline + told late + ended by edits +
given up and reported + without address and reported. What is left over is lost.

Run: python -m benchmarks.school_year [YEARS]
"""

import contextlib
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

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
from generator.schedule.model import Schedule
from tests.mail.runs import Killed, Listening, Numbered

FIRST, LAST = date(2026, 8, 1), date(2027, 7, 31)
DAY = timedelta(days=1)
NOON = datetime(2026, 8, 1, 9, tzinfo=UTC)
SITE = Site("https://school.example.org/")


@dataclass(frozen=True)
class Weather:
    """Shares of days and of mails on which something happens; an outage goes on for up to a month."""

    missed: float = 0.0
    outage: float = 0.0
    no_server: float = 0.0
    killed: float = 0.0
    refused: float = 0.0
    deferred: float = 0.0
    unknown: float = 0.0
    edits: float = 0.0
    address: float = 0.0


FAIR = Weather()
MISSED = Weather(missed=0.3)
FOUL = Weather(
    missed=0.3,
    outage=0.01,
    no_server=0.05,
    killed=0.05,
    refused=0.04,
    deferred=0.1,
    unknown=0.05,
    edits=0.1,
    address=0.02,
)


class School:
    """The project's own schedule with nothing done yet, edited by lot."""

    def __init__(self, lot: random.Random) -> None:
        text = (ROOT / "schedule.yaml").read_text(encoding="utf-8")
        self._raw: dict[str, Any] = yaml.load(text, yaml.BaseLoader)
        self._lot = lot
        for planned in self._attestations():
            planned.pop("done", None)
            planned.pop("result", None)
        for plan in self._raw["plans"]:
            for row in plan["activities"]:
                row.pop("done", None)
        self._agenda: Agenda | None = None

    def on(self, today: date) -> Agenda:
        if self._agenda is None:
            schedule = Schedule.model_validate(self._raw)
            self._agenda = Agenda(schedule, expand(schedule), today, SITE, line_of=lambda path: 1)
        self._agenda = replace(self._agenda, today=today)
        return self._agenda

    def edit(self, today: date) -> None:
        """A date moved, a step done, somebody on leave or back."""
        teacher = self._lot.choice(self._raw["teachers"])
        planned = self._lot.choice(teacher.get("attestations") or [None])
        match self._lot.choice(("move", "move", "done", "leave")):
            case "move" if planned:
                planned["date"] = str(today + self._lot.randint(-5, 60) * DAY)
            case "done" if planned:
                step = self._lot.choice(self._steps)
                planned.setdefault("done", {})[step] = str(today)
            case "leave":
                away = teacher.get("status", "working") != "working"
                teacher["status"] = "working" if away else "on_leave"
        self._agenda = None

    def _attestations(self) -> Iterator[dict[str, Any]]:
        for teacher in self._raw["teachers"]:
            yield from teacher.get("attestations") or ()

    @cached_property
    def _steps(self) -> list[str]:
        return [row["id"] for plan in self._raw["plans"] for row in plan["activities"]]


@dataclass
class Year:
    """A school year and its post, a list in memory that fails by lot."""

    weather: Weather
    lot: random.Random
    due: set[Reminder] = field(default_factory=set)
    arrived: Counter[Reminder] = field(default_factory=Counter)
    first_arrival: dict[Reminder, date] = field(default_factory=dict)
    ended: set[Reminder] = field(default_factory=set)
    unaddressed: set[Reminder] = field(default_factory=set)
    given_up: set[Reminder] = field(default_factory=set)
    without_address: set[str] = field(default_factory=set)
    mails: Counter[str] = field(default_factory=Counter)
    on_days_off: int = 0
    faults: int = 0
    silent_until: date = FIRST
    today: date = FIRST
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
            mail = self.listening.plan.mails[int(message)]
            self.mails[mail.person] += 1
            self.arrived.update(mail.reminders)
            for reminder in mail.reminders:
                self.first_arrival.setdefault(reminder, self.today)
        if self.lot.random() < self.weather.killed:
            self.faults += 1
            raise Killed
        return Delivery(kind)

    def _fate(self) -> EventKind:
        shares = (self.weather.refused, self.weather.deferred, self.weather.unknown)
        fates = (EventKind.REFUSED, EventKind.DEFERRED, EventKind.UNKNOWN, EventKind.SENT)
        return self.lot.choices(fates, (*shares, 1 - sum(shares)))[0]

    def day(self, school: School, path: Path) -> None:
        """What is due is counted from the rule, not from the plan, whether or not anybody runs anything."""
        agenda = school.on(self.today)
        if path.exists() or self.today >= self.silent_until:
            self.due.update(due_on(agenda))
        if self.lot.random() < self.weather.outage:
            self.silent_until = self.today + self.lot.randint(5, 30) * DAY
        if self.today >= self.silent_until and self.lot.random() >= self.weather.missed:
            with contextlib.suppress(NoConnection, Killed):
                self.run(agenda, path)
        if self.lot.random() < self.weather.edits:
            school.edit(self.today)
        if self.lot.random() < self.weather.address:
            missing = {self.lot.choice(sorted(agenda.schedule.people))}
            self.without_address = set() if self.without_address else missing

    def run(self, agenda: Agenda, path: Path) -> None:
        self.listening = Listening()
        addresses = dict.fromkeys(agenda.schedule.people.keys() - self.without_address, "")
        mail_run = MailRun(agenda, addresses, lambda: NOON, self.listening, accept_withdrawn=True)
        try:
            mail_run.send(FileLedger(path), self, lambda sent_at: Numbered())
        finally:
            plan = self.listening.plan
            assert plan is not None
            self.on_days_off += bool(plan.mails) and not agenda.workdays.is_working(self.today)
            self.unaddressed.update(each for mail in plan.unaddressed for each in mail.reminders)
            self.ended |= self.due - set(leads_of(agenda))


def leads_of(agenda: Agenda) -> Iterator[Reminder]:
    for each in agenda.occurrences:
        if each.due and not each.done:
            for person in each.people:
                for lead in (lead for lead in agenda.lead_times(each) if lead >= 0):
                    yield Reminder(ReminderKind.LEAD, each.key, person, lead, each.due)


def due_on(agenda: Agenda) -> set[Reminder]:
    """From the working day at or before the lead time until the deadline, on working days."""
    workdays = agenda.workdays
    if not workdays.is_working(agenda.today):
        return set()
    found = set()
    for reminder in leads_of(agenda):
        assert reminder.due is not None
        assert reminder.lead is not None
        first = reminder.due - reminder.lead * DAY
        while not workdays.is_working(first):
            first -= DAY
        if first <= agenda.today <= reminder.due:
            found.add(reminder)
    return found


def simulate(weather: Weather, seed: int) -> Year:
    """A year by its weather, and then fair days until nothing is left to do."""
    year = Year(weather, random.Random(seed))
    school = School(year.lot)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.jsonl"
        while year.today <= LAST:
            year.day(school, path)
            year.today += DAY
        year.weather, year.silent_until, year.without_address = FAIR, year.today, set()
        for _ in range(10):
            year.day(school, path)
            year.today += DAY
        history = FileLedger(path).history()
        assert history is not None
        year.given_up = {each.reminder for each in state_from(history).failures if each.final}
        year.ended |= year.due - set(leads_of(school.on(year.today)))
    return year


@dataclass(frozen=True)
class Balance:
    """The reminders of a year, each in the first column that fits."""

    faults: int
    mails: int
    due: int
    delivered: int
    covered: int
    late: int
    edits: int
    given_up: int
    no_address: int
    lost: int
    doubles: int

    def line(self) -> str:
        return "".join(f"{number:>11}" for number in vars(self).values())

    def __add__(self, other: "Balance") -> "Balance":
        return Balance(
            *(one + two for one, two in zip(vars(self).values(), vars(other).values(), strict=True))
        )


def balance(year: Year) -> Balance:
    assert max(year.arrived.values()) <= 2
    assert year.on_days_off == 0
    sorts = Counter(sort_of(reminder, year) for reminder in year.due)
    names = ("delivered", "covered", "late", "edits", "given_up", "no_address", "lost")
    return Balance(
        faults=year.faults,
        mails=year.mails.total(),
        due=len(year.due),
        **{name: sorts[name] for name in names},
        doubles=sum(times - 1 for times in year.arrived.values()),
    )


def sort_of(reminder: Reminder, year: Year) -> str:
    assert reminder.due is not None
    assert reminder.lead is not None
    arrived = year.first_arrival.get(reminder)
    if arrived:
        return "delivered" if arrived <= reminder.due else "late"
    later = (replace(reminder, lead=lead) for lead in range(-30, reminder.lead))
    if any(each in year.arrived for each in later):
        return "covered"
    for name, found in (
        ("edits", year.ended),
        ("given_up", year.given_up),
        ("no_address", year.unaddressed),
    ):
        if reminder in found:
            return name
    return "lost"


NOTHING = Balance(*[0] * len(fields(Balance)))


def mails_per_teacher() -> Iterator[str]:
    """In a year without faults and edits."""
    year = simulate(FAIR, 0)
    for teacher in School(year.lot).on(FIRST).schedule.teachers:
        yield f"{teacher.id}: {len(teacher.attestations)} planned, {year.mails[teacher.id]} mails"


def main(years: int = 10) -> int:
    failed = False
    print(*mails_per_teacher(), sep="\n")
    print(f"{'':28}" + "".join(f"{each.name.replace('_', ' '):>11}" for each in fields(Balance)))
    for name, weather, seeds in (
        ("fair", FAIR, range(1)),
        ("30 % of days missed", MISSED, range(1, 4)),
        ("faults, outages, edits", FOUL, range(4, 4 + years)),
    ):
        total = NOTHING
        for seed in seeds:
            found = balance(simulate(weather, seed))
            total += found
            failed = failed or found.lost > 0 or (weather is not FOUL and found.doubles > 0)
        print(f"{f'{name}, {len(seeds)} years':28}{total.line()}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
