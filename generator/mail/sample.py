"""A mail with all that a mail can have, to try the templates on."""

from datetime import timedelta

from generator.edition import Edition
from generator.mail.plan import Mail
from generator.mail.reminders import Change, Mention
from generator.mail.summary import Trouble, Unreached, summary_of


def sample_mail(edition: Edition) -> Mail | None:
    """None for a schedule in which nobody has a date."""
    dated = next((each for each in edition.occurrences if each.due and each.people), None)
    if dated is None:
        return None
    person = dated.people[0]
    was = edition.today + timedelta(days=1)
    mentions = [
        Mention(dated.key, (), dated, change, was)
        for change in (Change.NONE, Change.MOVED, Change.WITHDRAWN, Change.HANDED_OVER)
    ]
    return Mail(
        person=person,
        message_id=f"<sample@{edition.site.host}>",
        mentions=tuple(mentions),
        reminders=(),
        summary=summary_of(edition),
        unreached=tuple(Unreached(person, trouble, (dated.key,)) for trouble in Trouble),
    )
