"""The cells that somebody has changed -> the edits that they ask for, or what is wrong in which cell."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from generator.editing import edits, forms
from generator.editing.edits import Edit
from generator.editing.lines import problem
from generator.editing.readings import category_of, day_of, planned_of, status_of, whole_name_of
from generator.editor.cells import DONE, REMOVED, address, cells_of, is_new, new_of, parted
from generator.occurrences.planned_attestations import PlannedAttestation, attestations_of
from generator.schedule.choices import Category
from generator.schedule.model import Schedule
from generator.schedule.parsing import fold
from generator.schedule.people import Teacher

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Wish:
    """An edit and the cell that asks for it."""

    at: str
    edit: Edit


@dataclass(slots=True)
class Wishes:
    """`faults` are sentences by the address of the cell in which something is wrong."""

    edits: list[Wish] = field(default_factory=list)
    faults: dict[str, str] = field(default_factory=dict)


def wishes_of(schedule: Schedule, cells: Mapping[str, str], today: date) -> Wishes:
    """In the order in which the cells were changed, all of one subject together."""
    found, stands = Wishes(), cells_of(schedule)
    people = {each.id: each for each in schedule.teachers}
    planned = {
        each.slot: each
        for place, teacher in enumerate(schedule.teachers)
        for each in attestations_of(teacher, place)
    }
    for name in _subjects(cells):
        given = {
            column: " ".join(text.split())
            for at, text in cells.items()
            for of, column in [parted(at)]
            if of == name
        }
        subject = Subject(name, given, stands, today, found)
        person = name.removesuffix(new_of(""))
        if name in people:
            wanted = _of_person(subject, people[name])
        elif name in planned:
            wanted = _of_attestation(subject, planned[name])
        elif name.endswith(new_of("")):
            wanted = _new_attestation(subject, _called(person, cells))
        else:
            wanted = _new_person(subject) if is_new(name) else iter(())
        found.edits += [Wish(address(name, column), edit) for column, edit in wanted]
    return found


def _subjects(cells: Mapping[str, str]) -> Iterable[str]:
    """A new person stands before what is planned for them."""
    names = [parted(at)[0] for at in cells]
    whole = [(name.removesuffix(new_of("")), name) if is_new(name) else (name,) for name in names]
    return dict.fromkeys(name for each in whole for name in each)


def _called(person: str, cells: Mapping[str, str]) -> str:
    """As an edit may name somebody: whoever is new has no id yet."""
    return " ".join(cells.get(address(person, "name"), "").split()) if is_new(person) else person


Wanted = Iterator[tuple[str, Edit]]


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose cells they are: what was typed, and what stands in the file."""

    name: str
    given: Mapping[str, str]
    stands: Mapping[str, str]
    today: date
    found: Wishes

    def text(self, column: str) -> str:
        """What shows in the cell now."""
        return self.given.get(column, self.stands.get(address(self.name, column), ""))

    def has_changed(self, *columns: str) -> bool:
        return any(
            column in self.given and self.given[column] != self.stands.get(address(self.name, column), "")
            for column in columns
        )

    def read(self, column: str, how: Callable[[str], T]) -> T | None:
        """None where the cell is empty, or wrong and told so."""
        text = self.text(column)
        try:
            return how(text) if text else None
        except ValueError as wrong:
            message, _, hint = str(wrong).partition(": ")
            self.blame(column, message, hint or None)
            return None

    def blame(self, column: str, message: str, hint: str | None) -> None:
        told = problem("", 1, 1, "bad-cell", message, hint)
        self.found.faults[address(self.name, column)] = told.sentences

    def demand(self, column: str) -> bool:
        """Whether something stands there; what is empty is told with what to write."""
        if not self.text(column):
            self.blame(column, "не заполнено", _HINTS[column])
        return bool(self.text(column))

    def has_fault(self, *columns: str) -> bool:
        return any(address(self.name, column) in self.found.faults for column in columns)

    def day(self, column: str) -> date | None:
        return self.read(column, lambda text: day_of(text, self.today))


_HINTS = {
    "name": forms.ADD.field("name").hint,
    "position": forms.ADD.field("position").hint,
    "for": forms.ADD.field("plan").hint,
    "date": forms.ADD.field("date").hint,
    "held": forms.ADD.field("category").hint,
    "result": forms.RESULT.field("day").hint,
}


