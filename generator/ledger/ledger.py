"""What every ledger can do, wherever it is kept."""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from datetime import date
from typing import Protocol

from generator.ledger.lines import History, LedgerLine


class LedgerBusy(Exception):
    """Another run holds the ledger; the message is for people."""


class LedgerUnwritable(Exception):
    """Events could not be kept; the message is for people."""


class Ledger(Protocol):
    """Read once, then appended to. `flush` returns when everything appended is safe; it is due after
    the results of `batch` mails."""

    batch: int

    def locked(self) -> AbstractContextManager["Ledger"]:
        """For a run that writes. Raises LedgerBusy while another one holds the ledger."""

    def history(self) -> History | None:
        """None for a ledger that does not exist yet. Raises NotALedger."""

    def begin(self, started: date) -> None:
        """Makes a new ledger."""

    def append(self, lines: Iterable[LedgerLine]) -> None: ...

    def flush(self) -> None:
        """Raises LedgerBusy where another run has written meanwhile, LedgerUnwritable for other trouble."""

    def rescue(self) -> None:
        """Keeps what a failed `flush` could not, behind whatever was written meanwhile. Raises as `flush`."""
