"""Mistakes of shape become Problems; what is right beside them stays.

The checks of meaning run over everything that can be understood, and one mistake causes one message.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic

from generator.loading.file_kind import Content, FileKind
from generator.loading.keys import wrong_key
from generator.loading.messages import shape_problems
from generator.loading.mistakes import Judgement, Mistake
from generator.loading.nodes import Mapping
from generator.loading.pruning import prune
from generator.loading.tree import Repeated
from generator.problems import Location, Problem


@dataclass(frozen=True, slots=True)
class Validated(Generic[Content]):
    """`content` is what could be understood; None where too much is wrong to look further."""

    content: Content | None
    problems: list[Problem]


def validate(
    root: Mapping,
    kind: FileKind[Content],
    judgement: Judgement[Content],
    repeated: Iterable[Repeated],
    file: str,
) -> Validated[Content]:
    """Tells the mistakes that were found in `root` and cuts them out, in place. What stands behind a key
    that was only guessed is cut untold."""
    own = [each for each in judgement.mistakes if not each.place.is_guessed]
    problems = list(shape_problems(_without_echoes(own, repeated), file))
    if judgement.is_part:
        return Validated(None, problems)
    return Validated(judgement.content or prune(root, kind, judgement.mistakes), problems)


def _without_echoes(mistakes: list[Mistake], repeated: Iterable[Repeated]) -> Iterator[Mistake]:
    """A block with the wrong indent is one mistake: its first key is reported, neither the others nor
    what is missing where they belong."""
    moved: dict[tuple[Location, str], set[str]] = {}
    told = {(each.block, each.after_empty) for each in repeated if each.after_empty}
    first = list[Mistake]()
    for each in mistakes:
        key = wrong_key(each)
        if key is None or key.owner is None:
            first.append(each)
            continue
        moved.setdefault((each.location[:-1], key.owner), set()).add(key.key)
        if (key.block, key.owner) not in told:
            told.add((key.block, key.owner))
            first.append(each)
    return (each for each in first if not (each.place.is_missing and _is_moved(each.location, moved)))


def _is_moved(location: Location, moved: dict[tuple[Location, str], set[str]]) -> bool:
    """Whether the missing key stands with the wrong indent, or is the block that lost its keys."""
    last = str(location[-1])
    if (location[:-1], last) in moved:
        return True
    return any(last in moved.get((location[:end], str(location[end])), ()) for end in range(len(location)))
