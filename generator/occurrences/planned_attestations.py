"""The planned attestations: who, for what, when, and which rows of a plan concern them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from generator.occurrences.identity import attestation_slots, post_of
from generator.problems import Location
from generator.schedule.choices import Category
from generator.schedule.model import Schedule
from generator.schedule.months import last_day_of
from generator.schedule.parsing import fold
from generator.schedule.people import Attestation, Teacher
from generator.schedule.plan import Activity, Item


@dataclass(frozen=True, slots=True)
class PlannedAttestation:
    """An attestation with its teacher, its slot in keys and its place in the file."""

    teacher: Teacher
    attestation: Attestation
    slot: str
    source: Location

    @property
    def day(self) -> date:
        """The planned day; the month's first where only the month is known (date rule 6)."""
        return self.attestation.date.day

    @property
    def last_day(self) -> date:
        """The last day on which it can be."""
        return last_day_of(self.day) if self.approximate else self.day

    @property
    def approximate(self) -> bool:
        return self.attestation.date.approximate

    @property
    def category(self) -> Category:
        return self.attestation.for_

    @property
    def post(self) -> str:
        return post_of(self.teacher, self.attestation)

    def is_concerned_by(self, activity: Activity) -> bool:
        """Whether the row's `only` admits this attestation."""
        only = activity.only
        return only is None or (
            admits_post(only.positions, self.post) and admits_category(only.for_, self.category)
        )

    def items_of(self, activity: Activity) -> tuple[Item, ...]:
        """The parts of the row's work that concern this post."""
        return tuple(item for item in activity.items if admits_post(item.positions, self.post))


def admits_post(positions: Iterable[str], post: str) -> bool:
    """An empty condition admits every post; case and «ё» don't count."""
    wanted = {fold(position) for position in positions}
    return not wanted or fold(post) in wanted


def admits_category(categories: tuple[Category, ...], category: Category) -> bool:
    return not categories or category in categories


def attestations_of(teacher: Teacher, index: int) -> Iterator[PlannedAttestation]:
    """All that the file plans for a teacher, whether or not the teacher works now."""
    for number, (attestation, slot) in enumerate(
        zip(teacher.attestations, attestation_slots(teacher), strict=True)
    ):
        source: Location = ("teachers", index, "attestations", number)
        yield PlannedAttestation(teacher, attestation, slot, source)


def planned_attestations(schedule: Schedule) -> tuple[PlannedAttestation, ...]:
    """Every attestation of those who work here; nobody else gets dates."""
    return tuple(
        planned
        for index, teacher in enumerate(schedule.teachers)
        if teacher.is_working
        for planned in attestations_of(teacher, index)
    )
