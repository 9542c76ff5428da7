"""The page of the papers, and the links to them from where they are looked for."""

from pathlib import Path

from bs4 import BeautifulSoup

from generator.agenda import Agenda
from generator.paper_list import papers_of
from generator.site.pages.papers import picture_of
from generator.site.render import render_pages
from tests.samples import EMPTIED_TEXT, SCHOOL_TEXT, agenda_from

TEMPLATES = Path(__file__).parents[3] / "site_templates"


def pages(agenda: Agenda) -> dict[str, BeautifulSoup]:
    rendered = render_pages(agenda, [TEMPLATES / "pages"])
    return {file: BeautifulSoup(text, "html.parser") for file, text in rendered.items()}


def links(page: BeautifulSoup, within: str = "body, :root") -> list[str]:
    return [str(each["href"]) for each in page.select(f"{within} a")]


SCHOOL = agenda_from(SCHOOL_TEXT)
PAGES = pages(SCHOOL)


def test_every_paper_has_its_card_with_all_its_formats() -> None:
    assert links(PAGES["papers/index.md"], "ul.papers") == [
        f"../{file}" for each in papers_of(SCHOOL.schedule) for file in each.files
    ]
    assert [each.get_text() for each in PAGES["papers/index.md"].select("ul.papers h2")] == [
        each.title for each in papers_of(SCHOOL.schedule)
    ]


def test_a_school_without_teachers_has_the_same_page() -> None:
    assert str(pages(agenda_from(EMPTIED_TEXT))["papers/index.md"]) == str(PAGES["papers/index.md"])


def test_every_paper_has_a_picture() -> None:
    missing = [each.id for each in papers_of(SCHOOL.schedule) if not (TEMPLATES / picture_of(each)).exists()]
    assert missing == []


def test_no_picture_is_left_over() -> None:
    drawn = {f"assets/papers/{path.name}" for path in (TEMPLATES / "assets" / "papers").iterdir()}
    assert drawn == {picture_of(each) for each in papers_of(SCHOOL.schedule)}


def test_a_plan_leads_to_its_own_paper_and_the_list_of_teachers_to_the_schedule() -> None:
    assert links(PAGES["plans/cyclogram.md"], ".files") == [
        "../../papers/plan-cyclogram.docx",
        "../../papers/plan-cyclogram.xlsx",
    ]
    assert links(PAGES["teachers/index.md"], ".files") == [
        "../papers/schedule.docx",
        "../papers/schedule.xlsx",
        "../papers/",
    ]


def test_teachers_and_roles_lead_to_all_papers() -> None:
    for file in ("teachers/vtoraya.md", "roles/coordinator.md"):
        assert links(PAGES[file], ".related").count("../../papers/") == 1
