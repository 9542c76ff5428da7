"""How a paper looks: official layout in Word, and Excel that prints, filters and counts."""

from functools import cache
from typing import Any

import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm

from generator.documents.making import Papers
from tests.documents.reading import papers, sample_agenda, sheet, table_rows, word, workbook

ACROSS = ("schedule", "support", "perspective", "plan-cyclogram", "plan-municipal")
UPRIGHT = ("route", "acquaintance", "representation", "cover-letter", "report", "informing")
SHEETS = ("schedule", "accounts", "perspective", "monitoring", "agenda", "plan-cyclogram", "plan-municipal")


@cache
def made() -> Papers:
    return papers(sample_agenda())


def millimetres(*lengths: Any) -> list[int]:
    return [round(each / Mm(1)) for each in lengths]


@pytest.mark.parametrize("paper", [*ACROSS, *UPRIGHT])
def test_a_paper_is_on_a4_with_official_margins(paper: str) -> None:
    (section,) = word(made(), paper).sections
    is_across = paper in ACROSS
    sides = millimetres(section.page_width, section.page_height)
    assert sides == ([297, 210] if is_across else [210, 297])
    assert section.orientation is (WD_ORIENT.LANDSCAPE if is_across else WD_ORIENT.PORTRAIT)
    margins = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
    assert millimetres(*margins) == ([20, 20, 30, 15] if is_across else [30, 15, 20, 20])


def test_the_annex_of_the_order_is_across() -> None:
    sections = word(made(), "order").sections
    assert [each.orientation for each in sections] == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE]
    assert [each.different_first_page_header_footer for each in sections] == [True, False]


@pytest.mark.parametrize("paper", ["order", *ACROSS, *UPRIGHT])
def test_type_is_times_new_roman_and_pages_are_numbered_from_the_second(paper: str) -> None:
    document = word(made(), paper)
    styles = [document.styles[name] for name in ("Normal", "Table Cell")]
    assert [(each.font.name, each.font.size.pt) for each in styles] == [
        ("Times New Roman", 14),
        ("Times New Roman", 12),
    ]
    section = document.sections[0]
    fields = section.header._element.iter(qn("w:fldSimple"))
    assert [each.get(qn("w:instr")) for each in fields] == ["PAGE"]
    assert section.different_first_page_header_footer
    assert [each.text for each in section.first_page_header.paragraphs] == [""]


@pytest.mark.parametrize("paper", ["order", *ACROSS, "route", "acquaintance", "report", "informing"])
def test_the_header_of_each_table_is_on_every_page_and_no_row_is_torn(paper: str) -> None:
    for table in word(made(), paper).tables:
        first, *others = table._tbl.tr_lst
        assert first.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        torn = [each for each in others if each.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is None]
        assert torn == []


@pytest.mark.parametrize("paper", SHEETS)
def test_a_sheet_is_across_on_a4_with_its_header_on_screen_and_on_every_page(paper: str) -> None:
    for page in workbook(made(), paper).worksheets:
        header = next(
            number for number, row in enumerate(page.iter_rows(values_only=True), start=1) if all(row)
        )
        assert page.freeze_panes == f"A{header + 1}"
        assert page.print_title_rows == f"${header}:${header}"
        assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
        assert (page.page_setup.fitToWidth or 1, page.page_setup.fitToHeight) == (1, 0)
        assert page.sheet_properties.pageSetUpPr
        assert page.sheet_properties.pageSetUpPr.fitToPage


@pytest.mark.parametrize(
    ("paper", "number", "columns"),
    [("schedule", 0, "J"), ("accounts", 0, "L"), ("agenda", 0, "K"), ("plan-cyclogram", 1, "G")],
)
def test_a_sheet_has_a_filter_over_all_its_rows(paper: str, number: int, columns: str) -> None:
    page = workbook(made(), paper).worksheets[number]
    header = str(page.print_title_rows).split("$")[1].rstrip(":")
    rows = len(table_rows(sheet(made(), paper, number), str(page.cell(int(header), 1).value)))
    assert page.auto_filter.ref == f"A{header}:{columns}{int(header) + rows}"


def test_days_look_like_days_and_no_column_hides_its_words() -> None:
    page = workbook(made(), "agenda").worksheets[0]
    (cell,) = [each for each in page["A"] if each.is_date][:1]
    assert cell.number_format == "dd.mm.yyyy"
    assert [page.column_dimensions[each].width >= 10 for each in "ABCDEFGHIJK"] == [True] * 11


def test_shares_add_up_to_the_whole() -> None:
    rows = table_rows(sheet(made(), "monitoring"), "Должность")
    *posts, total = rows
    assert total[0] == "Всего"
    assert [sum(row[column] for row in posts) for column in range(1, 10)] == total[1:10]
    assert sum(total[2:6]) == total[1]
    assert round(sum(total[10:14]), 9) == 1.0


def test_the_chart_shows_the_numbers_of_the_whole() -> None:
    page = workbook(made(), "monitoring").worksheets[0]
    (chart,) = page._charts  # type: ignore[attr-defined]
    rows = sheet(made(), "monitoring")
    last = next(number for number, row in enumerate(rows, start=1) if row[0] == "Всего")
    assert chart.series[0].val.numRef.f == f"Мониторинг!$C${last}:$F${last}"
