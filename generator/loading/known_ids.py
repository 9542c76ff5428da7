"""Which ids the file gives, also in blocks that have a mistake: a reference to them is no second one."""

from generator.checks import KnownIds
from generator.loading.tree import Mapping, Node


def known_ids(root: Mapping) -> KnownIds:
    people = {*_ids(root, "staff"), *_ids(root, "teachers")}
    plans = [plan for plan in _items(root, "plans") if isinstance(plan, Mapping)]
    activities = {name for plan in plans for name in _ids(plan, "activities")}
    return KnownIds(frozenset(people), frozenset(_ids(root, "roles")), frozenset(activities))


def _items(holder: Mapping, key: str) -> list[Node]:
    entry = holder.entries.get(key)
    return getattr(entry.value, "items", []) if entry else []


def _ids(holder: Mapping, key: str) -> list[str]:
    blocks = [item for item in _items(holder, key) if isinstance(item, Mapping)]
    values = [block.entries["id"].value for block in blocks if "id" in block.entries]
    return [text for value in values if isinstance(text := getattr(value, "text", None), str)]
