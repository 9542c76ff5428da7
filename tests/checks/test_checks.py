"""All checks together: which of them stay silent because another has spoken."""

from typing import Any

import pytest

from generator.checks import KnownIds, find_problems
from generator.schedule.model import Schedule
from tests.samples import TODAY, activity, attestation, make_schedule, plan, teacher

DECLARED = KnownIds(frozenset({"probina"}), frozenset({"teacher"}), frozenset({"step"}), frozenset())
SENSELESS = {"start": "2026-09-01", "end": "2026-08-01"}
BEFORE = {"days_before": "5"}


def codes(schedule: Schedule, *, with_dates: bool = True) -> list[str]:
    return [each.code for each in find_problems(schedule, DECLARED, TODAY, with_dates=with_dates)]


def of_teacher(*attestations: dict[str, Any], **more: Any) -> Schedule:
    return make_schedule(teachers=[teacher(*attestations, **more)], plans=[plan(activity(BEFORE))])


def test_a_correct_schedule_has_no_problems() -> None:
    assert codes(of_teacher(attestation())) == []


@pytest.mark.parametrize(
    ("attestations", "more", "expected"),
    [
        ([attestation("2027-03-14")], {}, ["day-off"]),
        ([attestation("2028-03-12")], {}, ["outside-year"]),
        ([attestation("2027-03-14", done={"nothing": "2027-03-01"})], {}, ["unknown-activity"]),
        (
            [attestation(), attestation("2028-03-12"), attestation("2027-03-14", **{"for": "высшая"})],
            {},
            ["duplicate-attestation", "outside-year", "day-off"],
        ),
        (
            [attestation("2027-03-14")],
            {"category": {"name": "первая", "granted": "2027-03-01", "until": "2027-02-01"}},
            ["until-before-granted"],
        ),
        (
            [attestation("2027-03-14")],
            {"category": {"name": "первая", "until": "2027-02-01"}},
            ["day-off", "category-ends-first"],
        ),
    ],
)
def test_an_attestation_with_an_error_gets_no_warnings_on_top(
    attestations: list[Any], more: dict[str, Any], expected: list[str]
) -> None:
    assert codes(of_teacher(*attestations, **more)) == expected


def test_a_senseless_year_silences_all_that_has_to_do_with_dates() -> None:
    schedule = make_schedule(
        school_year=SENSELESS,
        teachers=[teacher(attestation("2027-03-14"), id="a"), teacher(attestation("2025-01-01"), id="a")],
    )
    assert codes(schedule) == ["duplicate-id", "year-order"]


def test_without_a_readable_year_no_date_means_anything() -> None:
    schedule = make_schedule(school_year=SENSELESS, teachers=[teacher(attestation("2027-03-14"))])
    assert codes(schedule, with_dates=False) == []


def test_a_file_that_multiplies_is_not_computed() -> None:
    rows = [activity(BEFORE, id=f"s{number}") for number in range(251)]
    teachers = [teacher(attestation(), id=f"t{number}", name=f"Пробина {number}") for number in range(200)]
    assert codes(make_schedule(plans=[plan(*rows)], teachers=teachers)) == ["too-many-dates"]
