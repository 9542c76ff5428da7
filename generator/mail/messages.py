"""Mails -> MIME messages, by the templates in `site_templates/mail`.

The standard library builds them: it refuses line breaks in headers, and gives text, HTML and the
calendar each their own part.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, StrictUndefined, select_autoescape

from generator.agenda import Agenda
from generator.mail.coordinator import Unreached, WhyUnreached, coordinators, summary_of
from generator.mail.digest import Digest, digest
from generator.mail.due import Change, DueNotice, GoneNotice, Notice
from generator.mail.headers import POLICY
from generator.mail.plan import Mail
from generator.occurrences.occurrence import Dated, Occurrence
from generator.templates import TemplateFolders, render
from generator.wording.text import one_line

TEMPLATES = ("digest.txt", "digest.html")

CalendarOf = Callable[[Sequence[Occurrence]], bytes]


def mail_templates(folders: Sequence[Path]) -> Environment:
    """The school's own folder first. Names that a template misspells are errors; only HTML is escaped."""
    return Environment(
        loader=TemplateFolders(folders),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@dataclass(frozen=True, slots=True)
class Rendered:
    """A mail's words in both shapes."""

    text: str
    html: str


@dataclass(frozen=True, slots=True)
class Envelope:
    """What all mails of a run have in common; `answers_to` reads the answers."""

    sender: str
    sender_name: str
    answers_to: str
    sent_at: datetime

    def around(
        self, rendered: Rendered, subject: str, message_id: str, name: str, address: str
    ) -> EmailMessage:
        """Those words with the headers of a mail to whoever has that name and address."""
        message = EmailMessage(POLICY)
        self._add_headers(message, subject, message_id, Address(one_line(name), addr_spec=address))
        message.set_content(rendered.text)
        message.add_alternative(rendered.html, subtype="html")
        name_boundaries(message, message_id)
        return message

    def _add_headers(self, message: EmailMessage, subject: str, message_id: str, to: Address) -> None:
        """RFC 5322, 3.6; Auto-Submitted is of RFC 3834, section 5, List-Unsubscribe of RFC 2369, 3.2."""
        message["From"] = Address(self.sender_name, addr_spec=self.sender)
        message["To"] = to
        message["Reply-To"] = Address(addr_spec=self.answers_to)
        message["Subject"] = subject
        message["Date"] = format_datetime(self.sent_at)
        message["Message-ID"] = message_id
        message["Auto-Submitted"] = "auto-generated"
        message["List-Unsubscribe"] = f"<mailto:{quote(self.answers_to, safe='@')}?subject=unsubscribe>"


@dataclass(frozen=True, slots=True)
class Composer:
    """The writer of a run's messages.

    `addresses` by person; `calendar_of` makes the attachment; `sent_at` is in the school's zone.
    """

    agenda: Agenda
    templates: Environment
    sender: str
    sender_name: str
    addresses: Mapping[str, str]
    calendar_of: CalendarOf
    sent_at: datetime

    def render(self, mail: Mail) -> tuple[Digest, Rendered]:
        """Raises BadTemplate."""
        shown = digest(self.agenda, mail, self._answers_to)
        text, html = (render(self.templates, name, mail=shown) for name in TEMPLATES)
        return shown, Rendered(text, html)

    def message(self, mail: Mail) -> EmailMessage:
        """Raises BadTemplate."""
        shown, rendered = self.render(mail)
        message = self.enveloped(mail.person, shown.subject, mail.message_id, rendered)
        occurrences = [each.occurrence for each in mail.notices if isinstance(each, DueNotice)]
        dated = [each for each in occurrences if isinstance(each, Dated)]
        if dated:
            message.add_attachment(
                self.calendar_of(dated).decode(),
                subtype="calendar",
                params={"method": "PUBLISH"},
                filename="attestation.ics",
            )
        name_boundaries(message, mail.message_id)
        return message

    def composed(self, mail: Mail) -> bytes:
        """The message as it goes out, with CRLF line ends. Raises BadTemplate."""
        return self.message(mail).as_bytes()

    def enveloped(self, person: str, subject: str, message_id: str, rendered: Rendered) -> EmailMessage:
        """Those words with the headers of a mail to that person."""
        envelope = Envelope(self.sender, self.sender_name, self._answers_to, self.sent_at)
        name, address = self.agenda.person(person).name, self.addresses[person]
        return envelope.around(rendered, subject, message_id, name, address)

    @property
    def _answers_to(self) -> str:
        """The first coordinator with an address, else the sender."""
        known = (person for person in coordinators(self.agenda) if person in self.addresses)
        return next((self.addresses[person] for person in known), self.sender)


def name_boundaries(message: EmailMessage, seed: str) -> None:
    """The library draws them by lot; here the same mail has the same bytes. Base64 holds no `=_`."""
    for number, part in enumerate(part for part in message.walk() if part.is_multipart()):
        part.set_boundary(f"=_{number}_{seed.strip('<>').partition('@')[0]}")


def sample_mail(agenda: Agenda) -> Mail | None:
    """None for a schedule in which nobody has a date."""
    dated = next((each for each in agenda.occurrences if each.due and each.people), None)
    if dated is None:
        return None
    person = dated.people[0]
    was = agenda.today + timedelta(days=1)
    notices: list[Notice] = [
        DueNotice(key=dated.key, reminders=(), occurrence=dated, change=change, was=was)
        for change in (Change.NONE, Change.MOVED)
    ]
    notices += [
        GoneNotice(key=dated.key, reminders=(), change=change, was=was)
        for change in (Change.WITHDRAWN, Change.HANDED_OVER)
    ]
    return Mail(
        person=person,
        message_id=f"<sample@{agenda.site.host}>",
        notices=tuple(notices),
        reminders=(),
        summary=summary_of(agenda),
        unreached=tuple(Unreached(person, trouble, (dated.key,)) for trouble in WhyUnreached),
    )
