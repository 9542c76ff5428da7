"""Tree -> model. Every mistake of shape becomes a Problem; what is right beside it stays.

A wrong value is cut out of the tree and the rest validated again, so that the checks of meaning
run over everything that can be understood, and one mistake causes one message.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.loading.nodes import Mapping, Node, plain
from generator.loading.phrases import shape_problem
from generator.loading.places import Place, locate
from generator.problems import Problem
from generator.schedule.model import Schedule

# Put in where the real ones can't be read, so that the rest can still be checked.
_STAND_INS: dict[str, Any] = {
    "school": {"name": "—"},
    "school_year": {"start": "2000-09-01", "end": "2001-05-31"},
}


@dataclass(slots=True)
class Shaped:
    """`schedule` is what could be understood; `damaged` are the nodes from which something was cut."""

    schedule: Schedule
    problems: list[Problem]
    damaged: set[int]
    has_year: bool

    def is_damaged(self, node: Node) -> bool:
        return id(node) in self.damaged


def shape(root: Mapping, file: str) -> Shaped:
    """Cuts wrong values out of `root` in place."""
    problems: list[Problem] = []
    damaged: set[int] = set()
    try:
        schedule = Schedule.model_validate(plain(root))
    except ValidationError as error:
        wrong = list(_places(root, error))
        problems = [shape_problem(detail, place, file) for detail, place in wrong]
        schedule = _understood(root, [place for _, place in wrong], damaged)
    has_year = "school_year" in root.entries and not damaged & {id(root.entries["school_year"].value)}
    return Shaped(schedule, problems, damaged, has_year)


def _understood(root: Mapping, wrong: list[Place], damaged: set[int]) -> Schedule:
    """Cuts until the rest is valid; each round shortens the tree, so this ends."""
    while True:
        for place in wrong:
            place.cut(damaged)
        data = plain(root)
        try:
            return Schedule.model_validate(_STAND_INS | data)
        except ValidationError as error:
            wrong = [place for _, place in _places(root, error)]


def _places(root: Mapping, error: ValidationError) -> Iterator[tuple[ErrorDetails, Place]]:
    for detail in error.errors(include_url=False):
        yield detail, locate(root, detail["loc"], kind=detail["type"])
