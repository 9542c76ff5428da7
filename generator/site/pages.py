"""Edition -> every generated Markdown page, as text by its file name."""

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from jinja2 import Environment

from generator.edition import Edition
from generator.last_times import LastTimes
from generator.site.acts import Act
from generator.site.counting import verify_pages
from generator.site.field_reference import field_blocks
from generator.site.home import home_pages
from generator.site.markdown import links_from, page_environment
from generator.site.months import month_pages
from generator.site.page import Desk, Page
from generator.site.plans import plan_pages
from generator.site.roles import role_pages
from generator.site.status import status_pages
from generator.site.subscribe_page import subscribe_pages
from generator.site.teachers import teacher_pages
from generator.templates import render
from generator.wording import numeric_day

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
