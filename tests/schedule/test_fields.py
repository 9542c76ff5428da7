"""How a text becomes a value, and what is said of a text that doesn't."""

from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from generator.schedule.choices import Category, PlannedDate
from generator.schedule.fields import Clock, Day, DayOfMonth, Days, Letter, Month, Planned, Slug, Switch, Zone
from generator.schedule.months import MONTHS
from generator.schedule.parsing import NotAMonth, fold, mixed_letters, parse_choice, parse_several
from generator.wording.titles import SHORT

FORM = "напишите день как 2027-03-15 или 15.03.2027"
PLANNED_FORM = "напишите день (2027-03-15 или 15.03.2027) или месяц (2027-03 или 03.2027)"


def value(kind: Any, text: Any) -> Any:
    return TypeAdapter(kind).validate_python(text)


def complaint(kind: Any, text: Any) -> str:
    with pytest.raises(ValidationError) as caught:
        value(kind, text)
    [detail] = caught.value.errors()
    if detail["type"] != "value_error":
        return detail["type"]
    error = detail["ctx"]["error"]
    return f"{error}: {error.hint}" if isinstance(error, NotAMonth) else str(error)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2027-03-15", date(2027, 3, 15)),
        (" 15.03.2027 ", date(2027, 3, 15)),
        ("5.3.2027", date(2027, 3, 5)),
        ("2028-02-29", date(2028, 2, 29)),
        ("1950-01-01", date(1950, 1, 1)),
        ("31.12.2100", date(2100, 12, 31)),
        (date(2027, 3, 15), date(2027, 3, 15)),
    ],
)
def test_days(text: Any, day: date) -> None:
    assert value(Day, text) == day


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("15 марта", f"«15 марта» — не дата: {FORM}"),
        ("2027-3-15", f"«2027-3-15» — не дата: {FORM}"),
        ("15.03.27", f"«15.03.27» — не дата: {FORM}"),
        ("", f"«» — не дата: {FORM}"),
        ("2027-02-29", f"такой даты нет — «2027-02-29»: в этом месяце 28 дн.; {FORM}"),
        ("31.06.2027", f"такой даты нет — «31.06.2027»: в этом месяце 30 дн.; {FORM}"),
        ("00.06.2027", f"такой даты нет — «00.06.2027»: в этом месяце 30 дн.; {FORM}"),
        ("2027-15-03", f"такой даты нет — «2027-15-03»: похоже, день и месяц переставлены; {FORM}"),
        ("2027-13-13", f"такой даты нет — «2027-13-13»: {FORM}"),
        ("2027-00-13", f"такой даты нет — «2027-00-13»: {FORM}"),
        ("1949-12-31", f"такой даты нет — «1949-12-31»: {FORM}"),
        ("0000-01-01", f"такой даты нет — «0000-01-01»: {FORM}"),
        ("9999-12-31", f"такой даты нет — «9999-12-31»: {FORM}"),
    ],
)
def test_what_is_no_day(text: str, message: str) -> None:
    assert complaint(Day, text) == message


@given(st.dates(date(1950, 1, 1), date(2100, 12, 31)))
def test_both_ways_of_writing_a_day_mean_the_same(day: date) -> None:
    assert value(Day, day.isoformat()) == value(Day, f"{day:%d.%m.%Y}") == day


