"""A district as pages and files, with the shipped templates."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from generator.district.site import district_pages, district_tree
from generator.district.view import DistrictAgenda
from generator.file_names import PAGE_TEMPLATES
from generator.site.page import page_file
from tests.district.invented import invented
from tests.site.tags import one, words

ROOT = Path(__file__).parents[2]


def folders_of(name: str) -> Sequence[Path]:
    return (ROOT / name,)


def file_of(name: str) -> Path:
    return ROOT / name


@cache
def invented_tree() -> dict[str, bytes]:
    return district_tree(invented(), folders_of).files


def pages_of(view: DistrictAgenda) -> dict[str, str]:
    return district_pages(view, folders_of(PAGE_TEMPLATES))


def parsed(text: str) -> BeautifulSoup:
    """Generated pages are HTML but for the heading: their structure can be read without MkDocs."""
    return BeautifulSoup(text, "html.parser")


def page(path: str, pages: dict[str, str] | None = None) -> BeautifulSoup:
    """Of the invented district, where no pages are given."""
    file = page_file(path)
    return parsed(pages[file] if pages else invented_tree()[file].decode())


def table(found: Tag, caption: str) -> list[list[str]]:
    """Cells of the table with that caption, the header first, empty ones as ""."""
    wanted = next(each for each in found.select("table") if words(one(each, "caption")) == caption)
    return [[words(cell) for cell in row.select("th, td")] for row in wanted.select("tr")]
