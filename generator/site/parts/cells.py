"""A date in a few letters, for tables in which it has little room."""

from dataclasses import dataclass

from generator.occurrences.occurrence import AttestationDay, Dated
from generator.schedule.months import MONTHS
from generator.site.page import PageContext
from generator.site.parts.steps import Step
from generator.wording.dates import month_letters
from generator.wording.occurrences import approximately


@dataclass(frozen=True, slots=True)
class Cell:
    """`day` and `month` make the date «5 мар»; a column may have said the month. Where no more is known,
    `day` is the month and `month` is empty. `iso` is for programs; after the day `last` it is past."""

    step: Step
    day: str
    month: str
    iso: str
    last: str


def cell(context: PageContext, each: Dated) -> Cell:
    """The day on which a step was done, else its deadline; an attestation's own day in any case."""
    (step,) = context.steps.of([each])
    last = each.last_day.isoformat()
    if isinstance(each, AttestationDay) and each.day is None:
        return Cell(step, MONTHS[each.due.month - 1], "", f"{each.due:%Y-%m}", last)
    if each.done and not isinstance(each, AttestationDay):
        return Cell(step, str(each.done.day), month_letters(each.done), each.done.isoformat(), last)
    return due_cell(context, each)


def due_cell(context: PageContext, each: Dated) -> Cell:
    (step,) = context.steps.of([each])
    day, due = approximately(str(each.due.day), each), each.due
    return Cell(step, day, month_letters(due), due.isoformat(), each.last_day.isoformat())
