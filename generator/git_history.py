"""What git tells, read only: files of other commits, when the schedule changed, when reminders ran."""

import contextlib
import subprocess
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from generator.last_times import LastTimes
from generator.mail.events import NotALedger, read
from generator.mail.ledger_branch import FILE

REMOTE = "origin"


class GitError(Exception):
    """git refused; the message is its own last line."""


def git(folder: Path, *arguments: str) -> bytes:
    """What git prints; raises GitError."""
    command = ["git", "-C", str(folder), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False, stdin=subprocess.DEVNULL)  # noqa: S603
    except OSError as error:
        raise GitError(f"git не запускается: {error.strerror}") from None
    if done.returncode:
        lines = done.stderr.decode(errors="replace").strip().splitlines()
        raise GitError(lines[-1] if lines else f"git вернул {done.returncode}")
    return done.stdout


def file_at(folder: Path, commit: str, path: str) -> bytes | None:
    """The file as that commit has it; None where the commit has no such file."""
    if not git(folder, "ls-tree", "-z", "--end-of-options", commit, path):
        return None
    return git(folder, "cat-file", "blob", f"{commit}:{path}")


def changed_files(folder: Path, commit: str) -> list[str]:
    """Paths that differ between that commit and HEAD, in git's order."""
    names = git(folder, "diff", "--name-only", "--no-renames", "-z", "--end-of-options", commit, "HEAD")
    return [name.decode(errors="replace") for name in names.split(b"\0") if name]


def last_commit_day(folder: Path, path: str, zone: str) -> date | None:
    """The day, in the zone, of the last commit that touched the file; None where there is none."""
    text = git(folder, "log", "-1", "--format=%cI", "--", path).decode().strip()
    return datetime.fromisoformat(text).astimezone(ZoneInfo(zone)).date() if text else None


def last_times(schedule: Path, ledger_branch: str, zone: str) -> LastTimes:
    """`schedule` is the file, `zone` the school's; what can't be read is not known."""
    folder = schedule.resolve().parent
    changed, reminded = None, None
    with contextlib.suppress(GitError):
        changed = last_commit_day(folder, schedule.name, zone)
    with contextlib.suppress(GitError, NotALedger):
        reminded = last_run(folder, ledger_branch)
    return LastTimes(changed, reminded)


def last_run(folder: Path, branch: str) -> date | None:
    """None before the first run. Without leave to fetch, what the checkout has fetched must do.

    Raises GitError, NotALedger.
    """
    with contextlib.suppress(GitError):
        tracking = f"+refs/heads/{branch}:refs/remotes/{REMOTE}/{branch}"
        git(folder, "fetch", "--quiet", "--no-tags", REMOTE, tracking)
    content = file_at(folder, f"refs/remotes/{REMOTE}/{branch}", FILE)
    return max(read(content).runs, default=None) if content else None
