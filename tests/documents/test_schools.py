"""Papers of schools unlike the sample: empty, absent and hidden people, hostile names, many teachers."""

from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest

from generator.agenda import Agenda
from generator.paper_list import papers_of
from generator.public import public_agenda
from tests.documents.reading import papers, sample_agenda, sheet, table_rows, tables, word
from tests.samples import (
    EMPTIED_TEXT,
    TODAY,
    activity,
    agenda_from,
    agenda_of,
    attestation,
    make_schedule,
    person,
    plan,
    role,
    teacher,
)

HOSTILE = [
    "<b>Жирная</b> & Ко",
    "{{ school }} {% endfor %} {_{ x }_} {# y #}",
    "\"Кавычкина\" «Ёлкина» 'Апострофова'",
    "=СУММ(A1:A9)",
    "+7 -1 @x",
    "Длинная " + "ъ" * 190,
    "]]> <!-- x --> &amp; &#0;",
    "שלום \u200fмир 🎓",
]


def hostile_school() -> Agenda:
    teachers = [
        teacher(attestation(f"2027-03-{10 + number}"), id=f"t{number}", name=text, position=text)
        for number, text in enumerate(HOSTILE)
    ]
    rows = [
        activity({"days_before": 5}, id=f"row-{number}", title=text, goal=text, items=[text])
        for number, text in enumerate(HOSTILE)
    ]
    schedule = make_schedule(
        school={"name": HOSTILE[0], "full_name": HOSTILE[1]},
        roles=[
            role("teacher", HOSTILE[2]),
            role("head", HOSTILE[0], "boss"),
            role("coordinator", HOSTILE[3], "boss"),
        ],
        staff=[person("boss", HOSTILE[1], HOSTILE[5])],
        plans=[plan(*rows, title=HOSTILE[0], heading=HOSTILE[1], signature=HOSTILE[2])],
        teachers=teachers,
    )
    return agenda_of(schedule)


def test_hostile_names_stay_what_they_are_in_word() -> None:
    made = papers(hostile_school())
    _, *rows = tables(word(made, "schedule"))[0]
    assert [row[1] for row in rows] == HOSTILE
    assert [row[1] for row in tables(word(made, "plan-plan"))[0][1:]] == HOSTILE
    assert len(tables(word(made, "route"))) == len(HOSTILE)


def test_hostile_names_stay_what_they_are_in_excel() -> None:
    made = papers(hostile_school())
    assert [row[1] for row in table_rows(sheet(made, "schedule"), "№")] == HOSTILE
    agenda = {row[3] for row in table_rows(sheet(made, "agenda"), "Срок")}
    assert agenda == set(HOSTILE)


def test_no_cell_of_excel_is_a_formula_or_a_link() -> None:
    made = papers(hostile_school())
    for file, data in made.files.items():
        if file.endswith(".xlsx"):
            with ZipFile(BytesIO(data)) as archive:
                pages = [archive.read(name) for name in archive.namelist() if "worksheets/sheet" in name]
            assert [b"<f>" in page or b"hyperlink" in page for page in pages] == [False] * len(pages)


def test_what_no_paper_can_hold_is_left_out() -> None:
    """Signs that XML forbids, and those that the papers are counted by."""
    text = "А\x0bБ\ue000В\ue100\ue100Г\ufffeД"
    made = papers(agenda_of(make_schedule(teachers=[teacher(attestation(), name=text)])), "schedule")
    assert tables(word(made, "schedule"))[0][1][1] == "АБВГД"
    assert table_rows(sheet(made, "schedule"), "№")[0][1] == "АБВГД"


def test_a_school_without_teachers_gets_blank_forms() -> None:
    agenda = agenda_from(EMPTIED_TEXT)
    made = papers(agenda)
    blank = [[str(number), *[""] * 8] for number in range(1, 6)]
    assert tables(word(made, "schedule"))[0][1:] == blank
    assert table_rows(sheet(made, "accounts"), "№") == [[number, *[""] * 11] for number in range(1, 6)]
    assert [row[0] for row in tables(word(made, "route"))[0][1:]] == ["1", "2", "3", "4", "5"]
    assert table_rows(sheet(made, "monitoring"), "Должность") == [["Всего", *[0] * 17]]


def test_the_shortest_schedule_has_every_paper() -> None:
    agenda = agenda_of(make_schedule())
    made = papers(agenda)
    assert list(made.files) == [file for each in papers_of(agenda.schedule) for file in each.files]
    assert made.problems == ()


ABSENT = [
    teacher(attestation(), id="here", name="Здешняя Проба Пробовна"),
    teacher(attestation(), id="leave", name="Отпускова Проба Пробовна", status="on_leave"),
    teacher(attestation(), id="gone", name="Ушедшая Проба Пробовна", status="left"),
    teacher(attestation(), id="hidden", name="Скрытая Проба Пробовна", public="no"),
    teacher(attestation(), id="short", name="Краткая Проба Пробовна", public="initials"),
]


