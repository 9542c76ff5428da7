"""git's plumbing, run in one repository, with its words made fit for a public log."""

import os
import re
import subprocess
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

REMOTE = "origin"
# A push or a fetch that takes longer hangs, in seconds.
TIMEOUT = 180


class GitFailed(Exception):
    """git's own words without the credentials that a remote's address may hold."""


@dataclass(frozen=True, slots=True)
class Git:
    """git in one repository; asks nothing, and commits under the program's own name."""

    repository: Path
    author: str

    def run(self, *arguments: str, given: bytes = b"") -> str:
        return self.bytes_of(*arguments, given=given).decode("utf-8", "replace").strip()

    def bytes_of(self, *arguments: str, given: bytes = b"") -> bytes:
        """Raises GitFailed."""
        command = ["git", "-C", str(self.repository), "-c", "gc.auto=0", *arguments]
        try:
            done = subprocess.run(  # noqa: S603
                command,
                input=given,
                capture_output=True,
                env=self._environment(),
                timeout=TIMEOUT,
                check=False,
            )
        except FileNotFoundError:
            raise GitFailed("на этой машине нет git") from None
        except subprocess.TimeoutExpired:
            raise GitFailed("репозиторий не отвечает") from None
        if done.returncode:
            words = done.stderr.decode("utf-8", "replace").split()
            raise GitFailed(public(" ".join(words))[:400] or f"git {arguments[0]} не удался")
        return done.stdout

    def _environment(self) -> dict[str, str]:
        who = {"NAME": "cyclogram", "EMAIL": self.author}
        names = {
            f"GIT_{role}_{part}": value for role in ("AUTHOR", "COMMITTER") for part, value in who.items()
        }
        return {**os.environ, **names, "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}


def public(text: str) -> str:
    """Without the user and password of an address, and without mail addresses."""
    return re.sub(r"[^\s/<@]+@(?=[^\s@])", "", text)


def _git(folder: Path, *arguments: str) -> bytes:
    """Nothing is committed here, so nobody has to be named."""
    return Git(folder, author="").bytes_of(*arguments)


def file_at(folder: Path, commit: str, path: str) -> bytes | None:
    """The file, by its path in the folder, as that commit has it; None where the commit has no such file.

    Raises GitFailed.
    """
    if not _git(folder, "ls-tree", "-z", "--end-of-options", commit, path):
        return None
    return _git(folder, "cat-file", "blob", f"{commit}:./{path}")


def changed_files(folder: Path, commit: str) -> list[str]:
    """Paths that differ between that commit and HEAD, in git's order. Raises GitFailed."""
    names = _git(folder, "diff", "--name-only", "--no-renames", "-z", "--end-of-options", commit, "HEAD")
    return [name.decode(errors="replace") for name in names.split(b"\0") if name]


def tracking(branch: str) -> str:
    """Where this clone keeps what it has last fetched of the remote's branch."""
    return f"refs/remotes/{REMOTE}/{branch}"


def fetch_branch(folder: Path, branch: str) -> None:
    """Raises GitFailed."""
    _git(folder, "fetch", "--quiet", "--no-tags", REMOTE, f"+refs/heads/{branch}:{tracking(branch)}")


def last_commit_day(folder: Path, path: str, zone: str) -> date | None:
    """The day, in the zone, of the last commit that touched the file; None where there is none.

    Raises GitFailed.
    """
    text = _git(folder, "log", "-1", "--format=%cI", "--", path).decode().strip()
    return datetime.fromisoformat(text).astimezone(ZoneInfo(zone)).date() if text else None
