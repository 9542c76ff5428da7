"""Whose reminders an edit changes.

Counted from the schedule alone, as if reminders had run for long and mailed nothing so far.
"""

from dataclasses import dataclass

from generator.agenda import Agenda
from generator.remindings import Reminding, remindings


@dataclass(frozen=True, slots=True)
class MailChange:
    """One person's reminders that only one of the agendas sends, by day."""

    person: str
    added: tuple[Reminding, ...]
    dropped: tuple[Reminding, ...]


def mail_changes(old: Agenda, new: Agenda) -> tuple[MailChange, ...]:
    before, after = remindings(old), remindings(new)
    found = []
    for person in sorted(before.keys() | after.keys()):
        one, other = before.get(person, set()), after.get(person, set())
        if one != other:
            found.append(MailChange(person, tuple(sorted(other - one)), tuple(sorted(one - other))))
    return tuple(found)
