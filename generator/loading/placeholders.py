"""Values put where the real ones can't be read, so that the rest of their block can still be checked.

They are chosen so that no check has anything to say about them; the schedule that holds them is never used.
"""

from typing import Any

from generator.loading.locations import Location, Place
from generator.loading.tree import KeyedValue, Mapping, Node, Scalar

# Whole blocks that the model can't do without.
BLOCKS: dict[str, Any] = {
    "school": {"name": "—"},
    "school_year": {"start": "2000-09-01", "end": "2001-05-31"},
}

_TEXTS = {"name", "position", "title"}


def stand_in(place: Place, location: Location) -> bool:
    """Whether a stand-in was put in; else the wrong value is to be cut out."""
    if location[:1] == ("plans",) and location[4:5] == ("when",):
        return _put_timing(place.chain[4])
    if place.is_unknown or location[-1] not in _TEXTS or not isinstance(location[-2], int):
        return False
    holder = place.chain[len(location) - 1]
    assert isinstance(holder, Mapping)
    _put(holder, str(location[-1]), Scalar(holder.position, "—"))
    return True


def _put_timing(activity: Node) -> bool:
    """Goes on all year; what is marked done there names times that aren't known now."""
    assert isinstance(activity, Mapping)
    timing = Mapping(activity.position)
    _put(timing, "during", Scalar(activity.position, "individual"))
    _put(activity, "when", timing)
    activity.entries.pop("done", None)
    return True


def _put(holder: Mapping, key: str, node: Node) -> None:
    holder.entries[key] = KeyedValue(node.position, node)
