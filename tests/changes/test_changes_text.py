"""The summary of a pull request word for word, and the same changes as data."""

import json
from datetime import date
from typing import Any

import pytest
from markdown_it import MarkdownIt

from generator.changes import Changes
from generator.changes.data import to_data
from generator.changes.mailing import MailChange
from generator.changes.markdown import NOTHING, escape, listing, table, to_markdown
from generator.problems import Position, Problem, Severity
from generator.remindings import Reminding
from tests.changes.conftest import Sample
from tests.samples import TODAY

NEWCOMER = {
    "id": "chetvertaya",
    "name": "Четвёртая Проба Образцовна",
    "position": "учитель физики",
    "attestations": [{"for": "соответствие", "date": "2027-02"}],
}


def test_no_change_says_so_in_one_sentence(sample: Sample) -> None:
    assert sample.markdown(lambda data: None) == f"{NOTHING}\n" == "Для людей ничего не меняется.\n"


def test_a_month_that_becomes_its_first_day_reads_otherwise_in_every_row(sample: Sample) -> None:
    def rough(data: dict[str, Any]) -> None:
        data["plans"][0]["activities"][3]["when"] = {"during": "individual"}
        data["teachers"][0]["attestations"][0]["date"] = "2027-04"

    def exact(data: dict[str, Any]) -> None:
        data["teachers"][0]["attestations"][0]["date"] = "2027-04-01"

    rows = [line for line in sample.edited(rough).markdown(exact).splitlines() if "2027" in line]
    assert [row.split(" | ")[1:3] for row in rows] == [
        ["≈ 22.03.2027, пн", "22.03.2027, пн"],
        ["в апреле 2027 года, день не назначен", "01.04.2027, чт"],
        ["с 01.09.2026 по ≈ 01.04.2027", "с 01.09.2026 по 01.04.2027"],
    ]


def test_one_date_moved_and_one_teacher_added(sample: Sample) -> None:
    def edit(data: dict[str, Any]) -> None:
        data["teachers"][0]["attestations"][0]["date"] = "2027-03-22"
        data["teachers"].append(NEWCOMER)

    assert (
        sample.markdown(edit)
        == """\
Сроки: перенесено — 2, добавлено — 2. Напоминания меняются у 2 человек.

### Педагоги

- теперь в графике: Четвёртая Проба Образцовна

### Сроки

#### Вторая Проба Образцовна

| Что | Было | Стало | Почему |
| --- | --- | --- | --- |
| Загрузка материалов | 05.03.2027, пт | 12.03.2027, пт | за 10 дней до 22 марта 2027 г. — 12 марта, пятница |
| Аттестация на высшую категорию | 15.03.2027, пн | 22.03.2027, пн \
| планируемая дата аттестации — 22 марта 2027 г., понедельник |

#### Четвёртая Проба Образцовна

| Что | Было | Стало | Почему |
| --- | --- | --- | --- |
| Загрузка материалов | — | ≈ 22.01.2027, пт \
| ориентировочно, за 10 дней до начала февраля 2027 года — 22 января, пятница |
| Аттестация на соответствие занимаемой должности | — | в феврале 2027 года, день не назначен \
| планируется в феврале 2027 года; день ещё не назначен |

### Напоминания

| Кому | Отпадут | Придут |
| --- | --- | --- |
| Вторая Проба Образцовна | 26 февраля, 4 марта, 5 марта, 12 марта | 5 марта, 11 марта, 15 марта, 19 марта |
| Четвёртая Проба Образцовна | — | 15 января, 21 января, 25 января |
"""
    )


