"""Who is due in which of five school years, and why."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.occurrences.perspective import Nothing, Reason, perspective, years_later, years_of
from generator.schedule.choices import Category
from generator.schedule.terms import Terms
from tests.generated import CATEGORIES
from tests.samples import Data, attestation, make_schedule, teacher


def held(name: str, granted: str | None = None, until: str | None = None) -> Data:
    days = {"granted": granted, "until": until}
    return {"name": name} | {key: day for key, day in days.items() if day}


def dues(*attestations: Data, terms: Any = None, **more: Any) -> Any:
    """(year, category, reason, day) of each turn of the one teacher; why there is none otherwise."""
    schedule = make_schedule(teachers=[teacher(*attestations, **more)])
    [prospect] = perspective(schedule, Terms.model_validate(terms or {}))
    turns = [
        (due.year, turn.category.value, turn.reason.value, turn.day.isoformat())
        for due in prospect.dues
        for turn in due.turns
    ]
    assert (prospect.nothing is None) == bool(turns)
    return turns or prospect.nothing


@pytest.mark.parametrize(
    ("category", "expected"),
    [
        (held("первая", until="2028-05-20"), [(2027, "первая", "term_ends", "2028-05-20")]),
        (held("высшая", until="2028-08-31"), [(2027, "высшая", "term_ends", "2028-08-31")]),
        (held("высшая", until="2028-09-01"), [(2028, "высшая", "term_ends", "2028-09-01")]),
        (held("высшая", until="2026-08-10"), [(2026, "высшая", "term_ends", "2026-08-10")]),
        (held("первая", until="2026-07-31"), [(2026, "соответствие", "term_ended", "2026-07-31")]),
        (held("высшая", until="2031-09-01"), Nothing.LATER),
        (held("первая", granted="2024-03-01"), Nothing.WITHOUT_END),
        (held("соответствие", granted="2023-10-05"), [(2028, "соответствие", "fit_again", "2028-10-05")]),
        (held("соответствие", granted="2024-02-29"), [(2028, "соответствие", "fit_again", "2029-02-28")]),
        (held("соответствие", granted="2015-03-01"), [(2026, "соответствие", "fit_again", "2020-03-01")]),
        (held("соответствие", until="2029-03-01"), [(2028, "соответствие", "term_ends", "2029-03-01")]),
        (held("соответствие", until="2026-03-01"), [(2026, "соответствие", "term_ended", "2026-03-01")]),
        (held("соответствие"), Nothing.GRANTED_UNKNOWN),
        (
            [held("первая", until="2026-05-01"), held("соответствие", granted="2024-05-01")],
            [(2028, "соответствие", "fit_again", "2029-05-01")],
        ),
        (
            [held("первая", until="2027-03-01"), held("высшая", until="2029-03-01")],
            [(2028, "высшая", "term_ends", "2029-03-01")],
        ),
        (
            [held("высшая"), held("педагог-методист", until="2028-03-01")],
            [(2027, "педагог-методист", "term_ends", "2028-03-01")],
        ),
        (held("педагог-наставник"), Nothing.WITHOUT_END),
        (None, Nothing.HIRED_UNKNOWN),
    ],
)
def test_what_is_held_says_when_a_teacher_is_due(category: Any, expected: Any) -> None:
    assert dues(category=category) == expected


@pytest.mark.parametrize(
    ("hired", "category", "expected"),
    [
        ("2025-09-01", None, [(2027, "соответствие", "hired", "2027-09-01")]),
        ("2012-09-01", None, [(2026, "соответствие", "hired", "2014-09-01")]),
        (
            "2026-09-01",
            held("соответствие", granted="2022-10-01"),
            [(2028, "соответствие", "fit_again", "2028-09-01")],
        ),
        (
            "2026-02-01",
            held("первая", until="2026-04-01"),
            [(2027, "соответствие", "term_ended", "2028-02-01")],
        ),
        ("2026-02-01", held("первая"), Nothing.WITHOUT_END),
        ("2012-09-01", held("соответствие"), Nothing.GRANTED_UNKNOWN),
    ],
)
def test_nobody_is_due_for_fitness_who_is_new_in_the_post(hired: str, category: Any, expected: Any) -> None:
    assert dues(hired=hired, category=category) == expected


def planned(category: str, day: str = "2027-03-15") -> Data:
    return attestation(day, **{"for": category})


@pytest.mark.parametrize(
    ("wanted", "category", "expected"),
    [
        (["первая"], held("первая", until="2027-05-01"), [(2026, "первая", "planned", "2027-03-15")]),
        (
            ["педагог-методист"],
            held("высшая", until="2028-05-01"),
            [
                (2026, "педагог-методист", "planned", "2027-03-15"),
                (2027, "высшая", "term_ends", "2028-05-01"),
            ],
        ),
        (
            ["высшая"],
            [held("высшая", until="2027-05-01"), held("педагог-наставник", until="2027-05-02")],
            [
                (2026, "высшая", "planned", "2027-03-15"),
                (2026, "педагог-наставник", "term_ends", "2027-05-02"),
            ],
        ),
        (
            ["педагог-методист"],
            held("педагог-методист", until="2027-05-01"),
            [(2026, "педагог-методист", "planned", "2027-03-15")],
        ),
        (
            ["соответствие", "первая"],
            None,
            [(2026, "соответствие", "planned", "2027-03-15"), (2026, "первая", "planned", "2027-03-15")],
        ),
    ],
)
def test_what_the_schedule_plans_counts_for_this_year(wanted: Any, category: Any, expected: Any) -> None:
    assert dues(*map(planned, wanted), category=category) == expected


def test_fitness_planned_in_august_comes_again_within_the_five_years() -> None:
    assert dues(planned("соответствие", "2026-08-20")) == [
        (2026, "соответствие", "planned", "2026-08-20"),
        (2030, "соответствие", "fit_again", "2031-08-20"),
    ]


@pytest.mark.parametrize(("status", "expected"), [("on_leave", Nothing.ON_LEAVE), ("left", Nothing.LEFT)])
def test_who_does_not_work_is_due_nothing(status: str, expected: Nothing) -> None:
    assert dues(planned("первая"), status=status, category=held("первая", until="2027-05-01")) == expected


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ({"fit_again": {"years": "3"}}, [(2027, "соответствие", "fit_again", "2028-03-01")]),
        ({"fit_after_hired": {"years": "3"}}, [(2029, "соответствие", "fit_again", "2030-03-01")]),
        ({}, [(2029, "соответствие", "fit_again", "2030-03-01")]),
    ],
)
def test_a_school_changes_the_terms_with_the_law(terms: Any, expected: Any) -> None:
    fit = held("соответствие", granted="2025-03-01")
    assert dues(category=fit, hired="2019-09-01", terms=terms) == expected


def test_without_an_exemption_a_category_leaves_fitness_due() -> None:
    terms = {"exempt_from_fit": {"categories": ["высшая"]}}
    assert dues(category=held("первая", until="2028-05-01"), hired="2026-09-01", terms=terms) == [
        (2027, "первая", "term_ends", "2028-05-01"),
        (2028, "соответствие", "hired", "2028-09-01"),
    ]


def test_a_leap_day_falls_on_the_day_before_in_other_years() -> None:
    assert years_later(date(2024, 2, 29), 5) == date(2029, 2, 28)
    assert years_later(date(2024, 2, 29), 4) == date(2028, 2, 29)


days = st.dates(date(2018, 1, 1), date(2034, 1, 1)).map(date.isoformat)
categories: st.SearchStrategy[Data] = st.fixed_dictionaries(
    {"name": st.sampled_from(CATEGORIES)}, optional={"granted": days, "until": days}
)
planned_days = st.dates(date(2026, 8, 1), date(2027, 7, 31)).map(date.isoformat)
lives: st.SearchStrategy[Data] = st.fixed_dictionaries(
    {"status": st.sampled_from(["working", "working", "on_leave", "left"])},
    optional={
        "hired": days,
        "category": st.lists(categories, max_size=3),
        "attestations": st.lists(
            st.builds(planned, st.sampled_from(CATEGORIES), planned_days),
            max_size=3,
            unique_by=lambda each: each["for"],
        ),
    },
)


@given(lives=st.lists(lives, max_size=4))
def test_nobody_is_forgotten_and_nobody_stands_twice_in_a_year(lives: list[Data]) -> None:
    blocks = [teacher(**(life | {"id": f"t{number}"})) for number, life in enumerate(lives)]
    schedule = make_schedule(teachers=blocks)
    prospects = perspective(schedule)
    assert [each.teacher for each in prospects] == list(schedule.teachers)
    for prospect in prospects:
        years = [due.year for due in prospect.dues]
        assert years == sorted(set(years))
        assert set(years) <= set(years_of(schedule))
        assert bool(years) == (prospect.nothing is None)
        for due in prospect.dues:
            assert due.turns == prospect.in_year(due.year) != ()
            assert len({turn.category for turn in due.turns}) == len(due.turns)


@given(lives=st.lists(lives, max_size=4))
def test_all_that_a_working_teacher_has_planned_is_in_the_first_year(lives: list[Data]) -> None:
    blocks = [teacher(**(life | {"id": f"t{number}"})) for number, life in enumerate(lives)]
    schedule = make_schedule(teachers=blocks)
    for prospect in perspective(schedule):
        found = [turn.planned for turn in prospect.in_year(schedule.start_year) if turn.planned]
        wanted = prospect.teacher.attestations if prospect.teacher.is_working else ()
        assert [each.attestation for each in found if each] == list(wanted)


@given(until=st.dates(date(2026, 9, 1), date(2031, 8, 31)))
def test_a_category_is_renewed_in_the_last_school_year_that_begins_before_it_ends(until: date) -> None:
    [prospect] = perspective(make_schedule(teachers=[teacher(category=held("высшая", until=str(until)))]))
    [due] = prospect.dues
    [turn] = due.turns
    assert (turn.category, turn.reason, turn.day) == (Category.HIGHEST, Reason.TERM_ENDS, until)
    assert date(due.year, 9, 1) <= until < date(due.year + 1, 9, 1)
