"""The mail that only says that mail works: no reminder, and nothing of it is kept in the ledger."""

from dataclasses import dataclass
from email.message import EmailMessage

from generator.agenda import Agenda
from generator.mail.messages import Composer, Rendered
from generator.templates import render
from generator.wording.people import greeting
from generator.wording.text import one_line

SUBJECT = "Проверка почты: письма школы доходят"


@dataclass(frozen=True, slots=True)
class Trial:
    """All that it shows, in finished words."""

    subject: str
    greeting: str
    school: str
    site: str


def trial_message(composer: Composer, person: str, message_id: str) -> EmailMessage:
    """Raises BadTemplate."""
    shown = _trial(composer.agenda, person)
    text, html = (render(composer.templates, name, mail=shown) for name in ("trial.txt", "trial.html"))
    return composer.enveloped(person, shown.subject, message_id, Rendered(text, html))


def _trial(agenda: Agenda, person: str) -> Trial:
    return Trial(
        subject=SUBJECT,
        greeting=one_line(greeting(agenda.person(person))),
        school=one_line(agenda.schedule.school.name),
        site=agenda.site.url,
    )
