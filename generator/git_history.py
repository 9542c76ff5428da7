"""What git tells, read only: files of other commits, when the schedule changed, when reminders ran."""

import contextlib
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from generator.last_times import LastTimes
from generator.mail.events import NotALedger, read
from generator.mail.git import Git, GitFailed
from generator.mail.ledger_branch import FILE

REMOTE = "origin"


def _git(folder: Path, *arguments: str) -> bytes:
    """Nothing is committed here, so nobody has to be named."""
    return Git(folder, author="").bytes_of(*arguments)


def file_at(folder: Path, commit: str, path: str) -> bytes | None:
    """The file as that commit has it; None where the commit has no such file. Raises GitFailed."""
    if not _git(folder, "ls-tree", "-z", "--end-of-options", commit, path):
        return None
    return _git(folder, "cat-file", "blob", f"{commit}:{path}")


def changed_files(folder: Path, commit: str) -> list[str]:
    """Paths that differ between that commit and HEAD, in git's order. Raises GitFailed."""
    names = _git(folder, "diff", "--name-only", "--no-renames", "-z", "--end-of-options", commit, "HEAD")
    return [name.decode(errors="replace") for name in names.split(b"\0") if name]


def last_commit_day(folder: Path, path: str, zone: str) -> date | None:
    """The day, in the zone, of the last commit that touched the file; None where there is none.

    Raises GitFailed.
    """
    text = _git(folder, "log", "-1", "--format=%cI", "--", path).decode().strip()
    return datetime.fromisoformat(text).astimezone(ZoneInfo(zone)).date() if text else None


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
        tracking = f"+refs/heads/{branch}:refs/remotes/{REMOTE}/{branch}"
        _git(folder, "fetch", "--quiet", "--no-tags", REMOTE, tracking)
    content = file_at(folder, f"refs/remotes/{REMOTE}/{branch}", FILE)
    return max(read(content).runs, default=None) if content else None
