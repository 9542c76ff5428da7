"""Agenda -> every generated Markdown page, as text by its file name."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import chain
from pathlib import Path

from jinja2 import Environment

from generator.addresses import archive_page, occurrence_page
from generator.agenda import Agenda
from generator.file_names import ACTS
from generator.liveness import LastTimes
from generator.occurrences.occurrence import Occurrence
from generator.occurrences.promised import Miscounted
from generator.public import public_agenda
from generator.site.abbreviations import spelled_out
from generator.site.markdown import links_from, links_of_archive, page_environment
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
from generator.site.parts.edit_links import EVERYWHERE, edit_links
from generator.templates import render
from generator.wording.dates import numeric_day, school_year

NOT_KNOWN = LastTimes()
_FENCE = "---\n"
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
    """`templates` are the folders of page templates, the school's own first; `acts_file` is where the
    school's repository has the list of acts; `past` are the years in the archive; `editor` is
    how many bytes the editor has, if there is one. Raises BadTemplate where
    a template is broken, Miscounted where an occurrence was lost."""
    agenda = public_agenda(agenda)
    environment = page_environment(templates)
    pages = {
        page.file: _rendered(page, agenda, environment, links_from(page.path))
        for page in all_pages(PageContext(agenda, past), acts, times, acts_file, editor)
    }
    verify_pages(pages, agenda.occurrences)
    return pages


def render_past_year(agenda: Agenda, templates: Sequence[Path]) -> dict[str, str]:
    """The pages of a year in the archive, below its own address: to be read, neither found by search nor
    subscribed to. Raises as `render_pages`."""
    agenda = public_agenda(agenda)
    environment, root = page_environment(templates), archive_page(agenda.schedule.start_year)
    pages = {}
    for page in schedule_pages(PageContext(agenda, is_past=True)):
        link = links_of_archive(root, page.path)
        text = _rendered(page, agenda, environment, link, is_past=True)
        pages[page.file] = with_meta(_as_past(text, agenda, link), search={"exclude": True}, robots="noindex")
    verify_pages(pages, agenda.occurrences)
    return {page_file(root) if name == "index.md" else f"{root}{name}": text for name, text in pages.items()}


def _as_past(text: str, agenda: Agenda, link: Callable[[str], str]) -> str:
    """Under the page's heading it says what it is."""
    year = school_year(agenda.schedule.start_year)
    line = f'<p class="note past">Архив: {year} учебный год. <a href="{link("/")}">Нынешний график</a></p>'
    return _HEADING.sub(lambda found: f"{found[0]}\n\n{line}", text, count=1)


def all_pages(
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
    """The pages that say what stands in the schedule."""
    return chain(
        home_pages(context),
        teacher_pages(context),
        [teachers_page(context)],
        month_pages(context),
        role_pages(context),
        plan_pages(context),
    )


def _acts_page(context: PageContext, acts: Iterable[Act], file: str | None) -> Page:
    list_url = context.agenda.site.source_line(file, 1) if file else None
    return Page("acts/", "acts.md.j2", {"acts": [_act_row(act) for act in acts], "list_url": list_url})


def _act_row(act: Act) -> dict[str, str | None]:
    return act.model_dump() | {"date": numeric_day(act.date) if act.date else None}


def _rendered(
    page: Page, agenda: Agenda, environment: Environment, link: Callable[[str], str], *, is_past: bool = False
) -> str:
    """`is_past`: of a year in the archive, of which there are pages only."""
    text = spelled_out(
        render(
            environment,
            page.template,
            **page.values,
            school=agenda.schedule.school,
            link=link,
            is_past=is_past,
        )
    )
    edit_url = agenda.site.source_line(agenda.file, agenda.line_of(page.source)) if page.source else None
    if not edit_url:
        return text
    links = edit_links(agenda.site, *page.forms, *EVERYWHERE)
    return with_meta(text, edit=edit_url, change=[asdict(each) for each in links])


def with_meta(text: str, **values: object) -> str:
    """The page with more in its front matter, which is what the theme around it sees."""
    lines = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in values.items())
    body = text.removeprefix(_FENCE)
    return f"{_FENCE}{lines}{body}" if body != text else f"{_FENCE}{lines}{_FENCE}{text}"


_ANCHOR = re.compile(r'<(?:tr|li|section)[^>]* id="(\d{4}/[^"]+)"')


def verify_pages(pages: Mapping[str, str], occurrences: Sequence[Occurrence]) -> None:
    """Every occurrence stands once, with its anchor, on the page that links to it lead to.

    Raises Miscounted."""
    anchors = {file: Counter(_ANCHOR.findall(text)) for file, text in pages.items()}
    for each in occurrences:
        page, _, key = occurrence_page(each).partition("#")
        number = anchors.get(page_file(page), Counter())[key]
        if number != 1:
            raise Miscounted(f"срок {key} стоит на странице {page} раз: {number}")
