"""What things are called in mails: occurrences, also those that are gone, and the mails themselves."""

import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from generator.agenda import Agenda
from generator.mail.coordinator import WEEK, Summary, Unreached, WhyUnreached
from generator.mail.due import Change, DueNotice, GoneNotice
from generator.mail.plan import Mail
from generator.occurrences.identity import ATTESTATION_PLAN
from generator.occurrences.occurrence import Dated
from generator.schedule.choices import Category
from generator.wording.dates import day_range, deadlines, plural, short_day
from generator.wording.occurrences import BRIEF, when
from generator.wording.text import capitalise, one_line

# What a phone shows of a subject.
SUBJECT_LIMIT = 60


def title_of(agenda: Agenda, key: str) -> str:
    """The title that a key had, as far as the schedule still knows it."""
    occurrence = agenda.by_key.get(key)
    if occurrence:
        return one_line(occurrence.title)
    _, plan, activity, *slot = (*key.split("/"), "", "")
    if plan == ATTESTATION_PLAN:
        return next(
            (each.attestation_title for each in Category if slot and each.slug == slot[0]), "Аттестация"
        )
    found = agenda.schedule.plans_by_id.get(plan)
    rows = found.activities if found else ()
    return one_line(
        next((row.title for row in rows if row.id == activity), "Мероприятие, которого больше нет в графике")
    )


def teacher_in(key: str) -> str | None:
    """What stands in a key where teachers do: in other keys a month or a day, which is nobody's id."""
    _, plan, *rest = key.split("/")
    return next(iter(rest if plan == ATTESTATION_PLAN else rest[1:]), None)


def subject(agenda: Agenda, mail: Mail) -> str:
    """The most urgent first; mail programs cut the rest."""
    return one_line(capitalise("; ".join(_headlines(agenda, mail))))


def _headlines(agenda: Agenda, mail: Mail) -> Iterator[str]:
    active = [each for each in mail.notices if isinstance(each, DueNotice)]
    gone = [each for each in mail.notices if isinstance(each, GoneNotice)]
    if len(active) == 1:
        yield _single(agenda, active[0])
    elif active:
        first = active[0].occurrence
        nearest = f", ближайший — {when(first, BRIEF).with_left(agenda.today)}" if first.due else ""
        yield f"{deadlines(len(active))} по аттестации{nearest}"
    if len(gone) == 1:
        yield f"отменено: {_short(title_of(agenda, gone[0].key))}"
    elif gone:
        yield f"отменено: {deadlines(len(gone))}"
    if mail.summary:
        yield f"сводка недели с {short_day(mail.summary.monday)}"
    elif mail.unreached:
        yield "письма не дошли"


def _single(agenda: Agenda, notice: DueNotice) -> str:
    title = _short(title_of(agenda, notice.key))
    said = f"{title} — {when(notice.occurrence, BRIEF).with_left(agenda.today)}"
    return f"срок изменился: {said}" if notice.change is Change.MOVED else said


def _short(title: str) -> str:
    return textwrap.shorten(title, SUBJECT_LIMIT, placeholder="…")


# Lines of one list; the site has them all.
LIST_LIMIT = 100


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list."""

    day: str
    title: str
    who: str


@dataclass(frozen=True, slots=True)
class Lines:
    """A list cut to LIST_LIMIT; `more` says how many it leaves out."""

    lines: tuple[Line, ...]
    more: str = ""


@dataclass(frozen=True, slots=True)
class Week:
    """The summary of a week, in words."""

    title: str
    deadlines: Lines
    overdue: Lines


def week(agenda: Agenda, summary: Summary) -> Week:
    last = summary.monday + WEEK - timedelta(days=1)
    return Week(
        title=f"Сводка недели: {day_range(summary.monday, last)}",
        deadlines=_cut(_grouped(agenda, summary.week)),
        overdue=_cut(_grouped(agenda, summary.overdue)),
    )


def _grouped(agenda: Agenda, occurrences: tuple[Dated, ...]) -> list[Line]:
    """One line for each activity and day, with all the people whom it concerns."""
    names: dict[tuple[str, str, str | None], list[str]] = {}
    for each in occurrences:
        people = [each.teacher] if each.teacher else each.people
        done = " ✓" if each.done else ""
        listed = names.setdefault((when(each, BRIEF).on_day, each.title, each.activity), [])
        listed.extend(agenda.name(person) + done for person in people)
    return [
        Line(day, one_line(title), one_line("; ".join(dict.fromkeys(who))))
        for (day, title, _), who in names.items()
    ]


WHY_UNREACHED = {
    WhyUnreached.NO_ADDRESS: "нет адреса почты",
    WhyUnreached.REFUSED: "почтовый сервер отказался принять письмо",
    WhyUnreached.UNKNOWN: "неизвестно, дошло ли письмо",
    WhyUnreached.LATE: "напоминание ушло после срока",
    WhyUnreached.DELAYED: "письмо пока не ушло, отправка повторится",
}


def unreached_lines(agenda: Agenda, troubles: Iterable[Unreached]) -> Lines:
    return _cut([_unreached(agenda, each) for each in troubles])


def _unreached(agenda: Agenda, trouble: Unreached) -> Line:
    titles = dict.fromkeys(title_of(agenda, key) for key in trouble.keys)
    return Line(WHY_UNREACHED[trouble.trouble], "; ".join(titles), one_line(agenda.name(trouble.person)))


def _cut(lines: list[Line]) -> Lines:
    rest = len(lines) - LIST_LIMIT
    more = f"и ещё {plural(rest, 'строка', 'строки', 'строк')} — на сайте" if rest > 0 else ""
    return Lines(tuple(lines[:LIST_LIMIT]), more)
