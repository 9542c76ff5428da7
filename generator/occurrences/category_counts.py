"""How many teachers hold what: of a school, a post, a district."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.schedule.choices import Category, TeacherStatus
from generator.schedule.model import Schedule
from generator.schedule.people import Teacher

_STEPS = (Category.HIGHEST, Category.FIRST, Category.FIT)


@dataclass(frozen=True, slots=True)
class Counts:
    """The first four are all there are; methodists and mentors are among them, as are those whose term
    ends."""

    highest: int
    first: int
    fit: int
    none: int
    methodists: int
    mentors: int
    ends_this_year: int
    ends_next_year: int

    @property
    def total(self) -> int:
        return self.highest + self.first + self.fit + self.none


def counts_of(teachers: Sequence[Teacher], today: date, start_year: int) -> Counts:
    """A category whose term is over counts for nothing."""
    best = [best_step(each, today) for each in teachers]
    return Counts(
        highest=best.count(Category.HIGHEST),
        first=best.count(Category.FIRST),
        fit=best.count(Category.FIT),
        none=best.count(None),
        methodists=sum(holds(each, Category.METHODIST, today) for each in teachers),
        mentors=sum(holds(each, Category.MENTOR, today) for each in teachers),
        ends_this_year=sum(_ends_in(each, today, start_year) for each in teachers),
        ends_next_year=sum(_ends_in(each, today, start_year + 1) for each in teachers),
    )


def best_step(teacher: Teacher, today: date) -> Category | None:
    return next((each for each in _STEPS if holds(teacher, each, today)), None)


def holds(teacher: Teacher, category: Category, today: date) -> bool:
    return any(
        each.name is category and (each.until is None or each.until >= today) for each in teacher.categories
    )


def _ends_in(teacher: Teacher, today: date, start_year: int) -> bool:
    """Something that the teacher holds now ends in the year from 1 September."""
    first, last = date(start_year, 9, 1), date(start_year + 1, 8, 31)
    return any(each.until and max(first, today) <= each.until <= last for each in teacher.categories)


def employed(schedule: Schedule) -> list[Teacher]:
    """Who is on leave is of the staff all the same."""
    return [each for each in schedule.teachers if each.status is not TeacherStatus.LEFT]
