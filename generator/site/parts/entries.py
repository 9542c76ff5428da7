"""What a day lists: its steps, those of one plan that concern no single teacher folded into one."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.addresses import role_page
from generator.occurrences.occurrence import Kind, Status
from generator.schedule.people import TEACHER_ROLE
from generator.site.parts.edit_links import EditLink
from generator.site.parts.labels import breakable
from generator.site.parts.marks import GOAL, WHOLE_SCHOOL
from generator.site.parts.steps import Link, Step
from generator.wording.dates import activities
from generator.wording.occurrences import KIND_TITLES
from generator.wording.text import decapitalise


@dataclass(frozen=True, slots=True)
class Entry:
    """One step, or several under the name of their plan."""

    steps: tuple[Step, ...]

    @property
    def first(self) -> Step:
        return self.steps[0]

    @property
    def is_folded(self) -> bool:
        return len(self.steps) > 1

    @property
    def has_one_reason(self) -> bool:
        """All are due for one reason, and the same people answer."""
        return len({(step.because, step.answerers) for step in self.steps}) == 1

    @property
    def name(self) -> str:
        """«Иванова», «План ИМЦ», «Совещание»: what people look for."""
        step = self.first
        return step.plan.text if self.is_folded and step.plan else step.surname or step.short

    @property
    def narrow_name(self) -> str:
        return breakable(self.name)

    @property
    def what(self) -> str:
        """Beside the name: «загрузка материалов», «4 мероприятия», «15:00»; empty where the name says it."""
        if self.is_folded:
            return activities(len(self.steps))
        return self.first.marked(decapitalise(_kind(self.first))) if self.first.surname else self.first.time

    @property
    def what_in_full(self) -> str:
        """The same where there is room for what an attestation is for."""
        first = self.first
        return first.marked(decapitalise(first.title)) if first.shape == GOAL else self.what

    @property
    def reason(self) -> str:
        """Of a day that a rule gives to a teacher; what concerns the school has its reason behind a fold."""
        return self.first.reason if self.first.surname and self.first.shape != GOAL else ""

    @property
    def others(self) -> tuple[Link, ...]:
        """Who does it for the teacher."""
        roles = (answerer.role for answerer in self.first.answerers)
        return tuple(role for role in roles if role.path != role_page(TEACHER_ROLE))

    @property
    def change(self) -> list[EditLink]:
        """Forms that mark what isn't done yet."""
        return [step.mark_done for step in self.steps if step.mark_done]

    @property
    def status(self) -> str:
        """Overdue if any is, done if all are, empty for all that depends on the day."""
        statuses = {step.status for step in self.steps}
        if Status.OVERDUE in statuses:
            return Status.OVERDUE.value
        return Status.DONE.value if statuses == {Status.DONE} else ""


def entries(steps: Iterable[Step]) -> tuple[Entry, ...]:
    """People look for themselves: they come first, and what is folded last."""
    groups: dict[str, list[Step]] = {}
    for step in steps:
        groups.setdefault(together(step), []).append(step)
    found = [Entry(tuple(group)) for group in groups.values()]
    return tuple(sorted(found, key=lambda entry: (not entry.first.teacher, entry.is_folded)))


def together(step: Step) -> str:
    """The same for what is folded into one. A meeting has its hour and a row with a letter of its own is to
    be seen: they stay apart."""
    if step.plan and not step.teacher and not step.time:
        return f"{step.plan.path} {step.mark}"
    return step.key


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the mark of a step stands for."""

    step: Step
    words: str


def legend(steps: Iterable[Step]) -> list[Meaning]:
    """Each mark once, in the order in which they come."""
    found = {(step.mark, step.shape): Meaning(step, _stands_for(step)) for step in reversed(list(steps))}
    return list(reversed(found.values()))


def _stands_for(step: Step) -> str:
    return decapitalise(step.plan.text if step.plan and step.shape == WHOLE_SCHOOL else _kind(step))


def _kind(step: Step) -> str:
    return KIND_TITLES[Kind.ATTESTATION] if step.shape == GOAL else step.short
