"""A teacher's own way to an attestation, one page each: what to do and to prepare, and boxes to tick."""

from dataclasses import dataclass
from typing import Annotated

from generator.documents.attestation_page import BLANK_HEAD, AttestationPage, head_of
from generator.documents.context import PaperContext, blanks, numbered
from generator.documents.fields import Counted
from generator.documents.support import step_words
from generator.occurrences.occurrence import Occurrence
from generator.occurrences.planned_attestations import PlannedAttestation

_BOX, _TICKED = "☐", "☑"


@dataclass(frozen=True, slots=True)
class RouteStep:
    number: Annotated[str, "Номер шага"]
    box: Annotated[str, "Клетка для отметки; у сделанного она уже отмечена"]
    title: Annotated[str, "Что сделать"]
    items: Annotated[tuple[str, ...], "Что подготовить, с клетками"]
    day: Annotated[str, "К какому дню"]
    helpers: Annotated[tuple[str, ...], "Кто помогает"]


@dataclass(frozen=True, slots=True)
class RoutePage(AttestationPage):
    steps: Annotated[tuple[RouteStep, ...], "Шаги по порядку"]


@dataclass(frozen=True, slots=True)
class RouteView:
    pages: Annotated[tuple[RoutePage, ...], "По странице на аттестацию; если никого нет — пустой бланк"]


def route_view(context: PaperContext) -> RouteView:
    return RouteView(tuple(_page(context, each) for each in context.planned) or (_blank(),))


def _page(context: PaperContext, planned: PlannedAttestation) -> RoutePage:
    steps = enumerate(context.steps_of(planned), start=1)
    return RoutePage(
        *head_of(context, planned), steps=tuple(_step(context, number, each) for number, each in steps)
    )


def _step(context: PaperContext, number: int, each: Occurrence) -> RouteStep:
    title, day, helpers, _ = context.once(step_words, each)
    return RouteStep(
        number=numbered(number),
        box=_TICKED if each.done else _BOX,
        title=Counted(title),
        items=tuple(f"{_BOX} {item}" for item in each.items),
        day=day,
        helpers=helpers,
    )


def _blank() -> RoutePage:
    steps = tuple(RouteStep(number, _BOX, "", (), "", ()) for number in blanks())
    return RoutePage(*BLANK_HEAD, steps=steps)