def _of_person(subject: Subject, teacher: Teacher) -> Wanted:
    if subject.has_changed("status") and fold(subject.text("status")) == REMOVED:
        yield "status", edits.RemovePerson(teacher.id)
        return
    if subject.has_changed("name") and subject.demand("name"):
        yield "name", edits.Rename(teacher.id, subject.text("name"))
    if subject.has_changed("position") and subject.demand("position"):
        yield "position", edits.SetPosition(teacher.id, subject.text("position"))
    if subject.has_changed("status") and (status := subject.read("status", status_of)):
        yield "status", edits.SetStatus(teacher.id, status)
    if subject.has_changed("held", "granted", "until"):
        yield from _held(subject, teacher.id, teacher.categories[0].name if teacher.categories else None)


def _held(subject: Subject, person: str, instead_of: Category | None) -> Wanted:
    """Days that belonged to another category go with it, unless they were typed, too."""
    is_other = subject.has_changed("held")
    category = subject.read("held", category_of)
    granted = subject.day("granted") if not is_other or "granted" in subject.given else None
    until = subject.day("until") if not is_other or "until" in subject.given else None
    if subject.has_fault("held", "granted", "until"):
        return
    if category is None:
        if subject.given.get("granted") or subject.given.get("until"):
            subject.demand("held")
        else:
            assert instead_of, "an empty cell has changed"
            yield "held", edits.DropCategory(person, instead_of)
        return
    if instead_of and category != instead_of and not (category.is_step and instead_of.is_step):
        yield "held", edits.DropCategory(person, instead_of)
    column = "held" if is_other else next(each for each in ("until", "granted") if subject.has_changed(each))
    yield column, edits.SetCategory(person, category, granted, until)


def _of_attestation(subject: Subject, planned: PlannedAttestation) -> Wanted:
    teacher, old = planned.teacher.id, planned.category
    same = [each for each in planned.teacher.attestations if each.for_ is old]
    post = planned.post if len(same) > 1 else None
    cleared = next((column for column in ("for", "date") if not subject.text(column)), None)
    if cleared:
        yield cleared, edits.Cancel(teacher, old, post)
        return
    category, day = subject.read("for", category_of), subject.read("date", planned_of)
    if category is None or day is None:
        return
    if category is not old:
        yield "for", edits.Cancel(teacher, old, post)
        own = planned.attestation.position
        yield "for", edits.Plan(teacher, category, day, own)
        post = own
    elif day != planned.attestation.date:
        yield "date", edits.Move(teacher, category, day, post)
    yield from _marks(subject, teacher, category, post, is_other=category is not old)
    yield from _result(subject, teacher, category, post)


def _marks(subject: Subject, teacher: str, category: Category, post: str | None, *, is_other: bool) -> Wanted:
    """`is_other`: it is planned anew, and nothing is marked in it."""
    for column in [each for each in subject.given if each.startswith(DONE) and subject.has_changed(each)]:
        activity = column.removeprefix(DONE)
        if day := subject.day(column):
            yield column, edits.MarkStep(teacher, category, activity, day, post)
        elif not is_other and not subject.has_fault(column):
            yield column, edits.UnmarkStep(teacher, category, activity, post)


def _result(subject: Subject, teacher: str, category: Category, post: str | None) -> Wanted:
    if not subject.has_changed("result", "order"):
        return
    day = subject.day("result")
    if day:
        yield "result", edits.Decide(teacher, category, day, subject.text("order") or None, post)
    elif subject.given.get("order"):
        subject.has_fault("result") or subject.demand("result")
    elif not subject.has_fault("result"):
        yield "result", edits.Undecide(teacher, category, post)


def _new_person(subject: Subject) -> Wanted:
    if not any(subject.given.values()):
        return
    is_whole = subject.demand("name") & subject.demand("position")
    name = subject.read("name", whole_name_of)
    if is_whole and name:
        yield "name", edits.AddTeacher(name, subject.text("position"))
        if subject.has_changed("held", "granted", "until"):
            yield from _held(subject, name, None)


def _new_attestation(subject: Subject, teacher: str) -> Wanted:
    if not any(subject.given.values()) or not subject.demand("for") & subject.demand("date"):
        return
    category, day = subject.read("for", category_of), subject.read("date", planned_of)
    if category and day and teacher:
        yield "date", edits.Plan(teacher, category, day)
