"""What stands in the cells of the table, by their addresses.

An address is whose it is and what: `ivanova:name`, `ivanova/highest:date`, `ivanova/highest:done/upload`. A
new attestation is `ivanova/+`, a new person `+1`, whose attestation is `+1/+`.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from generator.editing.readings import category_of, day_of, planned_of, status_of
from generator.occurrences.identity import attestation_slots
from generator.schedule.choices import Category, PlannedDate, TeacherStatus
from generator.schedule.model import Schedule
from generator.schedule.people import Attestation, Teacher
from generator.wording.dates import numeric_day

NEW = "+"
DONE = "done/"
# As people choose them; the last takes the person out of the file.
STATUSES = {
    TeacherStatus.WORKING: "работает",
    TeacherStatus.ON_LEAVE: "в отпуске",
    TeacherStatus.LEFT: "уволен",
}
REMOVED = "убрать"
# What may be chosen in a column; elsewhere people type.
CHOICES: Mapping[str, tuple[str, ...]] = {
    "held": ("", *(each.value for each in Category)),
    "for": ("", *(each.value for each in Category)),
    "status": (*STATUSES.values(), REMOVED),
}
OF_PERSON = ("name", "position", "held", "until")
OF_ATTESTATION = ("for", "date")
# From left to right, as a block from Excel fills them.
COLUMNS = (*OF_PERSON, *OF_ATTESTATION)


def address(subject: str, column: str) -> str:
    return f"{subject}:{column}"


def parted(at: str) -> tuple[str, str]:
    subject, _, column = at.partition(":")
    return subject, column


def new_of(subject: str) -> str:
    """The attestation that a person may get."""
    return f"{subject}/{NEW}"


def is_new(subject: str) -> bool:
    return subject.startswith(NEW)


def cells_of(schedule: Schedule) -> dict[str, str]:
    """As people type them; what is empty stands here too, but for marks."""
    return {at: text for teacher in schedule.teachers for at, text in _of_teacher(teacher)}


def _of_teacher(teacher: Teacher) -> Iterator[tuple[str, str]]:
    yield address(teacher.id, "name"), teacher.name
    yield address(teacher.id, "position"), teacher.position
    yield address(teacher.id, "status"), STATUSES[teacher.status]
    held = teacher.categories[0] if teacher.categories else None
    yield address(teacher.id, "held"), held.name.value if held else ""
    yield address(teacher.id, "granted"), numeric_day(held.granted) if held and held.granted else ""
    yield address(teacher.id, "until"), numeric_day(held.until) if held and held.until else ""
    for slot, attestation in zip(attestation_slots(teacher), teacher.attestations, strict=True):
        yield from _of_attestation(slot, attestation)


def _of_attestation(slot: str, attestation: Attestation) -> Iterator[tuple[str, str]]:
    result = attestation.result
    yield address(slot, "for"), attestation.for_.value
    yield address(slot, "date"), planned_text(attestation.date)
    yield address(slot, "result"), numeric_day(result.date) if result else ""
    yield address(slot, "order"), (result and result.order) or ""
    for activity, day in attestation.done.items():
        yield address(slot, f"{DONE}{activity}"), numeric_day(day)


def planned_text(planned: PlannedDate) -> str:
    return f"{planned.day:%m.%Y}" if planned.approximate else numeric_day(planned.day)


_PLAIN: Mapping[str, Callable[[str, date], str]] = {
    "held": lambda text, today: category_of(text).value,
    "for": lambda text, today: category_of(text).value,
    "status": lambda text, today: text if text == REMOVED else STATUSES[status_of(text)],
    "date": lambda text, today: planned_text(planned_of(text)),
    **dict.fromkeys(("granted", "until", "result"), lambda text, today: numeric_day(day_of(text, today))),
}


def plain(column: str, text: str, today: date) -> str:
    """What was typed, as the table writes it: «15 марта 2027» is 15.03.2027; what isn't understood stays."""
    text = " ".join(text.split())
    try:
        return _PLAIN[column](text, today) if text and column in _PLAIN else text
    except ValueError:
        return text
