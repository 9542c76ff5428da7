"""Where things stand on the site: the one place that knows the shape of its addresses.

Paths are relative to the site's root and end with "/", as MkDocs serves them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from urllib.parse import quote, urlencode, urlsplit

from generator.editing.forms import LONGEST_ADDRESS, Form
from generator.occurrences.occurrence import Occurrence


def teacher_page(teacher_id: str) -> str:
    return f"teachers/{teacher_id}/"


def month_page(day: date) -> str:
    return f"months/{day:%Y-%m}/"


def role_page(role_id: str) -> str:
    return f"roles/{role_id}/"


def plan_page(plan_id: str) -> str:
    return f"plans/{plan_id}/"


def archive_page(start_year: int) -> str:
    """The home page of a past year; its other pages lie below as they lay below the site's."""
    return f"archive/{start_year}-{start_year + 1}/"


def row_anchor(activity_id: str) -> str:
    return f"row-{activity_id}"


def row_of_plan(plan_id: str, activity_id: str) -> str:
    """The row's place on its plan's page."""
    return f"{plan_page(plan_id)}#{row_anchor(activity_id)}"


ALL_FEED = "calendar/all.ics"
SCHOOLS_FEED = "calendar/schools.ics"
FEED_MEMORY = "calendar/feeds.json"
STATUS_DATA = "data/status.json"
SUMMARY_DATA = "data/summary.json"
EDIT_PAGE = "edit/"
SUBSCRIBE_PAGE = "subscribe/"
PAPERS_PAGE = "papers/"


def paper_file(paper_id: str, suffix: str) -> str:
    return f"{PAPERS_PAGE}{paper_id}.{suffix}"


def teacher_feed(teacher_id: str) -> str:
    return f"calendar/teachers/{teacher_id}.ics"


def role_feed(role_id: str) -> str:
    return f"calendar/roles/{role_id}.ics"


def plan_feed(plan_id: str) -> str:
    return f"calendar/plans/{plan_id}.ics"


def occurrence_page(occurrence: Occurrence) -> str:
    """The page on which the occurrence stands in full, with its key as the anchor; what is not to appear in
    public stands on none, and mail leads to the row of the plan or to the home page."""
    if occurrence.attestation and occurrence.attestation.teacher.is_hidden:
        return row_of_plan(occurrence.row.plan, occurrence.row.activity) if occurrence.row else ""
    if occurrence.teacher:
        page = teacher_page(occurrence.teacher)
    elif occurrence.due:
        page = month_page(occurrence.due)
    else:
        page = plan_page(str(occurrence.plan))
    return f"{page}#{occurrence.key}"


# The same titles stand in thousands of addresses.
_quoted = lru_cache(maxsize=2**14)(quote)


@dataclass(frozen=True, slots=True)
class Site:
    """The published site; `url` is absolute and ends with "/"."""

    url: str
    repository: str | None = None
    branch: str = "main"

    @property
    def host(self) -> str:
        """The right side of Message-IDs."""
        return urlsplit(self.url).hostname or "localhost"

    @property
    def committer(self) -> str:
        """Whose name the commits of the ledger bear."""
        return f"cyclogram@{self.host}"

    @property
    def identity(self) -> str:
        """Host and path without the last slash, the right side of calendar UIDs: schools may share a host."""
        return f"{self.host}{urlsplit(self.url).path.rstrip('/')}"

    def page(self, path: str) -> str:
        return self.url + path

    def webcal(self, path: str) -> str:
        return "webcal://" + self.page(path).split("://", 1)[1]

    def source_line(self, file: str, line: int) -> str | None:
        """The line in the repository's web view; from there the pencil opens the editor."""
        if self.repository is None:
            return None
        return f"{self.repository.rstrip('/')}/blob/{self.branch}/{quote(file)}#L{line}"

    def form(self, form: Form, answers: Mapping[str, str]) -> str | None:
        """A new issue with the form filled in; answers that GitHub wouldn't take any more stay empty."""
        if self.repository is None:
            return None
        start, given = f"{self.repository.rstrip('/')}/issues/new?", dict(answers)
        while True:
            address = start + urlencode({"template": form.file, **given}, quote_via=_quoted)
            if len(address) < LONGEST_ADDRESS or not given:
                return address
            del given[max(given, key=lambda name: len(given[name]))]
