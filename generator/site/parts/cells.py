"""A date in a few letters, for tables in which it has little room."""

from dataclasses import dataclass

from generator.occurrences.occurrence import AttestationDay, Occurrence
from generator.schedule.months import MONTHS
from generator.site.page import PageContext
from generator.site.parts.steps import Step
from generator.wording.dates import month_letters
from generator.wording.occurrences import approximately


@dataclass(frozen=True, slots=True)
class Cell:
    """`day` and `month` make the date «5 мар»; a column may have said the month. Where no more is known,
    `day` is the month and `month` is empty. `iso` is for programs."""

    step: Step
    day: str
    month: str
    iso: str


def cell(context: PageContext, each: Occurrence) -> Cell:
    """The day on which a step was done, else its deadline; an attestation's own day in any case."""
    (step,) = context.steps.of([each])
    assert each.due is not None
    if isinstance(each, AttestationDay) and each.day is None:
        return Cell(step, MONTHS[each.due.month - 1], "", f"{each.due:%Y-%m}")
    if each.done and not isinstance(each, AttestationDay):
        return Cell(step, str(each.done.day), month_letters(each.done), each.done.isoformat())
    return due_cell(context, each)


def due_cell(context: PageContext, each: Occurrence) -> Cell:
    (step,) = context.steps.of([each])
    assert each.due is not None
    return Cell(step, approximately(str(each.due.day), each), month_letters(each.due), each.due.isoformat())
