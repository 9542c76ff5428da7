"""What the model says of a tree: a schedule, or mistakes, each at its place."""

from collections.abc import Iterator
from collections.abc import Mapping as StandIns
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Generic

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.loading.file_kind import Content, FileKind
from generator.loading.model_keys import Model
from generator.loading.nodes import Mapping, plain, shorten
from generator.loading.places import Place, locate
from generator.problems import Location
from generator.schedule.timing import TIMING_KEYS

Stands = StandIns[str, Any]

# With more mistakes the rest isn't looked at. The model needs 5 microseconds to describe one, and junk
# can have a million.
MOST_MISTAKES, MOST_DESCRIBED = 2_000, 50_000
# A shorter list could be wrong only because it was shortened.
SHORTEST = 5


@dataclass(frozen=True, slots=True)
class Mistake:
    """A complaint of a file's model, and the place in the tree that it is about."""

    detail: ErrorDetails
    place: Place
    model: Model

    @property
    def kind(self) -> str:
        """The model's word for what is wrong."""
        return self.detail["type"]

    @property
    def location(self) -> Location:
        """The model's own; its place's is the file's."""
        return self.detail["loc"]


@dataclass(frozen=True, slots=True)
class Judgement(Generic[Content]):
    """What a tree is by its model, or the mistakes that it has. `is_part`: there are more, and too many to
    make anything of the rest."""

    content: Content | None
    mistakes: list[Mistake] = field(default_factory=list)
    is_part: bool = False


def judge(root: Mapping, kind: FileKind[Content], stand_ins: Stands | None = None) -> Judgement[Content]:
    """`stand_ins` are there for blocks that the tree lacks."""
    outcome = _validated(root, kind, stand_ins)
    if not isinstance(outcome, ValidationError):
        return Judgement(outcome)
    return Judgement(None, list(_placed(root, kind.model, outcome)))


def judge_within_bounds(root: Mapping, kind: FileKind[Content]) -> Judgement[Content]:
    """As `judge`, but of very many mistakes only the first; junk that has more than can be described is
    shortened, in place."""
    outcome = _validated(root, kind)
    if not isinstance(outcome, ValidationError):
        return Judgement(outcome)
    if outcome.error_count() <= MOST_MISTAKES:
        return Judgement(None, list(_placed(root, kind.model, outcome)))
    return Judgement(None, _first_of_many(root, kind, outcome), is_part=True)


def _first_of_many(root: Mapping, kind: FileKind[Content], outcome: ValidationError) -> list[Mistake]:
    size = MOST_DESCRIBED // 10
    while outcome.error_count() > MOST_DESCRIBED and size >= SHORTEST:
        shorten(root, size)
        size //= 10
        again = _validated(root, kind)
        if not isinstance(again, ValidationError):
            return []
        outcome = again
    return list(islice(_placed(root, kind.model, outcome), MOST_MISTAKES))


def _validated(
    root: Mapping, kind: FileKind[Content], stand_ins: Stands | None = None
) -> Content | ValidationError:
    try:
        return kind.model.model_validate({**(stand_ins or {}), **plain(root)})
    except ValidationError as error:
        return error


def _placed(root: Mapping, model: Model, error: ValidationError) -> Iterator[Mistake]:
    """A list is also reported as too short when its only items are wrong: what holds a mistake has none."""
    details = error.errors(include_url=False)
    holders = {detail["loc"][:end] for detail in details for end in range(len(detail["loc"]))}
    for detail in details:
        if detail["loc"] not in holders:
            yield Mistake(detail, locate(root, _untagged(detail["loc"]), kind=detail["type"]), model)


def _untagged(location: Location) -> Location:
    """The location as the file has it: the kind of timing that the model puts behind `when, 0` left out."""
    kept = [
        step
        for number, step in enumerate(location)
        if not (number > 1 and location[number - 2] == "when" and step in TIMING_KEYS)
    ]
    return tuple(kept)
