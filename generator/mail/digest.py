"""What a mail shows, in finished words; templates decide nothing but the looks."""

from dataclasses import dataclass
from datetime import date

from generator.addresses import SUBSCRIBE_PAGE, occurrence_page
from generator.agenda import Agenda
from generator.mail.due import Change, DueNotice, GoneNotice
from generator.mail.plan import Mail
from generator.mail.words import Lines, Week, subject, teacher_in, title_of, unreached_lines, week
from generator.occurrences.occurrence import Occurrence, Status
from generator.wording.occurrences import GONE, MAIL, NEWS, When, overdue, told_day, when
from generator.wording.people import greeting
from generator.wording.text import capitalise, one_line
from generator.wording.timings import why

ASKS = "Что подготовить:"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a mail tells.

    `tone` is late, now, soon or calm; `change` what is new about the date; `asks` leads to `parts`.
    """

    title: str
    day: str
    left: str
    tone: str
    url: str
    why: str = ""
    change: str = ""
    who: str = ""
    goal: str = ""
    asks: str = ASKS
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Digest:
    """All of a mail, in words.

    `gone` are the items that are off; `week` is only in the coordinator's summary.
    """

    subject: str
    greeting: str
    school: str
    items: tuple[Item, ...]
    gone: tuple[Item, ...]
    week: Week | None
    unreached: Lines
    site: str
    subscribe: str


def digest(agenda: Agenda, mail: Mail) -> Digest:
    items = tuple(_item(agenda, each, mail.person) for each in mail.notices if isinstance(each, DueNotice))
    gone = tuple(_gone(agenda, each, mail.person) for each in mail.notices if isinstance(each, GoneNotice))
    return Digest(
        subject=subject(agenda, mail),
        greeting=one_line(greeting(agenda.schedule.people[mail.person])),
        school=one_line(agenda.schedule.school.name),
        items=items,
        gone=gone,
        week=week(agenda, mail.summary) if mail.summary else None,
        unreached=unreached_lines(agenda, mail.unreached),
        site=agenda.site.url,
        subscribe=agenda.site.page(SUBSCRIBE_PAGE),
    )


def _item(agenda: Agenda, notice: DueNotice, person: str) -> Item:
    occurrence, told = notice.occurrence, when(notice.occurrence, MAIL)
    goal, planned = one_line(agenda.goal(occurrence)), occurrence.attestation
    leads_to_parts = bool(occurrence.items) and goal.endswith(":")
    return Item(
        title=one_line(occurrence.title),
        day=one_line(told.in_full),
        left=_left(agenda, occurrence, told),
        tone=_tone(told.due, agenda.today),
        url=agenda.site.page(occurrence_page(occurrence)),
        why=one_line(capitalise(why(occurrence))),
        change=_change(notice),
        who=_who(agenda, occurrence.teacher, person, planned.post if planned else None),
        goal="" if leads_to_parts else goal,
        asks=goal if leads_to_parts else ASKS,
        parts=tuple(one_line(part) for part in occurrence.items),
    )


def _left(agenda: Agenda, occurrence: Occurrence, told: When) -> str:
    left = told.left(agenda.today)
    return overdue(left) if agenda.status(occurrence) is Status.OVERDUE else left


def _tone(due: date | None, today: date) -> str:
    if due is None:
        return "calm"
    left = (due - today).days
    if left < 0:
        return "late"
    return "now" if left <= 1 else "soon" if left <= 7 else "calm"


def _change(notice: DueNotice) -> str:
    if notice.change is not Change.MOVED:
        return ""
    now, was = when(notice.occurrence, NEWS).day, told_day(notice.key, notice.was, NEWS).day
    if notice.was is None:
        return f"срок назначен: {now}" if notice.day else ""
    return f"срок изменился: было {was}, стало {now}"


def _who(agenda: Agenda, teacher: str | None, reader: str, post: str | None) -> str:
    """The teacher concerned, unless it is the reader."""
    if teacher is None or teacher == reader or teacher not in agenda.schedule.people:
        return ""
    name = agenda.name(teacher)
    return one_line(f"{name}, {post}" if post else name)


def _gone(agenda: Agenda, notice: GoneNotice, person: str) -> Item:
    handed_over = notice.change is Change.HANDED_OVER
    return Item(
        title=title_of(agenda, notice.key),
        day=told_day(notice.key, notice.was, GONE).day if notice.was else "",
        left="",
        tone="calm",
        url=agenda.site.url,
        change="за это теперь отвечаете не вы" if handed_over else "отменено",
        who=_who(agenda, teacher_in(notice.key), person, None),
    )
