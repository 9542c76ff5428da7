"""Which lead times of a deadline a mail to a person names today: those that have come, those that nobody
delivered in time, and those that come along because a mail goes anyway. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from generator.agenda import Agenda
from generator.ledger.lines import Reminder, ReminderKind
from generator.ledger.state import LedgerState
from generator.occurrences.occurrence import Occurrence
from generator.occurrences.reminders import Window
from generator.occurrences.workdays import DAY


@dataclass(frozen=True)
class Leads:
    """The lead times of an agenda, against the ledger's record."""

    agenda: Agenda
    record: LedgerState

    def due(self, occurrence: Occurrence, person: str) -> Iterator[Reminder]:
        """What is to be told today, or should have been before."""
        for reminder in self._open(occurrence, person):
            days = self.window_of(reminder)
            if (
                self.record.is_owed(reminder)
                or self._has_come(reminder, days)
                or self._was_missed(reminder, days)
            ):
                yield reminder

    def is_late(self, reminder: Reminder) -> bool:
        """Whether its deadline has passed meanwhile."""
        return reminder.lead is not None and self.window_of(reminder).last < self.agenda.today

    def coming_along(self, occurrence: Occurrence, person: str) -> Iterator[Reminder]:
        """What comes within the days that the school's `together` says; a deadline's last lead time never
        does, or nobody would be reminded shortly before it (date rule 9)."""
        today = self.agenda.today
        last_day = today + timedelta(days=self.agenda.schedule.reminders.together)
        before = [lead for lead in self.agenda.lead_times(occurrence) if lead >= 0]
        for reminder in self._open(occurrence, person):
            soon = today < self.window_of(reminder).first <= last_day
            if soon and reminder.lead in before[:-1]:
                yield reminder

    def window_of(self, reminder: Reminder) -> Window:
        assert reminder.lead is not None
        assert reminder.due is not None
        return self.agenda.window(reminder.lead, reminder.due)

    def _open(self, occurrence: Occurrence, person: str) -> Iterator[Reminder]:
        """What no mail has named; what is in doubt goes again by itself."""
        if occurrence.due is None:
            return
        for lead in self.agenda.lead_times(occurrence):
            reminder = Reminder(ReminderKind.LEAD, occurrence.key, person, lead, occurrence.due)
            if not self._is_settled(reminder):
                yield reminder

    def _is_settled(self, reminder: Reminder) -> bool:
        record = self.record
        return (
            reminder in record.settled
            or record.is_covered(reminder)
            or record.is_in_doubt(reminder)
            or record.is_resting(reminder, self.agenda.today)
        )

    def _has_come(self, reminder: Reminder, days: Window) -> bool:
        return self.agenda.today in days and self._belongs_to_the_ledger(reminder, days)

    def _was_missed(self, reminder: Reminder, days: Window) -> bool:
        """Whether no run was there on its days. What a run has seen it has sent, or owes."""
        missed = days.was_missed(self._served_until, self.agenda.today, self.agenda.workdays)
        return missed and self._belongs_to_the_ledger(reminder, days)

    def _belongs_to_the_ledger(self, reminder: Reminder, days: Window) -> bool:
        """What was overdue before the ledger began is the past, and the first run doesn't mail it."""
        assert reminder.lead is not None
        return reminder.lead >= 0 or self.record.started <= days.first

    @cached_property
    def _served_until(self) -> date:
        """The last day on which reminders ran and could be mailed. A ledger that has just begun has missed
        nothing."""
        working = (day for day in self.record.runs if self.agenda.workdays.is_working(day))
        return max(working, default=self.record.started - DAY)
