"""Pages of the whole school that are the same on any day, unless the school notes what is done: its months
and its plans. Of a large school they are most of what is written besides its teachers' pages."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from generator.agenda import Agenda
from generator.cache import key_of
from generator.problems import Location
from generator.site.kept import Kept, Made
from generator.site.page import OfSchool, PageContext
from generator.site.pages.months import month_pages
from generator.site.pages.plans import plan_pages
from generator.site.teachers_pages import school_key
from generator.site.writing import Writer, verify_pages


def lasting_pages(context: PageContext, past: Sequence[int], writer: Writer, kept: Kept) -> Made:
    """`past` are the years in the archive. Raises BadTemplate, Miscounted."""
    agenda, lines = _on_any_day(context.agenda)
    key = key_of(
        "lasting",
        school_key(agenda, writer),
        agenda.schedule.model_dump_json(include={"teachers"}),
        repr((agenda.today, past, lines)),
    )
    if names := kept.names(key):
        return {}, names
    of_school = OfSchool(context.steps.surnames, context.workdays, context.codes)
    # Of the day steps tell only what is overdue.
    same = PageContext(agenda, past, of_school=of_school, steps=context.steps)
    pages = writer.texts(chain(month_pages(same), plan_pages(same)), agenda)
    verify_pages(pages, [each for each in agenda.occurrences if not each.teacher])
    made = {name: text.encode() for name, text in pages.items()}
    kept.note(key, made)
    return made, frozenset()


def _on_any_day(agenda: Agenda) -> tuple[Agenda, dict[Location, int]]:
    """It knows nothing of today where nothing is noted as done; with the lines that lead into the file."""
    today = agenda.today if agenda.schedule.tracking else agenda.schedule.first_day
    plans = range(len(agenda.schedule.plans))
    places: list[Location] = [("school_year",), ("plans",), *(("plans", index) for index in plans)]
    lines = {place: agenda.line_of(place) for place in places}
    return replace(agenda, today=today, line_of=lines.__getitem__), lines
