"""The plan pages of the built site are the papers, letter for letter: only the spaces may differ."""

from copy import copy

import pytest
from bs4 import BeautifulSoup, Tag

from tests.official_papers import Paper, paper
from tests.site.built import Built
from tests.site.tags import attribute, one, title_of, words

LINE = " _______________"


def printed(page: BeautifulSoup) -> Paper:
    table = one(page, "table.paper")
    heading, signature = (page.select_one(f"p.paper-{name}") for name in ("heading", "signature"))
    return Paper(
        above=[*([words(heading)] if heading else []), title_of(page)],
        columns=[words(each) for each in table.select("thead th")],
        rows=grid(table),
        below=[words(signature).removesuffix(LINE)] if signature else [],
    )


def grid(table: Tag) -> list[list[str]]:
    """Every cell in the rows that it spans, as a reader of the paper sees them; `^` where it spans on."""
    table = copy(table)
    for each in table.select(".merged"):
        each.decompose()
    rows = [tr.select("td") for tr in table.select("tbody tr")]
    made: list[list[str]] = [[] for _ in rows]
    hanging: set[tuple[int, int]] = set()
    for number, cells in enumerate(rows):
        for cell in cells:
            while (number, len(made[number])) in hanging:
                made[number].append("^")
            column = len(made[number])
            hanging.update(
                (number + below, column) for below in range(1, int(attribute(cell, "rowspan", "1")))
            )
            made[number].append(words(cell))
        while (number, len(made[number])) in hanging:
            made[number].append("^")
    return made


@pytest.mark.parametrize(("name", "rows"), [("cyclogram", 9), ("municipal", 17)])
def test_a_plans_page_is_its_paper_letter_for_letter(sample: Built, name: str, rows: int) -> None:
    expected = paper(name)
    assert len(expected.rows) == rows
    assert printed(sample.html[f"plans/{name}/"]) == expected
