"""Bringing back the ledger on a branch: what can be trusted, and both references set to it in one push.

Nothing is lost by it: what the references pointed to before is kept beside them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from generator.git import GitFailed
from generator.ledger.branch import FILE, BranchLedger
from generator.ledger.ledger import LedgerBusy, LedgerUnwritable
from generator.ledger.lines import History, LedgerLine, NotALedger, header, lines_of, read
from generator.wording.dates import numeric_day, plural

ANEW = "тогда остаётся «начать заново»"


@dataclass(frozen=True, slots=True)
class Found:
    """A ledger to go back to. `said` is for people; `commit` holds it, None where nothing needs doing."""

    said: str
    commit: str | None = None


class RestorableLedger(BranchLedger):
    """The ledger of a branch whose references may be lost, cut short or rewritten."""

    def last_whole(self, reminded: date | None) -> Found:
        """`reminded` is the last run that is known from elsewhere. Raises NotALedger where nothing can be
        trusted, LedgerUnwritable where the remote does not answer."""
        try:
            self._look()
            if not self._tips.witness:
                found = self._without_witness()
            elif self._is_whole():
                found = Found("Журнал отправки цел: возвращать нечего.")
            else:
                found = self._copy("Целый журнал помнит контрольная отметка", self._tips.witness)
            if found.commit:
                self._refuse_older(found.commit, reminded)
        except GitFailed as error:
            raise LedgerUnwritable(f"журнал отправки не читается: {error}") from None
        return found

    def is_whole(self) -> bool:
        try:
            self._look()
            return bool(self._tips.witness) and self._is_whole()
        except GitFailed as error:
            raise LedgerUnwritable(f"журнал отправки не читается: {error}") from None

    def bring_back(self, commit: str) -> None:
        """Raises LedgerBusy, LedgerUnwritable."""
        before = {self._tips.branch, self._tips.witness} - {"", commit}
        kept = [f"{each}:refs/notes/cyclogram/before/{self._name}/{each[:12]}" for each in sorted(before)]
        try:
            failure = self._push(commit, *kept)
            now = self._remote_tips()
        except GitFailed as error:
            raise LedgerUnwritable(f"журнал отправки не сохраняется: {error}") from None
        if (now.branch, now.witness) != (commit, commit):
            if now != self._tips:
                raise LedgerBusy("журнал отправки изменился: повторите")
            raise LedgerUnwritable(f"журнал отправки не сохраняется: {failure}")

    def new(self, started: date, lines: Iterable[LedgerLine]) -> str:
        """The commit of a ledger that begins on that day with those lines; it is not pushed yet."""
        try:
            return self._commit(header(started) + lines_of(lines, 1))
        except GitFailed as error:
            raise LedgerUnwritable(f"журнал отправки не сохраняется: {error}") from None

    def _look(self) -> None:
        self._tips = self._remote_tips()
        references = [(self._branch, self._tips.branch), (self._witness, self._tips.witness)]
        present = [name for name, commit in references if commit]
        if present:
            self._fetch(*present)

    def _is_whole(self) -> bool:
        """Whether the branch holds all that the witness does, and can be read."""
        if not self._tips.branch:
            return False
        try:
            content = self._read(self._tips.branch)
            read(content)
            return content.startswith(self._read(self._tips.witness))
        except NotALedger:
            return False

    def _without_witness(self) -> Found:
        if not self._tips.branch:
            raise NotALedger(
                f"нет ни журнала отправки, ни его контрольной отметки: возвращать нечего, {ANEW}"
            )
        if self._ever_shrank():
            raise NotALedger(f"из журнала отправки убирали строки: верить ему нельзя, {ANEW}")
        return self._copy("Контрольная отметка пропала, а журнал на ветке цел", self._tips.branch)

    def _ever_shrank(self) -> bool:
        """Whether a commit took lines away: the program only adds some."""
        numbers = self._git.run("log", "--format=", "--numstat", self._tips.branch, "--", FILE)
        return any(line.split("\t")[1] != "0" for line in numbers.splitlines())

    def _copy(self, said: str, commit: str) -> Found:
        history = self._trusted(commit)
        last = max(history.runs, default=None)
        ran = f", последняя отправка {numeric_day(last)}" if last else ""
        count = plural(len(history.events), "запись", "записи", "записей")
        return Found(f"{said}: {count}{ran}.", commit)

    def _trusted(self, commit: str) -> History:
        try:
            history = read(self._read(commit))
        except NotALedger as error:
            raise NotALedger(f"{error}; {ANEW}") from None
        if history.damaged:
            raise NotALedger(f"в журнале отправки не читаются строки; {ANEW}")
        return history

    def _refuse_older(self, commit: str, reminded: date | None) -> None:
        history = read(self._read(commit))
        known_until = max((*history.runs, history.started - timedelta(days=1)))
        if reminded and known_until < reminded:
            day = numeric_day(reminded)
            raise NotALedger(
                f"по опубликованному сайту, напоминания уходили {day}, а журнал об этом дне не знает; {ANEW}"
            )
