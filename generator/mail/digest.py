"""What a mail shows, in finished words; templates decide nothing but the looks."""

from dataclasses import dataclass
from datetime import date

from generator.addresses import SUBSCRIBE_PAGE, occurrence_page
from generator.agenda import Edition
from generator.mail.due import Change, Mention
from generator.mail.plan import Mail
from generator.mail.words import Lines, Week, subject, teacher_in, title_of, unreached_lines, week
from generator.occurrences.occurrence import Occurrence, Status
from generator.wording.dates import days_left, long_day
from generator.wording.occurrences import approximately, due_weekday
from generator.wording.people import greeting
from generator.wording.text import capitalise, one_line
from generator.wording.timings import why

ASKS = "Что подготовить:"


@dataclass(frozen=True, slots=True)
class Item:
    """`tone` is late, now, soon or calm; `change` what is new about the date; `asks` leads to `parts`."""

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
    """All of a mail. `gone` are the items that are off; `week` is only in the coordinator's summary."""

    subject: str
    greeting: str
    school: str
    items: tuple[Item, ...]
    gone: tuple[Item, ...]
    week: Week | None
    unreached: Lines
    site: str
    subscribe: str


def digest(edition: Edition, mail: Mail) -> Digest:
    items = tuple(_item(edition, each, mail.person) for each in mail.mentions if not each.is_gone)
    gone = tuple(_gone(edition, each, mail.person) for each in mail.mentions if each.is_gone)
    return Digest(
        subject=subject(edition, mail),
        greeting=one_line(greeting(edition.schedule.people[mail.person])),
        school=one_line(edition.schedule.school.name),
        items=items,
        gone=gone,
        week=week(edition, mail.summary) if mail.summary else None,
        unreached=unreached_lines(edition, mail.unreached),
        site=edition.site.url,
        subscribe=edition.site.page(SUBSCRIBE_PAGE),
    )


def _item(edition: Edition, mention: Mention, person: str) -> Item:
    occurrence = mention.occurrence
    assert occurrence is not None
    due, goal = occurrence.due, one_line(edition.goal(occurrence))
    leads_to_parts = bool(occurrence.items) and goal.endswith(":")
    return Item(
        title=one_line(occurrence.title),
        day=_day(occurrence),
        left=_left(edition, occurrence),
        tone=_tone(due, edition.today),
        url=edition.site.page(occurrence_page(occurrence)),
        why=one_line(capitalise(why(occurrence))),
        change=_change(mention),
        who=_who(edition, occurrence.teacher, person, occurrence.post),
        goal="" if leads_to_parts else goal,
        asks=goal if leads_to_parts else ASKS,
        parts=tuple(one_line(part) for part in occurrence.items),
    )


def _day(occurrence: Occurrence) -> str:
    if occurrence.due is None:
        return "дата не назначена"
    parts = [approximately(f"{long_day(occurrence.due)}, {due_weekday(occurrence)}", occurrence)]
    if occurrence.starts_at:
        parts.append(f"в {occurrence.starts_at:%H:%M}")
    if occurrence.place:
        parts.append(one_line(occurrence.place))
    return ", ".join(parts)


def _left(edition: Edition, occurrence: Occurrence) -> str:
    if occurrence.due is None:
        return ""
    left = days_left(occurrence.due, edition.today)
    return f"просрочено, {left}" if edition.status(occurrence) is Status.OVERDUE else left


def _tone(due: date | None, today: date) -> str:
    if due is None:
        return "calm"
    left = (due - today).days
    if left < 0:
        return "late"
    return "now" if left <= 1 else "soon" if left <= 7 else "calm"


def _change(mention: Mention) -> str:
    if mention.change is not Change.MOVED:
        return ""
    assert mention.occurrence is not None
    now = mention.occurrence.due
    if mention.was is None:
        return f"срок назначен: {long_day(now)}" if now else ""
    return f"срок изменился: было {long_day(mention.was)}, стало {long_day(now) if now else 'без даты'}"


def _who(edition: Edition, teacher: str | None, reader: str, post: str | None) -> str:
    """The teacher concerned, unless it is the reader."""
    if teacher is None or teacher == reader or teacher not in edition.schedule.people:
        return ""
    name = edition.name(teacher)
    return one_line(f"{name}, {post}" if post else name)


def _gone(edition: Edition, mention: Mention, person: str) -> Item:
    handed_over = mention.change is Change.HANDED_OVER
    return Item(
        title=title_of(edition, mention.key),
        day=long_day(mention.was) if mention.was else "",
        left="",
        tone="calm",
        url=edition.site.url,
        change="за это теперь отвечаете не вы" if handed_over else "отменено",
        who=_who(edition, teacher_in(mention.key), person, None),
    )