def test_work_of_the_whole_school_stands_last_and_says_what_moved_it(sample: Sample) -> None:
    def edit(data: dict[str, Any]) -> None:
        data["calendar"] = {"days_off": ["2027-02-26"]}
        data["plans"][0]["activities"][2]["when"]["time"] = "16:30"
        data["plans"][0]["activities"].pop(3)
        data["teachers"][1]["attestations"][0]["done"] = {"upload": "20.11.2026"}

    assert (
        sample.markdown(edit)
        == """\
Сроки: перенесено — 2, убрано — 1, отметок изменено — 1. Напоминания меняются у 3 человек.

### Сроки

#### Вся школа

| Что | Было | Стало | Почему |
| --- | --- | --- | --- |
| Совещание | 15.12.2026, вт, 15:00 (60 мин), актовый зал | 15.12.2026, вт, 16:30 (60 мин), актовый зал \
| изменилось правило: назначено — 15 декабря, вторник |
| Контроль | 26.02.2027, пт | 25.02.2027, чт | изменился рабочий календарь или перенос: \
до конца месяца (февраль 2027): 28 февраля — воскресенье, перенесено на 25 февраля |
| Беседы | с 01.09.2026 по 31.05.2027 | — | больше нет в графике |

### Отметки о выполнении

| Кто | Что | Было | Стало |
| --- | --- | --- | --- |
| Третья Проба Образцовна | Загрузка материалов | — | 20.11.2026 |

### Другие правки

| Где | Что | Было | Стало |
| --- | --- | --- | --- |
| Рабочий календарь | Выходные школы | — | 26.02.2027 |
| Мероприятие «Совещание» | Сроки | 15 декабря 2026 г., в 15:00, актовый зал \
| 15 декабря 2026 г., в 16:30, актовый зал |

### Напоминания

| Кому | Отпадут | Придут |
| --- | --- | --- |
| Вторая Проба Образцовна | 26 февраля | 25 февраля |
| Первая Проба Образцовна | 19 февраля, 25 февраля | 18 февраля, 24 февраля |
| Третья Проба Образцовна | 26 марта, 1 апреля | — |
"""
    )


NASTY = (
    "a | b",
    "<script>alert(1)</script>",
    "`x` *y* _z_ ~w~ $m$",
    "[t](https://example.org) ![i](x)",
    "\\| &amp; # :smile:",
    "two\nlines\r\n\nthree",
)


@pytest.mark.parametrize("text", NASTY)
def test_markup_in_a_title_appears_as_text(text: str) -> None:
    html = (
        MarkdownIt("commonmark")
        .enable(["table", "strikethrough"])
        .render(f"| a |\n| --- |\n| {escape(text)} |\n")
    )
    shown = html.split("<td>")[1].split("</td>")[0]
    plain = " ".join(text.split())
    for sign, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
        plain = plain.replace(sign, entity)
    assert shown == plain


def test_names_appear_as_the_school_chose(sample: Sample) -> None:
    initials = sample.edited(lambda data: data["school"].update(names="initials"))
    text = initials.markdown(lambda data: data["teachers"].append(NEWCOMER))
    assert "Четвёртая П. О." in text
    assert "Образцовна" not in text


def test_thousands_of_rows_become_counts(sample: Sample) -> None:
    crowd = [{**NEWCOMER, "id": f"t{number}", "name": f"Педагог {number}"} for number in range(300)]
    text = sample.markdown(lambda data: data["teachers"].extend(crowd))
    assert "| Педагог 0 | 2 |" in text
    assert "Почему" not in text
    assert len(text.encode()) < 1_000_000


def test_two_attestations_of_one_teacher_are_told_apart(sample: Sample) -> None:
    def edit(data: dict[str, Any]) -> None:
        data["teachers"][0]["attestations"].append({"for": "педагог-наставник", "date": "2027-03-15"})
        data["plans"][0]["activities"][0]["when"] = {"days_before": "11"}

    text = sample.markdown(edit)
    assert "| Загрузка материалов (высшая) | 05.03.2027, пт | 04.03.2027, чт |" in text
    assert "| Загрузка материалов (педагог-наставник) | — | 04.03.2027, чт |" in text


