"""A built site, as its readers' programs see it."""

from datetime import date
from functools import cache, cached_property
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

from bs4 import BeautifulSoup

from tests.site.tags import attribute

# Of the site's address in mkdocs.yml.
PATH = "/attestation/"
# One page, or two, of every kind.
KINDS = (
    "",
    "teachers/",
    "teachers/zadachkin/",
    "teachers/probirkina/",
    "teachers/bukvareva/",
    "months/",
    "months/2026-11/",
    "roles/",
    "roles/coordinator/",
    "roles/teacher/",
    "plans/",
    "plans/cyclogram/",
    "plans/municipal/",
    "subscribe/",
    "edit/",
    "acts/",
    "help/",
    "help/dates/",
    "help/fields/",
    "status/",
    "about/",
    "404.html",
)

# A day of the sample on which somebody is attested, for the build with tracking on.
FEBRUARY = date(2027, 2, 25)


class Built:
    def __init__(self, folder: Path) -> None:
        self.pages, self.site = folder / "pages", folder / "site"

    @cached_property
    def html(self) -> dict[str, BeautifulSoup]:
        """Every page by its path from the site's root; 404.html is a page of its own."""
        return {
            self.path(file): BeautifulSoup(file.read_bytes(), "lxml")
            for file in sorted(self.site.rglob("*.html"))
        }

    def path(self, file: Path) -> str:
        return file.relative_to(self.site).as_posix().removesuffix("index.html")

    @cached_property
    def anchors(self) -> dict[str, set[str]]:
        return {
            path: {attribute(each, "id") for each in page.find_all(id=True)}
            for path, page in self.html.items()
        }

    def leads_nowhere(self, page: str, link: str) -> bool:
        """For a link within the site; `page` is where it stands."""
        target, fragment = urldefrag(urljoin("http://site/" + page, link))
        path = unquote(target.removeprefix("http://site/"))
        if not target.startswith("http://site/"):
            return False
        if fragment:
            return unquote(fragment) not in self.anchors.get(path, set())
        return not (
            self.site / path / "index.html" if path.endswith("/") or not path else self.site / path
        ).is_file()


@cache
def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
