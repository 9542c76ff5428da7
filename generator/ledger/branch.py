"""The ledger on a branch of a remote repository: plumbing only, no checkout, no merge.

Every push names the commit that it builds on (`--force-with-lease`), so of two runs one is refused.
A second reference, the witness, moves with the branch in one atomic push: a branch that was deleted
or rewritten no longer holds what the witness points to.
"""

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from uuid import uuid4

from generator.git import Git, GitFailed, public
from generator.ledger.ledger import LedgerBusy, LedgerUnwritable
from generator.ledger.lines import History, LedgerLine, NotALedger, header, line_count, lines_of, read

FILE = "ledger.jsonl"
# The workflow `restore.yml`: for who has no git.
BUTTON = "Actions → «Восстановить журнал отправки»"


@dataclass(frozen=True, slots=True)
class Tips:
    """Commits that the remote has now, as object names; "" for none."""

    branch: str = ""
    witness: str = ""


class BranchLedger:
    """What is appended stays here until `flush` pushes it."""

    batch = 20

    def __init__(self, repository: Path, remote: str, branch: str, author: str) -> None:
        self._git = Git(repository, author)
        self._remote = remote
        self._name = branch
        self._branch = f"refs/heads/{branch}"
        self._witness = f"refs/notes/cyclogram/{branch}"
        self._tips = Tips()
        self._content = b""
        self._pending: list[LedgerLine] = []
        self._run = uuid4()

    @contextlib.contextmanager
    def locked(self) -> Iterator["BranchLedger"]:
        """Nothing is locked: each push proves that nobody else has written."""
        yield self

    def history(self) -> History | None:
        try:
            self._tips = self._remote_tips()
            if not self._tips.branch:
                self._refuse_vanished()
                return None
            self._fetch(self._branch)
            self._content = self._read(self._tips.branch)
            self._check_witness()
        except GitFailed as error:
            raise LedgerUnwritable(f"журнал отправки на ветке «{self._name}» не читается: {error}") from None
        return read(self._content)

    def begin(self, started: date) -> None:
        """The first line is pushed at once: a second run finds that the ledger has begun."""
        self._content = header(started)
        if not self._pushed(self._content):
            raise LedgerBusy("другая отправка только что начала журнал: повторите позже")

    def append(self, lines: Iterable[LedgerLine]) -> None:
        self._pending.extend(lines)

    def flush(self) -> None:
        if not self._pending:
            return
        content = self._extended()
        if not self._pushed(content):
            raise LedgerBusy("журнал отправки изменился: другая отправка ещё идёт")
        self._content = content
        self._pending.clear()

    def rescue(self) -> None:
        try:
            self.history()
        except NotALedger as error:
            raise LedgerUnwritable(str(error)) from None
        self.flush()

    def _extended(self) -> bytes:
        closing = b"" if self._content.endswith(b"\n") else b"\n"
        return self._content + closing + lines_of(self._pending, line_count(self._content))

    def _pushed(self, content: bytes) -> bool:
        """False where the remote has moved on; a push that failed but arrived has succeeded."""
        try:
            commit = self._commit(content, self._tips.branch)
            failure = self._push(commit)
            now = self._remote_tips() if failure else Tips(commit, commit)
        except GitFailed as error:
            raise LedgerUnwritable(f"журнал отправки не сохраняется: {error}") from None
        if now.branch == commit:
            self._tips = now
            return True
        if now != self._tips:
            return False
        raise LedgerUnwritable(f"журнал отправки не сохраняется: {failure}")

    def _commit(self, content: bytes, before: str = "") -> str:
        blob = self._git.run("hash-object", "-w", "--stdin", given=content)
        tree = self._git.run("mktree", given=f"100644 blob {blob}\t{FILE}\n".encode())
        parent = ["-p", before] if before else []
        # Two runs that write the same in the same second must not make the same commit: a push of
        # what is there already succeeds, and both would mail.
        message = f"Mail ledger\n\nRun: {self._run}\n"
        return self._git.run("commit-tree", tree, *parent, given=message.encode())

    def _push(self, commit: str, *besides: str) -> str | None:
        """Why the push failed, as far as git knows; `besides` are more references to push."""
        try:
            self._git.run(
                "push",
                "--quiet",
                "--atomic",
                "--no-verify",
                f"--force-with-lease={self._branch}:{self._tips.branch}",
                f"--force-with-lease={self._witness}:{self._tips.witness}",
                self._remote,
                f"{commit}:{self._branch}",
                f"{commit}:{self._witness}",
                *besides,
            )
        except GitFailed as error:
            return str(error)
        return None

    def _remote_tips(self) -> Tips:
        tips = Tips()
        for line in self._git.run("ls-remote", self._remote, self._branch, self._witness).splitlines():
            commit, _, name = line.partition("\t")
            if name == self._branch:
                tips = replace(tips, branch=commit)
            elif name == self._witness:
                tips = replace(tips, witness=commit)
        return tips

    def _fetch(self, *references: str) -> None:
        self._git.run("fetch", "--quiet", "--no-tags", "--no-write-fetch-head", self._remote, *references)

    def _read(self, commit: str) -> bytes:
        if not self._git.run("ls-tree", commit, "--", FILE):
            raise NotALedger(f"на ветке «{self._name}» нет файла {FILE}: это не журнал отправки")
        return self._git.bytes_of("cat-file", "blob", f"{commit}:{FILE}")

    def _refuse_vanished(self) -> None:
        if self._tips.witness:
            raise NotALedger(
                f"ветка «{self._name}» с журналом отправки пропала. На GitHub: {BUTTON}. Верните её: "
                f"git fetch {public(self._remote)} {self._witness} && "
                f"git push {public(self._remote)} {self._tips.witness}:{self._branch}"
            )

    def _check_witness(self) -> None:
        """The branch must hold all that was pushed last."""
        if self._tips.witness == self._tips.branch:
            return
        if not self._tips.witness:
            raise NotALedger(
                f"у журнала отправки на ветке «{self._name}» пропала контрольная отметка ({self._witness}): "
                f"цел ли он, неизвестно. Проверить и вернуть её: {BUTTON}"
            )
        try:
            before = self._read(self._tips.witness)
        except GitFailed:
            before = None
        if before is None or not self._content.startswith(before):
            raise NotALedger(
                f"ветка «{self._name}» переписана: в журнале отправки нет строк, которые там были. "
                f"Последний целый журнал: {self._tips.witness} ({self._witness}). Вернуть его: {BUTTON}"
            )