@pytest.mark.parametrize(
    ("text", "planned"),
    [
        ("2027-03-15", PlannedDate(date(2027, 3, 15))),
        ("15.03.2027", PlannedDate(date(2027, 3, 15))),
        ("2027-03", PlannedDate(date(2027, 3, 1), approximate=True)),
        ("3.2027", PlannedDate(date(2027, 3, 1), approximate=True)),
        (PlannedDate(date(2027, 3, 1)), PlannedDate(date(2027, 3, 1))),
    ],
)
def test_planned_dates(text: Any, planned: PlannedDate) -> None:
    assert value(Planned, text) == planned


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("весной", f"«весной» — не дата: {PLANNED_FORM}"),
        ("2027-13", f"такого месяца нет — «2027-13»: {PLANNED_FORM}"),
        ("0.2027", f"такого месяца нет — «0.2027»: {PLANNED_FORM}"),
        ("2207-03", f"такого месяца нет — «2207-03»: {PLANNED_FORM}"),
        ("2027-02-30", f"такой даты нет — «2027-02-30»: в этом месяце 28 дн.; {FORM}"),
    ],
)
def test_what_is_no_planned_date(text: str, message: str) -> None:
    assert complaint(Planned, text) == message


@pytest.mark.parametrize("write", [str, str.upper, str.capitalize, lambda name: f"  {name} "])
def test_months_in_any_case(write: Callable[[str], str]) -> None:
    assert [value(Month, write(name)) for name in MONTHS] == list(range(1, 13))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("апрел", "«апрел» — не месяц: возможно, «апрель»"),
        ("сентября", "«сентября» — не месяц: возможно, «сентябрь»"),
        ("9", "«9» — не месяц: возможно, «сентябрь»"),
        ("13", "«13» — не месяц: напишите название, например «сентябрь»"),
        ("0", "«0» — не месяц: напишите название, например «сентябрь»"),
        ("весна", "«весна» — не месяц: напишите название, например «сентябрь»"),
    ],
)
def test_what_is_no_month(text: str, message: str) -> None:
    assert complaint(Month, text) == message


def test_months_and_hours_that_are_values_already_stay() -> None:
    assert (value(Month, 9), value(Clock, time(15)), value(Switch, True)) == (9, time(15), True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("15:00", time(15)), ("9.05", time(9, 5)), (" 00:00 ", time(0)), ("23:59", time(23, 59))],
)
def test_hours(text: str, expected: time) -> None:
    assert value(Clock, text) == expected


@pytest.mark.parametrize("text", ["24:00", "15:60", "15", "15:0", "три часа", "15:00:00"])
def test_what_is_no_time(text: str) -> None:
    assert complaint(Clock, text) == f"«{text}» — не время: напишите часы и минуты, например 15:00"


@pytest.mark.parametrize(("text", "number"), [("0", 0), (" 10 ", 10), ("007", 7), ("400", 400)])
def test_numbers_of_days(text: str, number: int) -> None:
    assert value(Days, text) == number


@pytest.mark.parametrize("text", ["-1", "+1", "1.0", "1e2", "1_0", "десять", "", "1234567", "٣"])
def test_what_is_no_number(text: str) -> None:
    assert complaint(Days, text) == f"«{text}» — не целое число: напишите цифрами, например 10"


@pytest.mark.parametrize(
    ("kind", "text", "error"),
    [
        (Days, "401", "less_than_equal"),
        (DayOfMonth, "0", "greater_than_equal"),
        (DayOfMonth, "32", "less_than_equal"),
    ],
)
def test_numbers_out_of_range(kind: Any, text: str, error: str) -> None:
    assert complaint(kind, text) == error


@pytest.mark.parametrize(
    ("texts", "expected"), [(("on", "ON", "да", "Yes", "true"), True), (("off", "нет", "No", "FALSE"), False)]
)
def test_switches(texts: tuple[str, ...], expected: bool) -> None:
    assert {value(Switch, text) for text in texts} == {expected}


def test_what_is_no_switch() -> None:
    message = "«вкл» — не переключатель: напишите on (включено) или off (выключено)"
    assert complaint(Switch, "вкл") == message


@pytest.mark.parametrize("zone", ["Europe/Moscow", "Asia/Kamchatka", "UTC"])
def test_zones(zone: str) -> None:
    assert value(Zone, zone) == zone


