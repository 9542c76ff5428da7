"""Papers as others read them: python-docx, calamine and openpyxl share no code with what writes them."""

from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from python_calamine import CalamineWorkbook

from generator.agenda import Agenda
from generator.documents.build import build_papers
from generator.documents.context import Asked
from generator.documents.making import Papers
from generator.paper_list import papers_of
from generator.public import public_agenda
from tests.samples import TODAY, agenda_from

TEMPLATES = Path(__file__).parents[2] / "site_templates" / "documents"
SAMPLE = Path(__file__).parents[1] / "sample.yaml"


def sample_agenda() -> Agenda:
    return public_agenda(agenda_from(SAMPLE.read_bytes(), TODAY))


def papers(agenda: Agenda, *ids: str, own: Path | None = None, **asked: Any) -> Papers:
    """`own` is a school's folder of templates."""
    wanted = [each for each in papers_of(agenda.schedule) if each.id in ids] if ids else None
    folders = [own, TEMPLATES] if own else [TEMPLATES]
    return build_papers(agenda, folders, wanted, Asked(**asked))


def word(made: Papers, paper: str) -> WordDocument:
    return Document(BytesIO(made.files[f"papers/{paper}.docx"]))


def tables(document: WordDocument) -> list[list[list[str]]]:
    """Cells of every table; `^` continues the cell above."""
    return [[_cells(row) for row in table._tbl.tr_lst] for table in document.tables]


def _cells(row: Any) -> list[str]:
    return ["^" if cell.vMerge == "continue" else text_of(cell) for cell in row.tc_lst]


def text_of(element: Any) -> str:
    """Words of an element, breaks between lines and paragraphs as spaces."""
    found = []
    for each in element.iter(qn("w:t"), qn("w:br"), qn("w:p")):
        found.append(each.text or "" if each.tag == qn("w:t") else " ")
    return " ".join("".join(found).split())


def lines(document: WordDocument) -> list[str]:
    """Paragraphs outside tables that say something."""
    found = (text_of(each) for each in document.element.body.iterchildren(qn("w:p")))
    return [each for each in found if each]


def sheet(made: Papers, paper: str, number: int = 0) -> list[list[Any]]:
    """Values of a sheet, as calamine reads them."""
    book = CalamineWorkbook.from_object(BytesIO(made.files[f"papers/{paper}.xlsx"]))
    return book.get_sheet_by_index(number).to_python(skip_empty_area=False)


def table_rows(values: list[list[Any]], header: str) -> list[list[Any]]:
    """What stands below the row whose first cell is that heading, down to an empty one."""
    first = next(number for number, row in enumerate(values) if row[0] == header) + 1
    below = values[first:]
    last = next((number for number, row in enumerate(below) if not any(row)), len(below))
    return below[:last]


def workbook(made: Papers, paper: str) -> Workbook:
    return load_workbook(BytesIO(made.files[f"papers/{paper}.xlsx"]))
