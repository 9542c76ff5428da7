"""The year's report: how many were planned, decided and are open, by category and post."""

from collections import Counter
from dataclasses import dataclass
from typing import Annotated

from generator.documents.context import BY_HAND, PaperContext, blanks
from generator.documents.fields import Counted
from generator.occurrences.planned_attestations import PlannedAttestation
from generator.schedule.choices import Category
from generator.wording.text import capitalise, sorting

_STEPS = (Category.FIT, Category.FIRST, Category.HIGHEST)


class TooMany(Exception):
    """More refusals and withdrawals than attestations without a decision; the message is for people."""


@dataclass(frozen=True, slots=True)
class ReportRow:
    title: Annotated[str, "Категория или должность"]
    planned: Annotated[str, "Сколько аттестаций запланировано"]
    decided: Annotated[str, "По скольким есть положительное решение"]
    share: Annotated[str, "Какая это доля, в процентах"]
    open: Annotated[str, "По скольким решения нет"]


@dataclass(frozen=True, slots=True)
class ReportView:
    planned: Annotated[str, "Сколько аттестаций запланировано на год"]
    decided: Annotated[str, "По скольким есть положительное решение"]
    refused: Annotated[str, "Сколько отказов: --refused; если не названо — черта"]
    withdrawn: Annotated[str, "Сколько отозвано: --withdrawn; если не названо — черта"]
    pending: Annotated[str, "По скольким решения ещё нет"]
    raised: Annotated[str, "Повысили категорию"]
    confirmed: Annotated[str, "Подтвердили ту же"]
    unknown: Annotated[str, "Прежняя категория в графике не записана"]
    categories: Annotated[tuple[ReportRow, ...], "Строка на каждую категорию, на которую аттестовались"]
    posts: Annotated[tuple[ReportRow, ...], "Строка на каждую должность"]


@dataclass(frozen=True, slots=True)
class Totals:
    """`decided` = raised + confirmed + unknown; planned = decided + refused + withdrawn + pending."""

    planned: int
    decided: int
    refused: int
    withdrawn: int
    raised: int
    confirmed: int

    @property
    def unknown(self) -> int:
        return self.decided - self.raised - self.confirmed

    @property
    def pending(self) -> int:
        return self.planned - self.decided - self.refused - self.withdrawn


def totals_of(context: PaperContext) -> Totals:
    """Raises TooMany."""
    asked, decided = context.asked, [each for each in context.planned if each.attestation.result]
    became = Counter(_change(each) for each in decided)
    totals = Totals(
        planned=len(context.planned),
        decided=len(decided),
        refused=asked.refused or 0,
        withdrawn=asked.withdrawn or 0,
        raised=became["raised"],
        confirmed=became["confirmed"],
    )
    if totals.pending < 0:
        left = totals.planned - totals.decided
        raise TooMany(f"отказов и отзывов больше, чем аттестаций без решения: их {left}")
    return totals


def _change(planned: PlannedAttestation) -> str:
    """What was held before; a decision replaces what it raises, and then nothing tells."""
    aim, result = planned.category, planned.attestation.result
    before = [
        each for each in planned.teacher.categories if result and each.granted and each.granted < result.date
    ]
    if any(each.name is aim for each in before):
        return "confirmed"
    is_raised = aim.is_step and any(
        each.name.is_step and _STEPS.index(each.name) < _STEPS.index(aim) for each in before
    )
    return "raised" if is_raised else "unknown"


def report_view(context: PaperContext) -> ReportView:
    totals, asked = totals_of(context), context.asked
    return ReportView(
        planned=str(totals.planned),
        decided=str(totals.decided),
        refused=BY_HAND if asked.refused is None else str(asked.refused),
        withdrawn=BY_HAND if asked.withdrawn is None else str(asked.withdrawn),
        pending=str(totals.pending),
        raised=str(totals.raised),
        confirmed=str(totals.confirmed),
        unknown=str(totals.unknown),
        categories=tuple(
            _row(
                capitalise(category.in_full), [each for each in context.planned if each.category is category]
            )
            for category in categories(context)
        )
        or _blank(),
        posts=tuple(
            _row(capitalise(post), [each for each in context.planned if each.post == post])
            for post in posts(context)
        )
        or _blank(),
    )


def categories(context: PaperContext) -> list[Category]:
    return [each for each in Category if any(planned.category is each for planned in context.planned)]


def posts(context: PaperContext) -> list[str]:
    return sorted({each.post for each in context.planned}, key=sorting)


def _row(title: str, planned: list[PlannedAttestation]) -> ReportRow:
    decided = sum(each.attestation.result is not None for each in planned)
    share = f"{100 * decided / len(planned):.0f} %"
    return ReportRow(Counted(title), str(len(planned)), str(decided), share, str(len(planned) - decided))


def _blank() -> tuple[ReportRow, ...]:
    return tuple(ReportRow("", "", "", "", "") for _ in blanks())
