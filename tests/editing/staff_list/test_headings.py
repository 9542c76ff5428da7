"""Columns by their headings."""

import re
from pathlib import Path

import pytest

from generator.editing.staff_list.headings import Column, column_of, is_private

HEADINGS = {
    Column.NAME: (
        "ФИО|Ф.И.О.|Ф. И. О.|Ф.И.О. педагога|ФИО (полностью)|Фамилия, имя, отчество|"
        "Фамилия И.О.|Фамилия, инициалы|Сотрудник|Педагогический работник"
    ),
    Column.SURNAME: ("Фамилия"),
    Column.GIVEN: ("Имя|Имя, отчество"),
    Column.PATRONYMIC: ("Отчество"),
    Column.POST: (
        "должность|Занимаемая должность|Должность, преподаваемый предмет|Должность, нагрузка|"
        "Должн.|Должность по штатному расписанию"
    ),
    Column.SUBJECT: ("Преподаваемый предмет|Предмет"),
    Column.CATEGORY: (
        "Категория|Квалификационная категория|Имеющаяся категория|Кв. кат.|"
        "Квали- фикационная категория|Категория, дата присвоения|Категория, срок действия|"
        "Действующая категория|Присвоенная категория|Категория (разряд)|"
        "Аттестация (категория, дата)|Категория (СЗД, первая, высшая), дата"
    ),
    Column.GRANTED: (
        "Дата присв.|Дата устан.|Дата присвоения|Дата присвоения категории|Дата установления|"
        "Дата установления категории|№ и дата приказа|Дата последней аттестации|Присвоена|"
        "Приказ"
    ),
    Column.UNTIL: ("Действует до|Срок действия|Срок действия категории|Дата окончания|Срок"),
    Column.AIM: (
        "На какую категорию|На какую категорию аттестуется|Заявленная категория|"
        "Планируемая категория|Категория на которую претендует, дата"
    ),
    Column.PLANNED: (
        "Планируемая дата|Планируемая дата аттестации|Месяц аттестации|Срок аттестации|"
        "Сроки аттестации|Дата следующей аттестации|Дата аттестации|График аттестации"
    ),
}


@pytest.mark.parametrize(
    ("heading", "column"),
    [(heading, column) for column, texts in HEADINGS.items() for heading in texts.split("|")],
)
def test_a_heading_is_known_in_many_wordings(heading: str, column: Column) -> None:
    assert (column_of(heading), column_of(heading.upper())) == (column, column)


PRIVATE = (
    "Год рожд.|Д.р.|Дата рождения|Возраст|Телефон|Моб. тел.|Контактный телефон|СНИЛС|"
    "Паспорт (серия, номер)|Паспортные данные|Адрес|Адрес регистрации|Место проживания|"
    "E-mail|Эл. почта|ИНН|Полис ОМС|Семейное положение|Дети|Банковский счёт|"
    "ФИО, дата рождения|Национальность|Фамилия, имя, отчество, телефон"
)


@pytest.mark.parametrize("heading", PRIVATE.split("|"))
def test_a_heading_of_private_data_is_never_read(heading: str) -> None:
    assert (column_of(heading), is_private(heading)) == (None, True)


OTHER = (
    "№|№ п/п|Образование|Образование, специальность|Стаж|Пед. стаж|"
    "Курсы повышения квалификации|Нагрузка|Пол|Классное руководство|ФИО наставника|"
    "Примечание|Дата приёма на работу|Номер приказа|№ приказа|Год окончания вуза|"
    "Соответствие занимаемой должности|Часы по предмету|"
)


@pytest.mark.parametrize("heading", OTHER.split("|"))
def test_other_headings_are_not_read_either(heading: str) -> None:
    assert (column_of(heading), is_private(heading)) == (None, False)


@pytest.mark.parametrize(
    ("heading", "above", "column"),
    [
        ("дата", "Имеющаяся категория", Column.GRANTED),
        ("срок", "Имеющаяся категория", Column.UNTIL),
        ("категория", "Планируемая аттестация", Column.AIM),
        ("дата", "Планируемая аттестация", Column.PLANNED),
        ("наименование", "Имеющаяся категория", Column.CATEGORY),
        ("действует до", "Паспорт", None),
        ("дата", "Паспорт", None),
        ("ФИО", "Адрес и телефон школы", Column.NAME),
    ],
)
def test_a_short_heading_means_what_its_group_says(heading: str, above: str, column: Column | None) -> None:
    assert column_of(heading, above) == column


def test_the_help_names_headings_that_are_known() -> None:
    text = (Path(__file__).parents[3] / "content" / "help" / "index.md").read_text("utf-8")
    section = text.partition("## Список сотрудников из Excel")[2].partition("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("- ") and " — «" in line]
    named = [name for line in lines for name in re.findall("«([^»]+)»", line)]
    assert len(named) == 23
    assert [name for name in named if column_of(name) is None] == []
