"""The branch of one request: one commit on the main branch as it is now, in which few files differ."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.git import REMOTE, Git, GitFailed, tracking


@dataclass(frozen=True, slots=True)
class RequestBranch:
    """In a clone that has fetched all branches and stands on the main one. Everything raises GitFailed."""

    folder: Path
    name: str
    author: str

    @property
    def _git(self) -> Git:
        return Git(self.folder, self.author)

    @property
    def _tip(self) -> str:
        """Where the remote's branch was when it was fetched; "" where there was none."""
        return self._git.run("for-each-ref", "--format=%(objectname)", tracking(self.name))

    def is_edited_by_hand(self) -> bool:
        """Whether somebody else's commits stand on it; GitHub's «Update branch» only merges."""
        if not self._tip:
            return False
        authors = self._git.run("log", "--no-merges", "--format=%ae", f"HEAD..{self._tip}")
        return any(each != self.author for each in authors.splitlines())

    def commit(self, message: str, *paths: str) -> str:
        """With the files as they lie in the work tree, byte for byte."""
        self._git.run("read-tree", "HEAD")
        for path in paths:
            data = (self.folder / path).read_bytes()
            blob = self._git.run("hash-object", "-w", "--no-filters", "--stdin", given=data)
            self._git.run("update-index", "--add", "--cacheinfo", f"100644,{blob},{path}")
        tree = self._git.run("write-tree")
        return self._git.run("commit-tree", tree, "-p", "HEAD", given=f"{message}\n".encode())

    def push(self, commit: str) -> None:
        """Over what was there, unless it has changed since it was looked at."""
        reference = f"refs/heads/{self.name}"
        lease = f"--force-with-lease={reference}:{self._tip}"
        self._git.run("push", "--quiet", "--no-verify", lease, REMOTE, f"{commit}:{reference}")

    def conflicting(self, commit: str, others: Iterable[str]) -> list[str]:
        """Those of the other branches that can't be merged together with the commit."""
        return [each for each in others if each != self.name and self._conflicts(commit, each)]

    def _conflicts(self, commit: str, other: str) -> bool:
        if not self._git.run("for-each-ref", tracking(other)):
            return False
        try:
            self._git.run("merge-tree", "--write-tree", commit, tracking(other))
        except GitFailed:
            return True
        return False
