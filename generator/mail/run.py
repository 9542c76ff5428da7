"""A mail run: THE order of its steps, for the command, the tests and the benchmarks alike.

The world is touched only through the ledger, the mailer and the clock that are given.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from generator.agenda import Agenda
from generator.ledger.ledger import Ledger, LedgerBusy, LedgerUnwritable
from generator.ledger.lines import History, NotALedger
from generator.ledger.state import LedgerState, state_from
from generator.mail.bookkeeping import Bookkeeping
from generator.mail.connection import NoConnection
from generator.mail.delivery import Delivery
from generator.mail.plan import Mail, MailPlan, make_plan
from generator.mail.refusals import (
    DeadlinesVanished,
    damage,
    most_vanished,
    still_running,
    unknown_to_this_year,
)
from generator.mail.results import Outcome, Result

DEFAULT_LIMIT = 400


class Delivers(Protocol):
    """The way to the mail server: a Mailer."""

    def connect(self) -> None:
        """Raises NoConnection."""

    def deliver(self, recipient: str, message: bytes) -> Delivery: ...


class Composes(Protocol):
    """The writer of messages: a Composer."""

    def composed(self, mail: Mail) -> bytes:
        """Raises BadTemplate."""


class Audience:
    """Whoever is told how a run goes; this one does not listen."""

    def warned(self, sentence: str) -> None:
        """Something is odd, and the run goes on."""

    def planned(self, plan: MailPlan) -> None:
        """This is to be mailed, and nothing has been mailed yet."""

    def progressed(self, done: int, total: int) -> None:
        """So many mails of so many are through."""


SILENCE = Audience()

# The agenda, what the ledger knows, who has an address, how many mails at most -> what is to be mailed.
Planner = Callable[[Agenda, LedgerState, Collection[str], int], MailPlan]


@dataclass(frozen=True, slots=True)
class OutgoingMail:
    """A mail ready to go: composed before anything is promised, so that a bad template stops the run."""

    mail: Mail
    recipient: str
    message: bytes


@dataclass(frozen=True, slots=True)
class MailRun:
    """A run of one day: what it goes by. What it works with are the arguments of `send`.

    `addresses` by person. `patience` is how long an unfinished run may be silent before it counts as
    dead, None where a lock on the ledger tells. `accept_withdrawn`: most deadlines may have vanished.
    `not_the_first` is how it is known, for people, that a ledger that isn't there must have been lost.
    `planner` tells what is due: a district's differs from a school's.
    """

    agenda: Agenda
    addresses: Mapping[str, str]
    now: Callable[[], datetime]
    audience: Audience = SILENCE
    limit: int = DEFAULT_LIMIT
    patience: timedelta | None = None
    accept_withdrawn: bool = False
    not_the_first: str | None = None
    planner: Planner = make_plan

    def show(self, ledger: Ledger | None) -> MailPlan:
        """The dry run: the list that `send` carries out. It only reads, and warns of what `send` refuses.

        Without a ledger it is the list of the very first run.
        """
        history = ledger.history() if ledger else None
        if ledger and history is None and self.not_the_first:
            self.audience.warned(f"Внимание: {self.not_the_first}.")
        record = self._read(history or self._nothing_so_far)
        self._refuse_vanished(record, accepted=True)
        return self._plan(record)

    def send(self, ledger: Ledger, mailer: Delivers, composer_at: Callable[[datetime], Composes]) -> Outcome:
        """Every step can stop the next. `composer_at` gets the moment that the messages are dated.

        While nothing has gone out it raises NotALedger, LedgerBusy, LedgerUnwritable, DeadlinesVanished,
        BadTemplate or NoConnection, with a message for people; from the first mail on trouble is an outcome.
        """
        with ledger.locked():
            history = self._begun(ledger)
            record = self._read(history)
            self._refuse_running(record)
            self._refuse_vanished(record, accepted=self.accept_withdrawn)
            plan = self._plan(record)
            books = Bookkeeping(ledger, record, plan.today, self.now)
            outgoing = self._compose(plan, composer_at(self.now()))
            books.keep((*plan.postponed, *plan.held))
            if not outgoing:
                books.note_the_day()
                return Outcome(plan)
            _connect(mailer, plan, books)
            books.promise(plan.mails)
            return self._deliver(outgoing, plan, mailer, books)

    @property
    def _nothing_so_far(self) -> History:
        return History(self.agenda.today)

    def _begun(self, ledger: Ledger) -> History:
        history = ledger.history()
        if history is None:
            if self.not_the_first:
                raise NotALedger(self.not_the_first)
            ledger.begin(self.agenda.today)
        return history or self._nothing_so_far

    def _read(self, history: History) -> LedgerState:
        record = state_from(history)
        for sentence in (damage(history), unknown_to_this_year(self.agenda, record)):
            if sentence:
                self.audience.warned(sentence)
        return record

    def _refuse_running(self, record: LedgerState) -> None:
        running = self.patience is not None and still_running(record, self.now(), self.patience)
        if running:
            raise LedgerBusy(running)

    def _refuse_vanished(self, record: LedgerState, *, accepted: bool) -> None:
        lost = most_vanished(self.agenda, record)
        if lost and not accepted:
            raise DeadlinesVanished(lost)
        if lost:
            self.audience.warned(f"Внимание: {lost}.")

    def _plan(self, record: LedgerState) -> MailPlan:
        plan = self.planner(self.agenda, record, self.addresses, self.limit)
        self.audience.planned(plan)
        return plan

    def _compose(self, plan: MailPlan, composer: Composes) -> list[OutgoingMail]:
        return [
            OutgoingMail(mail, self.addresses[mail.person], composer.composed(mail)) for mail in plan.mails
        ]

    def _deliver(
        self, outgoing: Sequence[OutgoingMail], plan: MailPlan, mailer: Delivers, books: Bookkeeping
    ) -> Outcome:
        """Stops where results can't be kept, as every further mail might double."""
        results: list[Result] = []
        try:
            for each in outgoing:
                delivery = mailer.deliver(each.recipient, each.message)
                results.append(Result(each.mail, delivery))
                books.result(delivery.kind, each.mail)
                self.audience.progressed(len(results), len(outgoing))
            books.make_safe()
        except (LedgerBusy, LedgerUnwritable) as error:
            return Outcome(plan, tuple(results), books.rescue(str(error)))
        except BaseException:
            books.rescue("")
            raise
        return Outcome(plan, tuple(results))


def _connect(mailer: Delivers, plan: MailPlan, books: Bookkeeping) -> None:
    try:
        mailer.connect()
    except NoConnection:
        books.keep(plan.mails)
        books.note_the_day()
        raise
