"""What tests and benchmarks give a run to work with."""

from itertools import count

from generator.mail.plan import Mail, MailPlan
from generator.mail.run import Audience


class Killed(BaseException):
    """kill -9: nothing after it runs."""


class Numbered:
    """A composer whose message is the mail's place in the plan."""

    def __init__(self) -> None:
        self._numbers = count()

    def composed(self, mail: Mail) -> bytes:
        return b"%d" % next(self._numbers)


class Listening(Audience):
    """Remembers what it is told."""

    def __init__(self) -> None:
        self.plan: MailPlan | None = None
        self.warnings: list[str] = []
        self.progress: list[tuple[int, int]] = []

    def warned(self, sentence: str) -> None:
        self.warnings.append(sentence)

    def planned(self, plan: MailPlan) -> None:
        self.plan = plan

    def progressed(self, done: int, total: int) -> None:
        self.progress.append((done, total))
