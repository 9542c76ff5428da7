"""The employer's representation of a teacher for the attestation of fitness, with what is known."""

from dataclasses import dataclass
from typing import Annotated

from generator.documents.context import BY_HAND, PaperContext, planned_day
from generator.documents.fields import Counted
from generator.occurrences.planned_attestations import PlannedAttestation
from generator.schedule.choices import Category
from generator.wording.dates import numeric_day
from generator.wording.people import held_category


@dataclass(frozen=True, slots=True)
class RepresentationPage:
    name: Annotated[str, "Фамилия, имя, отчество"]
    post: Annotated[str, "Должность, по которой аттестуется"]
    hired: Annotated[str, "С какого дня работает в этой должности; если не записано — черта"]
    held: Annotated[tuple[str, ...], "Результаты прежних аттестаций; если их нет — черта"]
    day: Annotated[str, "Планируемый день или месяц"]


@dataclass(frozen=True, slots=True)
class RepresentationView:
    pages: Annotated[
        tuple[RepresentationPage, ...],
        "По странице на каждого, кто аттестуется на соответствие; если никого нет — пустой бланк",
    ]


def representation_view(context: PaperContext) -> RepresentationView:
    return RepresentationView(tuple(_page(context, each) for each in represented(context)) or (_blank(),))


def represented(context: PaperContext) -> list[PlannedAttestation]:
    """Whose fitness is still to be decided on."""
    return [each for each in context.open_ones if each.category is Category.FIT]


def _page(context: PaperContext, planned: PlannedAttestation) -> RepresentationPage:
    teacher = planned.teacher
    return RepresentationPage(
        name=Counted(context.agenda.name(teacher.id)),
        post=planned.post,
        hired=numeric_day(teacher.hired) if teacher.hired and planned.post == teacher.position else BY_HAND,
        held=tuple(held_category(each) for each in teacher.categories) or (BY_HAND,),
        day=planned_day(planned),
    )


def _blank() -> RepresentationPage:
    return RepresentationPage(BY_HAND, BY_HAND, BY_HAND, (BY_HAND,), BY_HAND)
