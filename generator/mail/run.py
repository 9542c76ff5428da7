"""Carrying a plan out: promise, mail, record. Whatever happens, the ledger knows as much as can be known."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol

from generator.ledger.ledger import Ledger, LedgerBusy, LedgerUnwritable
from generator.ledger.lines import Event, EventKind, of_mail
from generator.ledger.state import LedgerState
from generator.mail.connection import NoConnection
from generator.mail.delivery import Delivery
from generator.mail.plan import Mail, MailPlan

# Results are kept safe at the latest after so much time, or after as many mails as the ledger says.
PAUSE = timedelta(minutes=5)

Clock = Callable[[], datetime]


class Delivers(Protocol):
    def connect(self) -> None:
        """Raises NoConnection."""

    def deliver(self, recipient: str, message: bytes) -> Delivery: ...


@dataclass(frozen=True, slots=True)
class OutgoingMail:
    """A mail ready to go: composed before anything is promised, so that a bad template stops the run."""

    mail: Mail
    recipient: str
    message: bytes


@dataclass(frozen=True, slots=True)
class Result:
    mail: Mail
    delivery: Delivery


@dataclass(frozen=True, slots=True)
class Outcome:
    """`trouble` is why the run stopped early, for people."""

    results: tuple[Result, ...]
    trouble: str | None = None

    @property
    def all_sent(self) -> bool:
        return self.count(EventKind.SENT) == len(self.results)

    def count(self, what: EventKind) -> int:
        return sum(result.delivery.kind is what for result in self.results)


@dataclass(frozen=True, slots=True)
class Run:
    """What one run works with; `progress` is told how many mails of how many are through."""

    ledger: Ledger
    mailer: Delivers
    today: date
    now: Clock
    progress: Callable[[int, int], None]

    def send(self, plan: MailPlan, record: LedgerState, outgoing: Sequence[OutgoingMail]) -> Outcome:
        """Keeps what waits, connects, promises, delivers: in this order, so that each can stop the next.

        Raises NoConnection, LedgerBusy or LedgerUnwritable while nothing has gone out yet.
        """
        self._keep((*plan.postponed, *plan.held), record)
        if not outgoing:
            return Outcome(())
        try:
            self.mailer.connect()
        except NoConnection:
            self._keep(plan.mails, record)
            raise
        self._promise(outgoing)
        return self._carry_out(outgoing)

    def _keep(self, mails: Iterable[Mail], record: LedgerState) -> None:
        """What is due and doesn't go out today is owed, also when its deadline has passed meanwhile."""
        for mail in mails:
            new = [each for each in mail.reminders if each not in record.attempts]
            self.ledger.append(of_mail(EventKind.DEFERRED, new, mail.message_id, self.today, self.now()))
        self.ledger.flush()

    def _promise(self, outgoing: Sequence[OutgoingMail]) -> None:
        """All the intents, before the first mail. Where it raises, nothing may go out."""
        for mail_out in outgoing:
            self.ledger.append(self._events(EventKind.INTENT, mail_out.mail))
        self.ledger.flush()

    def _carry_out(self, outgoing: Sequence[OutgoingMail]) -> Outcome:
        """Stops where results can't be kept, as every further mail might double."""
        results: list[Result] = []
        flushed = self.now()
        try:
            for mail_out in outgoing:
                delivery = self.mailer.deliver(mail_out.recipient, mail_out.message)
                results.append(Result(mail_out.mail, delivery))
                self.ledger.append(self._events(delivery.kind, mail_out.mail))
                self.progress(len(results), len(outgoing))
                if len(results) % self.ledger.batch == 0 or self.now() - flushed > PAUSE:
                    self.ledger.flush()
                    flushed = self.now()
            self.ledger.flush()
        except (LedgerBusy, LedgerUnwritable) as error:
            return Outcome(tuple(results), self._rescued(str(error)))
        except BaseException:
            self._rescued("")
            raise
        assert len(results) == len(outgoing)
        return Outcome(tuple(results))

    def _rescued(self, trouble: str) -> str:
        """One more try to keep the results; without them the mails of this run go out once more."""
        try:
            self.ledger.rescue()
        except (LedgerBusy, LedgerUnwritable):
            return f"{trouble}; часть писем может прийти дважды"
        return trouble

    def _events(self, what: EventKind, mail: Mail) -> Iterable[Event]:
        return of_mail(what, mail.reminders, mail.message_id, self.today, self.now())
