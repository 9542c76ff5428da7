"""Each check of years and calendar days: what it says of a schedule."""

from datetime import date
from typing import Any

import pytest

from generator.checks.finding import Finding
from generator.checks.years import (
    attestations_outside_the_year,
    categories_that_end_before_they_begin,
    fixed_dates_outside_the_year,
    provisional_years,
    wrong_marks,
    wrong_school_year,
)
from generator.occurrences.expand import work_calendar
from generator.schedule.model import Schedule
from tests.samples import activity, attestation, make_schedule, plan, teacher


def of_year(start: str, end: str) -> Schedule:
    return make_schedule(school_year={"start": start, "end": end})


@pytest.mark.parametrize(
    ("start", "end", "finding"),
    [
        ("2026-09-01", "2027-05-31", None),
        ("2026-08-01", "2027-07-31", None),
        (
            "2026-09-01",
            "2026-09-01",
            Finding(
                ("school_year", "end"),
                "year-order",
                "учебный год кончается раньше, чем начинается",
                "проверьте год",
            ),
        ),
        (
            "2026-09-01",
            "2027-08-01",
            Finding(
                ("school_year", "end"),
                "year-too-long",
                "учебный год кончается позже 31.07.2027",
                "график охватывает двенадцать месяцев: по 31.07.2027",
            ),
        ),
        (
            "2026-07-31",
            "2027-05-31",
            Finding(
                ("school_year", "start"),
                "year-too-early",
                "учебный год начинается раньше 01.08.2026",
                "год начинается в августе или позже, обычно 1 сентября; проверьте дату",
            ),
        ),
    ],
)
def test_the_school_year_is_in_the_twelve_months(start: str, end: str, finding: Finding | None) -> None:
    assert list(wrong_school_year(of_year(start, end))) == ([finding] if finding else [])


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        ("2026-08-01", None),
        ("2027-07-31", None),
        ("2027-07", None),
        ("2026-07-31", "31.07.2026"),
        ("2027-08-01", "01.08.2027"),
        ("2026-07", "01.07.2026"),
    ],
)
@pytest.mark.parametrize("status", ["working", "left"])
def test_an_attestation_is_planned_in_the_twelve_months(day: str, shown: str | None, status: str) -> None:
    schedule = make_schedule(teachers=[teacher(), teacher(attestation(), attestation(day), status=status)])
    expected = Finding(
        ("teachers", 1, "attestations", 1, "date"),
        "outside-year",
        f"аттестация {shown} — не в этом учебном году",
        "год графика: с 01.08.2026 по 31.07.2027",
    )
    assert list(attestations_outside_the_year(schedule)) == ([expected] if shown else [])


@pytest.mark.parametrize(
    ("category", "wrong"),
    [
        (None, False),
        ({"name": "первая"}, False),
        ({"name": "первая", "until": "2027-05-20"}, False),
        ({"name": "первая", "granted": "2022-05-20"}, False),
        ({"name": "первая", "granted": "2022-05-20", "until": "2027-05-20"}, False),
        ({"name": "первая", "granted": "2022-05-20", "until": "2022-05-20"}, True),
        ({"name": "первая", "granted": "2022-05-20", "until": "2021-05-20"}, True),
    ],
)
def test_a_category_ends_after_it_begins(category: dict[str, str] | None, wrong: bool) -> None:
    found = list(categories_that_end_before_they_begin(make_schedule(teachers=[teacher(category=category)])))
    assert [(each.path, each.code, each.is_error) for each in found] == [
        (("teachers", 0, "category", 0, "until"), "until-before-granted", True)
    ] * wrong


PATH = ("plans", 0, "activities", 0, "when", 1, "date")


