"""A list whose heading got lost, so that its blocks hang on the list above."""

from collections.abc import Iterator

from generator.loading.nodes import Entry, Mapping, Sequence
from generator.loading.outline import keys_of, models_in
from generator.problems import Problem, Severity
from generator.schedule.model import Schedule

_LISTS = ("roles", "staff", "plans", "teachers")


def restore_headings(root: Mapping, file: str) -> Iterator[Problem]:
    """Moves such blocks, in place, to the list that they belong to."""
    for name in _LISTS:
        entry = root.entries.get(name)
        if entry is None or not isinstance(entry.value, Sequence):
            continue
        items = entry.value.items
        for number, item in enumerate(items):
            lost = _belongs_to(item, name, root) if isinstance(item, Mapping) else None
            if lost:
                entry.value.items, moved = items[:number], items[number:]
                root.entries[lost] = Entry(item.position, Sequence(item.position, moved))
                yield Problem(
                    file,
                    item.position,
                    Severity.ERROR,
                    "missing-heading",
                    f"этот блок не подходит к списку «{name}»: похоже, пропала строка «{lost}:»",
                    f"верните её перед этим блоком, с начала строки: {lost}:",
                )
                break


def _belongs_to(item: Mapping, name: str, root: Mapping) -> str | None:
    """The list that isn't in the file and would know all keys of a block that this one doesn't."""
    keys = set(item.entries)
    if keys <= _keys(name):
        return None
    return next((other for other in _LISTS if other not in root.entries and keys <= _keys(other)), None)


def _keys(name: str) -> set[str]:
    return {key for model in models_in(keys_of(Schedule)[name]) for key in keys_of(model)}
