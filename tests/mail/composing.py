"""The writer of messages, with the shipped templates."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from generator.agenda import Agenda
from generator.feeds.calendar import attachment
from generator.mail.messages import Composer, mail_templates
from generator.occurrences.occurrence import Occurrence

TEMPLATES = (Path(__file__).parents[2] / "site_templates" / "mail",)
SENT_AT = datetime(2026, 11, 21, 7, 17, tzinfo=ZoneInfo("Europe/Moscow"))


def composer_of(
    found: Agenda, addresses: Mapping[str, str], templates: Sequence[Path] = TEMPLATES
) -> Composer:
    def calendar_of(occurrences: Sequence[Occurrence]) -> bytes:
        return attachment(found, occurrences, SENT_AT)

    return Composer(
        found, mail_templates(templates), "school@example.org", "Школа № 0", addresses, calendar_of, SENT_AT
    )
