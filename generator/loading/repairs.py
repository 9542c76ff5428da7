"""Lists that lost a mark: a heading, so that its blocks hang on the list above, or its only dash."""

from collections.abc import Iterator

from pydantic_core import ErrorDetails

from generator.loading.locations import Place, field_at, keys_of, models_in
from generator.loading.tree import KeyedValue, Mapping, Sequence
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
                root.entries[lost] = KeyedValue(item.position, Sequence(item.position, moved))
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


def restore_dash(place: Place, file: str) -> Problem:
    """Reads the one block as the list of it, in place."""
    holder, block = place.chain[-2:]
    assert isinstance(holder, Mapping)
    assert isinstance(block, Mapping)
    holder.entries[str(place.last)].value = Sequence(block.position, [block])
    first = next(iter(block.entries), "…")
    return Problem(
        file,
        block.position,
        Severity.ERROR,
        "dash",
        f"перед «{first}» нет дефиса, а «{place.last}» — список",
        f"каждый пункт списка начинается с дефиса и пробела: - {first}: …",
    )


def lacks_dash(detail: ErrorDetails, place: Place) -> bool:
    """One block stands where a list of such blocks is expected."""
    if detail["type"] != "tuple_type" or not isinstance(place.chain[-1], Mapping):
        return False
    field = field_at(detail["loc"])
    return field is not None and bool(models_in(field))
