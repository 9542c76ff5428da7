"""A school year of a coordinator who never opens the file: forms in, papers and mail out."""

import os
from collections.abc import Iterator
from datetime import date, timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest
from docx import Document

from generator.cli import main
from generator.editing.form import read_form
from generator.schedule.choices import Category
from tests.commands.test_remind import use
from tests.issue_forms import issue_body
from tests.mail.servers import FaultyServer

AUGUST = """\
# График школы.
school: {name: Школа № 0}
school_year: {start: 2026-09-01, end: 2027-05-31}
roles:
  - {id: coordinator, title: Ответственный за аттестацию, people: [zavuch]}
  - {id: teacher,     title: Педагог}
staff:
  - {id: zavuch, name: Сводкина Проба Образцовна, position: завуч}   # до ноября
  - {id: novyy,  name: Новый Пример Примерович,   position: завуч}
plans:
  - id: cyclogram
    title: Циклограмма
    activities:
      - id: order
        title: Приказ об ответственном
        when: {month: август}
        responsible: [coordinator]
      - id: accounts
        title: Открытие кабинетов
        when: {days_before: 20}
        responsible: [coordinator]
      - id: upload
        title: Загрузка материалов
        when: {days_before: 10}
        responsible: [teacher]
teachers:
  - id: alfina
    name: Альфина Проба Образцовна
    position: учитель музыки
    category: {name: первая, granted: 2022-05-20, until: 2027-05-20}
"""

MAY = """\
# График школы.
school: {name: Школа № 0}
school_year: {start: 2026-09-01, end: 2027-05-31}
calendar:
  days_off: [2027-03-05]
roles:
  - {id: coordinator, title: Ответственный за аттестацию, people: [novyy]}
  - {id: teacher,     title: Педагог}
staff:
  - {id: zavuch, name: Сводкина Проба Образцовна, position: завуч}   # до ноября
  - {id: novyy,  name: Новый Пример Примерович,   position: завуч}
plans:
  - id: cyclogram
    title: Циклограмма
    activities:
      - id: order
        title: Приказ об ответственном
        when: {month: август}
        responsible: [coordinator]
        done: {2026-08: 2026-08-28}
      - id: accounts
        title: Открытие кабинетов
        when: {days_before: 20}
        responsible: [coordinator]
      - id: upload
        title: Загрузка материалов
        when: {days_before: 10}
        responsible: [teacher]
teachers:
  - id: alfina
    name: Альфина Проба Образцовна
    position: учитель музыки
    category: {name: высшая, granted: 2027-03-22}
    attestations:
      - for: высшая
        date: 2027-03-15
        done:
          accounts: 2027-02-22
          upload: 2027-03-03
        result: {date: 2027-03-22, order: № 55 от 25.03.2027}
  - id: betina
    name: Бетина-Новая Проба Образцовна
    position: учитель физики
    status: on_leave
    attestations:
      - for: первая
        date: 2027-04
"""

# What the coordinator fills in, and on which day.
YEAR: dict[date, list[tuple[str, dict[str, str]]]] = {
    date(2026, 8, 28): [
        ("done.yml", {"step": "Приказ об ответственном", "slot": "август 2026"}),
        ("move.yml", {"teacher": "Альфина", "category": "на высшую", "date": "01.03.2027"}),
    ],
    date(2026, 9, 21): [
        (
            "add.yml",
            {
                "name": "Бетина Проба Образцовна",
                "position": "учитель физики",
                "plan": "первая",
                "date": "апрель 2027",
            },
        )
    ],
    date(2026, 11, 9): [
        ("role.yml", {"role": "Ответственный за аттестацию", "people": "Новый Пример Примерович"})
    ],
    date(2027, 1, 18): [
        ("move.yml", {"teacher": "Альфина П. О. (alfina)", "category": "высшая", "date": "15 марта 2027 г."})
    ],
    date(2027, 2, 1): [("other.yml", {"edits": "имя betina «Бетина-Новая Проба Образцовна»"})],
    date(2027, 2, 22): [
        ("done.yml", {"step": "Открытие кабинетов (accounts)", "teacher": "alfina", "category": "высшая"})
    ],
    date(2027, 2, 24): [("day.yml", {"kind": "выходной", "days": "5 марта 2027"})],
    date(2027, 3, 1): [("status.yml", {"teacher": "Бетина-Новая", "status": "в отпуске"})],
    date(2027, 3, 4): [
        (
            "done.yml",
            {"step": "Загрузка материалов", "teacher": "Альфина", "category": "высшая", "day": "вчера"},
        )
    ],
    date(2027, 3, 29): [
        (
            "result.yml",
            {"teacher": "Альфина", "category": "высшая", "day": "22.03.2027", "order": "№ 55 от 25.03.2027"},
        )
    ],
}


