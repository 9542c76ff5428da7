"""Tree -> model. Every mistake of shape becomes a Problem; what is right beside it stays.

A misspelt key is read as the one that was meant, a wrong value is cut out of the tree, and the rest is
validated again: so the checks of meaning run over everything that can be understood, and one mistake
causes one message.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.checks import KnownIds
from generator.loading.keys import wrong_key
from generator.loading.known_ids import known_ids
from generator.loading.locations import Location, Place, cut, locate, untagged
from generator.loading.messages import key_problem, missing_problem, shape_problem
from generator.loading.placeholders import BLOCKS, stand_in
from generator.loading.repairs import lacks_dash, restore_dash, restore_headings
from generator.loading.tree import Mapping, Node, Repeated, plain, shorten
from generator.problems import Problem
from generator.schedule.model import Schedule

Wrong = tuple[ErrorDetails, Place]

# With more mistakes the rest isn't looked at. The model needs 5 microseconds to describe one, and junk
# can have a million.
MOST_MISTAKES, MOST_DESCRIBED = 2_000, 50_000
# A shorter list could be wrong only because it was shortened.
SHORTEST = 5


@dataclass(slots=True)
class Shaped:
    """`schedule` is what could be understood (None where too much is wrong to look further); `damaged`
    are the nodes from which something was cut."""

    schedule: Schedule | None
    problems: list[Problem]
    known: KnownIds
    damaged: set[int]
    has_year: bool

    def is_damaged(self, node: Node) -> bool:
        return id(node) in self.damaged


def shape(root: Mapping, repeated: Iterable[Repeated], file: str) -> Shaped:
    """Corrects headings and keys and cuts wrong values in `root`, in place."""
    outcome = _validated(root)
    if isinstance(outcome, Schedule):
        return Shaped(outcome, [], known_ids(root), set(), has_year=True)
    too_many = outcome.error_count() > MOST_MISTAKES
    wrong = _some_of(root, outcome) if too_many else list(_places(root, outcome))
    problems, wrong, guessed = _corrected(root, wrong, file)
    known, damaged = known_ids(root), set[int]()
    own = [each for each in wrong if id(each[1].chain[-1]) not in guessed]
    problems.extend(_problems(list(_without_echoes(own, repeated)), file))
    schedule = None if too_many else _understood(root, wrong, damaged)
    has_year = "school_year" in root.entries and id(root.entries["school_year"].value) not in damaged
    return Shaped(schedule, problems, known, damaged, has_year)


def _corrected(root: Mapping, wrong: list[Wrong], file: str) -> tuple[list[Problem], list[Wrong], set[int]]:
    """What was put right, what is still wrong, and the nodes that stand behind guessed keys."""
    problems = [restore_dash(place, file) for detail, place in wrong if lacks_dash(detail, place)]
    problems.extend(restore_headings(root, file))
    wrong = _wrong(root) if problems else wrong
    misspelt = [key for each in wrong if (key := wrong_key(*each)) and key.can_be_corrected]
    guessed = set[int]()
    for key in misspelt:
        problems.append(key_problem(key, file))
        guessed.add(id(key.correct()))
    return problems, _wrong(root) if misspelt else wrong, guessed


def _some_of(root: Mapping, outcome: ValidationError) -> list[Wrong]:
    """The first of very many mistakes; of junk only a part is looked at."""
    size, found = MOST_DESCRIBED // 10, outcome
    while found.error_count() > MOST_DESCRIBED and size >= SHORTEST:
        shorten(root, size)
        size //= 10
        again = _validated(root)
        if isinstance(again, Schedule):
            return []
        found = again
    return list(islice(_places(root, found), MOST_MISTAKES))


def _problems(wrong: list[Wrong], file: str) -> Iterator[Problem]:
    """What one block lacks is told in one message."""
    lacking: dict[int, list[Wrong]] = {}
    for detail, place in wrong:
        if key := wrong_key(detail, place):
            yield key_problem(key, file)
        elif place.is_missing and not place.is_left_empty:
            lacking.setdefault(id(place.chain[-1]), []).append((detail, place))
        else:
            yield shape_problem(detail, place, file)
    for each in lacking.values():
        yield missing_problem(each, file)


def _validated(root: Mapping, stand_ins: dict[str, Any] | None = None) -> Schedule | ValidationError:
    try:
        return Schedule.model_validate((stand_ins or {}) | plain(root))
    except ValidationError as error:
        return error


def _wrong(root: Mapping) -> list[Wrong]:
    outcome = _validated(root)
    return list(_places(root, outcome)) if isinstance(outcome, ValidationError) else []


def _understood(root: Mapping, wrong: list[Wrong], damaged: set[int]) -> Schedule:
    """Cuts until the rest is valid; each round leaves less that can be wrong, so this ends."""
    while True:
        cut([place for detail, place in wrong if not stand_in(place, untagged(detail["loc"]))], damaged)
        outcome = _validated(root, BLOCKS)
        if isinstance(outcome, Schedule):
            return outcome
        wrong = list(_places(root, outcome))


def _places(root: Mapping, error: ValidationError) -> Iterator[Wrong]:
    """A list is also reported as too short when its only items are wrong: what holds a mistake has none."""
    details = error.errors(include_url=False)
    holders = {detail["loc"][:end] for detail in details for end in range(len(detail["loc"]))}
    for detail in details:
        if detail["loc"] not in holders:
            yield detail, locate(root, untagged(detail["loc"]), kind=detail["type"])


def _without_echoes(wrong: list[Wrong], repeated: Iterable[Repeated]) -> Iterator[Wrong]:
    """A block with the wrong indent is one mistake: its first key is reported, neither the others nor
    what is missing where they belong."""
    moved: dict[tuple[Location, str], set[str]] = {}
    told = {(id(each.block), each.after_empty) for each in repeated if each.after_empty}
    echoes = set[int]()
    for number, (detail, place) in enumerate(wrong):
        key = wrong_key(detail, place)
        if key and key.owner:
            moved.setdefault((detail["loc"][:-1], key.owner), set()).add(key.key)
            if (id(key.block), key.owner) in told:
                echoes.add(number)
            told.add((id(key.block), key.owner))
    for number, (detail, place) in enumerate(wrong):
        if number not in echoes and not (place.is_missing and _is_moved(detail["loc"], moved)):
            yield detail, place


def _is_moved(location: Location, moved: dict[tuple[Location, str], set[str]]) -> bool:
    """Whether the missing key stands with the wrong indent, or is the block that lost its keys."""
    last = str(location[-1])
    if (location[:-1], last) in moved:
        return True
    return any(last in moved.get((location[:end], str(location[end])), ()) for end in range(len(location)))
