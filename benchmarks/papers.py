"""All papers of a school, against docxtpl and XlsxWriter used plainly, as their manuals show it, in one run.

Both make the same words of the agenda first. Ours counts every row at the other end, merges cells, makes room
for what is broken into lines, and writes the archives anew, so that two builds give the same bytes.
"""

import argparse
import gc
import time
from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

from docxtpl import DocxTemplate
from xlsxwriter import Workbook

from benchmarks.schools import ROOT, TODAY, school
from generator.addresses import Site
from generator.agenda import Agenda
from generator.documents.build import build_papers, excel_paper, word_paper
from generator.documents.context import Asked, PaperContext
from generator.documents.fields import Covered, values_of
from generator.documents.sheet import Share, Sheet
from generator.loading import load
from generator.occurrences.expand import expand
from generator.paper_list import EXCEL, WORD, papers_of

TEMPLATES = ROOT / "site_templates" / "documents"
TARGET = 1.2


def agenda_of(teachers: int) -> Agenda:
    loaded = load(school(teachers), "schedule.yaml", TODAY)
    assert loaded.schedule
    site = Site("https://school.example.org/attestation/")
    return Agenda(loaded.schedule, expand(loaded.schedule), TODAY, site, loaded.line_of)


def plain_word(template: str, values: dict[str, object]) -> bytes:
    document = DocxTemplate(str(TEMPLATES / template))
    document.render(values, autoescape=True)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def plain_excel(sheets: tuple[Sheet, ...]) -> bytes:
    written = BytesIO()
    with Workbook(written, {"in_memory": True}) as book:
        cell = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
        day = book.add_format({"border": 1, "num_format": "dd.mm.yyyy"})
        for sheet in sheets:
            page = book.add_worksheet(sheet.name)
            page.write_row(0, 0, [column.title for column in sheet.columns], cell)
            for number, row in enumerate(sheet.rows, start=1):
                for column, value in enumerate(row):
                    plain_cell(page, number, column, value, cell, day)
            page.freeze_panes(1, 0)
            page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
            page.autofit()
    return written.getvalue()


def plain_cell(page: Any, row: int, column: int, value: object, cell: Any, day: Any) -> None:
    if isinstance(value, date):
        page.write_datetime(row, column, value, day)
    else:
        page.write(row, column, value.value if isinstance(value, Share) else value, cell)


def worded(view: object) -> Any:
    """Cells as the plain way takes them: lines joined, what is merged left empty."""
    if isinstance(view, Covered):
        return ""
    if isinstance(view, tuple):
        return (
            "\n".join(view)
            if all(isinstance(each, str) for each in view)
            else [worded(each) for each in view]
        )
    if hasattr(view, "__dataclass_fields__"):
        return {name: worded(value) for name, value in values_of(view).items()}
    return view


def timed(work: Callable[[], Any]) -> float:
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--teachers", type=int, default=60)
    arguments = parser.parse_args()
    agenda = agenda_of(arguments.teachers)
    papers, context = papers_of(agenda.schedule), PaperContext(agenda, Asked())

    def plain() -> None:
        common = {name: worded(value) for name, value in values_of(context.common).items()}
        for each in papers:
            if WORD in each.formats:
                view = values_of(word_paper(each).make(context))
                plain_word(each.template, common | {name: worded(value) for name, value in view.items()})
            if EXCEL in each.formats:
                plain_excel(excel_paper(each).make(context))

    plain()
    theirs = min(timed(plain) for _ in range(3))
    ours = min(timed(lambda: build_papers(agenda, [TEMPLATES])) for _ in range(3))
    files = sum(len(each.formats) for each in papers)
    print(f"{arguments.teachers} teachers, {files} papers")
    print(f"ours {ours:.2f} s, docxtpl and XlsxWriter used plainly {theirs:.2f} s")
    print(f"{ours / theirs:.2f} times (target: at most {TARGET})")
    return int(ours / theirs > TARGET)


if __name__ == "__main__":
    raise SystemExit(main())
