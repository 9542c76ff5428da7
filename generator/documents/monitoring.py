"""How many teachers hold what, altogether and by post."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date

from generator.documents.context import PaperContext
from generator.documents.sheet import Chart, Column, Share, Sheet, Value
from generator.schedule.choices import Category, TeacherStatus
from generator.schedule.people import Teacher
from generator.wording.dates import long_day
from generator.wording.text import capitalise, sorting

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


_TITLES = (
    "Высшая",
    "Первая",
    "Соответствие",
    "Без категории",
    "Педагог-методист",
    "Педагог-наставник",
    "Срок истекает в этом учебном году",
    "Срок истекает в следующем учебном году",
)


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


def employed(context: PaperContext) -> list[Teacher]:
    """Who is on leave is of the staff all the same."""
    return [each for each in context.agenda.schedule.teachers if each.status is not TeacherStatus.LEFT]


def monitoring_sheets(context: PaperContext) -> tuple[Sheet, ...]:
    agenda, common, people = context.agenda, context.common, employed(context)
    posts = sorted({each.position for each in people}, key=sorting)
    groups = [(capitalise(post), [each for each in people if each.position == post]) for post in posts]
    groups.append(("Всего", people))
    year = agenda.schedule.start_year
    return (
        Sheet(
            name="Мониторинг",
            heading=(common.school, f"Мониторинг аттестации на {long_day(agenda.today)}"),
            columns=_columns(),
            rows=tuple(_row(title, counts_of(group, agenda.today, year)) for title, group in groups),
            chart=Chart("Педагогов с категорией", len(groups) - 1, (2, 3, 4, 5)),
        ),
    )


def _columns() -> tuple[Column, ...]:
    """The shares stand behind all numbers, so that a chart can have the numbers alone."""
    numbers = [Column(title, 14) for title in _TITLES]
    shares = [Column(f"{title}, %", 14) for title in _TITLES]
    return (Column("Должность", 40), Column("Всего", 9), *numbers, *shares)


def _row(title: str, counts: Counts) -> tuple[Value, ...]:
    numbers = [getattr(counts, each.name) for each in fields(counts)]
    shares = [Share(number / counts.total if counts.total else 0.0) for number in numbers]
    return (title, counts.total, *numbers, *shares)
