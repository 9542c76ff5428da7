"""The calendar of support: for each attestation who does what, until when, and why that day."""

from dataclasses import dataclass
from typing import Annotated

from generator.documents.attestation_page import BLANK_HEAD, AttestationPage, head_of
from generator.documents.context import PaperContext, blanks, numbered
from generator.documents.fields import Counted
from generator.documents.schedule import decision
from generator.occurrences.occurrence import AttestationDay, Occurrence
from generator.occurrences.planned_attestations import PlannedAttestation
from generator.wording.dates import numeric_day
from generator.wording.occurrences import SITE, when
from generator.wording.text import capitalise
from generator.wording.timings import why_beside_day
from generator.wording.titles import short_title

# Of an official title that has no short one.
LIMIT = 120


@dataclass(frozen=True, slots=True)
class SupportStep:
    number: Annotated[str, "Номер шага"]
    title: Annotated[str, "Что сделать"]
    day: Annotated[str, "К какому дню"]
    why: Annotated[str, "Почему именно этот день"]
    helpers: Annotated[tuple[str, ...], "Кто помогает или отвечает"]
    mark: Annotated[str, "Отметка: «выполнено …» или пусто"]


@dataclass(frozen=True, slots=True)
class SupportPage(AttestationPage):
    steps: Annotated[tuple[SupportStep, ...], "Шаги по порядку"]


@dataclass(frozen=True, slots=True)
class SupportView:
    pages: Annotated[tuple[SupportPage, ...], "По одной части на аттестацию; если никого нет — пустой бланк"]


def support_view(context: PaperContext) -> SupportView:
    return SupportView(tuple(_page(context, each) for each in context.planned) or (_blank(),))


def _page(context: PaperContext, planned: PlannedAttestation) -> SupportPage:
    steps = enumerate(context.steps_of(planned), start=1)
    return SupportPage(
        *head_of(context, planned), steps=tuple(_step(context, number, each) for number, each in steps)
    )


def _step(context: PaperContext, number: int, each: Occurrence) -> SupportStep:
    title, day, helpers, why = context.once(step_words, each)
    return SupportStep(
        number=numbered(number),
        title=Counted(title),
        day=day,
        why=why,
        helpers=helpers,
        mark=_mark(each),
    )


def step_words(context: PaperContext, each: Occurrence) -> tuple[str, str, tuple[str, ...], str]:
    """What to do, by which day, who helps, and why that day."""
    helpers = () if isinstance(each, AttestationDay) else context.helpers(each)
    return step_title(each), when(each, SITE).in_full, helpers, capitalise(why_beside_day(each))


def step_title(each: Occurrence) -> str:
    return short_title(each, LIMIT)


def _mark(each: Occurrence) -> str:
    if isinstance(each, AttestationDay):
        return decision(each.attestation)
    return f"выполнено {numeric_day(each.done)}" if each.done else ""


def _blank() -> SupportPage:
    steps = tuple(SupportStep(number, "", "", "", (), "") for number in blanks())
    return SupportPage(*BLANK_HEAD, steps=steps)
