"""The way to one attestation, as the teacher walks it: who does what and until when, step by step."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.addresses import role_page, row_of_plan
from generator.agenda import Agenda
from generator.occurrences.occurrence import AttestationDay, Dated, Occurrence, Status
from generator.schedule.months import MONTHS
from generator.schedule.people import TEACHER_ROLE
from generator.site.parts.steps import Link, Step, Steps
from generator.wording.dates import month_behind_day, short_day
from generator.wording.occurrences import NO_DAY, NO_YEAR, SITE, due_weekday, when
from generator.wording.people import initials
from generator.wording.text import capitalise, decapitalise, sentence
from generator.wording.timings import brief_why, holiday, roughly


@dataclass(frozen=True, slots=True)
class RouteStep:
    """`when` is the day on which it was done, else by which it is; `iso` the same for programs. Its time is
    from `first` through `last`; all three are empty for what has no day. `is_own`: the teacher does it,
    alone or with `others`, each of whom is a link to a role. `what` is the short title inside a sentence.
    `is_too`: the teacher answers beside others, and by no name. `row` leads to the plan."""

    step: Step
    what: str
    when: str
    iso: str
    first: str
    last: str
    is_done: bool
    is_own: bool
    is_goal: bool
    others: tuple[Link, ...]
    is_too: bool
    reason: str
    explanation: str
    row: Link | None


@dataclass(frozen=True, slots=True)
class Which:
    """An attestation among several of one teacher: «на первую категорию», and the post where two are for one
    category. Empty where there is nothing to tell apart."""

    aim: str = ""
    post: str = ""

    def of(self, each: Occurrence) -> str:
        """The attestation's own title has said its aim."""
        told = (self.post,) if isinstance(each, AttestationDay) else (self.aim, self.post)
        return ", ".join(filter(None, told))


@dataclass(frozen=True, slots=True)
class Next:
    """A step that may be the next one, and for which attestation. Its day in pieces: `number` stands large,
    `rest` small."""

    step: Step
    what: str
    which: str
    first: str
    last: str
    is_about: bool
    number: str
    month: str
    rest: str
    reason: str


@dataclass(frozen=True, slots=True)
class Late:
    """What the teacher has not done in time, and for which attestation."""

    step: Step
    which: str


@dataclass(frozen=True, slots=True)
class Help:
    """What others do for the teacher, and for which attestation. `until` stands before the day."""

    what: str
    which: str
    until: str
    day: str
    iso: str
    others: tuple[Link, ...]


class Routes:
    """Of one teacher."""

    def __init__(self, agenda: Agenda, steps: Steps, teacher_id: str) -> None:
        self._agenda, self._steps, self._teacher = agenda, steps, teacher_id

    def route(self, occurrences: Sequence[Occurrence]) -> list[RouteStep]:
        """The year is told where it is a new one."""
        found, year = [], 0
        for each in occurrences:
            told_year = each.due.year if each.due else 0
            found.append(self._step(each, is_new_year=told_year != year))
            year = told_year
        return found

    def candidates(self, occurrences: Sequence[Occurrence], which: Which) -> list[Next]:
        """What the teacher has still to do, with the end of each: which of them is the next depends on the
        reader's clock."""
        own = (each for each in self._ahead(occurrences) if self._is_own(each))
        return [_next(self._one(each), each, which.of(each)) for each in own]

    def help(self, occurrences: Sequence[Occurrence], which: Which) -> list[Help]:
        """What others have still to do for the teacher."""
        others = (each for each in self._ahead(occurrences) if not self._is_own(each))
        return [self._help(each, which.of(each)) for each in others]

    def late(self, occurrences: Sequence[Occurrence], which: Which) -> list[Late]:
        return [
            Late(self._one(each), which.of(each))
            for each in occurrences
            if self._is_own(each) and self._agenda.status(each) is Status.OVERDUE
        ]

    def _ahead(self, occurrences: Sequence[Occurrence]) -> Iterator[Dated]:
        for each in occurrences:
            if isinstance(each, Dated) and not each.done and each.last_day >= self._agenda.today:
                yield each

    def _is_own(self, each: Occurrence) -> bool:
        return self._teacher in each.people

    def _step(self, each: Occurrence, *, is_new_year: bool) -> RouteStep:
        told, is_goal = when(each, SITE if is_new_year else NO_YEAR), isinstance(each, AttestationDay)
        done_on = None if is_goal else each.done
        return RouteStep(
            step=self._one(each),
            what=decapitalise(self._one(each).short),
            when=short_day(done_on) if done_on else told.on_day,
            iso=_iso(done_on or each.day),
            first=_iso(each.due),
            last=_iso(each.last_day) if isinstance(each, Dated) else "",
            is_done=done_on is not None,
            is_own=self._is_own(each),
            is_goal=is_goal,
            others=self.others(each),
            is_too=self._is_too(each),
            reason=capitalise(brief_why(each)),
            explanation=self._explanation(each),
            row=self._row(each),
        )

    def _explanation(self, each: Occurrence) -> str:
        """Behind the official title where a short one stands on the page. Of an attestation nothing that its
        line has said."""
        if isinstance(each, AttestationDay):
            feast = holiday(each)
            return f"Этот день — {feast}." if feast else ""
        step = self._one(each)
        reason = sentence(capitalise(step.because))
        return reason if step.short == step.title else f"{step.title.rstrip('.:')}. {reason}"

    def _one(self, each: Occurrence) -> Step:
        return self._steps.of([each])[0]

    def _row(self, each: Occurrence) -> Link | None:
        if each.row is None:
            return None
        plan = self._agenda.schedule.plans_by_id[each.row.plan]
        return Link(plan.label, row_of_plan(plan.id, each.row.activity))

    def others(self, each: Occurrence) -> tuple[Link, ...]:
        """Who answers for it besides the teacher, by name; by the role's title where nobody else holds it."""
        return tuple(
            Link(self._names(role_id) or self._agenda.role_name(role_id), role_page(role_id))
            for role_id in each.responsible
            if role_id != TEACHER_ROLE
        )

    def _is_too(self, each: Occurrence) -> bool:
        return any(
            role_id == TEACHER_ROLE
            or (self._teacher in self._agenda.holders(role_id) and self._names(role_id))
            for role_id in each.responsible
        )

    def _names(self, role_id: str) -> str:
        holders = (each for each in self._agenda.holders(role_id) if each != self._teacher)
        return ", ".join(initials(self._agenda.name(each)) for each in holders)

    def _help(self, each: Dated, which: str) -> Help:
        return Help(
            what=decapitalise(self._one(each).short),
            which=which,
            until="ориентировочно до" if each.approximate else "не позже",
            day=short_day(each.due),
            iso=each.due.isoformat(),
            others=self.others(each),
        )


def _next(step: Step, each: Dated, which: str) -> Next:
    number, month, rest = _large_day(each)
    return Next(
        step=step,
        what=decapitalise(step.short),
        which=which,
        first=each.due.isoformat(),
        last=each.last_day.isoformat(),
        is_about=each.approximate and each.day is not None,
        number=number,
        month=month,
        rest=rest,
        reason=capitalise(roughly(step.reason, each)) if each.day else "",
    )


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _large_day(each: Dated) -> tuple[str, str, str]:
    """«5», «марта», «2027 года, пятница»; where only the month is known, that."""
    year = f"{each.due.year} года"
    if each.day is None:
        return capitalise(MONTHS[each.due.month - 1]), "", f"{year}, {NO_DAY}"
    return str(each.due.day), month_behind_day(each.due), f"{year}, {due_weekday(each)}"
