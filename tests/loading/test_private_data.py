"""Addresses and phone numbers: what is one, however it is typed, and what only looks like one."""

import pytest

from generator.loading import load
from generator.loading.private_data import hidden, private_data
from generator.loading.reading import read
from generator.problems import Position, Problem, Severity
from tests.loading.trees import CORRECT
from tests.samples import TODAY

ADDRESSES = [
    "ivan@example.org",
    "ivan＠example.org",
    "ivan @ example.org",
    "ivan@ example.org",
    "ivan @example.org",
    "ivan%40example.org",
    '"ivan petrov"@example.org',
    "iv\u00adan@exam\u200bple.org",
    "ivan@mail. ru",
    "ivan(at)example.org",
    "ivan&#64;example.org",
    "почта@пример.рф",
]
NUMBERS = [
    "8 (86169) 3-12-34",
    "8(86169)3-12-34",
    "8-86169-3-12-34",
    "+7 900 000–00–00",
    "8\u00a0900\u00a0000\u00a000\u00a000",
    "8.900.000.00.00",
    "89000000000",
    "79000000000",
    "7 900 000 00 00",
    "+7(900)0000000",
    "+79000000000",
    "(86169) 3-12-34",
    "(861) 690-00-00",
    "8 800 200-01-22",
    "тел. 3-12-34",
    "Телефон: 31234",
    "8 900 000-00-00 5 человек",
    "8 9\u200b00 000-00-00",
    "+375 29 123-45-67",
    "8 900 000-00-00, 8 900 000-00-01",
    "8 (900) 000 – 00 – 00",
]
HARMLESS = [
    "№ 273-ФЗ от 29.12.2012",
    "приказ Минпросвещения России от 24.03.2023 № 196",
    "2026-2027",
    "2026/2027",
    "2027-03-15",
    "15.03.2027",
    "8.09.2026-15.10.2026",
    "8.09.26-15.10.26",
    "08.09.2026 - 15.10.2026",
    "ОГРН 1022302347895",
    "ИНН 2314012345",
    "КПП 231401001",
    "ОКПО 48412345",
    "СНИЛС 112-233-445 95",
    "Р/с 40701810203493000123",
    "№ 8-845/12 от 20.03.2027",
    "8:30-15:00, перемена 9.15-9.30",
    "8.30-15.00",
    "8 марта 2027 г.",
    "с 8 по 15.03.2027",
    "8, 15, 22, 29.03.2027",
    "собака @ без адреса, @имя, a@b",
    "в канале @school.ru",
    "https://medium.com/@ivan.petrov",
    "actions/checkout@v4.1.2",
    "logo@2x.png",
    "№ 55 от 20.03.2027",
    "постановление от 21.02.2022 № 225",
    "приказ от 26.08.2010 № 761н",
    "8 классы 2026-2027 учебного года",
    "[14, 7, 1]",
    "8 150 000 000 рублей",
    "http://publication.pravo.gov.ru/Document/View/0001202304210034",
    "https://docs.cntd.ru/document/901807664",
    "МБОУ СОШ № 1 (2026-2027)",
    "upload-materials-2026-08",
    "47-01-13-8345/21",
    "уч. год 2026-2027, 8 четверть 3",
    "телефонов в классе 12 345 штук",
    "8 2026-09-01 10",
    "кабинеты 301, 302, 303",
    "№ 1234567890123, приказ 8-900",
    "189000000000 890000000001",
    "Телефон 2026-2027",
    "ст. 8 п. 345",
    "(2026) 09 01 123456",
    "т. 8, с. 345-349",
]


def codes(text: str) -> list[str]:
    return [each.code for each in private_data(text, "schedule.yaml")]


@pytest.mark.parametrize("text", ADDRESSES)
def test_an_address_is_found_however_it_is_typed(text: str) -> None:
    assert codes(f"# пишите: {text}") == ["email-address"]


