"""What a mail shows, in finished words; templates decide nothing but the looks."""

from dataclasses import dataclass
from urllib.parse import quote

from generator.addresses import SUBSCRIBE_PAGE, teacher_page
from generator.agenda import Agenda
from generator.mail.due import DueNotice, GoneNotice
from generator.mail.items import Item, Later, gone_item, item, later
from generator.mail.plan import Mail
from generator.mail.subjects import subject
from generator.mail.words import Lines, Week, unreached_lines, week
from generator.occurrences.occurrence import Deadline, Occurrence
from generator.schedule.people import Teacher
from generator.wording.dates import NBSP
from generator.wording.people import greeting, initials
from generator.wording.text import decapitalise, one_line
from generator.wording.titles import short_title


@dataclass(frozen=True, slots=True)
class Digest:
    """All of a mail, in words.

    Of `items` the first is the main one, which stands in full; the others are `later`. `route` leads to the
    reader's own page, or to the main thing; `done` is a link that begins an answer, where something is to do.
    `gone` are the items that are off; `week` is only in the coordinator's summary; `unreached` and `late` are
    whom no mail reached, or too late.
    """

    subject: str
    greeting: str
    school: str
    items: tuple[Item, ...]
    later: tuple[Later, ...]
    route: str
    done: str
    gone: tuple[Item, ...]
    week: Week | None
    unreached: Lines
    late: Lines
    site: str
    subscribe: str


def digest(agenda: Agenda, mail: Mail, answers_to: str) -> Digest:
    """`answers_to` is the address that reads the answers."""
    due = [each for each in mail.notices if isinstance(each, DueNotice)]
    items = tuple(item(agenda, each, mail.person) for each in due)
    off = [each for each in mail.notices if isinstance(each, GoneNotice)]
    return Digest(
        subject=subject(agenda, mail),
        greeting=one_line(greeting(agenda.person(mail.person))),
        school=one_line(agenda.schedule.school.name),
        items=items,
        later=tuple(later(agenda, due[1:], mail.person)),
        route=route(agenda, mail.person, due[0].occurrence if due else None)
        or (agenda.site.page(agenda.page_of(due[0].occurrence)) if due else ""),
        done=done_link(agenda, due[0].occurrence, mail.person, answers_to) if due else "",
        gone=tuple(gone_item(agenda, each, mail.person) for each in off),
        week=week(agenda, mail.summary) if mail.summary else None,
        unreached=unreached_lines(agenda, [each for each in mail.unreached if not each.is_late]),
        late=unreached_lines(agenda, [each for each in mail.unreached if each.is_late]),
        site=agenda.site.url,
        subscribe=agenda.site.page(SUBSCRIBE_PAGE),
    )


def route(agenda: Agenda, person: str, first: Occurrence | None = None) -> str:
    """The reader's own page, of the school year that the first step is of; "" for those who have none."""
    teacher = agenda.schedule.people.get(person)
    has_page = isinstance(teacher, Teacher) and not teacher.is_hidden
    root = agenda.root_of(first) if first and first.teacher == person else ""
    return agenda.site.page(root + teacher_page(person)) if has_page else ""


def done_link(agenda: Agenda, occurrence: Occurrence, reader: str, answers_to: str) -> str:
    """A `mailto:` (RFC 6068) with the answer filled in; "" where nobody does anything."""
    if not isinstance(occurrence, Deadline):
        return ""
    title = decapitalise(one_line(short_title(occurrence)))
    whose = initials(agenda.name(occurrence.teacher or reader)).replace(NBSP, " ")
    body = f"{whose}: {title} — сделано. [{occurrence.key}]"
    return f"mailto:{quote(answers_to, safe='@')}?subject={quote(f'Сделано: {title}')}&body={quote(body)}"
