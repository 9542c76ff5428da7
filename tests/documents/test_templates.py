"""Word templates: a school's own win, and one that doesn't work is told with its place and replaced."""

import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.shared import Mm

from generator.agenda import Agenda
from generator.documents.build import WORD_PAPERS, build_papers
from generator.documents.faults import NOT_WORD, faults_in
from generator.documents.making import Papers
from generator.documents.plan import PlanView
from generator.paper_list import papers_of
from generator.templates import BadTemplate
from tests.default_templates import TEMPLATES as DEFAULTS
from tests.default_templates import default_templates
from tests.documents.reading import TEMPLATES, lines, papers, sample_agenda, tables, word

Change = Callable[[WordDocument], object]
HINT = "исправьте шаблон в Word; пока взят тот, что идёт с программой"
AGENDA = sample_agenda()


def restyled(folder: Path, change: Change, name: str = "schedule") -> Path:
    """A school's folder of templates, in which that one is changed."""
    document = Document(str(TEMPLATES / f"{name}.docx"))
    change(document)
    document.save(str(folder / f"{name}.docx"))
    return folder


def with_bytes(folder: Path, data: bytes) -> Path:
    (folder / "schedule.docx").write_bytes(data)
    return folder


def told(made: Papers) -> list[str]:
    return [f"{each.file}: {each.message}" for each in made.problems]


def cell(row: int, column: int, words: str) -> Change:
    def change(document: WordDocument) -> None:
        document.tables[0].rows[row].cells[column].paragraphs[0].text = words

    return change


def below(words: str) -> Change:
    return lambda document: document.add_paragraph(words)


def test_the_shipped_templates_are_those_that_the_script_makes() -> None:
    assert {path.name: path.read_bytes() for path in TEMPLATES.iterdir()} == default_templates()


def test_every_paper_in_word_has_its_template() -> None:
    wanted = {each.template for each in papers_of(AGENDA.schedule) if "docx" in each.formats}
    assert {f"{name}.docx" for name in DEFAULTS} == wanted


@pytest.mark.parametrize("name", DEFAULTS)
def test_no_shipped_template_has_a_fault(name: str) -> None:
    view = PlanView if name == "plan" else WORD_PAPERS[name].view
    assert list(faults_in((TEMPLATES / f"{name}.docx").read_bytes(), view)) == []


def test_a_schools_own_template_wins(tmp_path: Path) -> None:
    made = papers(AGENDA, "schedule", own=restyled(tmp_path, below("Согласовано: {{ coordinator }}")))
    assert told(made) == []
    assert lines(word(made, "schedule"))[-1] == "Согласовано: Соколова Елена Викторовна"


def test_a_field_that_word_has_split_into_pieces_is_still_one(tmp_path: Path) -> None:
    def split(document: WordDocument) -> None:
        paragraph = document.add_paragraph("Год {")
        for piece in ("{ sch", "ool_", "year }", "}"):
            paragraph.add_run(piece).bold = True

    made = papers(AGENDA, "schedule", own=restyled(tmp_path, split))
    assert lines(word(made, "schedule"))[-1] == "Год 2026/2027"


FAULTS: list[tuple[Change, str]] = [
    (
        cell(2, 1, "{{ row.nam }}"),
        "таблица 1, строка 3, графа 2: «{{ row.nam }}»: поля «nam» нет; возможно, «name»",
    ),
    (below("{{ shool }}"), "абзац 10: «{{ shool }}»: поля «shool» нет; возможно, «school»"),
    (
        cell(1, 0, "{%tr for row in lines %}"),
        "таблица 1, строка 2, графа 1: «{%tr for row in lines %}»: поля «lines» нет; есть: ",
    ),
    (
        below("{{ school or «школа» }}"),
        "абзац 10: «{{ school or «школа» }}»: кавычки-ёлочки или тире внутри тега: их поставил Word, "
        "наберите тег заново",
    ),
    (
        below("{%p if school – 1 %}"),
        "абзац 10: «{%p if school – 1 %}»: кавычки-ёлочки или тире внутри тега: их поставил Word, "
        "наберите тег заново",
    ),
    (below("{{ school }"), "абзац 10: скобки тега не закрыты: тег пишут целиком в одном абзаце, {{ … }}"),
    (below("{{ school. }}"), "абзац 10: «{{ school. }}»: не читается: "),
    (cell(3, 0, ""), "таблица 1, строка 2, графа 1: «for» не закрыт: ниже нет «endfor»"),
    (below("{%p endif %}"), "абзац 10: «{%p endif %}»: нечего закрывать: выше нет «if»"),
    (
        cell(3, 0, "{% endfor %}"),
        "таблица 1, строка 4, графа 1: «{% endfor %}»: начато как «{%tr», а закрыто как «{%»: "
        "напишите одинаково",
    ),
    (below("{%tr for row in rows %}"), "абзац 10: «{%tr for row in rows %}»: tr бывает только в таблице"),
    (
        cell(1, 0, "{%tr for rows %}"),
        "таблица 1, строка 2, графа 1: «{%tr for rows %}»: пишут так: for row in rows",
    ),
    (below("{% %}"), "абзац 10: «{% %}»: непонятный тег"),
    (
        cell(2, 1, ""),
        "в бумагу не попало строк: 15: строки таблиц или их главные поля (имя, название, номер) "
        "из шаблона пропали",
    ),
    (below("{{ 1 // 0 }}"), "шаблон не получается заполнить: integer division or modulo by zero"),
    (
        below("{% for x in range(999999) %}{% endfor %}"),
        "абзац 10: «{% for x in range(999999) %}»: поля «range» нет; есть: ",
    ),
]


