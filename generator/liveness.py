"""When the schedule last changed and when reminders last ran: what tells people that all is alive."""

import contextlib
import json
from dataclasses import dataclass, replace
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

    def at_least(self, published: date | None) -> "LastTimes":
        """What the site has said before stays true when the ledger is lost."""
        known = [day for day in (self.reminded, published) if day]
        return replace(self, reminded=max(known, default=None))


@dataclass(frozen=True, slots=True)
class PublishedStatus:
    """What the published site says of the reminders: the day of the last run, None where none ever was.
    `is_known` is False where the site could not be asked, or gave no answer that makes sense."""

    reminded: date | None = None
    is_known: bool = True


def status_data(times: LastTimes) -> bytes:
    """`data/status.json`, for machines: what the page «Состояние» says to people."""
    reminded = times.reminded.isoformat() if times.reminded else None
    return json.dumps({"reminded": reminded}).encode() + b"\n"


def published_status(path: Path | None) -> PublishedStatus:
    """`path` is the site's `data/status.json` as it was fetched; no file: the site has none yet."""
    if path is None or not path.exists():
        return PublishedStatus()
    try:
        reminded = json.loads(path.read_bytes())["reminded"]
        return PublishedStatus(None if reminded is None else date.fromisoformat(reminded))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return PublishedStatus(is_known=False)


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
