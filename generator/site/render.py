"""Edition -> every generated Markdown page, as text by its file name."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

from jinja2 import Environment

from generator.addresses import occurrence_page
from generator.agenda import Edition
from generator.liveness import LastTimes
from generator.occurrences.occurrence import Occurrence
from generator.occurrences.promised import Miscounted
from generator.site.markdown import links_from, page_environment
from generator.site.page import Desk, Page, page_file
from generator.site.pages.acts import Act
from generator.site.pages.field_reference import field_blocks
from generator.site.pages.home import home_pages
from generator.site.pages.months import month_pages
from generator.site.pages.plans import plan_pages
from generator.site.pages.roles import role_pages
from generator.site.pages.status import status_pages
from generator.site.pages.subscribe import subscribe_pages
from generator.site.pages.teachers import teacher_pages
from generator.templates import render
from generator.wording.dates import numeric_day

NOT_KNOWN = LastTimes()


def render_pages(
    edition: Edition, templates: Path, acts: Iterable[Act] = (), times: LastTimes = NOT_KNOWN
) -> dict[str, str]:
    """`templates` is the folder of page templates; raises BadTemplate where one is broken, Miscounted
    where an occurrence was lost."""
    environment = page_environment(templates)
    desk = Desk(edition)
    pages = {page.file: _render(page, edition, environment) for page in all_pages(desk, acts, times)}
    verify_pages(pages, edition.occurrences)
    return pages


def all_pages(desk: Desk, acts: Iterable[Act], times: LastTimes) -> Iterator[Page]:
    return chain(
        home_pages(desk),
        teacher_pages(desk),
        month_pages(desk),
        role_pages(desk),
        plan_pages(desk),
        status_pages(desk, times),
        subscribe_pages(desk),
        [_acts_page(desk, acts)],
        [Page("help/fields/", "fields.md.j2", {"blocks": field_blocks()})],
    )


def _acts_page(desk: Desk, acts: Iterable[Act]) -> Page:
    list_url = desk.edition.site.source_line("content/acts.yaml", 1)
    return Page("acts/", "acts.md.j2", {"acts": [_act_row(act) for act in acts], "list_url": list_url})


def _act_row(act: Act) -> dict[str, str | None]:
    return act.model_dump() | {"date": numeric_day(act.date) if act.date else None}


def _render(page: Page, edition: Edition, environment: Environment) -> str:
    edit_url = edition.site.source_line(edition.file, edition.line_of(page.source)) if page.source else None
    return render(
        environment,
        page.template,
        **page.context,
        school=edition.schedule.school,
        link=links_from(page.path),
        edit_url=edit_url,
    )


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
