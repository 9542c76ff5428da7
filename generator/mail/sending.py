"""Carrying a plan out: promise, mail, record. Whatever happens, the ledger knows as much as can be known."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol

from generator.mail.delivery import Delivery
from generator.mail.events import Event, What, of_mail
from generator.mail.ledger import Ledger, LedgerBusy, LedgerUnwritable
from generator.mail.plan import Mail, Plan
from generator.mail.record import Record

# Results are kept safe at the latest after so many mails, or after so much time.
BATCH = 20
PAUSE = timedelta(minutes=5)

Clock = Callable[[], datetime]


class Delivers(Protocol):
    def deliver(self, recipient: str, message: bytes) -> Delivery: ...


@dataclass(frozen=True, slots=True)
class Parcel:
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
        return self.count(What.SENT) == len(self.results)

    def count(self, what: What) -> int:
        return sum(result.delivery.what is what for result in self.results)


def promise(ledger: Ledger, parcels: Sequence[Parcel], today: date, now: Clock) -> None:
    """All the intents, before the first mail. Where it raises, nothing may go out."""
    for parcel in parcels:
        ledger.append(_events(What.INTENT, parcel.mail, today, now()))
    ledger.flush()


def keep_for_later(ledger: Ledger, mails: Iterable[Mail], record: Record, today: date, now: Clock) -> None:
    """What is due and doesn't go out today is owed, also when its deadline has passed meanwhile."""
    for mail in mails:
        new = [each for each in mail.reminders if each not in record.attempts]
        ledger.append(of_mail(What.DEFERRED, new, mail.message_id, today, now()))
    ledger.flush()


def waiting(plan: Plan) -> tuple[Mail, ...]:
    return (*plan.postponed, *plan.held)


def carry_out(
    ledger: Ledger,
    courier: Delivers,
    parcels: Sequence[Parcel],
    today: date,
    now: Clock,
    progress: Callable[[int, int], None],
) -> Outcome:
    """Delivers what was promised; stops where results can't be kept, as every further mail might double."""
    results: list[Result] = []
    flushed = now()
    try:
        for parcel in parcels:
            delivery = courier.deliver(parcel.recipient, parcel.message)
            ledger.append(_events(delivery.what, parcel.mail, today, now()))
            results.append(Result(parcel.mail, delivery))
            progress(len(results), len(parcels))
            if len(results) % BATCH == 0 or now() - flushed > PAUSE:
                ledger.flush()
                flushed = now()
        ledger.flush()
    except (LedgerBusy, LedgerUnwritable) as error:
        return Outcome(tuple(results), _rescued(ledger, str(error)))
    except BaseException:
        _rescued(ledger, "")
        raise
    assert len(results) == len(parcels)
    return Outcome(tuple(results))


def _rescued(ledger: Ledger, trouble: str) -> str:
    """One more try to keep the results; without them the mails of this run go out once more."""
    try:
        ledger.rescue()
    except (LedgerBusy, LedgerUnwritable) as error:
        return f"{trouble or error}; часть писем может прийти дважды"
    return trouble


def _events(what: What, mail: Mail, today: date, now: datetime) -> Iterable[Event]:
    return of_mail(what, mail.reminders, mail.message_id, today, now)
