"""The district's papers: what each is for, and in which formats."""

from generator.addresses import PAPERS_PAGE
from generator.district.paper_list import district_papers
from generator.district.parts.context import DistrictContext
from generator.paper_list import Paper
from generator.site.page import Page
from generator.site.pages.papers import PaperCard
from generator.site.parts.papers import links_of

# Where a school's paper of that kind has another name.
_PICTURES = {"lists": "accounts"}


def papers_page(context: DistrictContext) -> Page:
    papers = district_papers(context.view.agenda.schedule)
    cards = [PaperCard(links_of(each), each.purpose, _picture_of(each)) for each in papers]
    return Page(PAPERS_PAGE, "district/papers.md.j2", {"cards": cards})


def _picture_of(paper: Paper) -> str:
    return f"assets/papers/{_PICTURES.get(paper.kind, paper.kind)}.webp"
