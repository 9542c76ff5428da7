from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from generator.addresses import (
    Site,
    month_page,
    occurrence_page,
    plan_feed,
    plan_page,
    role_feed,
    role_page,
    teacher_feed,
    teacher_page,
)
from generator.editing.forms import ADD, LONGEST_ADDRESS, MOVE
from generator.occurrences.occurrence import Deadline, Occurrence, PlanRow, Undated
from generator.occurrences.planned_attestations import planned_attestations
from generator.schedule.timing import TimingBase
from tests.samples import attestation, make_schedule, teacher

SITE = Site("https://example.org/school/", "https://example.org/district/plan/")


def test_every_page_and_feed_has_its_address() -> None:
    assert [
        teacher_page("probina"),
        month_page(date(2027, 3, 15)),
        role_page("head"),
        plan_page("cyclogram"),
        teacher_feed("probina"),
        role_feed("head"),
        plan_feed("cyclogram"),
    ] == [
        "teachers/probina/",
        "months/2027-03/",
        "roles/head/",
        "plans/cyclogram/",
        "calendar/teachers/probina.ics",
        "calendar/roles/head.ics",
        "calendar/plans/cyclogram.ics",
    ]


ROW = PlanRow("cyclogram", "step", TimingBase())
BARE: dict[str, Any] = {"key": "2026/cyclogram/step/year", "title": "Шаг", "source": (), "row": ROW}
DAY = date(2027, 3, 5)
[PLANNED] = planned_attestations(make_schedule(teachers=[teacher(attestation())]))


@pytest.mark.parametrize(
    ("occurrence", "page"),
    [
        (Deadline(**BARE, due=DAY, nominal=DAY, attestation=PLANNED), "teachers/probina/"),
        (Deadline(**BARE, due=DAY, nominal=DAY), "months/2027-03/"),
        (Undated(**BARE), "plans/cyclogram/"),
    ],
)
def test_an_occurrence_stands_in_full_on_one_page(occurrence: Occurrence, page: str) -> None:
    assert occurrence_page(occurrence) == f"{page}#2026/cyclogram/step/year"


def test_a_site_knows_its_host_and_its_pages() -> None:
    assert SITE.host == "example.org"
    assert SITE.page("months/") == "https://example.org/school/months/"
    assert SITE.webcal("calendar/all.ics") == "webcal://example.org/school/calendar/all.ics"
    assert Site("/").host == "localhost"


@pytest.mark.parametrize(
    ("url", "identity"),
    [
        ("https://example.org/", "example.org"),
        ("https://owner.example.org/school/", "owner.example.org/school"),
        ("https://EXAMPLE.org:8443/a/b/", "example.org/a/b"),
        ("/", "localhost"),
    ],
)
def test_a_site_is_told_from_others_by_host_and_path(url: str, identity: str) -> None:
    assert Site(url).identity == identity


def test_the_line_in_the_repository_can_be_opened() -> None:
    expected = "https://example.org/district/plan/blob/main/%D0%BF%D0%BB%D0%B0%D0%BD%201.yaml#L41"
    assert SITE.source_line("план 1.yaml", 41) == expected
    assert Site("https://example.org/").source_line("schedule.yaml", 41) is None


def test_a_form_is_opened_filled_in_whatever_the_answers_hold() -> None:
    answers = {"teacher": "Ёж & Ко? #1 (ezh)", "category": "высшая"}
    found = SITE.form(MOVE, answers)
    assert found is not None
    parts = urlsplit(found)
    assert (parts.netloc, parts.path) == ("example.org", "/district/plan/issues/new")
    assert parse_qs(parts.query, strict_parsing=True) == {
        "template": ["move.yml"],
        "teacher": ["Ёж & Ко? #1 (ezh)"],
        "category": ["высшая"],
    }


def test_answers_that_make_an_address_too_long_stay_empty_the_longest_first() -> None:
    found = SITE.form(MOVE, {"teacher": "я" * 1400, "category": "в" * 1390, "date": "2027-03-15"})
    assert found == "https://example.org/district/plan/issues/new?template=move.yml&date=2027-03-15"
    found = SITE.form(MOVE, {"teacher": "я" * 1400, "category": "высшая"})
    assert found == (
        "https://example.org/district/plan/issues/new?template=move.yml"
        "&category=%D0%B2%D1%8B%D1%81%D1%88%D0%B0%D1%8F"
    )
    room = (
        LONGEST_ADDRESS - 1 - len("https://example.org/district/plan/issues/new?template=move.yml&teacher=")
    )
    for length, is_kept in ((room, True), (room + 1, False)):
        whole = SITE.form(MOVE, {"teacher": "a" * length})
        assert whole is not None
        assert ("teacher" in whole, len(whole) < LONGEST_ADDRESS) == (is_kept, True)


def test_no_form_is_opened_where_no_repository_is_known() -> None:
    assert Site("https://example.org/").form(ADD, {}) is None
