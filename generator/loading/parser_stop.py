"""Where the parser gave up on a text, and what is said of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.problems import Position

# A key that begins a line, or a list's item in it.
KEY = re.compile(r"^\s*(?:- +)?[\w-]+:(?: |$)")


@dataclass(frozen=True, slots=True)
class ParserStop:
    """Where the parser gave up, `at`, and in a text of what `lines`; `start` is what it was reading there."""

    lines: list[str]
    start: Position
    at: Position
    context: str
    problem: str

    @property
    def line(self) -> str:
        return self.text_of(self.at.line)

    def text_of(self, number: int) -> str:
        return self.lines[number - 1] if number <= len(self.lines) else ""

    def around(self) -> Iterator[tuple[int, str]]:
        """Numbered lines from just above what was being read to where it ended, comments left out."""
        return self.between(max(1, self.start.line - 1), self.at.line)

    def between(self, first: int, last: int) -> Iterator[tuple[int, str]]:
        for number in range(first, min(last, len(self.lines)) + 1):
            line = self.lines[number - 1]
            if line.strip() and not line.lstrip().startswith("#"):
                yield number, line


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is wrong at a place, and what to write instead."""

    position: Position
    code: str
    message: str
    hint: str


def indent_of(line: str) -> int:
    return len(line) - len(line.lstrip())
