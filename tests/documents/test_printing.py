"""Every paper opens in LibreOffice and takes the pages that it should."""

from pathlib import Path

import pytest

from tests.documents.printing import pages_of, printed
from tests.documents.reading import papers, sample_agenda

pytestmark = pytest.mark.once

# Of the sample, with 15 attestations of 13 teachers: routes, support and letters have a page each.
PAGES = {
    "order.docx": 4,
    "schedule.docx": 2,
    "schedule.xlsx": 1,
    "plan-cyclogram.docx": 3,
    "plan-cyclogram.xlsx": 4,
    "plan-municipal.docx": 5,
    "plan-municipal.xlsx": 5,
    "support.docx": 15,
    "route.docx": 15,
    "acquaintance.docx": 1,
    "accounts.xlsx": 1,
    "representation.docx": 3,
    "cover-letter.docx": 14,
    "perspective.docx": 4,
    "perspective.xlsx": 1,
    "monitoring.xlsx": 1,
    "report.docx": 2,
    "informing.docx": 1,
    "agenda.xlsx": 6,
}


def test_every_paper_opens_and_has_its_pages(tmp_path: Path) -> None:
    made = papers(sample_agenda()).files
    pdfs = printed(made, tmp_path)
    assert {Path(file).name: pages_of(pdf) for file, pdf in pdfs.items()} == PAGES