@pytest.mark.parametrize(("change", "message"), FAULTS, ids=[message[:60] for _, message in FAULTS])
def test_a_template_that_does_not_work_is_told_with_its_place(
    tmp_path: Path, change: Change, message: str
) -> None:
    made = papers(AGENDA, "schedule", own=restyled(tmp_path, change))
    assert [
        each[: len(f"site_templates/documents/schedule.docx: {message}")].lower() for each in told(made)
    ] == [f"site_templates/documents/schedule.docx: {message}".lower()]
    assert [each.hint for each in made.problems] == [HINT]
    assert made.files == papers(AGENDA, "schedule").files


@pytest.mark.parametrize("data", [b"", b"text", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"])
def test_a_file_that_is_no_word_document_is_told(tmp_path: Path, data: bytes) -> None:
    made = papers(AGENDA, "schedule", own=with_bytes(tmp_path, data))
    assert told(made) == [f"site_templates/documents/schedule.docx: {NOT_WORD}"]
    assert made.files == papers(AGENDA, "schedule").files


def test_a_fault_in_a_header_has_its_place(tmp_path: Path) -> None:
    def change(document: WordDocument) -> None:
        document.sections[0].header.paragraphs[0].add_run("{{ shool }}")

    made = papers(AGENDA, "schedule", own=restyled(tmp_path, change))
    assert [each.partition("«")[0] for each in told(made)] == [
        "site_templates/documents/schedule.docx: верхний колонтитул, абзац 1: "
    ]


def test_a_template_of_all_plans_is_told_once(tmp_path: Path) -> None:
    made = papers(AGENDA, own=restyled(tmp_path, below("{{ shool }}"), "plan"))
    assert len(made.problems) == 1


def test_a_shipped_template_that_was_spoilt_stops_the_build_with_its_place(tmp_path: Path) -> None:
    shutil.copytree(TEMPLATES, tmp_path, dirs_exist_ok=True)
    restyled(tmp_path, below("{{ shool }}"))
    with pytest.raises(BadTemplate) as caught:
        build_papers(AGENDA, [tmp_path])
    assert str(caught.value).startswith(
        "шаблон site_templates/documents/schedule.docx: абзац 10: «{{ shool }}»:"
    )


def test_nothing_of_who_restyled_the_template_is_in_the_paper(tmp_path: Path) -> None:
    def sign(document: WordDocument) -> None:
        about = document.core_properties
        about.author = about.last_modified_by = about.comments = about.keywords = "Секретарёва"

    folder = restyled(tmp_path, sign)
    data = papers(AGENDA, "schedule", own=folder).files["papers/schedule.docx"]
    about = Document(BytesIO(data)).core_properties
    assert (about.author, about.last_modified_by, about.comments, about.keywords) == (
        "МБОУ СОШ № 1",
        "",
        "",
        "",
    )
    with ZipFile(BytesIO(data)) as archive:
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_equal_cells_of_a_plan_are_merged_in_an_own_template(tmp_path: Path) -> None:
    made = papers(AGENDA, own=restyled(tmp_path, below("Конец"), "plan"))
    assert [row[1] == "^" for row in tables(word(made, "plan-cyclogram"))[0]][2:5] == [False, True, False]


def agenda_of_nobody() -> Agenda:
    from tests.samples import EMPTIED_TEXT, agenda_from

    return agenda_from(EMPTIED_TEXT)


def test_a_fault_is_found_also_where_no_row_would_show_it(tmp_path: Path) -> None:
    made = papers(
        agenda_of_nobody(), "informing", own=restyled(tmp_path, cell(2, 0, "{{ row.nam }}"), "informing")
    )
    assert [each.partition("«")[0] for each in told(made)] == [
        "site_templates/documents/informing.docx: таблица 1, строка 3, графа 1: "
    ]


@pytest.mark.parametrize("condition", ["school", "not school"])
def test_a_column_may_be_left_out_by_a_condition(tmp_path: Path, condition: str) -> None:
    """Cells of one column stand between a `tc if` and a `tc endif` in cells of their own."""

    def change(document: WordDocument) -> None:
        table = document.tables[0]
        for words in (f"{{%tc if {condition} %}}", "{{ row.aim }}", "{%tc endif %}"):
            table.add_column(Mm(10)).cells[2].paragraphs[0].text = words

    made = papers(AGENDA, "schedule", own=restyled(tmp_path, change))
    assert told(made) == []
    assert {len(row) for row in tables(word(made, "schedule"))[0][1:]} == {10 if condition == "school" else 9}


def test_a_tag_that_ends_in_a_table_is_told_instead_of_losing_words(tmp_path: Path) -> None:
    def change(document: WordDocument) -> None:
        document.paragraphs[-1].text = "{% if not school %}"
        document.add_table(1, 1).rows[0].cells[0].paragraphs[0].text = "{% endif %}"

    made = papers(AGENDA, "schedule", own=restyled(tmp_path, change))
    assert [each.partition(" заполнить: ")[0] for each in told(made)] == [
        "site_templates/documents/schedule.docx: шаблон не получается"
    ]
    assert made.files == papers(AGENDA, "schedule").files
