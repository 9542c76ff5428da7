"""What is due: pure, from the schedule, the ledger's record and today.

What has come since the last run makes one notice.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, auto
from functools import cached_property
from typing import ClassVar

from generator.agenda import Agenda
from generator.ledger.lines import Reminder, ReminderKind
from generator.ledger.state import LedgerState
from generator.mail.beliefs import Beliefs, beliefs
from generator.mail.leads import Leads
from generator.occurrences.identity import family
from generator.occurrences.occurrence import Occurrence


class Change(Enum):
    """What happened to an occurrence since the person was told of it. LATE: its day has passed, and no
    reminder of it got through in time."""

    NONE = auto()
    LATE = auto()
    MOVED = auto()
    WITHDRAWN = auto()
    HANDED_OVER = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """All that a mail says of one occurrence to one person, and what the ledger keeps of it; `was` is the
    day that was told before."""

    is_gone: ClassVar[bool] = False

    key: str
    reminders: tuple[Reminder, ...]
    change: Change = Change.NONE
    was: date | None = None

    @property
    def day(self) -> date | None:
        """The day that matters to the person."""
        return self.was

    @property
    def order(self) -> tuple[bool, date, str]:
        """Most urgent first; what is off comes last."""
        return (self.is_gone, self.day or date.max, self.key)


@dataclass(frozen=True, slots=True, kw_only=True)
class DueNotice(Notice):
    """Of what the person answers for; `change` is NONE, LATE or MOVED."""

    occurrence: Occurrence

    @property
    def day(self) -> date | None:
        return self.occurrence.due


@dataclass(frozen=True, slots=True, kw_only=True)
class GoneNotice(Notice):
    """Of what is off or somebody else's now; `change` says which."""

    is_gone = True


@dataclass(frozen=True)
class Due:
    """What is due on the agenda's day by the ledger's record; `fresh` is apart from what is in doubt."""

    agenda: Agenda
    record: LedgerState

    @cached_property
    def leads(self) -> Leads:
        return Leads(self.agenda, self.record)

    @cached_property
    def beliefs(self) -> Beliefs:
        return beliefs(self.agenda, self.record)

    def fresh(self) -> dict[str, list[Notice]]:
        """What is to be told today, by person."""
        found: dict[str, list[Notice]] = {}
        for person, occurrences in self.agenda.by_person.items():
            for occurrence in occurrences:
                if not occurrence.done and not occurrence.is_silent:
                    for notice in self._notice(occurrence, person):
                        found.setdefault(person, []).append(notice)
        for person, notice in self._gone():
            found.setdefault(person, []).append(notice)
        return found

    def _notice(self, occurrence: Occurrence, person: str) -> Iterator[Notice]:
        reminders = tuple(self.leads.due(occurrence, person))
        renamed = self.beliefs.renamed.get((family(occurrence.key), person), ())
        if self._has_moved(occurrence, person):
            every = (moved(occurrence, person), *reminders, *renamed)
            yield due_notice(occurrence, every, Change.MOVED, self.beliefs.was[occurrence.key, person])
        elif reminders:
            yield due_notice(occurrence, (*reminders, *renamed), self.lateness(reminders))

    def lateness(self, reminders: Iterable[Reminder]) -> Change:
        return Change.LATE if any(map(self.leads.is_late, reminders)) else Change.NONE

    def _has_moved(self, occurrence: Occurrence, person: str) -> bool:
        """Whether the person was told another day. Of days that have all passed nobody is told, unless a run
        has promised it."""
        was = self.beliefs.was.get((occurrence.key, person), occurrence.due)
        news = moved(occurrence, person)
        latest = max(was or date.min, occurrence.due or date.min)
        matters = latest >= self.agenda.today or self.record.is_owed(news)
        return was != occurrence.due and matters and self._may_go(news)

    def _may_go(self, news: Reminder) -> bool:
        return not self.record.is_in_doubt(news) and not self.record.is_resting(news, self.agenda.today)

    def _gone(self) -> Iterator[tuple[str, Notice]]:
        """Deadlines still to come that a person was told of and that are theirs no longer."""
        for (key, person), was in self.beliefs.gone.items():
            news = Reminder(ReminderKind.WITHDRAWN, key, person, due=was)
            if was < self.agenda.today and not self.record.is_owed(news):
                continue
            change = departure(self.agenda, key, person)
            if change and self._may_go(news):
                yield person, GoneNotice(key=key, reminders=(news,), change=change, was=was)

    def with_company(self, person: str, notices: list[Notice]) -> list[Notice]:
        """The same, and what comes along because the mail goes anyway."""
        told = {each.key: each for each in notices if isinstance(each, DueNotice)}
        for occurrence in self.agenda.by_person.get(person, ()):
            if occurrence.done or occurrence.is_silent:
                continue
            along = tuple(self.leads.coming_along(occurrence, person))
            notice = told.get(occurrence.key)
            if along and notice is not None:
                told[occurrence.key] = replace(notice, reminders=(*notice.reminders, *along))
            elif along:
                told[occurrence.key] = due_notice(occurrence, along)
        return [*told.values(), *(each for each in notices if isinstance(each, GoneNotice))]


def moved(occurrence: Occurrence, person: str) -> Reminder:
    return Reminder(ReminderKind.MOVED, occurrence.key, person, due=occurrence.due)


def due_notice(
    occurrence: Occurrence,
    reminders: tuple[Reminder, ...],
    change: Change = Change.NONE,
    was: date | None = None,
) -> DueNotice:
    return DueNotice(key=occurrence.key, reminders=reminders, occurrence=occurrence, change=change, was=was)


def departure(agenda: Agenda, key: str, person: str) -> Change | None:
    """How a person has lost what was told under that key; None when all of it is done, and for those who get
    no mail."""
    if not agenda.schedule.works(person):
        return None
    now = agenda.by_key.get(key)
    if now is None or person in now.people:
        return Change.WITHDRAWN
    return None if now.done else Change.HANDED_OVER
