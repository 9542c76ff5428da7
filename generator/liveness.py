"""When the schedule last changed and when reminders last ran: what tells people that all is alive."""

import contextlib
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from generator.git import GitFailed, fetch_branch, file_at, last_commit_day, tracking
from generator.ledger.branch import FILE
from generator.ledger.lines import NotALedger, read

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


def last_times(schedule: Path, ledger_branch: str, zone: str) -> LastTimes:
    """`schedule` is the file, `zone` the school's; what can't be read is not known."""
    folder = schedule.resolve().parent
    changed, reminded = None, None
    with contextlib.suppress(GitFailed):
        changed = last_commit_day(folder, schedule.name, zone)
    with contextlib.suppress(GitFailed, NotALedger):
        reminded = last_run(folder, ledger_branch)
    return LastTimes(changed, reminded)


def last_run(folder: Path, branch: str) -> date | None:
    """None before the first run. Without leave to fetch, what the checkout has fetched must do.

    Raises GitFailed, NotALedger.
    """
    with contextlib.suppress(GitFailed):
        fetch_branch(folder, branch)
    content = file_at(folder, tracking(branch), FILE)
    return max(read(content).runs, default=None) if content else None
