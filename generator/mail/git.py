"""git's plumbing for the ledger: run in one repository, with its words made fit for a public log."""

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

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
