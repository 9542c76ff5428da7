"""The perspective plan: what each teacher is due in which of five school years, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from generator.documents.context import PaperContext, blank_cells, blanks, held_lines, numbered, until_lines
from generator.documents.fields import Counted
from generator.documents.schedule import signature_line
from generator.documents.sheet import Column, Sheet, Value
from generator.occurrences.perspective import YEARS, Prospect, Turn, years_of
from generator.schedule.choices import Category
from generator.wording.dates import school_year
from generator.wording.perspective import nothing_text, turn_text

Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FiveYears:
    """A cell for each school year."""

    year_1: Annotated[Lines, "Первый учебный год"]
    year_2: Annotated[Lines, "Второй учебный год"]
    year_3: Annotated[Lines, "Третий учебный год"]
    year_4: Annotated[Lines, "Четвёртый учебный год"]
    year_5: Annotated[Lines, "Пятый учебный год"]


@dataclass(frozen=True, slots=True)
class PerspectiveRow:
    number: Annotated[str, "Номер по порядку"]
    name: Annotated[str, "Фамилия, имя, отчество"]
    post: Annotated[str, "Должность"]
    held: Annotated[Lines, "Имеющаяся категория и дата присвоения"]
    until: Annotated[Lines, "До какого дня она действует"]
    due: Annotated[FiveYears, "Что и почему в каждом году"]
    note: Annotated[str, "Почему в эти годы ничего нет"]


@dataclass(frozen=True, slots=True)
class PerspectiveView:
    titles: Annotated[FiveYears, "Названия пяти учебных лет: 2026/2027"]
    rows: Annotated[tuple[PerspectiveRow, ...], "Педагоги по алфавиту; если никого нет — пустые строки"]
    totals: Annotated[FiveYears, "Сколько аттестаций в каждом году"]


def totals(context: PaperContext) -> list[int]:
    years = years_of(context.agenda.schedule)
    return [sum(len(each.in_year(year)) for each in context.prospects) for year in years]


def perspective_view(context: PaperContext) -> PerspectiveView:
    found = enumerate(context.prospects, start=1)
    blank = tuple(PerspectiveRow(number, "", "", (), (), _five([()] * YEARS), "") for number in blanks())
    return PerspectiveView(
        titles=_five([(each,) for each in _titles(context)]),
        rows=tuple(_row(context, number, each) for number, each in found) or blank,
        totals=_five([(str(each),) for each in totals(context)]),
    )


def _five(cells: Sequence[Lines]) -> FiveYears:
    return FiveYears(*cells)


def _titles(context: PaperContext) -> list[str]:
    return [school_year(year) for year in years_of(context.agenda.schedule)]


def _row(context: PaperContext, number: int, prospect: Prospect) -> PerspectiveRow:
    teacher = prospect.teacher
    return PerspectiveRow(
        number=numbered(number),
        name=Counted(context.agenda.name(teacher.id)),
        post=teacher.position,
        held=held_lines(teacher),
        until=until_lines(teacher),
        due=_five(due_lines(context, prospect)),
        note=nothing_text(prospect.nothing) if prospect.nothing else "",
    )


def due_lines(context: PaperContext, prospect: Prospect) -> list[Lines]:
    years = years_of(context.agenda.schedule)
    return [tuple(_turn(each) for each in prospect.in_year(year)) for year in years]


def _turn(turn: Turn) -> str:
    """«высшая, в графике: 20.01.2027»"""
    what = "СЗД" if turn.category is Category.FIT else turn.category.value
    return f"{what}, {turn_text(turn)}"


def perspective_sheets(context: PaperContext) -> tuple[Sheet, ...]:
    common, titles = context.common, _titles(context)
    found = enumerate(context.prospects, start=1)
    rows = tuple(_cells(context, number, each) for number, each in found)
    columns = _columns(titles)
    total = (None, "Итого", None, None, None, *totals(context), None)
    return (
        Sheet(
            name="Перспективный план",
            heading=(common.school, f"Перспективный план-график аттестации, {titles[0]} — {titles[-1]}"),
            columns=columns,
            rows=(*rows, total) if rows else blank_cells(len(columns)),
            footing=(signature_line(context),),
            is_blank=not rows,
        ),
    )


def _columns(titles: Sequence[str]) -> tuple[Column, ...]:
    return (
        Column("№", 6),
        Column("Фамилия, имя, отчество", 28),
        Column("Должность", 24),
        Column("Категория или СЗД, дата", 22),
        Column("Действует до", 14),
        *(Column(each, 24) for each in titles),
        Column("Примечание", 24),
    )


def _cells(context: PaperContext, number: int, prospect: Prospect) -> tuple[Value, ...]:
    teacher = prospect.teacher
    return (
        number,
        context.agenda.name(teacher.id),
        teacher.position,
        "\n".join(held_lines(teacher)),
        "\n".join(until_lines(teacher)),
        *("\n".join(each) or None for each in due_lines(context, prospect)),
        nothing_text(prospect.nothing) if prospect.nothing else None,
    )
