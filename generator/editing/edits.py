"""The edits of a school year, as values; `words` are those of the line that says the same.

People, activities and roles are named as whoever wrote the edit did: by id, or as people call them.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from generator.editing.words import line_of
from generator.schedule.choices import Category, PlannedDate, TeacherStatus


@dataclass(frozen=True, slots=True)
class Edit(ABC):
    """One change that a person wants; a kind of edit is a class."""

    verb: ClassVar[str]

    @property
    @abstractmethod
    def words(self) -> Iterator[str | None]:
        """What stands behind the verb; None is left out."""

    @property
    def line(self) -> str:
        return line_of([self.verb, *(word for word in self.words if word is not None)])


@dataclass(frozen=True, slots=True)
class AddTeacher(Edit):
    """A new teacher; without an id one is made of the surname."""

    verb = "добавить"
    name: str
    position: str
    id: str | None = None

    @property
    def words(self) -> Iterator[str | None]:
        yield from (self.id, self.name, self.position)


@dataclass(frozen=True, slots=True)
class AddStaff(AddTeacher):
    """A new member of staff who is not attested here."""

    verb = "сотрудник"


@dataclass(frozen=True, slots=True)
class RemovePerson(Edit):
    """Somebody goes out of the file, with all that is theirs."""

    verb = "убрать"
    person: str

    @property
    def words(self) -> Iterator[str | None]:
        yield self.person


@dataclass(frozen=True, slots=True)
class Rename(Edit):
    verb = "имя"
    person: str
    name: str

    @property
    def words(self) -> Iterator[str | None]:
        yield from (self.person, self.name)


@dataclass(frozen=True, slots=True)
class SetPosition(Edit):
    verb = "должность"
    person: str
    position: str

    @property
    def words(self) -> Iterator[str | None]:
        yield from (self.person, self.position)


@dataclass(frozen=True, slots=True)
class SetStatus(Edit):
    verb = "состояние"
    teacher: str
    status: TeacherStatus

    @property
    def words(self) -> Iterator[str | None]:
        yield from (self.teacher, self.status.value)


@dataclass(frozen=True, slots=True)
class SetCategory(Edit):
    """What a teacher holds; it takes the place of another step of соответствие, первая, высшая."""

    verb = "категория"
    teacher: str
    category: Category
    granted: date | None = None
    until: date | None = None

    @property
    def words(self) -> Iterator[str | None]:
        yield from (self.teacher, self.category.value)
        if self.granted or self.until:
            yield self.granted.isoformat() if self.granted else "-"
        if self.until:
            yield self.until.isoformat()


@dataclass(frozen=True, slots=True)
class DropCategory(Edit):
    verb = "нет-категории"
    teacher: str
    category: Category

    @property
    def words(self) -> Iterator[str | None]:
        yield from (self.teacher, self.category.value)


@dataclass(frozen=True, slots=True)
class OfAttestation(Edit):
    """About a planned attestation; where there are two for one category, `post` tells them apart."""

    teacher: str
    category: Category


@dataclass(frozen=True, slots=True)
class Plan(OfAttestation):
    verb = "запланировать"
    date: PlannedDate
    post: str | None = None

    @property
    def words(self) -> Iterator[str | None]:
        yield from (self.teacher, self.category.value, planned_word(self.date), self.post)


@dataclass(frozen=True, slots=True)
class Move(Plan):
    verb = "перенести"


@dataclass(frozen=True, slots=True)
class Cancel(OfAttestation):
    verb = "отменить"
    post: str | None = None

    @property
    def words(self) -> Iterator[str | None]:
        yield from (self.teacher, self.category.value, self.post)


@dataclass(frozen=True, slots=True)
class MarkStep(OfAttestation):
    """A step of an attestation is done."""

    verb = "сделано"
    activity: str
    day: date
    post: str | None = None

    @property
    def words(self) -> Iterator[str | None]:
        yield from (self.teacher, self.category.value, self.activity, self.day.isoformat(), self.post)


@dataclass(frozen=True, slots=True)
class UnmarkStep(OfAttestation):
    verb = "не-сделано"
    activity: str
    post: str | None = None

    @property
    def words(self) -> Iterator[str | None]:
        yield from (self.teacher, self.category.value, self.activity, self.post)


@dataclass(frozen=True, slots=True)
class MarkWork(Edit):
    """Work that isn't tied to a teacher is done; `slot` says which time of it, as in `done` of the file."""

    verb = "сделано"
    activity: str
    slot: str
    day: date

    @property
    def words(self) -> Iterator[str | None]:
        yield from (self.activity, self.slot, self.day.isoformat())


@dataclass(frozen=True, slots=True)
class UnmarkWork(Edit):
    verb = "не-сделано"
    activity: str
    slot: str

    @property
    def words(self) -> Iterator[str | None]:
        yield from (self.activity, self.slot)


@dataclass(frozen=True, slots=True)
class Decide(OfAttestation):
    """A favourable decision: the attestation's result, and the teacher's category from now on."""

    verb = "решение"
    day: date
    order: str | None = None
    post: str | None = None

    @property
    def words(self) -> Iterator[str | None]:
        yield from (self.teacher, self.category.value, self.day.isoformat())
        yield self.order or ("" if self.post else None)
        yield self.post


@dataclass(frozen=True, slots=True)
class Undecide(OfAttestation):
    """The result goes out again; the category is another matter."""

    verb = "нет-решения"
    post: str | None = None

    @property
    def words(self) -> Iterator[str | None]:
        yield from (self.teacher, self.category.value, self.post)


@dataclass(frozen=True, slots=True)
class SetRole(Edit):
    """All who hold a role from now on."""

    verb = "роль"
    role: str
    people: tuple[str, ...]

    @property
    def words(self) -> Iterator[str | None]:
        yield from (self.role, *self.people)


@dataclass(frozen=True, slots=True)
class OwnDay(Edit):
    """A day on which this school works otherwise than the country."""

    day: date

    @property
    def words(self) -> Iterator[str | None]:
        yield self.day.isoformat()


@dataclass(frozen=True, slots=True)
class DayOff(OwnDay):
    verb = "выходной"


@dataclass(frozen=True, slots=True)
class Workday(OwnDay):
    verb = "рабочий"


@dataclass(frozen=True, slots=True)
class OrdinaryDay(OwnDay):
    """The school has no word of its own about that day any more."""

    verb = "обычный"


def planned_word(planned: PlannedDate) -> str:
    return f"{planned.day:%Y-%m}" if planned.approximate else planned.day.isoformat()
