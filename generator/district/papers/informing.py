"""What the administration of each school is told, a page each: who comes next, what is late, what ends."""

from dataclasses import dataclass
from typing import Annotated

from generator.district.addresses import teacher_in
from generator.district.papers.context import DistrictPaperContext
from generator.district.parts.words import aim, attested_on, data_of, names_in, troubles
from generator.district.view import SchoolStanding
from generator.documents.fields import Counted
from generator.documents.next_month import NextRow, next_month
from generator.schedule.months import last_day_of
from generator.summary import AttestationPart, OverduePart
from generator.wording.dates import deadlines, long_day, month_of_year, numeric_day

# The school's own site has the rest.
MOST_LATE = 15


@dataclass(frozen=True, slots=True)
class DistrictLateRow:
    title: Annotated[str, "Что не сделано"]
    teacher: Annotated[str, "О каком педагоге; пусто — обо всей школе"]
    day: Annotated[str, "Срок"]


@dataclass(frozen=True, slots=True)
class SchoolPage:
    name: Annotated[str, "Название школы"]
    data: Annotated[str, "От какого дня данные: «данные от 3 ноября 2026 г.»"]
    troubles: Annotated[tuple[str, ...], "Что не так с данными школы; пусто — всё в порядке"]
    next: Annotated[tuple[NextRow, ...], "Кто аттестуется в следующем месяце"]
    late: Annotated[tuple[DistrictLateRow, ...], "Что не сделано в срок"]
    late_more: Annotated[str, "Сколько сроков не вошло: «ещё 3 срока»; пусто — вошли все"]
    ending: Annotated[str, "Сколько категорий заканчивается до конца учебного года"]


@dataclass(frozen=True, slots=True)
class DistrictInformingView:
    today: Annotated[str, "День, на который составлено"]
    month: Annotated[str, "Следующий месяц: «март 2027 года»"]
    pages: Annotated[tuple[SchoolPage, ...], "Страница на школу"]


def district_informing_view(context: DistrictPaperContext) -> DistrictInformingView:
    return DistrictInformingView(
        today=long_day(context.view.today),
        month=month_of_year(next_month(context.view.today)),
        pages=tuple(_page(context, each) for each in context.view.schools),
    )


def coming_in(context: DistrictPaperContext, school: SchoolStanding) -> list[AttestationPart]:
    """Whoever is attested next month and has no decision yet."""
    first = next_month(context.view.today)
    rows = school.summary.attestations if school.summary else ()
    found = (row for row in rows if first <= row.date <= last_day_of(first) and row.result is None)
    return sorted(found, key=lambda row: (row.date, row.teacher, row.key))


def late_in(school: SchoolStanding) -> list[OverduePart]:
    rows = school.summary.overdue if school.summary else ()
    return sorted(rows, key=lambda row: (row.due, row.key))


def _page(context: DistrictPaperContext, school: SchoolStanding) -> SchoolPage:
    late, summary = late_in(school), school.summary
    names = names_in(summary) if summary else {}
    return SchoolPage(
        name=Counted(school.entry.name),
        data=data_of(school),
        troubles=troubles(context, school),
        next=tuple(_next(row) for row in coming_in(context, school)),
        late=tuple(
            DistrictLateRow(Counted(row.title), names.get(teacher_in(row.key), ""), numeric_day(row.due))
            for row in late[:MOST_LATE]
        ),
        late_more=f"ещё {deadlines(len(late) - MOST_LATE)}" if len(late) > MOST_LATE else "",
        ending=str(summary.teachers.ending) if summary else "",
    )


def _next(row: AttestationPart) -> NextRow:
    return NextRow(Counted(row.teacher), row.position, aim(row), attested_on(row))
