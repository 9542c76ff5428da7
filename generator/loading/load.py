"""The passes in which a file is read, in their order.

decode     bytes -> text, or the one problem of bytes that are none
read       text -> tree, or the one mistake of syntax; private data, swallowed lines, repeated keys
judge      tree -> schedule, or what the model finds wrong with it
repair     lost headings and dashes and misspelt keys are put right, and told
empty      keys with nothing behind them are told
validate   what is still wrong is told and cut out: a schedule of the rest
meaning    what the checks find in that
report     one mistake, one message; sorted by place, of very many the first

The tree alone is changed on its way: by `repair`, then by `validate`, which marks in it what was damaged.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import islice
from typing import Generic

from generator.checks import KnownIds
from generator.loading.empty_keys import empty_keys
from generator.loading.file_kind import SCHEDULE_FILE, Content, FileKind
from generator.loading.keys import misplaced
from generator.loading.meaning import known_ids, meaning_problems
from generator.loading.mistakes import judge_within_bounds
from generator.loading.nodes import Mapping
from generator.loading.places import locate
from generator.loading.reading import read
from generator.loading.repairs import repair
from generator.loading.report import MOST_SHOWN, readable, without_echoes
from generator.loading.text import Unreadable, decode, position_after
from generator.loading.tree import Repeated
from generator.loading.validation import validate
from generator.problems import Location, Position, Problem
from generator.schedule.model import Schedule

Meaning = Callable[[Content, Mapping, KnownIds, str], Iterable[Problem]]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of a file. `schedule` is None where there are errors; warnings leave it in place."""

    schedule: Schedule | None
    problems: tuple[Problem, ...]
    root: Mapping | None = None

    def line_of(self, path: Location) -> int:
        """The line on which the value at that path begins, from 1."""
        return position_in(self.root, path).line


def position_in(root: Mapping | None, path: Location) -> Position:
    """Where the value at that path begins."""
    return locate(root, path).position if root else Position(1, 1)


@dataclass(frozen=True, slots=True)
class LoadedFile(Generic[Content]):
    """As `Loaded`, of a file of any kind."""

    content: Content | None
    problems: tuple[Problem, ...]
    root: Mapping | None = None


def load(data: bytes, file: str, today: date) -> Loaded:
    """All problems of the file at once, sorted by place; `today` is for the warnings about lateness."""
    loaded = load_file(data, file, SCHEDULE_FILE, partial(meaning_problems, today=today))
    return Loaded(loaded.content, loaded.problems, loaded.root)


def load_file(
    data: bytes, file: str, kind: FileKind[Content], meaning: Meaning[Content]
) -> LoadedFile[Content]:
    """`meaning` finds what a well-formed file of that kind can still have wrong."""
    try:
        text = decode(data, file)
    except Unreadable as unreadable:
        return LoadedFile(None, (unreadable.problem,))
    tree = read(text, file, kind)
    content, found = _understood(tree.root, kind, tree.repeated, file, meaning) if tree.root else (None, [])
    is_part = tree.root is not None and content is None
    everything = without_echoes([*tree.problems, *found])
    problems = readable(everything, file, position_after(text), is_part=is_part)
    is_wrong = any(problem.is_error for problem in problems)
    return LoadedFile(None if is_wrong else content, tuple(problems), tree.root)


def _understood(
    root: Mapping, kind: FileKind[Content], repeated: list[Repeated], file: str, meaning: Meaning[Content]
) -> tuple[Content | None, list[Problem]]:
    """The content is None where too much is wrong to look further."""
    judgement = judge_within_bounds(root, kind)
    repaired = repair(root, kind, judgement, file)
    disordered = {*(each.block for each in repeated), *misplaced(repaired.judgement.mistakes)}
    empty = list(islice(empty_keys(root, disordered, file, kind.model), MOST_SHOWN + 1))
    known = known_ids(root)  # As long as the blocks that have a mistake are in it.
    validated = validate(root, kind, repaired.judgement, repeated, file)
    problems = [*repaired.problems, *empty, *validated.problems]
    if validated.content:
        problems.extend(meaning(validated.content, root, known, file))
    return validated.content, problems
