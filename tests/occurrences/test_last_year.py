"""What goes on of last year's schedule, and how its people appear now."""

from datetime import date
from typing import Any

import pytest

from generator.occurrences.last_year import as_public_now, carried
from generator.schedule.model import Schedule
from tests.samples import activity, attestation, make_schedule, person, plan, role, teacher

NEXT = {"start": "2027-09-01", "end": "2028-05-31"}
ROWS = [
    activity({"days_before": "10"}, id="upload"),
    activity({"days_after": "20"}, id="report", responsible=["head"]),
    activity({"during": "year"}, id="always", responsible=["head"]),
]
HEAD = role("head", "Руководитель", "first")
STAFF = [person("first", "Первая Проба", "директор"), person("second", "Вторая Проба", "директор")]
PROBINA = teacher(attestation("2027-07-20"))


def last(*more: dict[str, Any], **keys: Any) -> Schedule:
    found = {"roles": [HEAD, role("teacher", "Педагог")], "staff": STAFF, "plans": [plan(*ROWS)]}
    return make_schedule(**(found | {"teachers": [PROBINA, *more]} | keys))


def now(**keys: Any) -> Schedule:
    found = {"roles": [HEAD, role("teacher", "Педагог")], "staff": STAFF, "school_year": NEXT}
    return make_schedule(**(found | {"teachers": [teacher()]} | keys))


UPLOAD, DAY, REPORT = (
    "2026/plan/upload/probina/first",
    "2026/attestation/probina/first",
    "2026/plan/report/probina/first",
)


def found(
    new: Schedule, today: str = "2027-08-01", old: Schedule | None = None
) -> dict[str, tuple[str, ...]]:
    """The people of what is carried, by key."""
    dated = carried(new, old or last(), date.fromisoformat(today))
    return {each.key: each.people for each in dated or ()}


def test_all_that_has_a_day_is_carried_what_is_over_too() -> None:
    assert found(now()) == {UPLOAD: ("probina",), DAY: ("probina",), REPORT: ("first",)}


@pytest.mark.parametrize(
    ("day", "today", "goes_on"),
    [
        ("2027-07-20", "2027-08-09", True),
        ("2027-07-20", "2027-08-10", False),
        ("2027-03-15", "2027-07-31", True),
        ("2027-03-15", "2027-08-01", False),
    ],
)
def test_it_goes_on_until_all_is_over_and_through_the_twelve_months_of_the_plan(
    day: str, today: str, goes_on: bool
) -> None:
    old = last(teachers=[teacher(attestation(day))])
    assert (carried(now(), old, date.fromisoformat(today)) is not None) is goes_on


def test_a_plan_without_any_dates_is_carried_as_empty_and_not_as_over() -> None:
    assert carried(now(), last(plans=[], teachers=[]), date(2027, 7, 31)) == ()


def test_only_an_earlier_year_goes_on() -> None:
    assert carried(last(), last(), date(2026, 11, 21)) is None


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (
            {"roles": [role("head", "Руководитель", "second")]},
            {UPLOAD: ("probina",), DAY: ("probina",), REPORT: ("second",)},
        ),
        (
            {"roles": [], "staff": STAFF[:1]},
            {UPLOAD: ("probina",), DAY: ("probina",), REPORT: ("first",)},
        ),
        ({"roles": [], "staff": STAFF[1:]}, {UPLOAD: ("probina",), DAY: ("probina",), REPORT: ()}),
        ({"teachers": []}, {}),
        ({"teachers": [teacher(status="on_leave")]}, {}),
        (
            {"staff": [*STAFF, person("probina", "Пробина Проба", "методист")], "teachers": []},
            {},
        ),
    ],
)
def test_who_works_and_who_answers_is_as_it_is_now(
    keys: dict[str, Any], expected: dict[str, tuple[str, ...]]
) -> None:
    assert found(now(**keys)) == expected


def test_another_name_is_told_and_another_post_changes_no_key() -> None:
    new = now(teachers=[teacher(name="Новая Проба Пробовна", position="директор")])
    dated = carried(new, last(), date(2027, 8, 1)) or ()
    told = {(each.key, each.attestation.teacher.name) for each in dated if each.attestation}
    assert told == {(key, "Новая Проба Пробовна") for key in (UPLOAD, DAY, REPORT)}


@pytest.mark.parametrize(
    ("then", "today", "appears"),
    [
        ("full", "no", "no"),
        ("no", None, "no"),
        ("no", "full", "full"),
        (None, "initials", "initials"),
        (None, None, None),
    ],
)
def test_in_the_past_people_appear_as_they_want_to_now(
    then: str | None, today: str | None, appears: str | None
) -> None:
    old = last(teachers=[teacher(public=then)], tracking="on")
    new = now(teachers=[teacher(public=today)], school={"name": "Ш", "names": "initials"})
    public = as_public_now(new, old)
    assert (public.teachers[0].public, public.school.names, public.tracking) == (appears, "initials", False)


def test_who_is_not_here_any_more_appears_as_then() -> None:
    old = last(teachers=[teacher(public="initials")])
    assert as_public_now(now(teachers=[]), old).teachers == old.teachers
