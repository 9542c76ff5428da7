"""The answers beside the table: problems of the file, effects, the month, a block of cells, a staff list, the
issue."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from generator.editing.apply import fingerprint
from generator.editing.forms import LONGEST_ADDRESS
from tests.editing.staff_list.lists import SCHOOL
from tests.editor.asking import SAMPLE, answer, ask, row, text

LISTS = Path(__file__).parents[1] / "editing" / "staff_list" / "files"


def test_a_file_with_errors_has_no_table_and_its_problems_are_told() -> None:
    wrong = SAMPLE.replace(b"2027-03-15", b"2027-03-35")
    found = answer({"ivanova:name": "Другая Мария"}, wrong)
    assert (found["table"], found["lines"], found["isChanged"]) == (None, [], False)
    assert [(each["line"], each["code"]) for each in found["problems"]] == [(327, "bad-value")]
    assert ask("changed", wrong) == {"groups": [], "more": "", "lines": [], "nothing": ""}
    assert text({}, wrong) == wrong


def test_lines_come_before_the_cells() -> None:
    found = answer({"ivanova/highest:date": "15.04.2027"}, lines=["перенести ivanova высшая 2027-04-14"])
    assert found["lines"] == ["перенести ivanova высшая 2027-04-14", "перенести ivanova высшая 2027-04-15"]
    assert row(found, "ivanova/highest")["cells"][-1]["was"] == "15.03.2027"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"lines": ["пересадить ivanova"]}, "«пересадить» — такой правки нет. "),
        ({"lines": ["убрать nobody"]}, "«nobody» — такого человека в графике нет. "),
        ({"seen": "0" * 16}, "график с тех пор изменился: правка сделана по другому тексту. "),
    ],
)
def test_lines_that_do_not_fit_the_text_are_refused(given: dict[str, Any], told: str) -> None:
    found = answer({"ivanova:name": "Другая Мария"}, **given)
    assert [each[: len(told)] for each in found["refused"]] == [told]
    assert (found["isChanged"], found["lines"]) == (False, [])


def test_what_was_made_on_this_very_text_is_taken() -> None:
    assert answer(seen=fingerprint(SAMPLE), lines=["убрать tetradkina"])["refused"] == []


def test_effects_are_told_by_person() -> None:
    cells = {"ivanova/highest:date": "14.04.2027", "myachiev/fit:done/upload-materials": "сегодня"}
    cells |= {"azbukina/first:done/open-accounts": "", "zabotina:status": "уволен"}
    cells |= {"pereletov:status": "работает", "tishina:position": "психолог"}
    found = ask("changed", cells=cells)
    told = {
        group["title"].replace("\u00a0", " "): [
            group["note"],
            *(" → ".join(filter(None, (item["was"], item["now"]))) for item in group["items"]),
        ]
        for group in found["groups"]
    }
    assert told["Иванова М. П."] == [
        "",
        "20 фев → 25 мар",
        "5 мар → 2 апр",
        "10 мар → 9 апр",
        "15 мар → 14 апр",
    ]
    assert told["Мячиев Э. Т."] == ["", "сделано"]
    assert told["Азбукина А. И."] == ["", "отметка снята"]
    assert told["Заботина О. Ю."][0] == "больше не в графике"
    assert told["Перелётов Г. И."] == ["новое имя в графике"]
    assert found["lines"][0] == "Тишина Елизавета Глебовна: должность — педагог-психолог → психолог"
    assert [line.partition(" у ")[0].partition(":")[0] for line in found["lines"][1:]] == [
        "Напоминания изменятся",
        "Предупреждение",
    ]


def test_of_another_category_the_days_go_and_come() -> None:
    found = ask("changed", cells={"zvukova/highest:for": "первая"})
    told = [(item["was"], item["now"]) for item in found["groups"][0]["items"]]
    assert sorted(told, key=str) == sorted(
        [
            *((None, day) for day in ("30 апр", "11 мая", "14 мая", "21 мая")),
            *((day, "не будет") for day in ("30 апр", "11 мая", "14 мая", "21 мая")),
            (None, "не будет"),
        ],
        key=str,
    )


def test_a_new_warning_is_an_effect_and_without_edits_there_is_none() -> None:
    found = ask("changed", cells={"ivanova/highest:date": "13.03.2027"})
    assert found["lines"][-1] == (
        "Предупреждение: аттестация назначена на выходной: 13.03.2027 — суббота. Проверьте дату"
    )
    assert ask("changed") == {
        "groups": [],
        "more": "",
        "lines": [],
        "nothing": "Для людей ничего не меняется.",
    }


def test_of_very_many_people_the_first_are_told() -> None:
    cells = {
        f"+{number}:{column}": value for number in range(1, 43) for column, value in _person(number).items()
    }
    found = ask("changed", cells=cells)
    assert (len(found["groups"]), found["more"]) == (40, "… и ещё 2")


def _person(number: int) -> dict[str, str]:
    return {"name": f"Пример{'а' * number} Зоя Ивановна", "position": "учитель"}


def test_a_month_has_the_days_off_of_the_school() -> None:
    month = ask("month", value="14.04.2027", shown="")
    assert (month["title"], month["before"], month["after"], month["whole"]) == (
        "Апрель 2027",
        "2027-03",
        "2027-05",
        "04.2027",
    )
    days = [day for week in month["weeks"] for day in week if day]
    assert [day["number"] for day in days if day["off"]] == [3, 4, 10, 11, 17, 18, 21, 24, 25]
    assert [day["value"] for day in days if day["isChosen"]] == ["14.04.2027"]
    assert days[20] == {
        "number": 21,
        "value": "21.04.2027",
        "title": "21 апреля, среда",
        "off": "выходной в школе",
        "isChosen": False,
    }


@pytest.mark.parametrize(
    ("value", "shown", "title"),
    [("14.04.2027", "2027-05", "Май 2027"), ("", "", "Ноябрь 2026"), ("31.04.2027", "", "Ноябрь 2026")],
)
def test_a_month_is_the_one_turned_to_or_that_of_today(value: str, shown: str, title: str) -> None:
    assert ask("month", value=value, shown=shown)["title"] == title


BLOCKS = [
    (
        "ivanova/highest:date",
        "14.04.2027\r\n\r\n15.05.2027\r\n",
        {
            "ivanova/highest:date": "14.04.2027",
            "azbukina/first:date": "",
            "bukvareva/highest:date": "15.05.2027",
        },
    ),
    (
        "+1:name",
        "Первая Анна\tучитель\tвысшая\t\tпервая\t05.2027\tлишнее\nВторая Анна\n",
        {
            "+1:name": "Первая Анна",
            "+1:position": "учитель",
            "+1:held": "высшая",
            "+1:until": "",
            "+1/+:for": "первая",
            "+1/+:date": "05.2027",
            "+2:name": "Вторая Анна",
        },
    ),
    (
        "zadachkin/mentor:for",
        'первая\t01.2027\n"пер\nвая"\t02.2027',
        {
            "zadachkin/mentor:for": "первая",
            "zadachkin/mentor:date": "01.2027",
            "zadachkin/methodist:for": "пер вая",
            "zadachkin/methodist:date": "02.2027",
        },
    ),
    (
        "zadachkin:position",
        "учитель\nничья\nгеограф",
        {
            "zadachkin:position": "учитель",
            "globusova:position": "географ",
        },
    ),
]


@pytest.mark.parametrize(("at", "block", "cells"), BLOCKS)
def test_a_block_of_cells_fills_the_table_from_that_cell_on(
    at: str, block: str, cells: dict[str, str]
) -> None:
    assert ask("paste", at=at, text=block)["cells"] == cells


def test_of_a_very_long_block_the_first_rows_are_taken() -> None:
    found = ask("paste", at="+1:name", text="\n".join(f"Имя {number}" for number in range(400)))
    assert len(found["cells"]) == 300


def test_a_staff_list_becomes_lines_as_the_import_gives_them_and_cells_that_are_wrong_stay() -> None:
    book = (LISTS / "staff.ods").read_bytes()
    data = SCHOOL.encode()
    cells = {"pyataya:position": "учитель", "vtoraya:until": "когда-то"}
    found = ask("staff", data, book, cells=cells, name="staff.ods")
    assert (found["problem"], found["cells"]) == (None, {"vtoraya:until": "когда-то"})
    assert found["lines"][0] == "должность pyataya учитель"
    assert found["count"] == len(found["lines"]) - 1
    assert found["told"][0].startswith("Список «staff.ods», лист")


def test_what_is_no_workbook_is_told() -> None:
    assert ask("staff", SAMPLE, b"%PDF-1.4", name="список.pdf") == {
        "problem": "«список.pdf»: это файл PDF, а не таблица: нужна книга Excel, из которой он сделан"
    }


def test_the_issue_is_filled_in_with_the_lines_and_the_text_they_were_made_on() -> None:
    sending = answer({"ivanova/highest:date": "14.04.2027", "ivanova:status": "в отпуске"})["sending"]
    address = urlsplit(sending["address"])
    assert (sending["button"], sending["copied"]) == ("Отправить 2 правки", None)
    assert (address.netloc, address.path) == ("github.com", "/example-school/attestation/issues/new")
    assert parse_qs(address.query) == {
        "template": ["other.yml"],
        "edits": ["перенести ivanova высшая 2027-04-14\nсостояние ivanova on_leave"],
        "seen": [fingerprint(SAMPLE)],
    }


def test_what_no_address_holds_is_to_be_copied() -> None:
    lines = [f"выходной 2027-04-{day:02}" for day in range(1, 31)] * 12
    sending = answer(lines=lines)["sending"]
    assert sending["copied"] == "\n".join(lines)
    assert parse_qs(urlsplit(sending["address"]).query) == {
        "template": ["other.yml"],
        "seen": [fingerprint(SAMPLE)],
    }
    assert len(sending["address"]) < LONGEST_ADDRESS


def test_without_a_repository_nothing_can_be_sent() -> None:
    sending = answer({"ivanova:name": "Другая Мария"}, repository=None)["sending"]
    assert (sending["address"], sending["copied"]) == (None, None)
