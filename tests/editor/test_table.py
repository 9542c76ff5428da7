"""The table: what stands in the file, what was typed, and the days that follow from it."""

from datetime import UTC, datetime

import pytest

from tests.editor.asking import SAMPLE, answer, days, row, values
from tests.samples import SCHOOL_TEXT


def test_a_row_is_an_attestation_with_its_person_and_the_days_of_its_steps() -> None:
    found = row(answer(), "ivanova/highest")
    assert values(found) == [
        "Иванова Мария Петровна",
        "учитель начальных классов",
        "первая",
        "20.10.2027",
        "высшая",
        "15.03.2027",
    ]
    assert days(found) == ["20 фев", "5 мар", "10 мар"]
    assert found["steps"][0] | {"mark": None} == {
        "at": "ivanova/highest:done/open-accounts",
        "brief": "20 фев",
        "day": "20 февраля, рабочая суббота",
        "why": "за 20 дней до 15 марта 2027 г.; 23 февраля — День защитника Отечества, поэтому срок раньше",
        "title": "Открытие ЛК",
        "called": "открытие ЛК",
        "mark": None,
        "isDone": False,
        "problem": None,
    }


def test_a_second_attestation_has_nothing_of_the_person_again() -> None:
    found = answer()
    assert values(row(found, "zadachkin/methodist")) == [None] * 4 + ["педагог-методист", "12.05.2027"]
    assert [row(found, each)["another"] for each in ("zadachkin/mentor", "zadachkin/methodist")] == [
        "zadachkin/+",
        None,
    ]


def test_whoever_has_none_has_an_empty_place_for_one_and_so_has_the_last_row() -> None:
    rows = answer()["table"]["rows"]
    assert [each["slot"] for each in rows if each["slot"].endswith("/+")] == [
        "probirkina/+",
        "tetradkina/+",
        "pereletov/+",
        "+1/+",
    ]
    assert (rows[-1]["isEmpty"], rows[-1]["called"], values(rows[-1])) == (True, "новый педагог", [""] * 6)


def test_a_day_that_is_typed_moves_the_steps_at_once() -> None:
    found = answer({"ivanova/highest:date": "14 апреля 2027"})
    moved = row(found, "ivanova/highest")
    assert moved["cells"][-1] == {
        "at": "ivanova/highest:date",
        "column": "date",
        "value": "14.04.2027",
        "was": "15.03.2027",
        "problem": None,
    }
    assert days(moved) == ["25 мар", "2 апр", "9 апр"]
    assert moved["steps"][1]["why"] == (
        "за 10 дней до 14 апреля 2027 г.; 4 апреля — воскресенье, поэтому срок раньше"
    )


def test_a_month_alone_gives_days_that_are_marked_as_rough() -> None:
    assert days(row(answer({"ivanova/highest:date": "апрель 2027"}), "ivanova/highest")) == [
        "≈ 12 мар",
        "≈ 22 мар",
        "≈ 26 мар",
    ]


def test_another_category_is_another_attestation_in_the_same_row() -> None:
    found = answer({"zvukova/highest:for": "1 кк"})
    changed = row(found, "zvukova/highest")
    assert (values(changed)[4:], days(changed)) == (["первая", "21.05.2027"], ["30 апр", "11 мая", "14 мая"])
    assert found["lines"] == ["отменить zvukova высшая", "запланировать zvukova первая 2027-05-21"]


def test_of_two_posts_each_row_keeps_its_own_days() -> None:
    other = "notina/first/pedagog-dopolnitelnogo-obrazovaniia"
    before, after = answer(), answer({"notina/first:for": "соответствие", "notina/first:date": "14.04.2027"})
    assert days(row(after, "notina/first")) == ["25 мар", "2 апр", "9 апр"]
    assert days(row(after, other)) == days(row(before, other)) == ["28 янв", "5 фев", "12 фев"]


