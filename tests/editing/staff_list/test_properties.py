"""Whatever a workbook holds: edits or a sentence, the same edits never twice, and nothing private."""

from contextlib import suppress
from datetime import date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.editing.staff_list.reading import NoList
from generator.workbook import Cell, Sheet
from tests.editing.staff_list.lists import SCHOOL, imported, sheet

HEADINGS = st.sampled_from(
    "ФИО|Фамилия|Имя|Отчество|Должность|Предмет|Категория|Дата присвоения|Действует до|На какую категорию|"
    "Месяц аттестации|Дата аттестации|№|Стаж|Имеющаяся категория|дата|срок|".split("|")
)
NAMES = st.sampled_from(
    "Вторая Проба Образцовна|ВТОРАЯ П.О.|Третья Проба|Четвертая Анна Примеровна|Пятая О. Т.|Учителя|Итого|"
    "Седьмая Вера Пробовна|Первая Проба Образцовна|Шестой Пётр Пробович|Вторая|Осенняя Анна Примеровна".split(
        "|"
    )
)
VALUES = st.sampled_from(
    "учитель|учитель физики|ПДО|физика|высшая|1 кв. кат.|СЗД|б/к|—|высшая; педагог-методист|"
    "вторая|20.05.2022|март|15.03.2027|май 2027|до 20.05.2027|бессрочно|31.02.2022|№ 5 от 1.2.2023|2031|"
    "№|«»|# убрать vtoraya".split("|")
)
ODD = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.floats(),
    st.integers(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.just(time(1)),
    st.just(timedelta(1)),
)
CELLS: st.SearchStrategy[Cell] = st.one_of(NAMES, VALUES, ODD, st.dates(date(2015, 1, 1), date(2028, 1, 1)))


@st.composite
def lists(draw: st.DrawFn) -> Sheet:
    headings = draw(st.lists(HEADINGS, max_size=7))
    rows = draw(st.lists(st.lists(CELLS, max_size=7), max_size=5))
    above = draw(st.lists(st.lists(st.one_of(HEADINGS, CELLS), max_size=7), max_size=2))
    return sheet(
        *above, ["ФИО", "Должность", *headings], *([draw(NAMES), draw(VALUES), *row] for row in rows)
    )


@settings(max_examples=150)
@given(lists())
def test_any_list_gives_edits_and_the_second_time_none(found: Sheet) -> None:
    with suppress(NoList):
        once = imported(found)
        again = imported(found, school=once.data)
        assert (again.edits, again.data) == ([], once.data)


@settings(max_examples=50)
@given(st.lists(st.lists(st.one_of(HEADINGS, CELLS), max_size=6), max_size=6))
def test_any_sheet_is_a_list_or_told_to_be_none(rows: list[list[Cell]]) -> None:
    with suppress(NoList):
        assert imported(sheet(*rows)).text.startswith("# Список")


SECRET = "Тайна7531"
PRIVATE = ("Дата рождения", "Телефон", "СНИЛС", "Паспорт", "Адрес", "E-mail", "ИНН")


@given(st.sampled_from(PRIVATE), st.integers(0, 3), st.data())
@settings(max_examples=60)
def test_what_a_private_column_holds_is_in_no_output(heading: str, place: int, data: st.DataObject) -> None:
    """Nor in the schedule; an odd row beside it changes nothing of that."""
    row = [data.draw(NAMES), data.draw(VALUES), data.draw(VALUES)]
    rows = [["ФИО", "Должность", "Категория"], ["Седьмая Вера Пробовна", "учитель химии", "высшая"], row]
    for number, each in enumerate(rows):
        each.insert(place, heading if number == 0 else SECRET)
    came = imported(sheet(*rows))
    assert (SECRET in came.text, SECRET.encode() in came.data) == (False, False)
    assert came.read.table.private == (heading,)


def test_private_data_that_stands_in_other_columns_is_not_repeated() -> None:
    came = imported(
        sheet(
            ("ФИО", "Должность", "Категория", "Дата присвоения"),
            ("Вторая Проба Образцовна 02.01.1980", "учитель", None, None),
            ("Третья Проба Образцовна", "учитель, 8-912-000-00-00", "первая, proba@example.org", "1980"),
            ("Седьмая Вера Пробовна", "паспорт 0000 123456", "СНИЛС 000-000-000 00", None),
        )
    )
    held = ("1980", "912", "proba", "123456", "000-000")
    assert [each for each in held if each in came.text] == []
    assert came.data == SCHOOL.encode()


def test_days_with_a_time_are_days() -> None:
    moment = datetime(2026, 5, 20, 9)  # noqa: DTZ001
    came = imported(
        sheet(("ФИО", "Категория", "Дата присвоения"), ("Вторая Проба Образцовна", "высшая", moment))
    )
    assert came.edits == ["категория vtoraya высшая 2026-05-20"]
