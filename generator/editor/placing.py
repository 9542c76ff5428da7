"""In which cell of the table a problem of the file stands."""

from bisect import bisect
from collections.abc import Iterator, Mapping

from generator.editor.cells import address
from generator.loading import Loaded
from generator.loading.places import locate
from generator.occurrences.identity import attestation_slots
from generator.problems import Location, Position, Problem
from generator.schedule.people import Teacher

# A block of the file below a person, and the cell in which it shows.
_OF_PERSON = {"name": "name", "position": "position", "category": "held", "status": "status"}
_OF_ATTESTATION = {"for": "for", "date": "date", "result": "result"}


def placed(loaded: Loaded, subjects: Mapping[str, str]) -> tuple[dict[str, list[str]], list[Problem]]:
    """The sentences by the address of their cell, and the problems of what the table doesn't show. `subjects`
    says whose cells they are, by the ids of people and the slots of attestations."""
    assert loaded.root is not None
    assert loaded.schedule is not None
    places = sorted(_places(loaded, loaded.schedule.teachers, subjects), key=lambda place: place[0])
    starts = [position for position, _ in places]
    cells: dict[str, list[str]] = {}
    others = []
    for each in loaded.problems:
        number = bisect(starts, each.position) - 1
        at = places[number][1] if number >= 0 else None
        if at is None:
            others.append(each)
        else:
            cells.setdefault(at, []).append(each.sentences)
    return cells, others


def _places(
    loaded: Loaded, teachers: tuple[Teacher, ...], subjects: Mapping[str, str]
) -> Iterator[tuple[Position, str | None]]:
    """Where each cell's value begins; None where something begins that has no cell."""
    root = loaded.root
    assert root is not None
    for entry in root.entries.values():
        yield entry.position, None
    for number, teacher in enumerate(teachers):
        there: Location = ("teachers", number)
        person = subjects[teacher.id]
        yield locate(root, there).position, address(person, "name")
        for key, column in _OF_PERSON.items():
            yield from _place(loaded, (*there, key), address(person, column))
        for place, slot in enumerate(attestation_slots(teacher)):
            own = subjects[slot]
            yield locate(root, (*there, "attestations", place)).position, address(own, "date")
            for key, column in _OF_ATTESTATION.items():
                yield from _place(loaded, (*there, "attestations", place, key), address(own, column))


def _place(loaded: Loaded, location: Location, at: str) -> Iterator[tuple[Position, str]]:
    """Nothing where the file doesn't have it."""
    assert loaded.root is not None
    found = locate(loaded.root, location)
    if found.entry is not None and len(found.chain) == len(location) + 1:
        yield found.key_position, at
