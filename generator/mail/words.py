"""What things are called in mails: occurrences, also those that are gone; and the coordinator's lists."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from generator.agenda import Agenda
from generator.mail.coordinator import WEEK, Unreached, WeekSummary, WhyUnreached
from generator.occurrences.identity import is_attestation
from generator.occurrences.occurrence import AttestationDay, Dated, Meeting, Occurrence
from generator.schedule.choices import Category
from generator.schedule.plan import Activity
from generator.wording.dates import day_range, plural
from generator.wording.occurrences import BRIEF, when
from generator.wording.text import capitalise, one_line, shorten
from generator.wording.titles import SHORT

# Less of a title than this says nothing.
LEAST = 15
WEEK_IN_SHORT = "сроки всей школы"


def title_of(agenda: Agenda, key: str) -> str:
    """The title that a key had, as far as the schedule still knows it."""
    occurrence = agenda.by_key.get(key)
    if occurrence:
        return one_line(occurrence.title)
    if is_attestation(key):
        category = category_in(key)
        return category.attestation_title if category else "Аттестация"
    row = row_of(agenda, key)
    return one_line(row.title if row else "Мероприятие, которого больше нет в графике")


def short_title_of(agenda: Agenda, key: str, room: int) -> str:
    """The title where there is little room. What is short already gives way to nothing."""
    row = row_of(agenda, key)
    short = _attestation_in(key) or (row.short if row else None)
    known = one_line(short or title_of(agenda, key))
    return shorten(known, max(room, min(len(known), SHORT)) if short else max(room, LEAST))


def _attestation_in(key: str) -> str | None:
    category = category_in(key)
    return (category.short_attestation_title or category.attestation_title) if category else None


def category_in(key: str) -> Category | None:
    """What a planned attestation is for, by its key; None for other keys."""
    slug = key.split("/")[3:4]
    return next((each for each in Category if is_attestation(key) and [each.slug] == slug), None)


def row_of(agenda: Agenda, key: str) -> Activity | None:
    """The row of a plan that a key comes from, as far as the schedule still has it."""
    _, plan, activity, *_ = key.split("/")
    found = agenda.schedule.plans_by_id.get(plan)
    return next((row for row in found.activities if row.id == activity), None) if found else None


def teacher_in(key: str) -> str | None:
    """What stands in a key where teachers do: in other keys a month or a day, which is nobody's id."""
    _, _, *rest = key.split("/")
    return next(iter(rest if is_attestation(key) else rest[1:]), None)


def is_appointment(occurrence: Occurrence) -> bool:
    """Whether it takes place on its day, while other things are to be done by theirs: it has a date, no
    deadline."""
    return isinstance(occurrence, AttestationDay | Meeting)


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


def week_title(summary: WeekSummary) -> str:
    """«сроки всей школы на неделю 1–7 марта»"""
    last = summary.monday + WEEK - timedelta(days=1)
    return f"{WEEK_IN_SHORT} на неделю {day_range(summary.monday, last)}"


def week(agenda: Agenda, summary: WeekSummary) -> Week:
    return Week(
        title=capitalise(week_title(summary)),
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
        Line(day, one_line(title).rstrip(".:"), one_line("; ".join(dict.fromkeys(who))))
        for (day, title, _), who in names.items()
    ]


# What is told late has a list, and a heading, of its own.
WHY_UNREACHED = {
    WhyUnreached.NO_ADDRESS: "нет адреса почты",
    WhyUnreached.REFUSED: "почтовый сервер отказался принять письмо",
    WhyUnreached.UNKNOWN: "неизвестно, дошло ли письмо",
    WhyUnreached.DELAYED: "письмо пока не ушло, отправка повторится",
}


def unreached_lines(agenda: Agenda, troubles: Iterable[Unreached]) -> Lines:
    return _cut([_unreached(agenda, each) for each in troubles])


def _unreached(agenda: Agenda, trouble: Unreached) -> Line:
    named = _named_with_day if trouble.is_late else title_of
    titles = dict.fromkeys(named(agenda, key) for key in trouble.keys)
    why = WHY_UNREACHED.get(trouble.trouble, "")
    return Line(why, "; ".join(titles), one_line(agenda.name(trouble.person)))


def _named_with_day(agenda: Agenda, key: str) -> str:
    occurrence = agenda.by_key.get(key)
    day = when(occurrence, BRIEF).day if occurrence else ""
    return f"{title_of(agenda, key)}, {day}" if day else title_of(agenda, key)


def _cut(lines: list[Line]) -> Lines:
    rest = len(lines) - LIST_LIMIT
    more = f"и ещё {plural(rest, 'строка', 'строки', 'строк')} — на сайте" if rest > 0 else ""
    return Lines(tuple(lines[:LIST_LIMIT]), more)