def test_the_data_have_iso_dates_and_stable_keys(sample: Sample) -> None:
    def edit(data: dict[str, Any]) -> None:
        data["teachers"][0]["attestations"][0] |= {"date": "2027-03-22", "done": {"upload": "2026-11-20"}}
        data["teachers"][0]["name"] = "Иная Проба Образцовна"
        data["school"]["name"] = "Школа № 00"
        data["teachers"].pop(1)

    data = json.loads(json.dumps(to_data(sample.changes(edit))))
    time = {
        "kind": "deadline",
        "opens": None,
        "closes": None,
        "due": "2027-03-05",
        "starts_at": None,
        "minutes": None,
        "place": None,
        "approximate": False,
    }
    assert data["moved"][0] == {
        "key": "2026/cyclogram/upload/vtoraya/highest",
        "title": "Загрузка материалов",
        "teacher": "vtoraya",
        "cause": "planned",
        "old": time,
        "new": {**time, "due": "2027-03-12"},
        "why": "за 10 дней до 22 марта 2027 г. — 12 марта, пятница",
    }
    assert data["done"] == [
        {
            "key": "2026/cyclogram/upload/vtoraya/highest",
            "title": "Загрузка материалов",
            "teacher": "vtoraya",
            "old": None,
            "new": "2026-11-20",
        }
    ]
    assert data["teachers"] == {
        "joined": [],
        "gone": ["tretya"],
        "renamed": [{"id": "vtoraya", "old": "Вторая Проба Образцовна", "new": "Иная Проба Образцовна"}],
    }
    assert data["edited"] == [
        {
            "path": "school/name",
            "owner": "Школа",
            "label": "Название",
            "old": "Школа № 0",
            "new": "Школа № 00",
        }
    ]
    assert [each["key"] for each in data["dropped"]] == [
        "2026/cyclogram/upload/tretya/first",
        "2026/attestation/tretya/first",
    ]
    assert [(each["person"], len(each["added"]), len(each["dropped"])) for each in data["mail"]] == [
        ("tretya", 0, 4),
        ("vtoraya", 2, 4),
    ]
    assert data["mail"][1]["added"][0] == {
        "day": "2027-03-15",
        "key": "2026/attestation/vtoraya/highest",
        "due": "2027-03-22",
    }
    assert data["warnings"] == {"new": [], "gone": []}


def mailed_on(person: str, *days: int) -> MailChange:
    return MailChange(person, tuple(Reminding(date(2027, 3, day), "key", TODAY) for day in days), ())


def mail_rows(sample: Sample, *changes: MailChange) -> list[str]:
    text = to_markdown(Changes(mail=changes), sample.agenda, sample.agenda)
    return text.splitlines()[6:]


def test_a_person_with_many_days_of_mail_sees_the_first_six(sample: Sample) -> None:
    six = "1 марта, 2 марта, 3 марта, 4 марта, 5 марта, 6 марта"
    assert mail_rows(sample, mailed_on("vtoraya", *range(1, 7)), mailed_on("tretya", *range(1, 9))) == [
        f"| Вторая Проба Образцовна | — | {six} |",
        f"| Третья Проба Образцовна | — | {six} и ещё 2 |",
    ]


def test_people_with_mail_stand_by_name_whatever_changes_for_them(sample: Sample) -> None:
    assert mail_rows(sample, mailed_on("tretya", 1), mailed_on("vtoraya", 2), mailed_on("nulevoy", 3)) == [
        "| Вторая Проба Образцовна | — | 2 марта |",
        "| Нулевой Ноль Нолевич | — | 3 марта |",
        "| Третья Проба Образцовна | — | 1 марта |",
    ]


@pytest.mark.parametrize(("number", "shown", "end"), [(300, 300, ""), (301, 300, "\n\n… и ещё 1")])
def test_three_hundred_rows_are_shown_and_the_others_counted(number: int, shown: int, end: str) -> None:
    assert table(("A",), [("x",)] * number) == "| A |\n| --- |" + "\n| x |" * shown + end
    assert listing(["x"] * number) == "\n".join(["- x"] * shown) + end


def people(number: int) -> list[dict[str, Any]]:
    return [
        {**NEWCOMER, "id": f"t{each:03}", "name": f"Педагог {each:03}", "attestations": [FIT]}
        for each in range(number)
    ]


FIT = {"for": "соответствие", "date": "2027-02-15"}


