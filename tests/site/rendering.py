"""Schedules as pages."""

from datetime import date
from pathlib import Path

from bs4 import BeautifulSoup

from generator.schedule.model import Schedule
from generator.site.page import Page, PageContext
from generator.site.render import render_pages
from tests.samples import TODAY, agenda_of

TEMPLATES = (Path(__file__).parents[2] / "site_templates" / "pages",)


def page_context(schedule: Schedule, today: date = TODAY) -> PageContext:
    return PageContext(agenda_of(schedule, today))


def by_path(pages: list[Page]) -> dict[str, Page]:
    return {page.path: page for page in pages}


def rendered(schedule: Schedule, today: date = TODAY) -> dict[str, str]:
    return render_pages(agenda_of(schedule, today), TEMPLATES)


def parsed(markdown: str) -> BeautifulSoup:
    """Generated pages are HTML but for the heading: their structure can be read without MkDocs."""
    return BeautifulSoup(markdown, "html.parser")
