"""An occurrence in finished words, as a row of any page shows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from generator.addresses import month_page, occurrence_page, plan_page, role_page, teacher_page
from generator.agenda import Agenda
from generator.occurrences.occurrence import Occurrence, Status
from generator.schedule.people import Teacher
from generator.site.parts.edit_links import EditLink, of_step
from generator.site.parts.marks import Marks
from generator.wording.dates import month_title, numeric_day
from generator.wording.occurrences import NO_YEAR, SITE, When, when
from generator.wording.once import Once
from generator.wording.people import short_names
from generator.wording.timings import brief_why, why
from generator.wording.titles import short_title


@dataclass(frozen=True, slots=True)
class Link:
    """`path` starts at the site's root."""

    text: str
    path: str


@dataclass(frozen=True, slots=True)
class Answerer:
    """A role, with the people who hold it; nobody for the teacher concerned."""

    role: Link
    people: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """`due` is the day in whose cell of a month it stands, None for what has none, and `iso` the same for
    programs. `brief` is the day without its year, `because` is `why` beside the day. `surname` is of the
    teacher concerned, empty for what concerns the whole school. `mark` is a letter, `shape` the end of its
    class name. `mark_done` opens a form, None for what concerns a teacher: their page has it."""

    key: str
    title: str
    short: str
    page: str
    day: str
    brief: str
    iso: str
    weekday: str
    is_approximate: bool
    month: Link | None
    time: str
    why: str
    because: str
    reason: str
    teacher: Link | None
    surname: str
    mark: str
    shape: str
    plan: Link | None
    answerers: tuple[Answerer, ...]
    items: tuple[str, ...]
    status: str
    done_on: str
    due: date | None
    mark_done: EditLink | None

    @property
    def rest(self) -> str:
        """«, представлений в НМЦ КК.»: what the official title says behind the short one, if it begins so."""
        rest = self.title.removeprefix(self.short)
        return "" if rest == self.title or rest[:1].isalnum() else rest

    def marked(self, words: str) -> str:
        """«загрузка материалов, ориентировочно»: what counts from a month-only attestation (date rule 6)."""
        return f"{words}, ориентировочно" if self.is_approximate and self.due else words


class _Time(NamedTuple):
    """Of a step what is the same for all attestations of a day; as in `Step`."""

    told: When
    brief: str
    iso: str
    month: Link | None
    why: str
    because: str
    reason: str


def _time(each: Occurrence) -> _Time:
    told = when(each, SITE)
    return _Time(
        told=told,
        brief=when(each, NO_YEAR).day,
        iso=told.due.isoformat() if told.due else "",
        month=Link(month_title(each.due), month_page(each.due)) if each.due else None,
        why=why(each),
        because=why(each, is_day_told=True),
        reason=brief_why(each, "аттестации"),
    )


def _told(status: Status) -> str:
    """What is past, today or ahead the reader's clock tells: assets/relative.js."""
    return status.value if status in (Status.DONE, Status.OVERDUE) else ""


class Steps:
    """Words for the occurrences of one agenda; each is worked out once, when it is needed."""

    def __init__(self, agenda: Agenda, surnames: Mapping[str, str] | None = None) -> None:
        self._agenda = agenda
        self._marks = Marks(agenda.schedule)
        self.surnames = _surnames(agenda) if surnames is None else surnames
        roles = dict.fromkeys(role for each in agenda.occurrences for role in each.responsible)
        self._answerers = {role_id: self._answerer(role_id) for role_id in roles}
        self._steps: dict[str, Step] = {}
        self._once = Once()

    def of(self, occurrences: Sequence[Occurrence]) -> list[Step]:
        known = self._steps
        return [known.get(each.key) or self._worded(each) for each in occurrences]

    def _worded(self, each: Occurrence) -> Step:
        step = self._steps[each.key] = self._step(each)
        return step

    def _step(self, each: Occurrence) -> Step:
        agenda, time = self._agenda, self._once(_time, of=each)
        letter, shape = self._marks.of(each)
        return Step(
            key=each.key,
            title=each.title,
            short=short_title(each),
            page=occurrence_page(each),
            day=time.told.day,
            brief=time.brief,
            iso=time.iso,
            weekday=time.told.weekday,
            is_approximate=each.approximate,
            month=time.month,
            time=time.told.at_time,
            why=time.why,
            because=time.because,
            reason=time.reason,
            teacher=Link(agenda.name(each.teacher), teacher_page(each.teacher)) if each.teacher else None,
            surname=self.surnames[each.teacher] if each.teacher else "",
            mark=letter,
            shape=shape,
            plan=self._plan(each),
            answerers=tuple(self._answerers[role_id] for role_id in each.responsible),
            items=each.items,
            status=_told(agenda.status(each)),
            done_on=numeric_day(each.done) if each.done else "",
            due=time.told.due,
            mark_done=self._mark_done(each),
        )

    def _mark_done(self, each: Occurrence) -> EditLink | None:
        wanted = None if each.teacher else of_step(self._agenda, each)
        return wanted.link(self._agenda.site) if wanted else None

    def _plan(self, each: Occurrence) -> Link | None:
        if each.plan is None:
            return None
        return Link(self._agenda.schedule.plans_by_id[each.plan].label, plan_page(each.plan))

    def _answerer(self, role_id: str) -> Answerer:
        agenda = self._agenda
        role = Link(agenda.role_name(role_id), role_page(role_id))
        return Answerer(role, tuple(holder_link(agenda, each) for each in agenda.holders(role_id)))


def _surnames(agenda: Agenda) -> Mapping[str, str]:
    return short_names({each.id: agenda.name(each.id) for each in agenda.schedule.teachers})


def holder_link(agenda: Agenda, person_id: str) -> Link:
    """Teachers have a page of their own; for others the path is empty."""
    person = agenda.schedule.people[person_id]
    return Link(agenda.name(person_id), teacher_page(person_id) if isinstance(person, Teacher) else "")
