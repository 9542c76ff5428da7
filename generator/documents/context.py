"""What all papers of one agenda share: who signs, whose rows they have, the words of a row."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Annotated, Any, TypeVar

from generator.agenda import Agenda
from generator.documents.sheet import Value
from generator.occurrences.occurrence import Occurrence
from generator.occurrences.perspective import Prospect
from generator.occurrences.planned_attestations import PlannedAttestation, planned_attestations
from generator.schedule.choices import TeacherStatus
from generator.schedule.people import COORDINATOR_ROLE, HEAD_ROLE, TEACHER_ROLE, Teacher
from generator.wording.dates import in_month, long_day, month_title, numeric_day, school_year
from generator.wording.people import signature
from generator.wording.text import capitalise, sorting

BLANK_ROWS = 5
# Where something is written by hand.
BY_HAND = "________________"
_DASH = "—"

Said = TypeVar("Said")


@dataclass(frozen=True, slots=True)
class Common:
    """What every Word template may name."""

    school: Annotated[str, "Полное название школы (если его нет — короткое)"]
    school_short: Annotated[str, "Короткое название школы"]
    school_year: Annotated[str, "Учебный год: 2026/2027"]
    head: Annotated[str, "Кто подписывает: И. О. Фамилия того, у кого роль head; если такого нет — черта"]
    head_position: Annotated[str, "Должность того, кто подписывает"]
    coordinator: Annotated[str, "Ответственный за аттестацию: у кого роль coordinator; если нет — черта"]
    coordinator_position: Annotated[str, "Должность ответственного за аттестацию"]
    coordinator_signature: Annotated[str, "Ответственный за аттестацию: И. О. Фамилия"]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is told when papers are made: the one teacher whom they are for, and what is never stored."""

    teacher: str | None = None
    refused: int | None = None
    withdrawn: int | None = None


