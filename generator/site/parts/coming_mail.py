"""What goes by mail within two weeks, for everybody to see: by day, to whom and about what; no addresses."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from generator.addresses import teacher_page
from generator.remindings import Reminding, remindings_between
from generator.site.page import PageContext
from generator.site.parts.steps import Link, Step, holder_link
from generator.wording.dates import day_range, plural, short_day, weekday
from generator.wording.text import sorting

TWO_WEEKS = timedelta(days=13)


@dataclass(frozen=True, slots=True)
class Topic:
    """One work of one day, with all of its teachers that the mail names."""

    label: str
    page: str
    teachers: str


@dataclass(frozen=True, slots=True)
class DayTold:
    """A deadline's day, named once before all that is due on it."""

    day: str
    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """The same to each of those people."""

    people: list[Link]
    told: tuple[DayTold, ...]


@dataclass(frozen=True, slots=True)
class MailDay:
    title: str
    iso: str
    total: str
    letters: list[Letter]


@dataclass(frozen=True, slots=True)
class ComingMail:
    """`days` are those on which something goes."""

    span: str
    days: list[MailDay]


def coming_mail(context: PageContext) -> ComingMail:
    first, last = context.agenda.today, context.agenda.today + TWO_WEEKS
    by_day: dict[date, list[tuple[str, list[Reminding]]]] = {}
    for person, mine in remindings_between(context.agenda, first, last).items():
        for day in sorted({each.day for each in mine}):
            by_day.setdefault(day, []).append((person, [each for each in mine if each.day == day]))
    return ComingMail(
        day_range(first, last), [_mail_day(context, day, by_day[day]) for day in sorted(by_day)]
    )


def _mail_day(context: PageContext, day: date, mails: list[tuple[str, list[Reminding]]]) -> MailDay:
    people = {person: holder_link(context.agenda, person) for person, _ in mails}
    alike: dict[tuple[DayTold, ...], list[Link]] = {}
    for person, told in sorted(mails, key=lambda mail: (*sorting(people[mail[0]].text), mail[0])):
        alike.setdefault(_told(context, person, told), []).append(people[person])
    letters = [Letter(group, told) for told, group in alike.items()]
    total = plural(len(mails), "письмо", "письма", "писем")
    return MailDay(f"{short_day(day)}, {weekday(day)}", day.isoformat(), total, letters)


def _told(context: PageContext, person: str, told: Iterable[Reminding]) -> tuple[DayTold, ...]:
    """By deadline; each is named once, however many of its lead times come together."""
    keys = dict.fromkeys(each.key for each in sorted(told, key=lambda each: (each.due, each.key)))
    occurrences = [context.agenda.by_key[key] for key in keys]
    by_day: dict[str, dict[str, list[Step]]] = {}
    for each, step in zip(occurrences, context.steps.of(occurrences), strict=True):
        by_day.setdefault(step.brief, {}).setdefault(context.label(each), []).append(step)
    return tuple(
        DayTold(day, tuple(_topic(label, steps, person) for label, steps in works.items()))
        for day, works in by_day.items()
    )


def _topic(label: str, steps: list[Step], person: str) -> Topic:
    others = [step.surname for step in steps if step.teacher and step.teacher.path != teacher_page(person)]
    return Topic(label, steps[0].page, ", ".join(others))
