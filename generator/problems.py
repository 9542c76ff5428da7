"""A mistake in a user's file is a value with a place, never an exception."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

# Where a value stands in the file: keys and list indexes from the root.
Location = tuple[str | int, ...]


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


class Position(NamedTuple):
    """Both count from 1, as editors do."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a file; `message` says what stands there, `hint` what to write instead."""

    file: str
    position: Position
    severity: Severity
    code: str
    message: str
    hint: str | None = None

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR

    @property
    def sentences(self) -> str:
        """What stands there; what to write instead. One line, whatever the file's values hold: in the log
        of a check, a line of theirs could give a command to GitHub."""
        text = f"{self.message}. {self.hint[:1].upper()}{self.hint[1:]}" if self.hint else self.message
        return " ".join(text.splitlines())

    @property
    def row(self) -> dict[str, str | int | None]:
        """As `check --format json` has it."""
        return {
            "file": self.file,
            "line": self.position.line,
            "column": self.position.column,
            "severity": self.severity.value,
            "code": self.code,
            "message": self.message,
            "hint": self.hint,
        }

    @property
    def order(self) -> tuple[str, Position, bool, str, str]:
        """By place in the file; an error before a warning at the same place."""
        return (self.file, self.position, not self.is_error, self.code, self.message)
