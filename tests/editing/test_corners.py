"""Corners of the text: empty lines around what goes, texts of several lines, mistakes elsewhere."""

from datetime import date

import pytest

from generator.editing.apply import apply_edits
from generator.editing.lines import read_edits

TODAY = date(2026, 11, 26)
HEAD = "school: {name: Ш}\nschool_year: {start: 2026-09-01, end: 2027-05-31}\n"


def after(line: str, text: str) -> str:
    """What the lines behind the head become; of a refusal, what is said."""
    wanted, problems = read_edits(line, "правка", TODAY)
    assert problems == []
    applied = apply_edits((HEAD + text).encode(), wanted, file="f", source_name="правка", today=TODAY)
    return applied.problems[0].sentences if applied.problems else applied.data.decode().removeprefix(HEAD)


def person(name: str, more: str = "") -> str:
    return f"- id: {name}\n  name: {name.upper()} А А\n  position: физик\n{more}"


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ([person("a"), "\n", person("b"), "\n", person("v")], [person("a"), "\n", person("v")]),
        ([person("a"), "\n", person("b")], [person("a")]),
        ([person("a"), "\n", person("b").rstrip()], [person("a")]),
        ([person("a"), person("b")], [person("a")]),
        ([person("b"), "\n", person("a")], ["\n", person("a")]),
        (
            [person("a"), "\n", "# о нём\n", person("b"), "\n", person("v")],
            [person("a"), "\n# о нём\n\n", person("v")],
        ),
    ],
)
def test_of_the_empty_lines_around_who_goes_one_is_left(before: list[str], expected: list[str]) -> None:
    assert after("убрать b", "teachers:\n" + "".join(before)) == "teachers:\n" + "".join(expected)


def test_a_text_of_several_lines_ends_where_it_ends() -> None:
    text = "teachers:\n- id: a\n  name: А А А\n  position: |\n    учитель\n    физики\n\nstaff: []\n"
    assert after("состояние a left", text) == text.replace("физики\n", "физики\n  status: left\n")


def test_a_quoted_text_of_several_lines_is_replaced_whole() -> None:
    text = 'teachers:\n- id: a\n  name: "А А\n    А"   # кто\n  position: физик\n'
    assert after("имя a «Б Б Б»", text) == text.replace('"А А\n    А"   #', '"Б Б Б"   #')


@pytest.mark.parametrize(
    ("text", "line", "expected"),
    [
        (
            "teachers:\n",
            "добавить a «А А А» физик",
            "teachers:\n  - id: a\n    name: А А А\n    position: физик\n",
        ),
        (
            "teachers: ~   # нет\n",
            "добавить a «А А А» физик",
            "teachers:   # нет\n  - id: a\n    name: А А А\n    position: физик\n",
        ),
        (
            "teachers: []\n",
            "добавить a «А А А» физик",
            "teachers:\n  - id: a\n    name: А А А\n    position: физик\n",
        ),
        ("calendar: {}\n", "выходной 2027-04-21", "calendar: {days_off: [2027-04-21]}\n"),
        ("calendar:\n", "выходной 2027-04-21", "calendar:\n  days_off: [2027-04-21]\n"),
        (
            "calendar: {days_off: 2027-04-20}\n",
            "выходной 2027-04-21",
            "calendar: {days_off: [2027-04-20, 2027-04-21]}\n",
        ),
        ("calendar: {days_off: 2027-04-20}\n", "обычный 2027-04-20", "calendar: {days_off: []}\n"),
        (
            "calendar:\n  days_off:\n  - 2027-04-20\n",
            "рабочий 2027-04-20",
            "calendar:\n  days_off: []\n  workdays: [2027-04-20]\n",
        ),
        (
            "calendar: {days_off: [2027-05-20, 2027-04-20]}\n",
            "выходной 2027-04-21",
            "calendar: {days_off: [2027-05-20, 2027-04-20, 2027-04-21]}\n",
        ),
        (
            "calendar: {days_off: [скоро]}\n",
            "выходной 2027-04-21",
            "calendar: {days_off: [скоро, 2027-04-21]}\n",
        ),
        (
            "calendar: {days_off: [2027-04-20]}\n",
            "выходной 2027-04-20",
            "calendar: {days_off: [2027-04-20]}\n",
        ),
    ],
)
def test_what_is_empty_is_filled(text: str, line: str, expected: str) -> None:
    assert after(line, text) == expected


TWO = (
    "teachers:\n"
    "- {id: ivanova-m, name: Иванова Мария Петровна, position: физик}\n"
    "- {id: ivanova-o, name: Иванова Ольга Петровна, position: физик, "
    "attestations: [{for: вторая, date: 2027-03-01}]}\n"
)


def test_what_is_no_block_is_left_alone() -> None:
    text = "teachers:\n- {id: a, name: А А А, position: физик, category: [первая], attestations: [скоро]}\n"
    assert after("категория a первая", text) == text.replace("[первая]", "[первая, {name: первая}]")
    assert after("отменить a первая", text) == "у педагога «А А А» нет аттестации на первую. Есть: "


