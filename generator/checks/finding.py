"""What a check yields: a place in the schedule and a sentence. The loader turns it into a Problem."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import takewhile

from generator.problems import Location
from generator.schedule.parsing import fold, mixed_letters, nearest


@dataclass(frozen=True, slots=True)
class Finding:
    """`at_key`: wrong is not the value at the path but its key."""

    path: Location
    code: str
    message: str
    hint: str | None = None
    is_error: bool = True
    at_key: bool = False


@dataclass(frozen=True, slots=True)
class KnownIds:
    """Every id that the file gives, and every post of its teachers, also in blocks that could not be read."""

    people: frozenset[str]
    roles: frozenset[str]
    activities: frozenset[str]
    posts: frozenset[str]


def warning(path: Location, code: str, message: str, hint: str | None = None) -> Finding:
    return Finding(path, code, message, hint, is_error=False)


# Comparing takes longest of all that a check does. Words are compared with all names where these have few
# letters in all, else with those that begin or end like the word; and a file in which so many different
# words are wrong has its mistake elsewhere.
FEW_LETTERS, NEIGHBOURS, NEAREST, MOST_SOUGHT = 2_000, 16, 8, 100


class Suggestions:
    """What was probably meant by words that aren't among the names that are known."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = known
        self._found: dict[str, str] = {}

    def of(self, word: str) -> str:
        """«возможно, «sokolova»» for a near miss, else what there is to choose from."""
        if word not in self._found:
            self._found[word] = self._suggestion(word)
        return self._found[word]

    def _suggestion(self, word: str) -> str:
        near = nearest(word, self._candidates(fold(word))) if len(self._found) < MOST_SOUGHT else None
        if near is not None and (letters := mixed_letters(word)):
            return f"наберите латиницей «{near}»: среди букв есть русские («{letters}»)"
        if near is not None:
            return f"возможно, «{near}»"
        return self._choice

    @cached_property
    def _choice(self) -> str:
        names = self._names
        return (
            f"есть: {', '.join(names[:12])}{' …' * (len(names) > 12)}" if names else "пока не описан ни один"
        )

    @cached_property
    def _names(self) -> list[str]:
        return sorted(self._known)

    @cached_property
    def _mirrored(self) -> list[str]:
        return sorted(name[::-1] for name in self._names)

    def _candidates(self, word: str) -> list[str]:
        if sum(map(len, self._names)) <= FEW_LETTERS:
            return self._names
        alike = [
            *_neighbours(self._names, word),
            *(name[::-1] for name in _neighbours(self._mirrored, word[::-1])),
        ]
        return sorted(dict.fromkeys(alike), key=lambda name: -_shared_ends(name, word))[:NEAREST]


def _neighbours(names: list[str], word: str) -> list[str]:
    """Those that stand around the word's place in a sorted list, and so begin most like it."""
    place = bisect_left(names, word)
    return names[max(0, place - NEIGHBOURS) : place + NEIGHBOURS]


def _shared_ends(name: str, word: str) -> int:
    return _shared_start(name, word) + _shared_start(name[::-1], word[::-1])


def _shared_start(name: str, word: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(name, word, strict=False)))


def suggestion(word: str, known: Iterable[str]) -> str:
    """For a single word."""
    return Suggestions(known).of(word)


# Whoever mistypes an id does so a few times; if it is wrong more often, the mistake is where it is given.
FEW = 3
# Nobody reads more different messages, and each took a while to look for what was meant.
MOST_MESSAGES = 501


def once_if_many(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Of findings with the same message, the first with their number stands for more than a few."""
    same: dict[str, list[Finding]] = {}
    for each in findings:
        same.setdefault(each.message, []).append(each)
        if len(same) == MOST_MESSAGES:
            break
    for group in same.values():
        if len(group) > FEW:
            yield replace(group[0], message=f"{group[0].message} (таких мест: {len(group)})")
        else:
            yield from group


def day_text(day: object) -> str:
    return f"{day:%d.%m.%Y}"
