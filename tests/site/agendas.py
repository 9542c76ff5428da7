"""Schedules as the site's modules take them."""

from datetime import date
from pathlib import Path

from bs4 import BeautifulSoup

from generator.addresses import Site
from generator.agenda import Agenda
from generator.occurrences.expand import expand
from generator.schedule.model import Schedule
from generator.site.page import Page, PageContext
from generator.site.render import render_pages
from tests.samples import TODAY

TEMPLATES = (Path(__file__).parents[2] / "site_templates" / "pages",)
SITE = Site("https://school.example.org/attestation/", "https://github.com/example-school/attestation")


def agenda(schedule: Schedule, today: date = TODAY) -> Agenda:
    return Agenda(schedule, expand(schedule), today, SITE, lambda path: 1)


def page_context(schedule: Schedule, today: date = TODAY) -> PageContext:
    return PageContext(agenda(schedule, today))


def by_path(pages: list[Page]) -> dict[str, Page]:
    return {page.path: page for page in pages}


def rendered(schedule: Schedule, today: date = TODAY) -> dict[str, str]:
    return render_pages(agenda(schedule, today), TEMPLATES)


def parsed(markdown: str) -> BeautifulSoup:
    """Generated pages are HTML but for the heading: their structure can be read without MkDocs."""
    return BeautifulSoup(markdown, "html.parser")
