"""The district's file: every mistake at its line, with what to write instead."""

import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest
import yaml

from generator.district.district_file import DISTRICT_TITLE, District, parse_site, year_of
from generator.district.loading import load_district
from generator.outcome import problem_line
from generator.schedule.json_schema import schema_text
from tests.district.samples import DISTRICT_TEXT
from tests.samples import TODAY
from tests.schedule.test_json_schema import JsonLoader

DISTRICT_SCHEMA = Path(__file__).parents[2] / "district.schema.json"
SITE = '"https://one.example.org/attestation/"'
YEAR = "school_year: {start: 2026-09-01, end: 2027-05-31}\n"

# What is changed in the sample; mistakes.txt beside has the exact messages (`python -m tests.refresh`).
MISTAKES = {
    "empty": (DISTRICT_TEXT, ""),
    "not keys": (DISTRICT_TEXT, "- школа"),
    "key misspelt": ("name: Пробный район", "nane: Пробный район"),
    "heading misspelt": ("district: {", "distrikt: {"),
    "no list, and a key of a school": ("schools:\n", "schools: нет\nlimits:\n"),
    "plans without a year": (YEAR, ""),
    "plans with an empty year": (YEAR, "school_year:\n"),
    "half a year": (YEAR, "school_year: {start: 2026-09-01}\n"),
    "id twice": ("id: sosh-2", "id: sosh-1"),
    "id in Russian": ("id: sosh-2", "id: школа-2"),
    "site twice": ("https://two.example.org/", "https://one.example.org/attestation"),
    "site without encryption": (SITE, "http://one.example.org/"),
    "site without a scheme": (SITE, "one.example.org"),
    "site with a user": (SITE, '"https://user@one/"'),
    "site with a password": (SITE, '"https://user:secret@localhost:99999/"'),
    "site with a password and nothing else right": (SITE, '"user:secret@[one"'),
    "site twice, written otherwise": ("https://two.example.org/", "https://ONE.example.org:443/attestation"),
    "id of a page": ("id: sosh-3", "id: schools"),
    "site with a question": (SITE, '"https://one.example.org/?a=1"'),
    "site with a space": (SITE, '"https://one example.org/"'),
    "site with a bracket": (SITE, '"https://[1.example.org/"'),
    "site of no name": (SITE, '"https://..example.org/"'),
    "site and folder": (f"site: {SITE}", f"site: {SITE}, folder: one"),
    "neither site nor folder": (f", site: {SITE}", ""),
    "folder outside": ("schools/sosh-3", "../sosh-3"),
    "folder from the root": ("schools/sosh-3", "/etc"),
    "unknown person": ("people: [metodova]", "people: [metodov]"),
    "no month": ("month: май", "month: мая месяца"),
    "dash lost": ("- {id: metodova", "{id: metodova"),
    "heading lost": ("staff:\n", ""),
    "address of mail": ("Методова Проба Образцовна", "metod@example.org"),
}
MESSAGES = Path(__file__).with_name("mistakes.txt")


def messages() -> str:
    """The text of mistakes.txt."""
    return "\n".join(f"# {name}\n{_lines(*change)}" for name, change in MISTAKES.items())


def _lines(old: str, new: str) -> str:
    return "".join(f"{line}\n" for line in told(DISTRICT_TEXT.replace(old, new)))


def told(text: str) -> list[str]:
    problems = load_district(text.encode(), "district.yaml", TODAY).problems
    return [problem_line(each).removeprefix("district.yaml:") for each in problems]


def test_a_right_file_is_read_with_its_plan() -> None:
    loaded = load_district(DISTRICT_TEXT.encode(), "district.yaml", TODAY)
    assert loaded.problems == ()
    assert loaded.district is not None
    assert [each.site or each.folder for each in loaded.district.schools] == [
        "https://one.example.org/attestation/",
        "https://two.example.org/",
        "schools/sosh-3",
    ]
    assert loaded.line_of(("plans", 0)) == 12


def test_no_message_repeats_a_password() -> None:
    for site in (
        "https://user:secret@localhost/",
        "ftp://u:secret@one/",
        "http://u:secret@one/",
        "u:secret@[",
    ):
        (line,) = told(DISTRICT_TEXT.replace(SITE, f'"{site}"'))
        assert line == (
            "3:41: ошибка: в адресе сайта стоят имя и пароль. Уберите всё до знака @, а пароль смените"
        )


def test_a_site_may_have_a_name_in_russian_a_port_and_a_sign_in_its_path() -> None:
    assert parse_site("https://Школа.РФ:8443/@plan") == "https://школа.рф:8443/@plan/"


def test_a_file_of_two_lines_is_enough() -> None:
    assert told(DISTRICT_TEXT[: DISTRICT_TEXT.index("school_year")]) == []


def test_every_mistake_has_its_messages() -> None:
    assert messages() == MESSAGES.read_text("utf-8")


def test_the_checked_in_schema_is_that_of_the_model_and_accepts_the_sample() -> None:
    text = schema_text(District, DISTRICT_TITLE)
    assert DISTRICT_SCHEMA.read_text("utf-8") == text
    validator = jsonschema.Draft202012Validator(json.loads(text))
    data = yaml.load(DISTRICT_TEXT, Loader=JsonLoader)
    assert list(validator.iter_errors(data)) == []
    del data["schools"][0]["site"]
    assert not validator.is_valid(data)


@pytest.mark.parametrize(
    ("today", "start"), [(date(2026, 7, 31), 2025), (date(2026, 8, 1), 2026), (date(2027, 1, 1), 2026)]
)
def test_the_school_year_of_a_district_without_plans_is_todays(today: date, start: int) -> None:
    assert (year_of(today).start, year_of(today).end) == (date(start, 9, 1), date(start + 1, 5, 31))
