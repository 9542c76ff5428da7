"""Whose reminders an edit changes.

Counted from the schedule alone, as if reminders had run for long and mailed nothing so far: what was
mailed already is the ledger's to know. The coordinator's summaries are no reminders and don't count.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.agenda import Agenda
from generator.occurrences.occurrence import Occurrence


@dataclass(frozen=True, slots=True, order=True)
class Reminding:
    """On `day` a mail names the occurrence, with that deadline."""

    day: date
    key: str
    due: date


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


def remindings(agenda: Agenda) -> dict[str, set[Reminding]]:
    """What is still to be mailed, by person."""
    found: dict[str, set[Reminding]] = {}
    for occurrence in agenda.occurrences:
        for each in _of(occurrence, agenda):
            for person in occurrence.people:
                found.setdefault(person, set()).add(each)
    return found


def _of(occurrence: Occurrence, agenda: Agenda) -> Iterator[Reminding]:
    if occurrence.due is None or occurrence.done:
        return
    for lead in agenda.lead_times(occurrence):
        day = agenda.window(lead, occurrence.due).day_from(agenda.today, agenda.workdays)
        if day:
            yield Reminding(day, occurrence.key, occurrence.due)
