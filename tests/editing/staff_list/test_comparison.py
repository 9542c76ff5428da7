"""What of a list differs from the schedule: an edit, a doubt, or nothing."""

import pytest

from tests.editing.staff_list.lists import SCHOOL, imported, sheet, table

HEADING = "ФИО | Должность | Категория | Присвоена | Действует до | На какую категорию | Когда аттестация"
VTORAYA = "Вторая Проба Образцовна | учитель физики"
FIRST = "{name: первая, granted: 2022-05-20, until: 2027-05-20}"
NOW = "первая, присвоена 20.05.2022, действует до 20.05.2027"


def of(row: str, school: str = SCHOOL) -> tuple[list[str], list[str]]:
    """Edits and doubts of a list of one row."""
    came = imported(table(f"{HEADING}\n{row}"), school=school)
    return came.edits, [why for _, why in came.doubts]


@pytest.mark.parametrize(
    ("said", "edits", "doubts"),
    [
        ("первая | | ", [], []),
        (" | | ", [], []),
        ("первая | 2022-05-20 | 2027-05-20", [], []),
        ("первая | 2022-05-20 | 2028-05-20", ["категория vtoraya первая 2022-05-20 2028-05-20"], []),
        ("первая | 2022-05-20 | бессрочно", ["категория vtoraya первая 2022-05-20"], []),
        ("первая | 2024-05-20 | ", ["категория vtoraya первая 2024-05-20"], []),
        ("первая | | 2029-05-20", ["категория vtoraya первая 2022-05-20 2029-05-20"], []),
        ("высшая | | ", ["категория vtoraya высшая"], []),
        ("педагог-методист | 2025-05-20 | ", ["категория vtoraya педагог-методист 2025-05-20"], []),
        (
            "первая | 2022-05-20 | 2026-05-20",
            [],
            [f"в списке первая действует до 20.05.2026, а в графике дольше: {NOW}"],
        ),
        (
            "первая | | 2022-01-10",
            [],
            [f"в списке первая действует до 10.01.2022, а в графике дольше: {NOW}"],
        ),
        ("высшая | 2021-05-20 | ", [], [f"в списке высшая присвоена 20.05.2021, а в графике позже: {NOW}"]),
        ("соответствие | | ", [], [f"в списке соответствие, а в графике выше: {NOW}"]),
        ("б/к | | ", [], [f"в списке категории нет, а в графике {NOW}"]),
        ("высшая | 2026-11-21 | ", ["категория vtoraya высшая 2026-11-21"], []),
        ("высшая | 2026-11-22 | ", [], ["категория присвоена 22.11.2026, а этот день не наступил"]),
        ("высшая | 2026-05-20 | 2026-05-20", [], ["категория кончается раньше, чем присвоена"]),
        (" | 2026-05-20 | ", [], ["дата присвоения есть, а категории нет"]),
        (" | | 2026-05-20", [], []),
        ("высшая; педагог-методист | 2026-05-20 | ", [], ["категорий несколько, а дата одна"]),
        (
            "педагог-методист; высшая 20.02.2026 | 2025-05-20 | ",
            [],
            ["категорий несколько, а дата одна"],
        ),
        (
            "высшая 20.02.2026; методист 20.03.2026 | бессрочно | ",
            ["категория vtoraya высшая 2026-02-20", "категория vtoraya педагог-методист 2026-03-20"],
            [],
        ),
    ],
)
def test_a_category_is_taken_over_only_where_it_is_newer(
    said: str, edits: list[str], doubts: list[str]
) -> None:
    assert of(f"{VTORAYA} | {said} | |") == (edits, doubts)


def test_what_the_schedule_has_no_day_of_is_filled_in() -> None:
    school = SCHOOL.replace(FIRST, "{name: первая}")
    assert of(f"{VTORAYA} | первая | 2022-05-20 | 2027-05-20 | |", school) == (
        ["категория vtoraya первая 2022-05-20 2027-05-20"],
        [],
    )


def test_an_end_before_the_day_that_the_schedule_has_is_doubtful() -> None:
    school = SCHOOL.replace(FIRST, "{name: первая, until: 2024-05-20}")
    assert of(f"{VTORAYA} | первая | 2024-05-20 | |  |", school) == (
        [],
        ["категория кончается раньше, чем присвоена"],
    )