def test_a_key_with_nothing_behind_it_gets_its_value() -> None:
    text = "teachers:\n- id: a\n  name: А А А\n  category:   # потом\n  position: физик\n"
    assert after("категория a первая", text) == text.replace("category:   #", "category: {name: первая}  #")


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        ("- category: {name: первая}\n  id: a\n", "- id: a\n"),
        ("- category: {name: первая}  # б\n  id: a\n", "-                           # б\n  id: a\n"),
        ("-\n  # б\n  category: {name: первая}\n  id: a\n", "-\n  # б\n  id: a\n"),
    ],
)
def test_the_key_on_the_line_of_the_dash_can_go(first: str, expected: str) -> None:
    rest = "  name: А А А\n  position: физик\n"
    said = after("нет-категории a первая", f"teachers:\n{first}{rest}")
    assert said == f"teachers:\n{expected}{rest}"


def test_of_a_list_over_several_lines_the_last_goes_with_its_comma() -> None:
    text = "calendar:\n  days_off: [\n    2027-04-20, # б\n    2027-04-21, # а\n  ]\n"
    assert after("обычный 2027-04-21", text) == text.replace("2027-04-21, # а", " # а")


def test_of_namesakes_the_id_is_asked_for() -> None:
    assert after("состояние Иванова left", TWO) == (
        "«Иванова» — таких несколько: Иванова Мария Петровна (ivanova-m), "
        "Иванова Ольга Петровна (ivanova-o). Напишите код из скобок"
    )


@pytest.mark.parametrize(
    "named",
    [
        "«Иванова М. П.»",
        "«иванова м п»",
        "«Иванова Мария Петровна»",
        "ivanova-m",
        "«Иванова М. П. (ivanova-m)»",
    ],
)
def test_a_person_is_found_by_whatever_tells_her_apart(named: str) -> None:
    assert after(f"состояние {named} left", TWO) == TWO.replace(
        "position: физик}\n", "position: физик, status: left}\n", 1
    )


def test_a_name_and_an_id_of_different_people_are_told() -> None:
    """A link has filled the field in, and only the name was written over."""
    assert after("состояние «Иванова О. П. (ivanova-m)» left", TWO) == (
        "«Иванова О. П. (ivanova-m)» — здесь имя и код разные: Иванова Мария Петровна (ivanova-m), Иванова "
        "Ольга Петровна (ivanova-o). Оставьте одно из двух"
    )
    assert after("состояние «Бывшая М. П. (ivanova-m)» left", TWO) == after("состояние ivanova-m left", TWO)


def test_an_attestation_for_something_unknown_is_no_other() -> None:
    assert after("отменить ivanova-o высшая", TWO) == (
        "у педагога «Иванова Ольга Петровна» нет аттестации на высшую. Есть: вторая"
    )


def test_one_for_something_unknown_doesn_t_hinder_another() -> None:
    text = TWO.replace("date: 2027-03-01}]", "date: 2027-03-01}, {for: высшая, date: 2027-04}]")
    assert after("запланировать ivanova-o высшая 2027-04", TWO) == text


def test_who_has_no_attestation_is_told_how_to_plan_one() -> None:
    assert after("отменить ivanova-m высшая", TWO) == (
        "у педагога «Иванова Мария Петровна» нет аттестации на высшую. "
        "Сначала запланируйте её: запланировать ivanova-m КАТЕГОРИЯ ДАТА"
    )


def test_a_name_without_letters_gives_no_id() -> None:
    assert after("добавить «№ 5» физик", "") == (
        "из имени «№ 5» не получается код. Напишите код перед именем, латиницей: ivanova"
    )


ROWS = (
    "roles: [{id: r, title: Кто}]\n"
    "plans:\n- id: p\n  title: П\n  activities:\n"
    "  - {id: meet, title: Встреча, when: {date: 2026-09-15}, responsible: [r]}\n"
    "  - {id: both, title: Оба, when: [{month: август}, {during: year}], responsible: [r]}\n"
)


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("сделано meet 15.09.2026 2026-09-16", ", done: {2026-09-15: 2026-09-16}"),
        ("сделано Оба год/2 2026-09-16", None),
        ("сделано both year/2 2026-09-16", ", done: {year/2: 2026-09-16}"),
    ],
)
def test_the_times_of_work_are_named_as_the_file_names_them(line: str, mark: str | None) -> None:
    said = after(line, ROWS)
    if mark is None:
        assert said.startswith("«год/2» — не срок мероприятия.")
    else:
        assert "\n".join(line for line in said.splitlines() if line not in ROWS.splitlines()).count(mark) == 1


def test_a_list_on_the_line_of_its_key_has_its_dash_there() -> None:
    """Of `? key` and `: value`, which the loader takes; looking for the dash came to no end once."""
    text = "teachers: [\n  {id: a, name: А А А, position: физик, ? attestations : []}]\n"
    assert after("состояние a left", text) == (
        "в графике редкая запись: знак «?» перед ключом (строка 4). Программа таких строк не меняет; уберите "
        "«?», оставьте «ключ: значение» и повторите правку"
    )
    text = f"teachers:\n{person('a')}  ? attestations\n  : - for: первая\n      date: 2027-03-01\n"
    assert after("запланировать a высшая 2027-03-15", text).startswith("в графике редкая запись: знак «?»")


def test_a_question_mark_in_a_text_is_no_rare_key() -> None:
    text = "teachers:\n- id: a\n  name: А А А  # ? кто\n  position: физик ?\n"
    assert after("состояние a left", text) == f"{text}  status: left\n"
