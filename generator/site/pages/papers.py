"""The papers: what each is for, in which formats, and a picture of its first page."""

from dataclasses import dataclass

from generator.addresses import PAPERS_PAGE
from generator.paper_list import Paper, papers_of
from generator.site.page import Page, PageContext
from generator.site.parts.papers import PaperLinks, links_of


@dataclass(frozen=True, slots=True)
class PaperCard:
    """`picture` is drawn from the sample, not from the school's own paper."""

    paper: PaperLinks
    purpose: str
    picture: str


def papers_page(context: PageContext) -> Page:
    cards = [_card(each) for each in papers_of(context.agenda.schedule)]
    return Page(PAPERS_PAGE, "papers.md.j2", {"cards": cards})


def _card(paper: Paper) -> PaperCard:
    return PaperCard(links_of(paper), paper.purpose, picture_of(paper))


def picture_of(paper: Paper) -> str:
    return f"assets/papers/{paper.kind}.webp"
