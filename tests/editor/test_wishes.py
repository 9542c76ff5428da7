"""What the cells ask for, as lines of edits, and what is wrong in which cell."""

import pytest

from tests.editor.asking import SAMPLE, answer, text

TWO_POSTS = "notina/first/pedagog-dopolnitelnogo-obrazovaniia"

LINES = [
    # The person.
    ({"ivanova:name": "Петрова Мария Петровна"}, ["имя ivanova «Петрова Мария Петровна»"]),
    ({"ivanova:position": "учитель физики"}, ["должность ivanova «учитель физики»"]),
    ({"ivanova:status": "в отпуске"}, ["состояние ivanova on_leave"]),
    ({"tetradkina:status": "убрать"}, ["убрать tetradkina"]),
    ({"pereletov:status": "работает"}, ["состояние pereletov working"]),
    # What somebody holds.
    ({"ivanova:until": "20.11.2027"}, ["категория ivanova первая 2022-10-20 2027-11-20"]),
    ({"ivanova:granted": ""}, ["категория ivanova первая - 2027-10-20"]),
    ({"ivanova:held": "высшая"}, ["категория ivanova высшая"]),
    ({"ivanova:held": "высшая", "ivanova:until": "1.9.2031"}, ["категория ivanova высшая - 2031-09-01"]),
    ({"ivanova:held": ""}, ["нет-категории ivanova первая"]),
    (
        {"ivanova:held": "педагог-методист"},
        ["нет-категории ivanova первая", "категория ivanova педагог-методист"],
    ),
    ({"azbukina:held": "первая"}, ["категория azbukina первая"]),
    ({"azbukina:until": ""}, []),
    ({"azbukina:held": "", "ivanova:name": "Иванова Мария Петровна"}, []),
    # The attestation.
    ({"ivanova/highest:date": "14.04.2027"}, ["перенести ivanova высшая 2027-04-14"]),
    ({"ivanova/highest:date": "апрель 2027"}, ["перенести ivanova высшая 2027-04"]),
    ({"ivanova/highest:date": "15 марта 2027"}, []),
    ({"ivanova/highest:date": ""}, ["отменить ivanova высшая"]),
    ({"ivanova/highest:for": ""}, ["отменить ivanova высшая"]),
    (
        {"ivanova/highest:for": "первая", "ivanova/highest:date": "14.04.2027"},
        ["отменить ivanova высшая", "запланировать ivanova первая 2027-04-14"],
    ),
    (
        {"ivanova/+:for": "педагог-методист", "ivanova/+:date": "05.2027"},
        ["запланировать ivanova педагог-методист 2027-05"],
    ),
    ({"ivanova/+:for": "", "ivanova/+:date": ""}, []),
    (
        {f"{TWO_POSTS}:date": "24.02.2027"},
        ["перенести notina первая 2027-02-24 «педагог дополнительного образования»"],
    ),
    (
        {f"{TWO_POSTS}:for": "высшая"},
        [
            "отменить notina первая «педагог дополнительного образования»",
            "запланировать notina высшая 2027-02-17 «педагог дополнительного образования»",
        ],
    ),
    # What is done.
    ({"ivanova/highest:done/open-accounts": "сегодня"}, ["сделано ivanova высшая open-accounts 2026-11-24"]),
    ({"azbukina/first:done/open-accounts": ""}, ["не-сделано azbukina первая open-accounts"]),
    (
        {"azbukina/first:for": "высшая", "azbukina/first:done/open-accounts": ""},
        ["отменить azbukina первая", "запланировать azbukina высшая 2026-11-24"],
    ),
    ({"ivanova/highest:result": "20.11.2026"}, ["решение ivanova высшая 2026-11-20"]),
    (
        {"ivanova/highest:result": "20.11.2026", "ivanova/highest:order": "№ 5"},
        ["решение ivanova высшая 2026-11-20 «№ 5»"],
    ),
    ({"bukvareva/highest:result": ""}, ["нет-решения bukvareva высшая"]),
    # Who is new.
    (
        {"+1:name": "Примерова Зинаида Фоминична", "+1:position": "учитель химии", "+1:held": "первая"},
        [
            "добавить «Примерова Зинаида Фоминична» «учитель химии»",
            "категория «Примерова Зинаида Фоминична» первая",
        ],
    ),
    (
        {
            "+1/+:date": "28.04.2027",
            "+1:name": "Примерова Зинаида",
            "+1:position": "учитель",
            "+1/+:for": "высшая",
        },
        ["добавить «Примерова Зинаида» учитель", "запланировать «Примерова Зинаида» высшая 2027-04-28"],
    ),
    ({"+1:name": "", "+1/+:for": ""}, []),
    # Cells of somebody who isn't there any more.
    ({"nobody:name": "Кто-то Такой"}, []),
]


@pytest.mark.parametrize(("cells", "lines"), LINES)
def test_cells_ask_for_edits(cells: dict[str, str], lines: list[str]) -> None:
    found = answer(cells)
    assert (found["lines"], found["faults"]) == (lines, {})
    assert found["isChanged"] is bool(lines)


