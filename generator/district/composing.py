"""Digests -> MIME messages, by the templates in `site_templates/mail`; and the list of them for people."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.message import EmailMessage

from jinja2 import Environment

from generator.district.digest_words import DistrictDigest, digest_of
from generator.district.parts.context import DistrictContext
from generator.mail.messages import Envelope, Rendered
from generator.mail.plan import Mail, MailPlan
from generator.templates import render
from generator.wording.dates import numeric_day, plural

TEMPLATES = ("district.txt", "district.html")


@dataclass(frozen=True, slots=True)
class DigestComposer:
    """The writer of a run's digests. `addresses` and `names` by the id of a school or of a specialist."""

    context: DistrictContext
    templates: Environment
    envelope: Envelope
    addresses: Mapping[str, str]
    names: Mapping[str, str]

    def render(self, mail: Mail) -> tuple[DistrictDigest, Rendered]:
        """Raises BadTemplate."""
        shown = digest_of(self.context, mail.person, self.names)
        text, html = (render(self.templates, name, mail=shown) for name in TEMPLATES)
        return shown, Rendered(text, html)

    def message(self, mail: Mail) -> EmailMessage:
        """Raises BadTemplate."""
        shown, rendered = self.render(mail)
        name = self.names.get(mail.person, "") or self._known_as(mail.person)
        return self.envelope.around(
            rendered, shown.subject, mail.message_id, name, self.addresses[mail.person]
        )

    def composed(self, mail: Mail) -> bytes:
        """The message as it goes out, with CRLF line ends. Raises BadTemplate."""
        return self.message(mail).as_bytes()

    def _known_as(self, person: str) -> str:
        school = self.context.view.by_id.get(person)
        return school.entry.name if school else self.context.view.agenda.name(person)


def digest_listing(plan: MailPlan) -> str:
    """The plan as people read it: what the dry run prints is what is sent. Ids only: a log may be public."""
    return "\n".join(_lines(plan))


_DIGESTS = ("сводка", "сводки", "сводок")


def _lines(plan: MailPlan) -> Iterator[str]:
    yield f"Сегодня {numeric_day(plan.today)}. К отправке: {plural(len(plan.mails), *_DIGESTS)}."
    for mail in plan.mails:
        yield f"— {mail.person}{' (повтор: неизвестно, дошло ли)' if mail.again else ''}"
    for mails, why in (
        (plan.postponed, "Сверх предела, в следующий раз"),
        (plan.resting, "Сегодня выходной, в ближайший рабочий день"),
        (plan.unaddressed, "Нет адреса почты, не отправить"),
    ):
        if mails:
            people = ", ".join(mail.person for mail in mails)
            yield f"{why}: {plural(len(mails), *_DIGESTS)} — {people}."
    if plan.refused:
        people = ", ".join(sorted({each.person for each in plan.refused}))
        yield f"Сегодня почтовый сервер отказался принять, попробуем в другой день: {people}."