@pytest.mark.parametrize(
    ("said", "edits", "doubts"),
    [
        ("высшая | 15.03.2027", [], []),
        ("высшая | март", [], []),
        ("высшая | ", [], []),
        (" | март 2027", [], []),
        ("высшая | апрель", ["перенести vtoraya высшая 2027-04"], []),
        (" | 14.04.2027", ["перенести vtoraya высшая 2027-04-14"], []),
        ("высшая, 14.04.2027 | ", [], []),
        (" | высшая, 14.04.2027", ["перенести vtoraya высшая 2027-04-14"], []),
        ("методист | 14.04.2027", ["запланировать vtoraya педагог-методист 2027-04-14"], []),
        ("методист | ", [], ["аттестация на педагога-методиста, но не сказано, когда"]),
        ("высшая | 14.04.2029", [], []),
        ("методист | 14.04.2029", [], []),
        (
            "скоро | 14.04.2027",
            ["перенести vtoraya высшая 2027-04-14"],
            ["столбец «На какую категорию»: категория не понята"],
        ),
    ],
)
def test_an_attestation_is_planned_or_moved(said: str, edits: list[str], doubts: list[str]) -> None:
    assert of(f"{VTORAYA} | | | | {said}") == (edits, doubts)


def test_a_day_beside_the_aim_counts_where_there_is_no_column_of_days() -> None:
    came = imported(
        table(
            "ФИО | На какую категорию\n"
            "Вторая Проба Образцовна | на высшую, апрель 2027\n"
            "Пятая Ольга Тестовна | СЗД"
        )
    )
    assert came.edits == ["перенести vtoraya высшая 2027-04"]
    assert came.doubts == [(3, "аттестация на соответствие, но не сказано, когда")]


def test_an_attestation_that_has_its_decision_is_not_moved() -> None:
    school = SCHOOL.replace(
        "{for: высшая, date: 2027-03-15}", "{for: высшая, date: 2026-10-14, result: {date: 2026-10-20}}"
    )
    assert of(f"{VTORAYA} | | | | высшая | 14.04.2027", school) == (
        [],
        ["решение уже записано, а в списке аттестация на высшую 2027-04-14"],
    )
    assert of(f"{VTORAYA} | | | | | 14.04.2027", school) == (
        [],
        ["аттестация 2027-04-14, но не сказано, на какую категорию"],
    )


TWO = SCHOOL.replace(
    "      - {for: высшая, date: 2027-03-15}\n",
    "      - {for: высшая, date: 2027-03-15}\n      - {for: высшая, date: 2027-05-12, position: тьютор}\n",
)


def test_of_two_attestations_the_one_in_the_post_of_the_list_is_meant() -> None:
    assert of(f"{VTORAYA} | | | | высшая | 14.04.2027", TWO) == (
        ["перенести vtoraya высшая 2027-04-14 «учитель физики»"],
        [],
    )


def test_of_two_attestations_neither_is_meant_without_a_post() -> None:
    assert of("Вторая Проба Образцовна | | | | | высшая | 14.04.2027", TWO) == (
        [],
        ["в графике несколько аттестаций, а в списке не сказано, о какой речь"],
    )
    assert of("Вторая Проба Образцовна | | | | | высшая | ", TWO) == ([], [])


@pytest.mark.parametrize(
    ("said", "edits", "doubts"),
    [
        ("учитель химии | | | | |", ["добавить «Седьмая Вера Пробовна» «учитель химии»"], []),
        (" | | | | |", [], ["новый человек, а должность не указана"]),
        (
            "учитель химии | | | | высшая |",
            ["добавить «Седьмая Вера Пробовна» «учитель химии»"],
            ["аттестация на высшую, но не сказано, когда"],
        ),
        (
            "учитель химии | | | | | май",
            ["добавить «Седьмая Вера Пробовна» «учитель химии»"],
            ["аттестация 2027-05, но не сказано, на какую категорию"],
        ),
        (
            "0000 123456 | | | | |",
            [],
            ["новый человек, а должность не указана"],
        ),
    ],
)
def test_a_new_person_comes_with_what_is_sure(said: str, edits: list[str], doubts: list[str]) -> None:
    assert of(f"Седьмая Вера Пробовна | {said}") == (edits, doubts)


def test_a_post_that_looks_like_a_document_is_not_read() -> None:
    assert of("Вторая Проба Образцовна | 0000 123456 | | | | |") == (
        [],
        ["столбец «Должность»: должность не понята"],
    )


