"""What goes into a paper is counted again at the other end, and a difference stops the build."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from generator.documents.build import EXCEL_PAPERS, WORD_PAPERS, build_papers
from generator.documents.context import PaperContext
from generator.documents.schedule import ScheduleView
from generator.documents.sheet import Sheet
from generator.occurrences.promised import Miscounted
from tests.documents.reading import TEMPLATES, papers, sample_agenda

AGENDA = sample_agenda()


def test_a_row_that_a_word_paper_has_lost_stops_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = WORD_PAPERS["schedule"]

    def short(context: PaperContext) -> ScheduleView:
        view = whole.make(context)
        assert isinstance(view, ScheduleView)
        return ScheduleView(view.rows[1:])

    monkeypatch.setitem(WORD_PAPERS, "schedule", replace(whole, make=short))
    with pytest.raises(Miscounted) as stopped:
        papers(AGENDA, "schedule")
    assert str(stopped.value) == "бумага «schedule»: строк должно быть 15, а стало 14"


def test_a_row_that_an_excel_paper_has_twice_stops_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = EXCEL_PAPERS["agenda"]

    def double(context: PaperContext) -> tuple[Sheet, ...]:
        (sheet,) = whole.make(context)
        return (replace(sheet, rows=(*sheet.rows, sheet.rows[0])),)

    monkeypatch.setitem(EXCEL_PAPERS, "agenda", replace(whole, make=double))
    with pytest.raises(Miscounted) as stopped:
        papers(AGENDA, "agenda")
    number = len(AGENDA.occurrences)
    assert str(stopped.value) == f"бумага «agenda»: строк должно быть {number}, а стало {number + 1}"


def test_a_shipped_template_that_loses_rows_stops_the_build(tmp_path: Path) -> None:
    shutil.copytree(TEMPLATES, tmp_path, dirs_exist_ok=True)
    document = Document(str(tmp_path / "schedule.docx"))
    document.tables[0].rows[2].cells[1].paragraphs[0].text = ""
    document.save(str(tmp_path / "schedule.docx"))
    with pytest.raises(Miscounted) as stopped:
        build_papers(AGENDA, [tmp_path])
    assert str(stopped.value) == "papers/schedule.docx: в бумагу не попало строк: 15"


def test_a_row_that_a_template_shows_twice_is_no_loss(tmp_path: Path) -> None:
    document = Document(str(TEMPLATES / "schedule.docx"))
    document.tables[0].rows[2].cells[2].paragraphs[0].text = "{{ row.name }}"
    document.save(str(tmp_path / "schedule.docx"))
    assert papers(AGENDA, "schedule", own=tmp_path).problems == ()
