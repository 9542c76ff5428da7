"""Edits that call people by their ids: an address holds a third more of them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.editing.edits import Edit, OfAttestation, SetCategory
from generator.schedule.model import Schedule


def by_ids(wanted: Iterable[Edit], after: Schedule) -> Iterator[Edit]:
    """`after` is the schedule with the edits in it: who is new has an id there, from the edit that adds them
    on."""
    ids = {teacher.name: teacher.id for teacher in after.teachers}
    for each in wanted:
        if isinstance(each, OfAttestation | SetCategory) and each.teacher in ids:
            yield replace(each, teacher=ids[each.teacher])
        else:
            yield each
