"""A district's papers: every row that the schools have told of, once, and the sums of their numbers."""

import re
from collections import Counter
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.district.paper_list import OWN, district_papers
from generator.district.papers.build import WORD_PAPERS, build_district_papers
from generator.district.papers.context import DistrictPaperContext
from generator.district.papers.lists import lists_sheets
from generator.district.papers.monitoring import monitoring_sheets
from generator.district.papers.perspective import perspective_sheets
from generator.district.site import district_tree
from generator.district.view import DistrictAgenda, SchoolStanding
from generator.documents.faults import faults_in
from generator.documents.making import Papers
from generator.file_names import DISTRICT_DOCUMENTS, DOCUMENT_TEMPLATES
from generator.occurrences.promised import Miscounted
from generator.summary import Summary
from tests.default_templates import DISTRICT_TEMPLATES, made_of
from tests.district.invented import NAMES, TODAY, invented
from tests.district.rendering import folders_of, invented_tree, page
from tests.district.samples import a_teacher, district, entry, standing
from tests.district.test_pages import many
from tests.district.test_totals import summaries
from tests.documents.reading import lines, sheet, table_rows, tables, word, workbook
from tests.samples import attestation, teacher
from tests.site.tags import attribute

TEMPLATES, PLANS = folders_of(DISTRICT_DOCUMENTS), folders_of(DOCUMENT_TEMPLATES)
EMPTY = district([SchoolStanding(entry(1))])


@cache
def made() -> Papers:
    return build_district_papers(invented(), TEMPLATES, PLANS)


def rows_of(view: DistrictAgenda) -> Counter[tuple[str, str]]:
    """Whoever is attested in the district's own year, with the school."""
    return Counter(
        (each.entry.name, row.teacher) for each, row in view.attestations if not view.is_of_other_year(each)
    )


def test_the_lists_have_a_sheet_a_month_and_everybody_in_it() -> None:
    book = workbook(made(), "lists")
    assert book.sheetnames == [
        "Октябрь 2026",
        "Декабрь 2026",
        "Февраль 2027",
        "Март 2027",
        "Апрель 2027",
        "Май 2027",
    ]
    rows = [row for number in range(6) for row in table_rows(sheet(made(), "lists", number), "№")]
    assert Counter((row[1], row[2]) for row in rows) == rows_of(invented())
    assert [row[0] for row in table_rows(sheet(made(), "lists", 3), "№")] == [1, 2, 3, 4, 5]


def test_what_is_never_stored_is_written_by_hand() -> None:
    header = next(row for row in sheet(made(), "lists") if row[0] == "№")
    assert header[-3:] == ["СНИЛС", "Телефон", "Электронная почта"]
    assert {cell for row in table_rows(sheet(made(), "lists"), "№") for cell in row[-3:]} == {""}


def test_the_monitoring_has_a_row_a_school_and_their_sums() -> None:
    rows = table_rows(sheet(made(), "monitoring"), "Школа")
    assert [row[0] for row in rows] == [*NAMES, "Всего"]
    assert rows[0][1:9] == [31, 13, 6, 6, 6, 6, 0, 6]
    for column in range(1, 9):
        assert rows[-1][column] == sum(row[column] or 0 for row in rows[:-1]), column
    assert [row[-1] for row in rows[3:4] + rows[7:8]] == ["данные от 4 ноября 2026 г.", "данных ещё нет"]


def test_the_monitoring_counts_every_post() -> None:
    rows = table_rows(sheet(made(), "monitoring", 1), "Должность")
    assert rows[-1] == ["Всего", 98, 1.0]
    assert sum(row[1] for row in rows[:-1]) == 98


def test_the_perspective_plan_adds_up_by_school_and_by_category() -> None:
    schools = table_rows(sheet(made(), "perspective"), "№")
    kinds = table_rows(sheet(made(), "perspective", 1), "На что")
    assert schools[-1][2:8] == kinds[-1][1:7] == [57, 12, 0, 0, 0, 69]
    for column in range(2, 8):
        assert schools[-1][column] == sum(row[column] or 0 for row in schools[:-1])
    assert [row[1] for row in schools] == [*NAMES, "Итого"]


def test_the_report_has_what_was_planned_and_decided_by_category_post_and_school() -> None:
    document = word(made(), "report")
    assert lines(document)[2:8] == [
        "Составлено на 10 марта 2027 г. по данным школ: 6 из 8",
        "Запланировано аттестаций: 32",
        "Положительных решений: 7",
        "Решения нет: 25",
        "Отказано: ________________",
        "Отозвано заявлений: ________________",
    ]
    for table in tables(document):
        assert sum(int(row[1]) for row in table[1:]) == 32
        assert sum(int(row[2]) for row in table[1:]) == 7
    assert [row[0] for row in tables(document)[2][1:]] == list(NAMES[:5])


