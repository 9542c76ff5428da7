"""Links to the papers of the school, which are made beside the pages."""

from dataclasses import dataclass

from generator.paper_list import EXCEL, WORD, Paper, papers_of
from generator.schedule.model import Schedule
from generator.site.parts.steps import Link

FORMATS = {WORD: "Word", EXCEL: "Excel"}


@dataclass(frozen=True, slots=True)
class PaperLinks:
    """A paper's title, and a link for each format."""

    title: str
    files: tuple[Link, ...]


def paper_links(schedule: Schedule, paper_id: str) -> PaperLinks:
    return links_of(next(each for each in papers_of(schedule) if each.id == paper_id))


def links_of(paper: Paper) -> PaperLinks:
    files = zip(paper.formats, paper.files, strict=True)
    return PaperLinks(paper.title, tuple(Link(FORMATS[suffix], file) for suffix, file in files))
