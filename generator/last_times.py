"""When the schedule last changed and when reminders last ran: what tells people that all is alive."""

from dataclasses import dataclass
from datetime import date, timedelta

# GitHub starts scheduled runs late or drops them, but not for days on end.
STALE_AFTER = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class LastTimes:
    """Days in the school's zone; None where they aren't known or it never happened."""

    changed: date | None = None
    reminded: date | None = None

    def is_stale(self, today: date) -> bool:
        """Whether reminders ran once and have stopped; never having run is no alarm."""
        return self.reminded is not None and today > self.reminded + STALE_AFTER

    @property
    def alive_until(self) -> date | None:
        """The last day on which their silence is nothing to worry about."""
        return self.reminded + STALE_AFTER if self.reminded else None
