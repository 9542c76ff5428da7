"""The coordinator's lists, in finished words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from generator.edition import Edition
from generator.mail.summary import WEEK, Summary, Trouble, Unreached
from generator.mail.text import one_line
from generator.mail.titles import title_of
from generator.schedule.occurrence import Occurrence
from generator.wording import day_range, due_weekday, plural, short_day

# Lines of one list; the site has them all.
LIST_LIMIT = 100


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the summary."""

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
    title: str
    deadlines: Lines
    overdue: Lines


def week(edition: Edition, summary: Summary) -> Week:
    last = summary.monday + WEEK - timedelta(days=1)
    return Week(
        title=f"Сводка недели: {day_range(summary.monday, last)}",
        deadlines=_cut(_grouped(edition, summary.week)),
        overdue=_cut(_grouped(edition, summary.overdue)),
    )


def _grouped(edition: Edition, occurrences: tuple[Occurrence, ...]) -> list[Line]:
    """One line for each activity and day, with all the people whom it concerns."""
    names: dict[tuple[str, str, str | None], list[str]] = {}
    for each in occurrences:
        assert each.due is not None
        people = [each.teacher] if each.teacher else each.people
        done = " ✓" if each.done else ""
        day = f"{short_day(each.due)}, {due_weekday(each)}"
        listed = names.setdefault((day, each.title, each.activity), [])
        listed.extend(edition.name(person) + done for person in people)
    return [
        Line(day, one_line(title), one_line("; ".join(dict.fromkeys(who))))
        for (day, title, _), who in names.items()
    ]


TROUBLES = {
    Trouble.NO_ADDRESS: "нет адреса почты",
    Trouble.REFUSED: "почтовый сервер отказался принять письмо",
    Trouble.UNKNOWN: "неизвестно, дошло ли письмо",
    Trouble.DELAYED: "письмо пока не ушло, отправка повторится",
}


def unreached_lines(edition: Edition, troubles: Iterable[Unreached]) -> Lines:
    return _cut([_unreached(edition, each) for each in troubles])


def _unreached(edition: Edition, trouble: Unreached) -> Line:
    titles = dict.fromkeys(title_of(edition, key) for key in trouble.keys)
    return Line(TROUBLES[trouble.trouble], "; ".join(titles), one_line(edition.name(trouble.person)))


def _cut(lines: list[Line]) -> Lines:
    rest = len(lines) - LIST_LIMIT
    more = f"и ещё {plural(rest, 'строка', 'строки', 'строк')} — на сайте" if rest > 0 else ""
    return Lines(tuple(lines[:LIST_LIMIT]), more)
