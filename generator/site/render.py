"""Agenda -> every generated Markdown page, as text by its file name."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from generator.addresses import archive_page
from generator.agenda import Agenda
from generator.file_names import ACTS
from generator.liveness import LastTimes
from generator.public import public_agenda
from generator.site.kept import NOTHING_KEPT, Kept, Made
from generator.site.lasting_pages import lasting_pages
from generator.site.markdown import links_of_archive, page_environment
from generator.site.page import Page, PageContext, page_file
from generator.site.pages.acts import Act
from generator.site.pages.edit import edit_page
from generator.site.pages.field_reference import field_blocks
from generator.site.pages.home import home_pages
from generator.site.pages.months import month_pages
from generator.site.pages.papers import papers_page
from generator.site.pages.plans import plan_pages
from generator.site.pages.roles import role_pages
from generator.site.pages.status import status_pages
from generator.site.pages.subscribe import subscribe_pages
from generator.site.pages.teacher import teacher_pages
from generator.site.pages.teachers import teachers_page
from generator.site.teachers_pages import teachers_pages
from generator.site.writing import Writer, verify_pages, with_meta, written
from generator.wording.dates import numeric_day, school_year

NOT_KNOWN = LastTimes()
_HEADING = re.compile(r"^# .*$", re.MULTILINE)


def render_pages(
    agenda: Agenda,
    templates: Sequence[Path],
    acts: Iterable[Act] = (),
    times: LastTimes = NOT_KNOWN,
    acts_file: str | None = ACTS,
    past: Sequence[int] = (),
    editor: int = 0,
) -> dict[str, str]:
    """All pages, as text by file name. Raises as `rendered`."""
    found, _ = rendered(agenda, templates, acts, times, acts_file, past, editor=editor)
    return {name: data.decode() for name, data in found.items()}


def rendered(
    agenda: Agenda,
    templates: Sequence[Path],
    acts: Iterable[Act] = (),
    times: LastTimes = NOT_KNOWN,
    acts_file: str | None = ACTS,
    past: Sequence[int] = (),
    kept: Kept = NOTHING_KEPT,
    editor: int = 0,
) -> Made:
    """`templates` are the folders of page templates, the school's own first; `acts_file` is where the
    school's repository has the list of acts; `past` are the years in the archive; `editor` is
    how many bytes the editor has, if there is one. Raises BadTemplate where
    a template is broken, Miscounted where an occurrence was lost."""
    agenda = public_agenda(agenda)
    writer, context = Writer(templates, kept.cache), PageContext(agenda, past)
    pages = writer.texts(todays_pages(context, acts, times, acts_file, editor), agenda)
    lasting, unchanged = lasting_pages(context, past, writer, kept)
    made, names = teachers_pages(context, writer, kept)
    return {name: text.encode() for name, text in pages.items()} | lasting | made, unchanged | names


def render_past_year(agenda: Agenda, templates: Sequence[Path]) -> dict[str, str]:
    """The pages of a year in the archive, below its own address: to be read, neither found by search nor
    subscribed to. Raises as `render_pages`."""
    agenda = public_agenda(agenda)
    environment, root = page_environment(templates), archive_page(agenda.schedule.start_year)
    pages = {}
    context = PageContext(agenda, is_past=True)
    for page in chain(
        teacher_pages(context), schedule_pages(context), month_pages(context), plan_pages(context)
    ):
        link = links_of_archive(root, page.path)
        text = written(page, agenda, environment, link, is_past=True)
        pages[page.file] = with_meta(_as_past(text, agenda, link), search={"exclude": True}, robots="noindex")
    verify_pages(pages, agenda.occurrences)
    return {page_file(root) if name == "index.md" else f"{root}{name}": text for name, text in pages.items()}


def _as_past(text: str, agenda: Agenda, link: Callable[[str], str]) -> str:
    """Under the page's heading it says what it is."""
    year = school_year(agenda.schedule.start_year)
    line = f'<p class="note past">Архив: {year} учебный год. <a href="{link("/")}">Нынешний график</a></p>'
    return _HEADING.sub(lambda found: f"{found[0]}\n\n{line}", text, count=1)


def todays_pages(
    context: PageContext, acts: Iterable[Act], times: LastTimes, acts_file: str | None, editor: int = 0
) -> Iterator[Page]:
    return chain(
        schedule_pages(context),
        [papers_page(context)],
        status_pages(context, times),
        subscribe_pages(context),
        [edit_page(context, editor)],
        [_acts_page(context, acts, acts_file)],
        [Page("help/fields/", "fields.md.j2", {"blocks": field_blocks()})],
    )


def schedule_pages(context: PageContext) -> Iterator[Page]:
    """The pages that say what stands in the schedule and what of it is near."""
    return chain(home_pages(context), [teachers_page(context)], role_pages(context))


def _acts_page(context: PageContext, acts: Iterable[Act], file: str | None) -> Page:
    list_url = context.agenda.site.source_line(file, 1) if file else None
    return Page("acts/", "acts.md.j2", {"acts": [_act_row(act) for act in acts], "list_url": list_url})


def _act_row(act: Act) -> dict[str, str | None]:
    return act.model_dump() | {"date": numeric_day(act.date) if act.date else None}