@pytest.mark.parametrize(("more", "dates"), [(0, True), (1, False)])
def test_three_hundred_dates_are_shown_one_by_one_and_more_are_counted(
    sample: Sample, more: int, dates: bool
) -> None:
    """Each teacher has two; the meeting is one more."""

    def edit(data: dict[str, Any]) -> None:
        data["teachers"].extend(people(150))
        data["plans"][0]["activities"][2]["when"]["time"] = "16:30" if more else "15:00"

    text = sample.markdown(edit)
    assert ("#### Педагог 000\n" in text, "| Педагог 000 | 2 |" in text) == (dates, not dates)


def test_the_whole_school_comes_after_all_people_and_namesakes_by_id(sample: Sample) -> None:
    def edit(data: dict[str, Any]) -> None:
        twins = people(2)
        data["teachers"].extend({**each, "name": "Я Я Я"} for each in reversed(twins))
        data["teachers"][-1]["attestations"] = [{"for": "соответствие", "date": "2027-02-22"}]
        data["plans"][0]["activities"][2]["when"]["time"] = "16:30"

    lines = sample.markdown(edit).splitlines()
    titles = [line for line in lines if line.startswith("#### ")]
    assert titles == ["#### Я Я Я", "#### Я Я Я", "#### Вся школа"]
    attestations = [line for line in lines if line.startswith("| Аттестация")]
    assert ["22.02.2027" in line for line in attestations] == [True, False]


def warned(message: str, line: int, hint: str | None = None) -> Problem:
    return Problem("schedule.yaml", Position(line, 1), Severity.WARNING, "code", message, hint)


@pytest.mark.parametrize(
    ("came", "went", "lines"),
    [
        ([warned("нет_даты", 7)], [], ["- новое: строка 7: нет\\_даты"]),
        ([warned("нет даты", 7, "впишите *её*")], [], ["- новое: строка 7: нет даты — впишите \\*её\\*"]),
        ([], [warned("нет_даты", 7, "впишите")], ["- больше нет: нет\\_даты"]),
        ([warned("а", 1)], [warned("б", 2)], ["- новое: строка 1: а", "- больше нет: б"]),
    ],
)
def test_warnings_that_came_or_went_are_listed(
    sample: Sample, came: tuple[Problem, ...], went: tuple[Problem, ...], lines: str
) -> None:
    changes = Changes(warnings_new=tuple(came), warnings_gone=tuple(went))
    text = to_markdown(changes, sample.agenda, sample.agenda)
    assert text.splitlines() == ["Сроки не меняются.", "", "### Предупреждения", "", *lines]


def test_a_new_school_year_begins_with_what_the_old_one_leaves_open(sample: Sample) -> None:
    def next_year(data: dict[str, Any]) -> None:
        data["school_year"] = {"start": "2027-09-01", "end": "2028-05-31"}
        data["plans"][0]["activities"][2]["when"]["date"] = "2027-12-15"
        for each in data["teachers"]:
            each["attestations"] = []

    spring = sample.on(date(2027, 4, 2))
    text = spring.markdown(next_year)
    assert text[: text.index("\n\nСроки:")] == (
        "### Остаются от 2026/2027: 3 срока\n\n"
        "Учебный год новый, а эти сроки прежнего ещё впереди: напоминания и календари скажут о них, "
        "пока прежний график лежит в archive/2026-2027.yaml.\n\n"
        "| Когда | Что | Кто |\n"
        "| --- | --- | --- |\n"
        "| 02.04.2027, пт | Загрузка материалов | Третья Проба Образцовна |\n"
        "| 12.04.2027, пн | Аттестация на первую категорию | Третья Проба Образцовна |\n"
        "| 30.04.2027, пт | Контроль | Вся школа |"
    )
    assert [each["key"] for each in to_data(spring.changes(next_year))["left_open"]] == [
        "2026/cyclogram/upload/tretya/first",
        "2026/attestation/tretya/first",
        "2026/cyclogram/watch/2027-04",
    ]


def test_within_a_school_year_nothing_is_left_open(sample: Sample) -> None:
    changes = sample.changes(lambda data: data["teachers"].pop())
    assert (changes.left_open, len(changes.dropped)) == ((), 2)
