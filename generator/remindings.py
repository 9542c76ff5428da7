"""What the schedule alone has mailed, and when: what was mailed already is the ledger's to know.

The coordinator's summaries are no reminders and don't count.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from generator.agenda import Agenda
from generator.occurrences.occurrence import Occurrence
from generator.occurrences.reminders import Window


@dataclass(frozen=True, slots=True, order=True)
class Reminding:
    """On `day` a mail names the occurrence, with that deadline."""

    day: date
    key: str
    due: date


def remindings(agenda: Agenda) -> dict[str, set[Reminding]]:
    """What is still to be mailed, by person, as if reminders had run for long and mailed nothing so far."""
    return _by_person(agenda, lambda window: agenda.today)


def remindings_between(agenda: Agenda, first: date, last: date) -> dict[str, set[Reminding]]:
    """What goes from the first day through the last, by person, where reminders run on every day."""
    found = _by_person(agenda, lambda window: window.first)
    within = {person: {each for each in mine if first <= each.day <= last} for person, mine in found.items()}
    return {person: mine for person, mine in within.items() if mine}


def _by_person(agenda: Agenda, since: Callable[[Window], date]) -> dict[str, set[Reminding]]:
    found: dict[str, set[Reminding]] = {}
    for occurrence in agenda.occurrences:
        for each in _of(occurrence, agenda, since):
            for person in occurrence.people:
                found.setdefault(person, set()).add(each)
    return found


def _of(occurrence: Occurrence, agenda: Agenda, since: Callable[[Window], date]) -> Iterator[Reminding]:
    if occurrence.due is None or occurrence.done:
        return
    for lead in agenda.lead_times(occurrence):
        window = agenda.window(lead, occurrence.due)
        day = window.day_from(since(window), agenda.workdays)
        if day:
            yield Reminding(day, occurrence.key, occurrence.due)
