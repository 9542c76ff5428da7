"""What `take` found out, kept in a file until `answer` has seen whether the site can be built."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path

from generator.problems import Position, Problem, Severity


class Kind(StrEnum):
    NOTHING = "nothing"
    WAITING = "waiting"
    WRONG = "wrong"
    SAME = "same"
    PROPOSED = "proposed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """`add` and `remove` are labels, `comment` is the number of ours if there is one, `accepted` what it is
    to keep. `title`, `lines` and `summary` are of what is proposed; `base` is the main branch."""

    kind: Kind
    number: int = 0
    base: str = "main"
    comment: int | None = None
    accepted: str | None = None
    was_taken_off: bool = False
    add: Sequence[str] = ()
    remove: Sequence[str] = ()
    problems: Sequence[Problem] = ()
    title: str = ""
    lines: str = ""
    summary: str = ""

    def write(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(asdict(self), ensure_ascii=False), encoding="utf-8")


def read_outcome(path: Path) -> Outcome:
    found = Outcome(**json.loads(path.read_text(encoding="utf-8")))
    return replace(found, kind=Kind(found.kind), problems=[_problem(**each) for each in found.problems])  # type: ignore[arg-type]


def _problem(position: tuple[int, int], severity: str, **rest: str) -> Problem:
    return Problem(position=Position(*position), severity=Severity(severity), **rest)
