"""The things that a mail tells, in finished words: one in full, the others in few words by day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from generator.agenda import Agenda
from generator.mail.due import Change, DueNotice, GoneNotice
from generator.mail.words import is_appointment, teacher_in, title_of
from generator.occurrences.occurrence import AttestationDay, Deadline, Occurrence, Status
from generator.wording.dates import in_month
from generator.wording.occurrences import BRIEF, GONE, MAIL, NO_DAY, SUBJECT, When, overdue, told_day, when
from generator.wording.text import decapitalise, one_line
from generator.wording.timings import why_beside_day
from generator.wording.titles import short_title

ASKS = "Что подготовить:"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a mail tells.

    `until` is the day where it stands alone and large, or `in_words` what is known instead; `day` is in full,
    and `named` what that is; `tone` is late, now, soon or calm; `change` what is new about the date; `asks`
    leads to `parts`.
    """

    title: str
    day: str
    left: str
    tone: str
    url: str
    named: str = ""
    until: str = ""
    in_words: bool = False
    weekday: str = ""
    why: str = ""
    change: str = ""
    who: str = ""
    goal: str = ""
    asks: str = ASKS
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LaterLine:
    """One of the things of a later day, in few words."""

    title: str
    who: str
    change: str


@dataclass(frozen=True, slots=True)
class Later:
    """What else the mail tells of, by day."""

    day: str
    lines: tuple[LaterLine, ...]


def later(agenda: Agenda, due: Sequence[DueNotice], person: str) -> Iterator[Later]:
    for day, notices in groupby(due, key=lambda each: _short_day(each.occurrence)):
        yield Later(day, tuple(_later_line(agenda, each, person) for each in notices))


def _short_day(occurrence: Occurrence) -> str:
    """«10 марта, ср», «15 сентября, вт, 15:00»"""
    told = when(occurrence, SUBJECT)
    day = when(occurrence, BRIEF).day
    return ", ".join(words for words in (day, told.weekday, told.time) if words)


def _later_line(agenda: Agenda, notice: DueNotice, person: str) -> LaterLine:
    return LaterLine(
        title=decapitalise(one_line(short_title(notice.occurrence))),
        who=_who(agenda, notice.occurrence.teacher, person, None),
        change=_change(notice),
    )


def item(agenda: Agenda, notice: DueNotice, person: str) -> Item:
    occurrence, told = notice.occurrence, when(notice.occurrence, MAIL)
    goal, planned = one_line(agenda.goal(occurrence)), occurrence.attestation
    leads_to_parts = bool(occurrence.items) and goal.endswith(":")
    return Item(
        title=one_line(occurrence.title),
        day=one_line(told.in_full),
        left=_left(agenda, occurrence, told),
        named="Когда" if is_appointment(occurrence) else "Срок",
        tone=_tone(told.due, agenda.today),
        url=agenda.site.page(agenda.page_of(occurrence)),
        until=_until(agenda, occurrence),
        in_words=told.due is None,
        weekday=_weekday(occurrence, told),
        why=one_line(why_beside_day(occurrence)),
        change=_change(notice),
        who=_who(agenda, occurrence.teacher, person, planned.post if planned else None),
        goal="" if leads_to_parts else goal,
        asks=goal if leads_to_parts else ASKS,
        parts=tuple(one_line(part) for part in occurrence.items),
    )


def _until(agenda: Agenda, occurrence: Occurrence) -> str:
    """«до 5 марта»; what has passed, a meeting and an attestation have their day."""
    if isinstance(occurrence, AttestationDay) and occurrence.day is None:
        return in_month(occurrence.due)
    day = when(occurrence, BRIEF).day
    ahead = isinstance(occurrence, Deadline) and occurrence.due >= agenda.today
    return f"до {day}" if ahead else day


def _weekday(occurrence: Occurrence, told: When) -> str:
    """What stands below the day that is large."""
    if isinstance(occurrence, AttestationDay) and occurrence.day is None:
        return NO_DAY
    return ", ".join(words for words in (told.weekday, told.at_time) if words)


def _left(agenda: Agenda, occurrence: Occurrence, told: When) -> str:
    if told.due and agenda.status(occurrence) is Status.OVERDUE:
        return overdue(told.due, agenda.today)
    return told.left(agenda.today)


def _tone(due: date | None, today: date) -> str:
    if due is None:
        return "calm"
    left = (due - today).days
    if left < 0:
        return "late"
    return "now" if left <= 1 else "soon" if left <= 7 else "calm"


def _change(notice: DueNotice) -> str:
    if notice.change is Change.LATE:
        return _late(notice.occurrence)
    if notice.change is not Change.MOVED:
        return ""
    one = ("дата назначена", "дата изменилась"), ("срок назначен", "срок изменился")
    is_set, has_changed = one[not is_appointment(notice.occurrence)]
    if notice.was is None:
        return is_set if notice.day else ""
    return f"{has_changed}, раньше было назначено на {told_day(notice.key, notice.was, GONE).day}"


def _late(occurrence: Occurrence) -> str:
    """What has a day has passed on it; whether something else has is not known."""
    if not isinstance(occurrence, Deadline):
        return "напоминание не дошло вовремя"
    return "срок прошёл, а напоминание вовремя не дошло"


def _who(agenda: Agenda, teacher: str | None, reader: str, post: str | None) -> str:
    """The teacher concerned, unless it is the reader."""
    if teacher is None or teacher == reader or teacher not in agenda.schedule.people:
        return ""
    name = agenda.name(teacher)
    return one_line(f"{name}, {post}" if post else name)


def gone_item(agenda: Agenda, notice: GoneNotice, person: str) -> Item:
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
