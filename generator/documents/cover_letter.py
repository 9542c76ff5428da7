"""The head's letter that goes with papers which the school hasn't agreed to; why not is written by hand."""

from dataclasses import dataclass
from typing import Annotated

from generator.documents.context import BY_HAND, PaperContext, planned_day
from generator.documents.fields import Counted
from generator.occurrences.planned_attestations import PlannedAttestation


@dataclass(frozen=True, slots=True)
class LetterPage:
    name: Annotated[str, "Фамилия, имя, отчество"]
    post: Annotated[str, "Должность, по которой аттестуется"]
    aim: Annotated[str, "Зачем: «на высшую категорию»"]
    day: Annotated[str, "Планируемый день или месяц"]


@dataclass(frozen=True, slots=True)
class LetterView:
    pages: Annotated[
        tuple[LetterPage, ...],
        "По письму на аттестацию, по которой ещё нет решения; если их нет — пустой бланк",
    ]


def letter_view(context: PaperContext) -> LetterView:
    return LetterView(tuple(_page(context, each) for each in context.open_ones) or (_blank(),))


def _page(context: PaperContext, planned: PlannedAttestation) -> LetterPage:
    name = Counted(context.agenda.name(planned.teacher.id))
    return LetterPage(name, planned.post, planned.category.aim, planned_day(planned))


def _blank() -> LetterPage:
    return LetterPage(BY_HAND, BY_HAND, f"на {BY_HAND}", BY_HAND)