MAILS = [
    ("zavuch", "До 31 августа (пн): приказ об ответственном"),
    ("zavuch", "Сроки всей школы на неделю 31 августа — 6 сентября"),
    ("novyy", "Альфина: открытие кабинетов до 20 февраля"),
    ("novyy", "Сроки всей школы на неделю 15–21 февраля"),
    ("novyy", "Альфина: открытие кабинетов до 20 февраля и ещё 1 срок"),
    ("alfina", "До 5 марта (пт): загрузка материалов"),
    ("alfina", "Новый срок 4 марта (чт): загрузка… и ещё 1 аттестация"),
    ("novyy", "Отменено: Бетина-Новая — открытие кабинетов. Сроки всей школы на неделю 1–7 марта"),
    ("alfina", "До 4 марта (чт): загрузка материалов и ещё 1 аттестация"),
    ("alfina", "15 марта (пн): аттестация на высшую категорию"),
    ("novyy", "Сроки всей школы на неделю 15–21 марта"),
]


_ALFINA = ["1", "Альфина Проба Образцовна", "учитель музыки"]
PAPERS = {
    date(2026, 9, 21): [
        [*_ALFINA, "первая, 20.05.2022", "20.05.2027", "высшая категория", "01.03.2027", "", ""],
        [
            "2",
            "Бетина Проба Образцовна",
            "учитель физики",
            "—",
            "—",
            "первая категория",
            "апрель 2027",
            "",
            "",
        ],
    ],
    date(2027, 5, 31): [
        [
            *(*_ALFINA, "высшая, 22.03.2027", "бессрочно", "высшая категория", "15.03.2027"),
            *("решение от 22.03.2027, приказ № 55 от 25.03.2027", ""),
        ],
    ],
}


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FaultyServer]:
    monkeypatch.chdir(tmp_path)
    for name in list(os.environ):
        if name.startswith(("SMTP_", "MAIL_", "CONTACTS")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("CONTACTS", "\n".join(f"{each}: {each}@example.org" for each in PEOPLE))
    with FaultyServer() as found:
        use(found, monkeypatch)
        yield found


PEOPLE = ("zavuch", "novyy", "alfina", "betina")


def filled_in(file: str, answers: dict[str, str], day: date) -> list[str]:
    """The lines of the edits that an issue made with the form asks for."""
    found = read_form(issue_body(file, answers), day, _is_planned)
    assert found.problems == ()
    return [each.edit.line for each in found.edits]


def _is_planned(teacher: str, category: Category, post: str | None) -> bool:
    return f"for: {category}" in Path("schedule.yaml").read_text("utf-8")


def run(*arguments: str, day: date) -> int:
    return main([*arguments, "--today", day.isoformat()])


def test_a_year_by_forms_alone_gives_the_file_the_papers_and_every_mail_once(
    server: FaultyServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("schedule.yaml").write_text(AUGUST, "utf-8")
    papers: dict[date, list[list[str]]] = {}
    day = date(2026, 8, 24)
    while day <= date(2027, 5, 31):
        for file, answers in YEAR.get(day, []):
            assert run("edit", *filled_in(file, answers, day), "--write", day=day) == 0
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str((day - date(1970, 1, 1)).days * 86400 + 9 * 3600))
        assert run("remind", "--send", "--ledger", "ledger.jsonl", day=day) == 0
        if day in PAPERS:
            papers[day] = paper(day)
        day += timedelta(days=1)
    assert Path("schedule.yaml").read_text("utf-8") == MAY
    assert run("check", day=day) == 0
    told = [(address.partition("@")[0], str(mail["Subject"])) for address, mail in received(server)]
    assert (told, papers) == (MAILS, PAPERS)


def paper(day: date) -> list[list[str]]:
    """The rows of the schedule that the head signs that day, without its head."""
    assert run("papers", "schedule", day=day) == 0
    (table,) = Document("build/papers/schedule.docx").tables
    return [[cell.text for cell in row.cells] for row in table.rows[1:]]


def received(server: FaultyServer) -> Iterator[tuple[str, EmailMessage]]:
    return zip(server.box.recipients, server.box.messages, strict=True)
