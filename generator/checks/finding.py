"""What a check yields: a place in the schedule and a sentence. The loader turns it into a Problem."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from generator.problems import Location
from generator.schedule.parsing import mixed_letters, nearest


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


# Among more names, looking for a near miss takes too long.
MANY_NAMES = 5_000


@lru_cache(maxsize=4)
def _sorted(known: frozenset[str]) -> list[str]:
    """Asked for with the same names for every wrong id of a file."""
    return sorted(known)


def suggestion(word: str, known: Iterable[str]) -> str:
    """«возможно, «sokolova»» for a near miss, else what there is to choose from."""
    return _suggestion(word, frozenset(known))


@lru_cache(maxsize=1024)
def _suggestion(word: str, known: frozenset[str]) -> str:
    names = _sorted(known)
    near = nearest(word, names) if len(names) <= MANY_NAMES else None
    if near is not None and (letters := mixed_letters(word)):
        return f"наберите латиницей «{near}»: среди букв есть русские («{letters}»)"
    if near is not None:
        return f"возможно, «{near}»"
    return (
        f"есть: {', '.join(names[:12])}{' …' if len(names) > 12 else ''}"
        if names
        else "пока не описан ни один"
    )


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