@pytest.mark.parametrize(
    ("when", "path", "day"),
    [
        ({"date": ["2026-08-01", "2027-07-31"]}, None, None),
        ({"date": ["2026-09-15", "2025-09-15"]}, (*PATH, 1), "15.09.2025"),
        ({"date": "2027-08-01", "time": "15:00"}, (*PATH, 0), "01.08.2027"),
        ({"by_schedule_of": "ИМЦ"}, None, None),
        ({"by_schedule_of": "ИМЦ", "date": "2027-02-10"}, None, None),
        ({"by_schedule_of": "ИМЦ", "date": "2026-02-10"}, PATH, "10.02.2026"),
    ],
)
def test_a_fixed_day_of_another_year_is_most_likely_left_over(
    when: dict[str, Any], path: tuple[str | int, ...] | None, day: str
) -> None:
    schedule = make_schedule(plans=[plan(activity([{"during": "year"}, when]))])
    expected = Finding(
        path or (),
        "date-outside-year",
        f"{day} — не в этом учебном году",
        "год графика: с 01.08.2026 по 31.07.2027",
        is_error=False,
    )
    assert list(fixed_dates_outside_the_year(schedule)) == ([expected] if path else [])


def test_a_year_without_its_decree_is_provisional() -> None:
    last = work_calendar(of_year("2026-09-01", "2027-05-31")).last_decreed_year
    found = {
        start: list(provisional_years(schedule, work_calendar(schedule)))
        for start in (last - 1, last, last + 1)
        for schedule in [of_year(f"{start}-09-01", f"{start + 1}-05-31")]
    }

    def expected(years: str) -> list[Finding]:
        return [
            Finding(
                ("school_year",),
                "provisional-year",
                f"переносы выходных на {years} ещё не утверждены",
                "сроки могут сдвинуться: обновите программу, когда выйдет постановление",
                is_error=False,
            )
        ]

    assert found == {
        last - 1: [],
        last: expected(f"{last + 1} год"),
        last + 1: expected(f"{last + 1} и {last + 2} годы"),
    }


def test_marks_of_days_to_come_are_told_wherever_they_stand() -> None:
    row = activity({"month": "август"}, id="order", done={"2026-08": "2026-11-22"})
    planned = attestation(done={"upload": "2026-11-21", "order": "2027-11-21"}, result={"date": "2026-12-01"})
    schedule = make_schedule(plans=[plan(row)], teachers=[teacher(planned)])
    assert [finding.path for finding in wrong_marks(schedule, date(2026, 11, 21))] == [
        ("plans", 0, "activities", 0, "done", "2026-08"),
        ("teachers", 0, "attestations", 0, "done", "order"),
        ("teachers", 0, "attestations", 0, "result", "date"),
    ]


LEFT_OVER = "; если отметка осталась от другого года, удалите её"
OUTSIDE = "не в этом учебном году: писем об этом не будет"
TO_COME = "а этот день ещё не наступил: писем об этом не будет"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-08-01", []),
        ("2026-11-21", []),
        ("2026-07-31", [f"31.07.2026 — {OUTSIDE}. проверьте дату"]),
        ("2026-06-02", [f"02.06.2026 — {OUTSIDE}. проверьте дату"]),
        ("2026-06-01", [f"01.06.2026 — {OUTSIDE}. возможно, 01.06.2027{LEFT_OVER}"]),
        ("2025-09-30", [f"30.09.2025 — {OUTSIDE}. возможно, 30.09.2026"]),
        ("2024-02-29", [f"29.02.2024 — {OUTSIDE}. проверьте дату"]),
        ("2026-11-22", [f"22.11.2026, {TO_COME}. проверьте дату"]),
        ("2027-11-12", [f"12.11.2027, {TO_COME}. возможно, 12.11.2026"]),
    ],
)
def test_a_mark_of_another_year_is_told_with_the_year_that_was_meant(day: str, expected: list[str]) -> None:
    rows = [activity({"month": "сентябрь"}, done={"2026-09": day})]
    found = wrong_marks(make_schedule(plans=[plan(*rows)]), date(2026, 11, 21))
    assert [f"{each.message}. {each.hint}" for each in found] == [
        f"отмечено выполненным {text}" for text in expected
    ]