def school_with_absent_people() -> Agenda:
    steps = plan(activity({"days_before": 5}))
    return agenda_of(make_schedule(plans=[steps], teachers=ABSENT))


def test_nobody_who_is_absent_or_hidden_is_in_a_public_paper() -> None:
    made = papers(public_agenda(school_with_absent_people()))
    assert [row[1] for row in tables(word(made, "schedule"))[0][1:]] == [
        "Здешняя Проба Пробовна",
        "Краткая П. П.",
    ]
    for name in ("Ушедшая", "Скрытая"):
        assert [file for file, data in made.files.items() if name in everything_in(data)] == []
    files = [file for file, data in made.files.items() if "Отпускова" in everything_in(data)]
    assert files == ["papers/perspective.docx", "papers/perspective.xlsx"]


def test_whose_term_ends_is_due_in_that_school_year() -> None:
    first = {"name": "первая", "granted": "2023-05-10", "until": "2028-05-10"}
    lasting = {"name": "высшая", "granted": "2024-05-10"}
    teachers = [
        teacher(id="one", name="Первая Проба Пробовна", category=first),
        teacher(id="two", name="Вторая Проба Пробовна", category=lasting),
    ]
    made = papers(agenda_of(make_schedule(teachers=teachers)), "perspective")
    table = tables(word(made, "perspective"))[0]
    assert [row[1:] for row in table[1:]] == [
        [
            "Вторая Проба Пробовна",
            "учитель музыки",
            "высшая, 10.05.2024",
            "бессрочно",
            *[""] * 5,
            "категория бессрочная",
        ],
        [
            "Первая Проба Пробовна",
            "учитель музыки",
            "первая, 10.05.2023",
            "10.05.2028",
            "",
            "первая, категория действует до 10.05.2028",
            *[""] * 4,
        ],
    ]
    assert table_rows(sheet(made, "perspective"), "№")[-1][5:10] == [0, 1, 0, 0, 0]


def everything_in(data: bytes) -> str:
    with ZipFile(BytesIO(data)) as archive:
        return "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


def test_who_is_on_leave_counts_among_the_staff_and_who_has_left_does_not() -> None:
    made = papers(school_with_absent_people(), "monitoring")
    assert [row[1] for row in table_rows(sheet(made, "monitoring"), "Должность")] == [4, 4]


def test_papers_of_one_teacher_are_about_nobody_else() -> None:
    made = papers(sample_agenda(), "route", "support", "acquaintance", teacher="notina")
    assert [row[1] for row in tables(word(made, "acquaintance"))[0][1:]] == ["Нотина София Львовна"]
    assert len(tables(word(made, "route"))) == len(tables(word(made, "support"))) == 2


def many(number: int) -> Agenda:
    teachers = [
        teacher(
            attestation(f"2027-0{1 + each % 5}-1{each % 10}"), id=f"t{each}", name=f"Образцова {each} Проба"
        )
        for each in range(number)
    ]
    return agenda_of(make_schedule(plans=[plan(activity({"days_before": 5}))], teachers=teachers))


def test_two_hundred_teachers_have_a_row_and_a_page_each() -> None:
    made = papers(many(200), "schedule", "route", "accounts")
    assert len(tables(word(made, "schedule"))[0]) == 201
    assert len(tables(word(made, "route"))) == 200
    assert len(table_rows(sheet(made, "accounts"), "№")) == 200


def test_two_builds_give_the_same_bytes() -> None:
    assert papers(sample_agenda()).files == papers(sample_agenda()).files


def test_another_day_changes_only_what_tells_of_the_day() -> None:
    first, second = (papers(agenda_from(text_of_sample(), day)).files for day in (TODAY, date(2026, 11, 22)))
    assert {file for file in first if first[file] != second[file]} == {
        "papers/monitoring.xlsx",
        "papers/informing.docx",
    }


def text_of_sample() -> bytes:
    from tests.documents.reading import SAMPLE

    return SAMPLE.read_bytes()


@pytest.mark.parametrize("tracking", ["on", "off"])
def test_what_is_late_is_told_where_the_school_keeps_track(tracking: str) -> None:
    rows: list[Any] = [activity({"month": "сентябрь"}, title="Контроль", responsible=["head"])]
    schedule = make_schedule(
        tracking=tracking,
        roles=[role("teacher", "Педагог"), role("head", "Руководитель", "boss")],
        staff=[person("boss", "Начальников Проба Пробович", "директор")],
        plans=[plan(*rows)],
    )
    found = tables(word(papers(agenda_of(schedule), "informing"), "informing"))
    late = [["Контроль", "", "Начальников Проба Пробович", "30.09.2026", "просрочено на 52 дня"]]
    assert [table[1:] for table in found] == ([late] if tracking == "on" else [])