@pytest.mark.parametrize(
    "zone",
    [
        "Москва",
        "Europe/Moskow",
        "../../etc/passwd",
        "/etc/localtime",
        "Europe",
        "a\0b",
        "localtime",
        "posixrules",
        "right/Europe/Moscow",
        "posix/Europe/Moscow",
    ],
)
def test_what_is_no_zone(zone: str) -> None:
    expected = f"«{zone}» — не часовой пояс: напишите как Europe/Moscow или Asia/Yekaterinburg"
    assert complaint(Zone, zone) == expected


@pytest.mark.parametrize("name", ["ivanova", "ivanova-m", "a", "7b", "a" * 60])
def test_ids(name: str) -> None:
    assert value(Slug, f" {name}\n") == name


@pytest.mark.parametrize(
    "name", ["Ivanova", "ivanova_m", "ivanova--m", "-a", "a-", "иванова", "a b", "a/b", "a" * 61]
)
def test_what_is_no_id(name: str) -> None:
    assert complaint(Slug, name) == (
        f"«{name}» не годится как id: только строчные латинские буквы, цифры и дефис, "
        "не больше 60 знаков, например ivanova или ivanova-m"
    )


def test_cyrillic_letters_among_latin_ones_are_told() -> None:
    assert complaint(Slug, "ivаnovа-о") == (
        "в id «ivаnovа-о» русские буквы среди латинских («ао»): наберите его заново латиницей"
    )


@pytest.mark.parametrize("name", ["index", "con", "nul", "aux", "prn"])
def test_ids_that_would_clash_with_files_are_taken(name: str) -> None:
    assert complaint(Slug, name) == f"id «{name}» занят: выберите другой"


def test_spelling_is_compared_without_case_spaces_and_yo() -> None:
    assert fold("  Учитель   ЧЕРЧЕНИЯ и съёмки ") == "учитель черчения и съемки"


@pytest.mark.parametrize(
    ("text", "letters"), [("ivanova", ""), ("иванова", ""), ("ivаnоvа", "ао"), ("Cтоl", "то")]
)
def test_cyrillic_letters_of_a_mixed_word(text: str, letters: str) -> None:
    assert mixed_letters(text) == letters


def test_choices_are_taken_in_any_case() -> None:
    assert (parse_choice(" Педагог-Методист"), parse_choice(None)) == (Category.METHODIST, None)


@pytest.mark.parametrize(("given", "several"), [("a", ["a"]), (["a"], ["a"]), (("a",), ("a",)), ({}, [{}])])
def test_one_value_is_a_list_of_one(given: Any, several: Any) -> None:
    assert parse_several(given) == several


def test_every_category_names_its_attestation() -> None:
    assert [category.attestation_title for category in Category] == [
        "Аттестация на соответствие занимаемой должности",
        "Аттестация на первую категорию",
        "Аттестация на высшую категорию",
        "Аттестация на категорию «педагог-методист»",
        "Аттестация на категорию «педагог-наставник»",
    ]


@pytest.mark.parametrize(("text", "letter"), [("З", "З"), (" з ", "З"), ("ё", "Ё"), ("x", "X")])
def test_letters(text: str, letter: str) -> None:
    assert value(Letter, text) == letter


@pytest.mark.parametrize("text", ["За", "1", "-"])
def test_what_is_no_letter(text: str) -> None:
    assert complaint(Letter, text) == f"«{text}» — не буква: напишите одну, например З"


def test_the_steps_of_the_ladder_are_those_that_replace_one_another() -> None:
    assert [category.value for category in Category if category.is_step] == [
        "соответствие",
        "первая",
        "высшая",
    ]


def test_every_attestation_has_a_title_for_little_room() -> None:
    titles = [category.short_attestation_title or category.attestation_title for category in Category]
    assert titles == [
        "Аттестация на соответствие",
        "Аттестация на первую категорию",
        "Аттестация на высшую категорию",
        "Аттестация «педагог-методист»",
        "Аттестация «педагог-наставник»",
    ]
    assert max(map(len, titles)) == SHORT
