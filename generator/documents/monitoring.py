"""How many teachers hold what, altogether and by post."""

from dataclasses import fields

from generator.documents.context import PaperContext
from generator.documents.sheet import Chart, Column, Share, Sheet, Value
from generator.occurrences.category_counts import Counts, counts_of, employed
from generator.wording.dates import long_day
from generator.wording.text import capitalise, sorting

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


def monitoring_sheets(context: PaperContext) -> tuple[Sheet, ...]:
    agenda, common = context.agenda, context.common
    people = employed(agenda.schedule)
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
