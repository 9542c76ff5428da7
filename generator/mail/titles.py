"""What things are called in mails: occurrences, also those that are gone, and the mails themselves."""

import textwrap
from collections.abc import Iterator

from generator.edition import Edition
from generator.mail.plan import Mail
from generator.mail.reminders import Change, Mention
from generator.mail.text import one_line
from generator.schedule.choices import Category
from generator.schedule.identity import ATTESTATION_PLAN
from generator.wording import capitalise, days_left, deadlines, short_day

# What a phone shows of a subject.
SUBJECT_LIMIT = 60


def title_of(edition: Edition, key: str) -> str:
    """The title that a key had, as far as the schedule still knows it."""
    occurrence = edition.by_key.get(key)
    if occurrence:
        return one_line(occurrence.title)
    _, plan, activity, *slot = (*key.split("/"), "", "")
    if plan == ATTESTATION_PLAN:
        return next(
            (each.attestation_title for each in Category if slot and each.slug == slot[0]), "Аттестация"
        )
    found = edition.schedule.plans_by_id.get(plan)
    rows = found.activities if found else ()
    return one_line(
        next((row.title for row in rows if row.id == activity), "Мероприятие, которого больше нет в графике")
    )


def teacher_in(key: str) -> str | None:
    """What stands in a key where teachers do: in other keys a month or a day, which is nobody's id."""
    _, plan, *rest = key.split("/")
    return next(iter(rest if plan == ATTESTATION_PLAN else rest[1:]), None)


def subject(edition: Edition, mail: Mail) -> str:
    """The most urgent first; mail programs cut the rest."""
    return one_line(capitalise("; ".join(_headlines(edition, mail))))


def _headlines(edition: Edition, mail: Mail) -> Iterator[str]:
    active = [each for each in mail.mentions if not each.is_gone]
    gone = [each for each in mail.mentions if each.is_gone]
    if len(active) == 1:
        yield _single(edition, active[0])
    elif active:
        nearest = active[0].day
        when = f", ближайший — {short_day(nearest)}, {days_left(nearest, edition.today)}" if nearest else ""
        yield f"{deadlines(len(active))} по аттестации{when}"
    if len(gone) == 1:
        yield f"отменено: {_short(title_of(edition, gone[0].key))}"
    elif gone:
        yield f"отменено: {deadlines(len(gone))}"
    if mail.summary:
        yield f"сводка недели с {short_day(mail.summary.monday)}"
    elif mail.unreached:
        yield "письма не дошли"


def _single(edition: Edition, mention: Mention) -> str:
    title, day = _short(title_of(edition, mention.key)), mention.day
    if day is None:
        return f"срок изменился: {title} — без даты"
    said = f"{title} — {short_day(day)}, {days_left(day, edition.today)}"
    return f"срок изменился: {said}" if mention.change is Change.MOVED else said


def _short(title: str) -> str:
    return textwrap.shorten(title, SUBJECT_LIMIT, placeholder="…")
