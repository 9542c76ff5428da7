"""The plans' papers are the official ones, cell by cell and letter for letter: only the spaces may differ."""

from functools import cache

import pytest

from generator.documents.making import Papers
from tests.documents.reading import lines, papers, sample_agenda, tables, word, workbook
from tests.official_papers import Paper, paper

LINE = " ________________"


@cache
def made() -> Papers:
    return papers(sample_agenda(), "plan-cyclogram", "plan-municipal")


def in_word(name: str) -> Paper:
    document = word(made(), f"plan-{name}")
    (header, *rows), _ = tables(document)
    told = lines(document)
    above = len(paper(name).above)
    below = told[above : told.index("Ход исполнения")]
    return Paper(told[:above], header, rows, [each.removesuffix(LINE) for each in below])


def in_excel(name: str) -> Paper:
    page = workbook(made(), f"plan-{name}").worksheets[0]
    covered = {
        (row, column)
        for each in page.merged_cells.ranges
        for row in range(each.min_row + 1, each.max_row + 1)
        for column in range(each.min_col, each.max_col + 1)
    }
    cells = [
        [
            "^" if (cell.row, cell.column) in covered else " ".join(str(cell.value or "").split())
            for cell in row
        ]
        for row in page.iter_rows()
    ]
    header = next(number for number, row in enumerate(cells) if row[0] == "№ п/п")
    rows = [row for row in cells[header + 1 :] if row[0].isdigit()]
    below = [row[0].removesuffix(LINE) for row in cells[header + 1 + len(rows) :] if row[0]]
    return Paper([row[0] for row in cells[:header] if row[0]], cells[header], rows, below)


@pytest.mark.parametrize(("name", "rows"), [("cyclogram", 9), ("municipal", 17)])
def test_a_plan_in_word_is_its_paper_letter_for_letter(name: str, rows: int) -> None:
    assert len(paper(name).rows) == rows
    assert in_word(name) == paper(name)


@pytest.mark.parametrize(("name", "rows"), [("cyclogram", 9), ("municipal", 17)])
def test_a_plan_in_excel_is_its_paper_letter_for_letter(name: str, rows: int) -> None:
    assert len(paper(name).rows) == rows
    assert in_excel(name) == paper(name)
