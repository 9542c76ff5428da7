"""What can be guessed is put right in the tree: a list's lost heading or only dash, a misspelt key."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Generic

from generator.loading.file_kind import Content, FileKind
from generator.loading.keys import wrong_key
from generator.loading.messages import key_problem
from generator.loading.mistakes import Judgement, Mistake, judge
from generator.loading.model_keys import Model, field_at, keys_of, models_in
from generator.loading.nodes import KeyedValue, Mapping, Node, Sequence
from generator.loading.places import Place
from generator.problems import Problem, Severity


@dataclass(frozen=True, slots=True)
class Repaired(Generic[Content]):
    """The judgement of the tree as it is now, and what was put right in it."""

    judgement: Judgement[Content]
    problems: list[Problem]


def repair(
    root: Mapping, kind: FileKind[Content], judgement: Judgement[Content], file: str
) -> Repaired[Content]:
    """Changes `root`, in place. Keys come last: where a list was lost, others are wrong than it seems."""
    if judgement.content:
        return Repaired(judgement, [])
    lists = [*_restored_dashes(judgement.mistakes, file), *_restored_headings(root, kind, file)]
    seen = judge(root, kind) if lists else judgement
    misspelt = [key for each in seen.mistakes if (key := wrong_key(each)) and key.can_be_corrected]
    problems = [*lists, *(key_problem(key, file) for key in misspelt)]
    for key in misspelt:
        key.correct()
    seen = judge(root, kind) if misspelt else seen
    return Repaired(replace(seen, is_part=judgement.is_part), problems)


def _restored_dashes(mistakes: list[Mistake], file: str) -> list[Problem]:
    return [_restore_dash(each.place, file) for each in mistakes if _lacks_dash(each)]


def _lacks_dash(mistake: Mistake) -> bool:
    """One block stands where a list of such blocks is expected."""
    if mistake.kind != "tuple_type" or not isinstance(mistake.place.chain[-1], Mapping):
        return False
    field = field_at(mistake.location, mistake.model)
    return field is not None and bool(models_in(field))


def _restore_dash(place: Place, file: str) -> Problem:
    """Reads the one block as the list of it, in place."""
    block, entry = place.chain[-1], place.entry
    assert isinstance(block, Mapping)
    assert entry is not None
    entry.value = Sequence(block.position, [block])
    first = next(iter(block.entries), "…")
    return Problem(
        file,
        block.position,
        Severity.ERROR,
        "dash",
        f"перед «{first}» нет дефиса, а «{place.last}» — список",
        f"каждый пункт списка начинается с дефиса и пробела: - {first}: …",
    )


def _restored_headings(root: Mapping, kind: FileKind[Content], file: str) -> Iterator[Problem]:
    """Blocks that hang on the list above are moved, in place, to the list that they belong to."""
    for name in kind.lists:
        entry = root.entries.get(name)
        if entry is None or not isinstance(entry.value, Sequence):
            continue
        items = entry.value.items
        if found := next(_strangers(items, name, root, kind), None):
            number, first, lost = found
            entry.value.items, moved = items[:number], items[number:]
            root.entries[lost] = KeyedValue(first.position, Sequence(first.position, moved))
            yield _lost_heading(first, name, lost, file)


def _strangers(
    items: list[Node], name: str, root: Mapping, kind: FileKind[Content]
) -> Iterator[tuple[int, Mapping, str]]:
    """Blocks that don't belong to a list, each with its number and the list that it does belong to."""
    for number, item in enumerate(items):
        if isinstance(item, Mapping) and (lost := _belongs_to(item, name, root, kind)):
            yield number, item, lost


def _lost_heading(first: Mapping, name: str, lost: str, file: str) -> Problem:
    return Problem(
        file,
        first.position,
        Severity.ERROR,
        "missing-heading",
        f"этот блок не подходит к списку «{name}»: похоже, пропала строка «{lost}:»",
        f"верните её перед этим блоком, с начала строки: {lost}:",
    )


def _belongs_to(item: Mapping, name: str, root: Mapping, kind: FileKind[Content]) -> str | None:
    """The list that isn't in the file and would know all keys of a block that this one doesn't."""
    keys = set(item.entries)
    if keys <= _keys(name, kind.model):
        return None
    absent = (other for other in kind.lists if other not in root.entries)
    return next((other for other in absent if keys <= _keys(other, kind.model)), None)


@cache
def _keys(name: str, root: Model) -> frozenset[str]:
    return frozenset(key for model in models_in(keys_of(root)[name]) for key in keys_of(model))
