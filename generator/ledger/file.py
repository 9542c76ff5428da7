"""The ledger in a file, and what every ledger can do.

Beside the file stands its seal: how long the ledger was when it was last written whole, and the
hash of that much. A ledger shorter than its seal, or another one, has lost lines.
"""

import contextlib
import json
import os
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path

from generator.ledger.ledger import LedgerBusy, LedgerUnwritable
from generator.ledger.lines import History, LedgerLine, NotALedger, header, line_count, lines_of, read

NEW_HINT = "Верните его из копии; если прежний журнал и вправду больше не нужен, удалите и «{seal}»."


class FileLedger:
    """A process that dies loses nothing that was appended; a power cut, what was not flushed.

    A flush waits for the disk, so there are few of them.
    """

    batch = 100

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seal_path = path.with_name(path.name + ".seal")
        self._file: int | None = None
        self._lines = self._bytes = 0
        self._torn = False
        self._hash = sha256()

    @contextlib.contextmanager
    def locked(self) -> Iterator["FileLedger"]:
        try:
            self._lock()
            yield self
        finally:
            if self._file is not None:
                os.close(self._file)
                self._file = None

    def history(self) -> History | None:
        try:
            content = self._path.read_bytes()
        except FileNotFoundError:
            self._check_seal(None)
            return None
        except OSError as error:
            raise NotALedger(f"журнал отправки «{self._path}» не читается: {error.strerror}") from None
        self._check_seal(content)
        self._take(content)
        return read(content)

    def begin(self, started: date) -> None:
        """The first line appears whole or not at all, and never over another run's."""
        content = header(started)
        first = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            first.write_bytes(content)
            self._appear(first)
        except OSError as error:
            raise LedgerUnwritable(f"журнал отправки не создаётся: {error.strerror}") from None
        finally:
            with contextlib.suppress(OSError):
                first.unlink()
        self._take(content)
        self._lock()
        self.flush()

    def _appear(self, first: Path) -> None:
        try:
            os.link(first, self._path)
        except FileExistsError:
            raise LedgerBusy(_BUSY) from None

    def append(self, lines: Iterable[LedgerLine]) -> None:
        data = (b"\n" if self._torn else b"") + lines_of(lines, self._lines)
        assert self._file is not None
        try:
            written = os.write(self._file, data)
        except OSError as error:
            raise LedgerUnwritable(f"в журнал отправки не пишется: {error.strerror}") from None
        if written < len(data):
            raise LedgerUnwritable("в журнал отправки не пишется: кончилось место")
        self._lines += data.count(b"\n") - self._torn
        self._torn = False
        self._bytes += len(data)
        self._hash.update(data)

    def flush(self) -> None:
        assert self._file is not None
        try:
            os.fsync(self._file)
            seal = {"bytes": self._bytes, "sha256": self._hash.hexdigest()}
            fresh = self._seal_path.with_name(self._seal_path.name + ".new")
            fresh.write_text(json.dumps(seal) + "\n", encoding="ascii")
            fresh.replace(self._seal_path)
        except OSError as error:
            raise LedgerUnwritable(f"журнал отправки не сохраняется: {error.strerror}") from None

    def rescue(self) -> None:
        self.flush()

    def _take(self, content: bytes) -> None:
        """What appending and sealing need to know of what stands in the file."""
        self._lines = line_count(content)
        self._torn = not content.endswith(b"\n")
        self._bytes = len(content)
        self._hash = sha256(content)

    def _lock(self) -> None:
        if self._file is not None or not self._path.exists():
            return
        try:
            self._file = os.open(self._path, os.O_WRONLY | os.O_APPEND)
        except OSError as error:
            raise LedgerUnwritable(f"в журнал отправки не пишется: {error.strerror}") from None
        if not _lock_exclusively(self._file):
            raise LedgerBusy(_BUSY)

    def _check_seal(self, content: bytes | None) -> None:
        """Raises NotALedger where lines went missing since the seal was made."""
        try:
            seal = json.loads(self._seal_path.read_bytes())
            length, digest = int(seal["bytes"]), str(seal["sha256"])
        except FileNotFoundError:
            return
        except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
            raise NotALedger(f"печать журнала отправки «{self._seal_path}» испорчена") from None
        hint = NEW_HINT.format(seal=self._seal_path)
        if content is None:
            raise NotALedger(f"журнал отправки «{self._path}» пропал. {hint}")
        if sha256(content[:length]).hexdigest() != digest:
            raise NotALedger(f"журнал отправки «{self._path}» короче, чем был, или изменён. {hint}")


@contextlib.contextmanager
def locked_file(path: Path) -> Iterator[bool]:
    """Whether this process has the file, which is made where there is none, until the block ends."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        yield _lock_exclusively(file)
    finally:
        os.close(file)


_BUSY = "другая отправка ещё идёт: подождите, пока она закончится"


def _lock_exclusively(file: int) -> bool:
    """Whether this process has the file now; the system lets go of it when the process ends, however."""
    if sys.platform == "win32":
        raise LedgerUnwritable("на Windows журнал в файле не ведётся: укажите --ledger-branch")
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
