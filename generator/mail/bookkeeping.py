"""What a run writes of its mails into the ledger, and when that is made safe."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from generator.ledger.ledger import Ledger, LedgerBusy, LedgerUnwritable
from generator.ledger.lines import EventKind, Ran, Reminder, of_mail
from generator.ledger.state import LedgerState
from generator.mail.plan import Mail

# Results are kept safe at the latest after so much time, or after as many mails as the ledger says.
PAUSE = timedelta(minutes=5)


@dataclass(slots=True)
class Bookkeeping:
    """The pen of one run. Whatever happens, the ledger knows as much as can be known.

    `record` is what the ledger said when the run began.
    """

    ledger: Ledger
    record: LedgerState
    today: date
    now: Callable[[], datetime]
    _recorded: int = field(default=0, init=False)
    _safe_since: datetime = field(init=False)

    def note_the_day(self) -> None:
        """Behind all that was due on it: what a noted day leaves out of the ledger was not due."""
        if self.today not in self.record.runs:
            self.ledger.append([Ran(self.today, self.now())])
        self.make_safe()

    def keep(self, mails: Iterable[Mail]) -> None:
        """What is due and doesn't go out today is owed, also when its deadline has passed meanwhile. It is
        made safe with the noted day."""
        for mail in mails:
            new = [each for each in mail.reminders if each not in self.record.attempts]
            self._write(EventKind.DEFERRED, new, mail)

    def promise(self, mails: Iterable[Mail]) -> None:
        """All the intents, before the first mail. Where it raises, nothing may go out."""
        for mail in mails:
            self._write(EventKind.INTENT, mail.reminders, mail)
        self.note_the_day()

    def result(self, kind: EventKind, mail: Mail) -> None:
        self._write(kind, mail.reminders, mail)
        self._recorded += 1
        if self._recorded % self.ledger.batch == 0 or self.now() - self._safe_since > PAUSE:
            self.make_safe()

    def make_safe(self) -> None:
        self.ledger.flush()
        self._safe_since = self.now()

    def rescue(self, trouble: str) -> str:
        """One more try to keep the results; without them the mails of this run go out once more."""
        try:
            self.ledger.rescue()
        except (LedgerBusy, LedgerUnwritable):
            return f"{trouble}; часть писем может прийти дважды"
        return trouble

    def _write(self, kind: EventKind, reminders: Sequence[Reminder], mail: Mail) -> None:
        self.ledger.append(of_mail(kind, reminders, mail.message_id, self.today, self.now()))
