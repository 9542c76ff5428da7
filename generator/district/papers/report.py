"""The year's report: how many were planned, decided and are open, by category, post and school."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated

from generator.district.papers.context import DistrictPaperContext
from generator.district.parts.context import Planned
from generator.documents.context import BY_HAND, blanks
from generator.documents.fields import Counted
from generator.documents.report import ReportRow
from generator.schedule.choices import Category
from generator.wording.dates import long_day
from generator.wording.text import capitalise, sorting


@dataclass(frozen=True, slots=True)
class DistrictReportView:
    today: Annotated[str, "День, на который составлено"]
    known: Annotated[str, "По скольким школам есть данные за этот учебный год"]
    schools_total: Annotated[str, "Сколько школ в районе"]
    planned: Annotated[str, "Сколько аттестаций запланировано на год"]
    decided: Annotated[str, "По скольким есть положительное решение"]
    open: Annotated[str, "По скольким решения нет"]
    refused: Annotated[str, "Сколько отказов: вписывают от руки"]
    withdrawn: Annotated[str, "Сколько отозвано: вписывают от руки"]
    categories: Annotated[tuple[ReportRow, ...], "Строка на каждую категорию, на которую аттестовались"]
    posts: Annotated[tuple[ReportRow, ...], "Строка на каждую должность"]
    schools: Annotated[tuple[ReportRow, ...], "Строка на каждую школу"]


def district_report_view(context: DistrictPaperContext) -> DistrictReportView:
    totals = context.totals
    return DistrictReportView(
        today=long_day(context.view.today),
        known=str(len(context.current)),
        schools_total=str(len(context.view.schools)),
        planned=str(totals.attested),
        decided=str(totals.decided),
        open=str(totals.attested - totals.decided),
        refused=BY_HAND,
        withdrawn=BY_HAND,
        categories=_rows(
            context, lambda each: each.row.category, [(each, each.in_full) for each in Category]
        ),
        posts=_rows(context, lambda each: each.row.position, [(each, each) for each in posts(context)]),
        schools=_rows(
            context,
            lambda each: each.school.entry.id,
            [(each.entry.id, each.entry.name) for each, _ in context.current],
        ),
    )


def posts(context: DistrictPaperContext) -> list[str]:
    return sorted(context.totals.attested_by_post, key=sorting)


def _rows(
    context: DistrictPaperContext, group_of: Callable[[Planned], str], groups: Sequence[tuple[str, str]]
) -> tuple[ReportRow, ...]:
    """A row for each group, named with its title, in which somebody is attested; if there is none, rows to be
    filled in by hand."""
    found: dict[str, list[Planned]] = {}
    for each in context.planned:
        found.setdefault(group_of(each), []).append(each)
    rows = tuple(_row(title, found[group]) for group, title in groups if group in found)
    return rows or tuple(ReportRow("", "", "", "", "") for _ in blanks())


def _row(title: str, planned: Sequence[Planned]) -> ReportRow:
    decided = sum(each.row.result is not None for each in planned)
    share = f"{100 * decided / len(planned):.0f} %"
    title = capitalise(title)
    return ReportRow(Counted(title), str(len(planned)), str(decided), share, str(len(planned) - decided))