DAY = "напишите день как 2027-03-15 или 15.03.2027"
NAME = {"+1:name": "Примерова Зинаида Фоминична", "+1:position": "учитель химии"}
FAULTS = [
    (
        {"ivanova/highest:date": "31.04.2027"},
        {"ivanova/highest:date": f"такой даты нет — «31.04.2027». В этом месяце 30 дн.; {DAY}"},
    ),
    (
        {"ivanova/highest:for": "вторая"},
        {
            "ivanova/highest:for": "«вторая» — не категория. Есть соответствие, первая, высшая, "
            "педагог-методист, педагог-наставник"
        },
    ),
    ({"ivanova:name": ""}, {"ivanova:name": "не заполнено. Напишите полностью"}),
    ({"ivanova:position": " "}, {"ivanova:position": "не заполнено. Напишите, например, учитель физики"}),
    (
        {"ivanova:status": "болеет"},
        {"ivanova:status": "«болеет» — не состояние. Напишите «работает», «в отпуске» или «уволен»"},
    ),
    (
        {"azbukina:until": "20.10.2027"},
        {
            "azbukina:held": "не заполнено. Напишите: соответствие, первая, высшая, педагог-методист или "
            "педагог-наставник"
        },
    ),
    ({"ivanova:until": "когда-то"}, {"ivanova:until": f"«когда-то» — не дата. {DAY.capitalize()}"}),
    (
        {"ivanova/highest:order": "№ 5"},
        {
            "ivanova/highest:result": "не заполнено. Напишите день, например 15.03.2027, или оставьте "
            "пустым: тогда это день обращения"
        },
    ),
    ({"ivanova/highest:result": "?"}, {"ivanova/highest:result": f"«?» — не дата. {DAY.capitalize()}"}),
    (
        {"ivanova/highest:result": "?", "ivanova/highest:order": "№ 5"},
        {"ivanova/highest:result": f"«?» — не дата. {DAY.capitalize()}"},
    ),
    (
        {"ivanova/highest:done/open-accounts": "?"},
        {"ivanova/highest:done/open-accounts": f"«?» — не дата. {DAY.capitalize()}"},
    ),
    (
        {"ivanova/+:for": "первая"},
        {"ivanova/+:date": "не заполнено. Напишите день (15.03.2027) или месяц (март 2027)"},
    ),
    (
        {"+1:name": "Примерова", "+1:position": "учитель"},
        {"+1:name": "«Примерова» — не имя целиком. Напишите и имя, и отчество"},
    ),
    ({"+1:name": "Примерова Зинаида"}, {"+1:position": "не заполнено. Напишите, например, учитель физики"}),
    # What only the schedule as a whole can tell.
    (
        {"tetradkina/+:for": "первая", "tetradkina/+:date": "01.03.2030"},
        {
            "tetradkina/+:date": "после этой правки в графике будет ошибка, строка 453. Аттестация "
            "01.03.2030 — не в этом учебном году. Год графика: с 01.08.2026 по 31.07.2027"
        },
    ),
]


@pytest.mark.parametrize(("cells", "faults"), FAULTS)
def test_what_is_wrong_is_told_at_its_cell_and_nothing_of_it_is_done(
    cells: dict[str, str], faults: dict[str, str]
) -> None:
    found = answer(cells)
    assert (found["faults"], found["lines"]) == (faults, [])


def test_what_is_right_is_done_beside_what_is_wrong() -> None:
    found = answer({"ivanova/highest:date": "31.04.2027", "zabotina/fit:date": "04.03.2027"})
    assert (found["lines"], list(found["faults"])) == (
        ["перенести zabotina соответствие 2027-03-04"],
        ["ivanova/highest:date"],
    )


def test_an_attestation_of_a_new_person_waits_for_the_person() -> None:
    found = answer(
        {"+1:name": "Примерова", "+1:position": "учитель", "+1/+:for": "первая", "+1/+:date": "03.2027"}
    )
    assert (found["lines"], list(found["faults"])) == ([], ["+1:name", "+1/+:date"])


def test_an_attestation_of_a_person_without_a_name_yet_is_not_told_of() -> None:
    found = answer({"+1/+:for": "первая", "+1/+:date": "03.2027"})
    assert (found["lines"], found["faults"]) == ([], {})


def test_a_file_with_a_rare_way_of_writing_is_shown_and_says_so_where_it_is_edited() -> None:
    rare = SAMPLE.replace(b"tracking: off", b"? tracking\n: off")
    cells = {"ivanova/highest:date": "14.04.2027", "zabotina/fit:date": "04.03.2027"}
    found = answer(cells, rare)
    told = {at: sentence[:24] for at, sentence in found["faults"].items()}
    assert told == dict.fromkeys(cells, "в графике редкая запись:")
    assert (found["refused"], text(cells, rare) == rare) == ([], True)