class PaperContext:
    """Of one agenda; lists of attestations have those of the asked teacher only, where one was asked for."""

    def __init__(self, agenda: Agenda, asked: Asked) -> None:
        self.agenda, self.asked = agenda, asked
        self._helpers: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._said: dict[tuple[object, ...], Any] = {}

    @cached_property
    def common(self) -> Common:
        school = self.agenda.schedule.school
        head, coordinator = self._holder(HEAD_ROLE), self._holder(COORDINATOR_ROLE)
        return Common(
            school=school.full_name or school.name,
            school_short=school.name,
            school_year=school_year(self.agenda.schedule.start_year),
            head=self._signature(head),
            head_position=self._position(head) or "Руководитель",
            coordinator=self.agenda.name(coordinator) if coordinator else BY_HAND,
            coordinator_position=self.agenda.schedule.people[coordinator].position
            if coordinator
            else BY_HAND,
            coordinator_signature=self._signature(coordinator),
        )

    def _holder(self, role_id: str) -> str | None:
        return next(iter(self.agenda.holders(role_id)), None)

    def _signature(self, person_id: str | None) -> str:
        return signature(self.agenda.name(person_id)) if person_id else BY_HAND

    def _position(self, person_id: str | None) -> str:
        return capitalise(self.agenda.schedule.people[person_id].position) if person_id else ""

    @cached_property
    def planned(self) -> tuple[PlannedAttestation, ...]:
        """By day, then by name; a month without a day comes before its days."""
        found = planned_attestations(self.agenda.schedule)
        return tuple(sorted((each for each in found if self._is_asked(each.teacher)), key=self._order))

    def _order(self, planned: PlannedAttestation) -> tuple[object, ...]:
        name = sorting(self.agenda.name(planned.teacher.id))
        return (planned.day, not planned.approximate, *name, planned.teacher.id, planned.slot)

    @property
    def open_ones(self) -> tuple[PlannedAttestation, ...]:
        return tuple(each for each in self.planned if each.attestation.result is None)

    @cached_property
    def attested(self) -> tuple[Teacher, ...]:
        """Who has an attestation this year, by name."""
        found = {each.teacher.id: each.teacher for each in self.planned}
        return tuple(sorted(found.values(), key=lambda each: (sorting(self.agenda.name(each.id)), each.id)))

    @cached_property
    def prospects(self) -> tuple[Prospect, ...]:
        """Of everybody who hasn't left, by name."""
        found = [each for each in self.agenda.perspective if each.teacher.status is not TeacherStatus.LEFT]
        return tuple(
            sorted(found, key=lambda each: (sorting(self.agenda.name(each.teacher.id)), each.teacher.id))
        )

    def _is_asked(self, teacher: Teacher) -> bool:
        return self.asked.teacher in (None, teacher.id)

    @cached_property
    def _steps(self) -> dict[tuple[str, str], tuple[Occurrence, ...]]:
        found: dict[tuple[str, str], list[Occurrence]] = {}
        for each in self.agenda.occurrences:
            if each.attestation:
                found.setdefault((each.attestation.teacher.id, each.attestation.slot), []).append(each)
        return {key: tuple(sorted(steps, key=_walked)) for key, steps in found.items()}

    def steps_of(self, planned: PlannedAttestation) -> tuple[Occurrence, ...]:
        """All that leads to an attestation and itself."""
        return self._steps.get((planned.teacher.id, planned.slot), ())

    def once(self, say: Callable[["PaperContext", Occurrence], Said], occurrence: Occurrence) -> Said:
        """What is said of an occurrence that leaves out whose it is: many attestations have the same day, and
        with it all that a row's timing makes of that."""
        if (planned := occurrence.attestation) is None:
            return say(self, occurrence)
        on = planned.attestation.date
        origin = occurrence.title if occurrence.row is None else id(occurrence.row)
        key = (say, origin, on.day, on.approximate, occurrence.done)
        found: Said | None = self._said.get(key)
        if found is None:
            found = self._said[key] = say(self, occurrence)
        return found

    def helpers(self, occurrence: Occurrence) -> tuple[str, ...]:
        """Who answers for it besides the teacher; of what the teacher does alone, the coordinator."""
        responsible = occurrence.responsible
        if responsible not in self._helpers:
            roles = [each for each in responsible if each != TEACHER_ROLE]
            found = self._holders(roles, responsible) or self._holders([COORDINATOR_ROLE], responsible)
            self._helpers[responsible] = found
        return self._helpers[responsible]

    def _holders(self, roles: Iterable[str], responsible: Sequence[str]) -> tuple[str, ...]:
        """By name; by the role's title where nobody holds it."""
        found: list[str] = []
        for role_id in roles:
            names = [self.agenda.name(each) for each in self.agenda.holders(role_id)]
            found += names or ([self.agenda.role_name(role_id)] if role_id in responsible else [])
        return tuple(dict.fromkeys(found))


def _walked(occurrence: Occurrence) -> tuple[date, str]:
    """As the steps are walked: what goes on for a while stands where it begins."""
    return (occurrence.due or occurrence.opens or date.max, occurrence.key)


def table_day(planned: PlannedAttestation) -> str:
    """«15.03.2027», «апрель 2027»: where there is little room."""
    return month_title(planned.day).lower() if planned.approximate else numeric_day(planned.day)


def planned_day(planned: PlannedAttestation) -> str:
    """«15 марта 2027 г.», «в марте 2027 года»"""
    return in_month(planned.day) if planned.approximate else long_day(planned.day)


def aim(planned: PlannedAttestation) -> str:
    """«высшая категория»"""
    return planned.category.in_full


def held_lines(teacher: Teacher) -> tuple[str, ...]:
    """«первая, 20.05.2022»"""
    return tuple(
        ", ".join(filter(None, (each.name.value, numeric_day(each.granted) if each.granted else "")))
        for each in teacher.categories
    ) or (_DASH,)


def until_lines(teacher: Teacher) -> tuple[str, ...]:
    """A line for each of `held_lines`."""
    return tuple(numeric_day(each.until) if each.until else "бессрочно" for each in teacher.categories) or (
        _DASH,
    )


def numbered(number: int) -> str:
    return str(number)


def blanks(number: int = BLANK_ROWS) -> Sequence[str]:
    """Numbers of rows to be filled in by hand, where there is nobody to name."""
    return [numbered(each) for each in range(1, number + 1)]


def blank_cells(columns: int) -> tuple[tuple[Value, ...], ...]:
    """The same for a table of that many columns: numbers, and cells to write in."""
    return tuple((number, *[None] * (columns - 1)) for number in range(1, BLANK_ROWS + 1))
