"""What became of the mails of one run."""

from dataclasses import dataclass

from generator.ledger.lines import EventKind
from generator.mail.delivery import Delivery
from generator.mail.plan import Mail, MailPlan


@dataclass(frozen=True, slots=True)
class Result:
    """A mail of the plan and what became of it."""

    mail: Mail
    delivery: Delivery


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run ended: its plan, and the results of the mails that were tried.

    `trouble` is why it stopped early, for people.
    """

    plan: MailPlan
    results: tuple[Result, ...] = ()
    trouble: str | None = None

    @property
    def is_complete(self) -> bool:
        """Whether all that was due went out. A person's second mail of a day is due tomorrow; on a day off
        only what is late already is due."""
        plan = self.plan
        late = any(mail.is_late for mail in plan.resting)
        undelivered = plan.postponed or plan.unaddressed or plan.refused or late or self.trouble
        return not undelivered and self.count(EventKind.SENT) == len(self.plan.mails)

    def count(self, kind: EventKind) -> int:
        return sum(result.delivery.kind is kind for result in self.results)
