"""Cuts what is wrong out of the tree, until the rest is something that can be looked at further.

Where a block would be lost with the value, another value stands in for it, chosen so that no check has
anything to say about it. What holds stand-ins is only checked, never used.
"""

from collections.abc import Iterable

from generator.loading.file_kind import Content, FileKind
from generator.loading.mistakes import Mistake, judge
from generator.loading.model_keys import Model, field_at
from generator.loading.nodes import KeyedValue, Mapping, Node, Scalar, Sequence
from generator.loading.places import Place
from generator.problems import Location

_TEXTS = {"name", "position", "title"}


def prune(root: Mapping, kind: FileKind[Content], mistakes: list[Mistake]) -> Content:
    """What can be understood of `root`, which loses the rest, in place: its blocks that lost something are
    damaged. Each round leaves less that can be wrong, so this ends."""
    while True:
        _cut([each.place for each in mistakes if not _stand_in(each)])
        judgement = judge(root, kind, kind.stand_ins)
        if judgement.content:
            return judgement.content
        mistakes = judgement.mistakes


def _cut(places: Iterable[Place]) -> None:
    """Takes the wrong nodes (of a missing value, its block) out of what holds them, each holder at once."""
    doomed, holders = set[Node](), set[Node]()
    for place in places:
        _damage(place.chain[1:])
        if len(place.chain) > 1:
            doomed.add(place.chain[-1])
            holders.add(place.chain[-2])
    for holder in holders:
        _leave_out(doomed, holder)


def _damage(nodes: Iterable[Node]) -> None:
    for node in nodes:
        if not isinstance(node, Scalar):
            node.is_damaged = True


def _leave_out(doomed: set[Node], holder: Node) -> None:
    if isinstance(holder, Sequence):
        holder.items = [item for item in holder.items if item not in doomed]
    else:
        assert isinstance(holder, Mapping)
        holder.entries = {key: entry for key, entry in holder.entries.items() if entry.value not in doomed}


def _stand_in(mistake: Mistake) -> bool:
    """Whether a stand-in was put in; else the wrong value is to be cut out."""
    place, location = mistake.place, mistake.place.location
    if location[:1] == ("plans",) and location[4:5] == ("when",):
        _put_timing(place.chain[4])
        return True
    if place.is_unknown or not _is_text_of_a_block(location, mistake.model):
        return False
    holder = place.chain[len(location) - 1]
    assert isinstance(holder, Mapping)
    _put(holder, str(location[-1]), Scalar(holder.position, "—"))
    return True


def _is_text_of_a_block(location: Location, model: Model) -> bool:
    """Of a list's block; a category's name is in one too, and can't be just any text."""
    if location[-1] not in _TEXTS or not isinstance(location[-2], int):
        return False
    field = field_at(location, model)
    return field is not None and field.annotation is str


def _put_timing(activity: Node) -> None:
    """Goes on all year; what is marked done there names times that aren't known now."""
    assert isinstance(activity, Mapping)
    timing = Mapping(activity.position)
    _put(timing, "during", Scalar(activity.position, "individual"))
    _put(activity, "when", timing)
    activity.entries.pop("done", None)


def _put(holder: Mapping, key: str, node: Node) -> None:
    holder.entries[key] = KeyedValue(node.position, node)
