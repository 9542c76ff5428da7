"""What people write where the file has one form."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.editing.readings import category_of, day_of, planned_of, status_of
from generator.schedule.choices import Category, PlannedDate, TeacherStatus
from generator.wording.dates import long_day

TODAY = date(2028, 3, 1)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2027-03-15", date(2027, 3, 15)),
        ("15.03.2027", date(2027, 3, 15)),
        ("15.3.27", date(2027, 3, 15)),
        ("15/03/2027", date(2027, 3, 15)),
        ("15-03-2027 г.", date(2027, 3, 15)),
        ("15 марта 2027 года", date(2027, 3, 15)),
        ("15 мар. 2027", date(2027, 3, 15)),
        ("1 мая 2027", date(2027, 5, 1)),
        (" 29.02.2028 ", date(2028, 2, 29)),
        ("Сегодня", TODAY),
        ("«15» марта 2027 г.", date(2027, 3, 15)),
        ("15. 03. 2027", date(2027, 3, 15)),
        ("вчера", date(2028, 2, 29)),
        ("позавчера", date(2028, 2, 28)),
    ],
)
def test_a_day_in_the_forms_that_people_write(text: str, day: date) -> None:
    assert day_of(text, TODAY) == day


@given(st.dates(date(1950, 1, 1), date(2100, 12, 31)))
def test_every_day_is_read_back_from_its_long_form(day: date) -> None:
    assert day_of(long_day(day)) == day


@pytest.mark.parametrize(
    "text", ["", "март", "15 мартобря 2027", "30.02.2027", "вчера", "2027", "15.03", "пн"]
)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"не дата|такой даты нет|такого месяца нет"):
        day_of(text)


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("2027-03", 3),
        ("03.2027", 3),
        ("март 2027", 3),
        ("в марте 2027", None),
        ("май 2027 г.", 5),
        ("мая 2027", 5),
    ],
)
def test_a_month_alone(text: str, month: int | None) -> None:
    if month is None:
        with pytest.raises(ValueError, match=r"не дата|такой даты нет|такого месяца нет"):
            planned_of(text)
    else:
        assert planned_of(text) == PlannedDate(date(2027, month, 1), approximate=True)


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("высшая", Category.HIGHEST),
        ("на Высшую", Category.HIGHEST),
        ("ВКК", Category.HIGHEST),
        ("первая кв. категория", Category.FIRST),
        ("1 кк", Category.FIRST),
        ("I категория", Category.FIRST),
        ("СЗД", Category.FIT),
        ("соответствие занимаемой должности", Category.FIT),
        ("педагог - методист", Category.METHODIST),
        ("Наставник", Category.MENTOR),
        ("с первой на высшую", Category.HIGHEST),
        ("на высшую по должности методист", Category.HIGHEST),
    ],
)
def test_categories_as_schools_write_them(text: str, category: Category) -> None:
    assert category_of(text) is category


@pytest.mark.parametrize("text", ["", "вторая", "б/к", "2022-05-20", "upload", "не высшая"])
def test_what_is_no_category_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="не категория"):
        category_of(text)


@pytest.mark.parametrize("text", ["первая/высшая", "высшая по должности методист"])
def test_of_two_categories_none_is_chosen(text: str) -> None:
    with pytest.raises(ValueError, match="названа не одна категория"):
        category_of(text)


@pytest.mark.parametrize("text", ["не в отпуске", "Не уволена", "не работает", "неработающая", "", "болеет"])
def test_what_says_only_what_is_not_so_is_no_state(text: str) -> None:
    with pytest.raises(ValueError, match="не состояние"):
        status_of(text)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("on_leave", TeacherStatus.ON_LEAVE),
        ("в отпуске", TeacherStatus.ON_LEAVE),
        ("Уволена", TeacherStatus.LEFT),
        ("left", TeacherStatus.LEFT),
        ("работает", TeacherStatus.WORKING),
        ("вышла из отпуска", TeacherStatus.WORKING),
        ("вернулась", TeacherStatus.WORKING),
        ("снова работает после отпуска", TeacherStatus.WORKING),
        ("вышла в отпуск", TeacherStatus.ON_LEAVE),
        ("вышла в декрет", TeacherStatus.ON_LEAVE),
        ("вышла из декрета", TeacherStatus.WORKING),
        ("вышла на работу", TeacherStatus.WORKING),
    ],
)
def test_states_as_people_write_them(text: str, status: TeacherStatus) -> None:
    assert status_of(text) is status
