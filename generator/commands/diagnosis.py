"""What `doctor` says of one thing that it looked at."""

from dataclasses import dataclass
from enum import Enum


class Mark(Enum):
    GOOD = "✓"
    WARNING = "!"
    BAD = "✗"


@dataclass(frozen=True, slots=True)
class Diagnosis:
    mark: Mark
    text: str
