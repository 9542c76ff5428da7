"""Where the list is in a sheet."""

from generator.editing.staff_list.headings import Column
from generator.editing.staff_list.table import table_in
from generator.workbook import Sheet
from tests.editing.staff_list.lists import sheet, table


def read(found: Sheet) -> tuple[dict[Column, str], list[int]]:
    """The headings by column and the numbers of the rows."""
    made = table_in(found)
    assert made is not None
    return dict(made.headings), [line.number for line in made.lines]


def test_a_row_of_numbers_below_the_headings_belongs_to_them() -> None:
    assert read(table("№ | ФИО | Должность\n1 | 2 | 3\n1 | Вторая Проба Образцовна | учитель")) == (
        {Column.NAME: "ФИО", Column.POST: "Должность"},
        [3],
    )


def test_numbers_in_no_order_are_a_row_of_the_list() -> None:
    assert read(sheet(("№", "ФИО", "Должность"), (1.0, 7.5, 3.0)))[1] == [2]


def test_a_group_that_stands_above_the_names_row_names_its_parts() -> None:
    headings, rows = read(
        table(
            " | | Имеющаяся категория | | Планируемая аттестация |\n"
            "ФИО | Должность | категория | дата | категория | дата"
        )
    )
    assert headings == {
        Column.NAME: "ФИО",
        Column.POST: "Должность",
        Column.CATEGORY: "Имеющаяся категория: категория",
        Column.GRANTED: "Имеющаяся категория: дата",
        Column.AIM: "Планируемая аттестация: категория",
        Column.PLANNED: "Планируемая аттестация: дата",
    }
    assert rows == []


def test_the_only_group_names_its_parts_too() -> None:
    assert read(table(" | | Планируемая аттестация |\nФИО | Должность | категория | дата"))[0] == {
        Column.NAME: "ФИО",
        Column.POST: "Должность",
        Column.AIM: "Планируемая аттестация: категория",
        Column.PLANNED: "Планируемая аттестация: дата",
    }


def test_a_title_over_the_whole_table_is_no_group() -> None:
    title = ("График аттестации",) * 3
    assert read(sheet(title, ("ФИО", "Категория", "Дата")))[0] == {
        Column.NAME: "ФИО",
        Column.CATEGORY: "Категория",
        Column.GRANTED: "Дата",
    }


def test_a_first_section_below_the_headings_is_no_second_row_of_headings() -> None:
    found = table("№ | ФИО | Должность\nУчителя | | \n1 | Вторая Проба Образцовна | учитель")
    assert read(found) == ({Column.NAME: "ФИО", Column.POST: "Должность"}, [2, 3])


def test_headings_that_are_repeated_on_each_page_are_no_rows() -> None:
    found = table("ФИО | Должность\nВторая Проба | учитель\nФИО | Должность\nПятая Ольга | тьютор")
    assert read(found)[1] == [2, 4]


def test_of_two_columns_of_one_kind_the_first_is_read() -> None:
    made = table_in(table("ФИО | Должность | Должность по совместительству"))
    assert made is not None
    assert (made.headings[Column.POST], made.unknown) == ("Должность", ("Должность по совместительству",))


def test_a_heading_that_holds_a_number_of_somebody_is_not_repeated() -> None:
    made = table_in(table("ФИО | Должность | СНИЛС 000-000-000 00 | Телефон: 8-912-000-00-00"))
    assert made is not None
    assert (made.private, made.unknown) == (("…",), ())


def test_rows_of_people_are_no_headings() -> None:
    assert table_in(table("Вторая Проба Образцовна | ФИО | Должность")) is None


def test_a_list_far_below_the_first_rows_is_not_looked_for() -> None:
    assert table_in(sheet(*[("",)] * 40, ("ФИО", "Должность"))) is None
