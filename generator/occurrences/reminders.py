"""When a reminder is due: the one lead-time window, for what is mailed and for what an edit changes in it.

A lead time is in calendar days before the deadline; a negative one, after it. Nothing is mailed on a day off
of the school's calendar (date rule 9).
"""

from dataclasses import dataclass
from datetime import date, timedelta

from generator.occurrences.occurrence import Deadline, Occurrence
from generator.occurrences.workdays import DAY, WorkCalendar
from generator.schedule.choices import Shift
from generator.schedule.model import Schedule

# How long what is overdue is still worth telling.
OVERDUE = timedelta(days=30)
# The lead time that says «завтра».
EVE = 1


@dataclass(frozen=True, slots=True)
class Window:
    """The days, both included, on which a reminder does what it was meant for: from its own day until the
    deadline, so that a late or a skipped run catches up."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def day_from(self, today: date, workdays: WorkCalendar) -> date | None:
        """When what nobody has mailed yet is mailed, from today on; None where it is too late."""
        day = workdays.shift(max(self.first, today), Shift.NEXT)
        return day if day <= self.last else None

    def was_missed(self, since: date, today: date, workdays: WorkCalendar) -> bool:
        """Whether it has passed by today, and only silence was on its days after `since`."""
        return self.last < today and self.day_from(since + DAY, workdays) is not None


def window(lead: int, due: date, workdays: WorkCalendar) -> Window:
    """A lead time that falls on a day off comes on the working day before; what is overdue waits instead."""
    own = due - timedelta(days=lead)
    if lead < 0:
        return Window(own, own + OVERDUE)
    return Window(workdays.shift(own, Shift.PREVIOUS), due)


def lead_times(occurrence: Occurrence, schedule: Schedule) -> tuple[int, ...]:
    """The row's own or the school's, and where it tracks those after a missed deadline; earliest first.

    Of what has no day nobody is told on the eve of one (date rule 6).
    """
    leads = {lead for lead in occurrence.reminders if occurrence.day or lead > EVE}
    if schedule.tracking and isinstance(occurrence, Deadline) and not occurrence.is_silent:
        leads.update(-days for days in schedule.reminders.overdue_after)
    return tuple(sorted(leads, reverse=True))
