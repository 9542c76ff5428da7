"""A run whose steps are seen, over a real ledger and a post in memory, of a school of any size."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from generator.agenda import Agenda
from generator.ledger.file import FileLedger
from generator.ledger.ledger import LedgerBusy
from generator.ledger.lines import EventKind, History, LedgerLine, Ran, Reminder
from generator.mail.connection import NoConnection
from generator.mail.delivery import Delivery
from generator.mail.plan import Mail, MailPlan
from generator.mail.results import Outcome
from generator.mail.run import Audience, MailRun
from generator.templates import BadTemplate
from tests.mail.past import lead
from tests.mail.runs import Killed, Numbered
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