def test_each_school_has_a_page_of_what_its_administration_is_told() -> None:
    document = word(made(), "informing")
    said = lines(document)
    assert [each for each in said if each.startswith(tuple(NAMES))] == [
        f"{NAMES[number]}, {data}"
        for number, data in enumerate(
            [
                *["данные от 10 марта 2027 г."] * 3,
                "данные от 4 ноября 2026 г.",
                "данные от 1 марта 2027 г.",
                *["данные от 10 марта 2027 г."] * 2,
                "данных ещё нет",
            ]
        )
    ]
    coming, late = tables(document)[:2]
    assert [row[3] for row in coming[1:]] == ["апрель 2027", "апрель 2027", "14.04.2027"]
    assert len(late[1:]) == 12


def test_what_a_page_has_no_room_for_is_counted() -> None:
    teachers = [a_teacher(number, "2026-10-14") for number in range(18)]
    papers = build_district_papers(district([standing(1, *teachers)]), TEMPLATES, PLANS)
    assert "И ещё 3 срока — на сайте школы." in lines(word(papers, "informing"))


def test_where_nothing_is_known_every_paper_is_a_blank_form() -> None:
    papers = build_district_papers(EMPTY, TEMPLATES, PLANS)
    assert workbook(papers, "lists").sheetnames == ["Список"]
    assert len(table_rows(sheet(papers, "lists"), "№")) == 5
    assert [len(table) for table in tables(word(papers, "report"))] == [6, 6, 6]
    assert set(papers.files) == {file for each in OWN for file in each.files}


def test_every_paper_is_on_the_page_of_papers_and_there_to_be_had() -> None:
    links = [attribute(each, "href") for each in page("papers/").select(".files a")]
    files = [file for each in district_papers(invented().agenda.schedule) for file in each.files]
    assert links == [f"../{file}" for file in files]
    assert {file for file in files if file not in invented_tree()} == set()


def test_a_row_that_a_paper_loses_stops_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.district.papers.informing.MOST_LATE", 3)
    with pytest.raises(Miscounted, match="бумага «informing»: строк должно быть"):
        build_district_papers(invented(), TEMPLATES, PLANS)


def test_a_districts_own_template_that_doesnt_work_is_told_and_the_packages_taken(tmp_path: Path) -> None:
    (tmp_path / "report.docx").write_bytes(b"no word")
    papers = build_district_papers(invented(), [tmp_path, *TEMPLATES], PLANS)
    assert [each.file for each in papers.problems] == ["site_templates/district/documents/report.docx"]
    assert papers.files == made().files


@pytest.mark.parametrize("name", list(WORD_PAPERS))
def test_the_packages_templates_name_nothing_that_isnt_there(name: str) -> None:
    data = (TEMPLATES[0] / f"{name}.docx").read_bytes()
    assert list(faults_in(data, WORD_PAPERS[name].view)) == []
    assert data == made_of(DISTRICT_TEMPLATES)[f"{name}.docx"]


@settings(max_examples=25)
@given(st.lists(summaries(), max_size=4))
def test_sheets_have_every_row_and_add_up(schools: list[Summary]) -> None:
    context = DistrictPaperContext(many(schools))
    names = [row[2] for sheet in lists_sheets(context) if not sheet.is_blank for row in sheet.rows]
    assert Counter(names) == Counter(row.teacher for each in schools for row in each.attestations)
    total = monitoring_sheets(context)[0].rows[-1]
    assert total[1] == sum(each.teachers.total for each in schools)
    due = sum(
        number for each in schools for counts in each.perspective.values() for number in counts.values()
    )
    assert [sheet.rows[-1][-2 + number] for number, sheet in enumerate(perspective_sheets(context))] == [
        due,
        due,
    ]


def test_the_day_of_the_papers_is_the_districts() -> None:
    assert invented().today == TODAY
    assert "Мониторинг аттестации на 10 марта 2027 г." in sheet(made(), "monitoring")[1][0]


HIDDEN = [
    teacher(attestation("2026-12-15"), id="a", name="Скрытная Проба Образцовна", public="no"),
    teacher(attestation("2026-12-16"), id="b", name="Краткая Заметная Секретовна", public="initials"),
]


def test_no_file_of_a_district_has_what_a_school_doesnt_show() -> None:
    """Papers and calendars included, looked through to their last part."""
    files = district_tree(district([standing(1, *HIDDEN)]), folders_of).files
    texts = {name: unpacked(name, data) for name, data in files.items()}
    hidden = re.compile("Скрытная|Заметная|Секретовна")
    assert [name for name, text in texts.items() if hidden.search(text)] == []
    assert {name for name, text in texts.items() if "Краткая" in text} == {
        "lists/2026-12.md",
        "schools/sosh-1.md",
        "papers/lists.xlsx",
        "papers/informing.docx",
    }


def unpacked(name: str, data: bytes) -> str:
    if not name.endswith((".docx", ".xlsx")):
        return data.decode(errors="replace").replace("\r\n ", "")
    with ZipFile(BytesIO(data)) as parts:
        return "".join(parts.read(each).decode(errors="replace") for each in parts.namelist())
