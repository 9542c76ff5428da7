"""What the model says of a tree: a schedule, or mistakes, each at its place."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.loading.nodes import Mapping, plain, shorten
from generator.loading.places import Place, locate
from generator.problems import Location
from generator.schedule.model import Schedule
from generator.schedule.timing import TIMING_KEYS

# With more mistakes the rest isn't looked at. The model needs 5 microseconds to describe one, and junk
# can have a million.
MOST_MISTAKES, MOST_DESCRIBED = 2_000, 50_000
# A shorter list could be wrong only because it was shortened.
SHORTEST = 5


@dataclass(frozen=True, slots=True)
class Mistake:
    """A complaint of the model, and the place in the tree that it is about."""

    detail: ErrorDetails
    place: Place

    @property
    def kind(self) -> str:
        """The model's word for what is wrong."""
        return self.detail["type"]

    @property
    def location(self) -> Location:
        """The model's own; its place's is the file's."""
        return self.detail["loc"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """The schedule that a tree is, or the mistakes that it has. `is_part`: there are more, and too many to
    make anything of the rest."""

    schedule: Schedule | None
    mistakes: list[Mistake] = field(default_factory=list)
    is_part: bool = False


def judge(root: Mapping, stand_ins: dict[str, Any] | None = None) -> Judgement:
    """`stand_ins` are there for blocks that the tree lacks."""
    outcome = _validated(root, stand_ins)
    if isinstance(outcome, Schedule):
        return Judgement(outcome)
    return Judgement(None, list(_placed(root, outcome)))


def judge_within_bounds(root: Mapping) -> Judgement:
    """As `judge`, but of very many mistakes only the first; junk that has more than can be described is
    shortened, in place."""
    outcome = _validated(root)
    if isinstance(outcome, Schedule):
        return Judgement(outcome)
    if outcome.error_count() <= MOST_MISTAKES:
        return Judgement(None, list(_placed(root, outcome)))
    return Judgement(None, _first_of_many(root, outcome), is_part=True)


def _first_of_many(root: Mapping, outcome: ValidationError) -> list[Mistake]:
    size = MOST_DESCRIBED // 10
    while outcome.error_count() > MOST_DESCRIBED and size >= SHORTEST:
        shorten(root, size)
        size //= 10
        again = _validated(root)
        if isinstance(again, Schedule):
            return []
        outcome = again
    return list(islice(_placed(root, outcome), MOST_MISTAKES))


def _validated(root: Mapping, stand_ins: dict[str, Any] | None = None) -> Schedule | ValidationError:
    try:
        return Schedule.model_validate((stand_ins or {}) | plain(root))
    except ValidationError as error:
        return error


def _placed(root: Mapping, error: ValidationError) -> Iterator[Mistake]:
    """A list is also reported as too short when its only items are wrong: what holds a mistake has none."""
    details = error.errors(include_url=False)
    holders = {detail["loc"][:end] for detail in details for end in range(len(detail["loc"]))}
    for detail in details:
        if detail["loc"] not in holders:
            yield Mistake(detail, locate(root, _untagged(detail["loc"]), kind=detail["type"]))


def _untagged(location: Location) -> Location:
    """The location as the file has it: the kind of timing that the model puts behind `when, 0` left out."""
    kept = [
        step
        for number, step in enumerate(location)
        if not (number > 1 and location[number - 2] == "when" and step in TIMING_KEYS)
    ]
    return tuple(kept)