def test_two_posts_on_two_lines_are_parted_and_one_that_goes_on_is_not() -> None:
    came = imported(
        sheet(
            ("ФИО", "Должность"),
            ("Вторая Проба Образцовна", "учитель физики\nУчитель астрономии"),
            ("Третья Проба Образцовна", "учитель\nмузыки"),
        )
    )
    assert came.edits == ["должность vtoraya «учитель физики, учитель астрономии»"]


def test_members_of_staff_keep_their_posts() -> None:
    assert of("Первая Проба Образцовна | директор | | | | |") == ([], [])


def test_a_pedagogue_among_the_staff_is_doubtful_unless_that_is_the_post() -> None:
    why = "стоит среди сотрудников (staff, pervaya): аттестаций там не бывает"
    row = "Первая Проба Образцовна | методист | | | | |"
    assert of(row) == ([], [why])
    assert of(row, SCHOOL.replace("заместитель директора", "методист")) == ([], [])


@pytest.mark.parametrize(
    ("day", "of_another_year"),
    [("31.07.2026", True), ("01.08.2026", False), ("31.07.2027", False), ("01.08.2027", True)],
)
@pytest.mark.parametrize(
    "person", ["Вторая Проба Образцовна", "Пятая Ольга Тестовна", "Седьмая Вера Пробовна"]
)
def test_what_is_planned_outside_the_twelve_months_is_only_told(
    person: str, day: str, *, of_another_year: bool
) -> None:
    came = imported(table(f"{HEADING}\n{person} | учитель химии | | | | высшая | {day}"))
    planned = [line for line in came.edits if line.startswith(("запланировать", "перенести"))]
    assert (len(planned), [each.row for each in came.found.another_year]) == (
        (0, [2]) if of_another_year else (1, [])
    )


def test_a_shortened_name_that_fits_two_people_is_doubtful() -> None:
    school = SCHOOL.replace("Третья Проба", "Вторая Павла")
    assert of("Вторая П.О. | учитель физики | | | | |", school) == (
        [],
        ["в графике подходят несколько: Вторая Проба Образцовна (vtoraya), Вторая Павла Образцовна (tretya)"],
    )


def test_one_person_that_two_rows_may_mean_is_doubtful() -> None:
    came = imported(table("ФИО | Должность\nВторая П.О. | учитель химии\nВторая Проба | учитель биологии"))
    why = "на «Вторая Проба Образцовна» похожи несколько строк: 2, 3"
    assert (came.edits, came.doubts) == ([], [(2, why), (3, why)])
    assert came.gone == ["tretya", "chetvertaya", "pyataya"]


def test_people_whom_the_schedule_shortens_are_found_by_their_whole_names() -> None:
    school = SCHOOL.replace("name: Вторая Проба Образцовна", "name: Вторая П. О.")
    assert of("Вторая Проба Образцовна | учитель химии | | | | |", school) == (
        ["должность vtoraya «учитель химии»"],
        [],
    )


def test_a_name_of_the_schedule_in_no_known_form_is_matched_as_it_is() -> None:
    school = SCHOOL.replace("name: Вторая Проба Образцовна", "name: Вторая2 Проба")
    assert of("Вторая Проба Образцовна | учитель химии | | | | |", school) == (
        ["добавить «Вторая Проба Образцовна» «учитель химии»"],
        [],
    )


def test_two_who_may_have_changed_their_surname_to_one_are_new() -> None:
    came = imported(
        table(
            "ФИО | Должность\n"
            "Осенняя Анна Примеровна | учитель математики\n"
            "Майская Анна Примеровна | учитель математики"
        )
    )
    assert came.edits == [
        "добавить «Осенняя Анна Примеровна» «учитель математики»",
        "добавить «Майская Анна Примеровна» «учитель математики»",
    ]


def test_rows_that_say_nothing_are_told_by_reason() -> None:
    came = imported(
        sheet(
            ("ФИО", "Должность"),
            ("Вторая Проба Образцовна", "учитель физики"),
            ("Методисты", "Методисты"),
            (None, " "),
            (),
            ("—", "учитель химии"),
            ("Вакансия", "учитель химии"),
            ("Всего: 1", None),
            ("8-912-000-00-00", "учитель химии"),
            ("Педагог Проба", "учитель химии"),
        )
    )
    assert came.skipped == [(3, "заголовок раздела"), (6, "нет имени"), (7, "вакансия"), (8, "итог")]
    assert came.doubts == [(9, "столбец с именами: похоже на адрес или телефон")]
    assert came.edits == ["добавить «Педагог Проба» «учитель химии»"]