def test_a_new_person_is_a_row_with_days_and_another_empty_row_stands_below() -> None:
    cells = {"+1:name": "Примерова  Зинаида Фоминична", "+1:position": "учитель химии"}
    cells |= {"+1/+:for": "высшая", "+1/+:date": "28.04.2027"}
    found = answer(cells)
    new = row(found, "+1/+")
    assert (new["isNew"], new["isEmpty"], new["called"]) == (True, False, "Примерова")
    assert days(new) == ["8 апр", "16 апр", "23 апр"]
    assert [step["at"] for step in new["steps"]] == [None] * 3
    assert found["table"]["rows"][-1]["person"] == "+2"


def test_nobody_is_added_under_a_name_that_is_there() -> None:
    namesakes = {"name": "Примерова Зинаида Фоминична", "position": "учитель химии"}
    found = answer({f"+{number}:{column}": text for number in (1, 2) for column, text in namesakes.items()})
    assert [row(found, f"+{number}/+")["isNew"] for number in (1, 2)] == [True, False]
    assert list(found["faults"]) == ["+2:name"]


def test_another_attestation_stands_below_those_of_the_person_once_it_is_asked_for() -> None:
    found = answer({"ivanova/+:for": "", "ivanova/highest:date": "14.04.2027"})
    slots = [each["slot"] for each in found["table"]["rows"] if each["person"] == "ivanova"]
    assert (slots, row(found, "ivanova/highest")["another"]) == (["ivanova/highest", "ivanova/+"], None)


def test_an_open_row_has_more_cells() -> None:
    found = answer({"+1:name": "Примерова Зинаида"})
    assert [
        [cell["at"] for cell in row(found, slot)["more"]] for slot in ("ivanova/highest", "probirkina/+")
    ] == [
        ["ivanova:granted", "ivanova:status", "ivanova/highest:result", "ivanova/highest:order"],
        ["probirkina:granted", "probirkina:status"],
    ]
    assert [[cell["at"] for cell in row(found, slot)["more"]] for slot in ("+1/+", "+2/+")] == [
        ["+1:granted"],
        [],
    ]


@pytest.mark.parametrize(
    ("cells", "away"),
    [({}, False), ({"ivanova:status": "в отпуске"}, True), ({"ivanova:status": "убрать"}, False)],
)
def test_whoever_is_away_or_gone_has_no_days(cells: dict[str, str], away: bool) -> None:
    found = row(answer(cells), "ivanova/highest")
    assert (found["isAway"], days(found) == [None] * 3) == (away, bool(cells))


def test_what_is_wrong_is_shown_as_it_was_typed_and_without_days() -> None:
    found = row(answer({"ivanova/highest:date": "31.04.2027"}), "ivanova/highest")
    assert (values(found)[-1], days(found)) == ("31.04.2027", [None] * 3)


def test_a_warning_stands_at_the_cell_that_it_is_about() -> None:
    found = answer({"ivanova/highest:date": "13.03.2027", "zvukova/highest:for": "первая"})
    assert list(found["notes"]) == ["ivanova/highest:date"]
    assert found["notes"]["ivanova/highest:date"] == [
        "аттестация назначена на выходной: 13.03.2027 — суббота. Проверьте дату"
    ]


def test_a_warning_about_a_new_row_stands_there() -> None:
    cells = {"+1:name": "Примерова Зинаида Фоминична", "+1:position": "учитель химии"}
    found = answer(cells | {"+1/+:for": "высшая", "+1/+:date": "13.03.2027"})
    assert list(found["notes"]) == ["+1/+:date"]


def test_what_the_table_does_not_show_is_told_apart() -> None:
    unheld = SCHOOL_TEXT.replace(", people: [pervaya]}", "}")
    found = answer(data=unheld.encode())
    assert ([each["line"] for each in found["others"]], found["notes"]) == ([7], {})


def test_today_is_that_of_the_schools_zone() -> None:
    far = SAMPLE.replace(b"Europe/Moscow", b"Asia/Kamchatka")
    late = datetime(2026, 11, 24, 20, tzinfo=UTC)
    cells = {"myachiev/fit:done/upload-materials": "сегодня"}
    assert [answer(cells, data, moment=late)["lines"][0][-10:] for data in (SAMPLE, far)] == [
        "2026-11-24",
        "2026-11-25",
    ]