@pytest.mark.parametrize("text", NUMBERS)
def test_a_number_is_found_however_it_is_typed(text: str) -> None:
    assert codes(f"# звоните: {text}") == ["phone-number"]


@pytest.mark.parametrize("text", HARMLESS)
def test_dates_numbers_of_papers_and_hours_are_neither(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize("text", [*ADDRESSES, *NUMBERS])
def test_no_message_repeats_what_it_is_about(text: str) -> None:
    problem = Problem("f.yaml", Position(1, 1), Severity.ERROR, "code", f"«{text}» — нет", f"есть: {text}")
    assert (hidden(problem).message.count("…"), (hidden(problem).hint or "").count("…")) in ((1, 1), (2, 2))
    assert codes(hidden(problem).sentences) == []


def test_a_message_without_them_stays_as_it_is() -> None:
    problem = Problem("f.yaml", Position(1, 1), Severity.ERROR, "code", "«№ 55 — 2027…» — нет")
    assert hidden(problem) == problem


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (r'"ivan\u0040example.org"', [("email-address", (1, 4))]),
        (r'"ivan\x40example.org"', [("email-address", (1, 4))]),
        ('"ivan@\\\n  example.org"', [("email-address", (1, 4))]),
        ("ivan\n  @example.org", [("email-address", (1, 4))]),
        ("|\n  ivan@\n  example.org", [("email-address", (1, 4))]),
        (r'"8 900 000-00-0\u0030"', [("phone-number", (1, 4))]),
        ("8 900\n  000-00-00", [("phone-number", (1, 4))]),
        ("пишите\n  на ivan@example.org", [("email-address", (2, 6))]),
        ('"ivan@example.org"', [("email-address", (1, 5))]),
        ("в канале\n  @school.ru", []),
    ],
)
def test_what_a_value_turns_out_to_hold_is_found_once(
    value: str, found: list[tuple[str, tuple[int, int]]]
) -> None:
    assert [(each.code, each.position) for each in read(f"a: {value}", "f.yaml").problems] == found


def test_a_key_is_looked_at_too() -> None:
    problems = read(r'"ivan\u0040example.org": 1', "f.yaml").problems
    assert [(each.code, each.position) for each in problems] == [("email-address", (1, 1))]


def test_a_value_quoted_in_a_message_of_another_line_is_not_repeated_there() -> None:
    text = CORRECT.replace("people: [petrov]", "people: [nobody]").replace(
        "id: petrov", r'id: "ivan\u0040example.org"'
    )
    problems = load(text.encode(), "schedule.yaml", TODAY).problems
    assert [(each.code, each.hint) for each in problems] == [
        ("unknown-person", "есть: azbukina, …, ivanova"),
        ("email-address", "удалите адрес отсюда; адреса хранятся в contacts.yaml или в секрете CONTACTS"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: ivan@example.org", [(1, 4, "email-address")]),
        ("a: b\n# пишите: Ivan.P+x_1@mail.example.org!", [(2, 11, "email-address")]),
        ("почта@пример.рф", [(1, 1, "email-address")]),
        ("a@example.org b@example.org\nc@example.org", [(1, 1, "email-address"), (2, 1, "email-address")]),
        ("a: 8 900 000-00-00", [(1, 4, "phone-number")]),
        ("a: +7 (900) 000 00 00", [(1, 4, "phone-number")]),
        ("a: 89000000000", [(1, 4, "phone-number")]),
        ("x@example.org 89000000000", [(1, 1, "email-address"), (1, 15, "phone-number")]),
        ("собака @ без адреса, @имя, a@b", []),
        ("№ 1234567890123, 2027-03-15, 8 марта 2027 г., приказ 8-900", []),
        ("189000000000 890000000001", []),
    ],
)
def test_private_data_is_found_once_a_line(text: str, found: list[tuple[int, int, str]]) -> None:
    problems = sorted(private_data(text, "schedule.yaml"), key=lambda problem: problem.order)
    assert [(*problem.position, problem.code) for problem in problems] == found
