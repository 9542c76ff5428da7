"""What the model works out of the coordinator's values."""

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from generator.schedule.plan import Activity, Item, Plan
from generator.schedule.timing import (
    TIMING_KEYS,
    DaysBefore,
    FixedDates,
    TimingBase,
    is_per_attestation,
    timing_key,
)
from tests.samples import activity, attestation, make_schedule, plan, teacher

YEAR = {"during": "year"}


def test_the_twelve_months_begin_in_august() -> None:
    schedule = make_schedule()
    assert (schedule.start_year, schedule.first_day, schedule.last_day) == (
        2026,
        date(2026, 8, 1),
        date(2027, 7, 31),
    )


def test_what_is_not_written_has_its_usual_value() -> None:
    schedule = make_schedule()
    assert (
        schedule.school.timezone,
        schedule.school.names,
        schedule.calendar.week,
        schedule.calendar.shift,
    ) == (
        "Europe/Moscow",
        "full",
        5,
        "previous",
    )
    assert (schedule.reminders.days_before, schedule.reminders.overdue_after) == ((14, 7, 1), (1, 7))
    assert (schedule.reminders.together, schedule.school.id) == (7, None)
    assert (schedule.tracking, schedule.limits.attestations_per_month) == (False, None)


def test_things_are_found_by_id() -> None:
    schedule = make_schedule(
        staff=[{"id": "nulevoy", "name": "Нулевой Ноль", "position": "директор"}],
        teachers=[teacher()],
        plans=[plan()],
    )
    assert list(schedule.people) == ["nulevoy", "probina"]
    assert list(schedule.roles_by_id) == ["teacher"]
    assert list(schedule.plans_by_id) == ["plan"]


def test_a_plain_text_is_an_item() -> None:
    row = Activity.model_validate(
        activity(YEAR, items=["заявление", {"text": "письмо", "positions": "вожатый"}])
    )
    assert row.items == (Item(text="заявление"), Item(text="письмо", positions=("вожатый",)))


@pytest.mark.parametrize(("short_title", "label"), [({}, "План работы"), ({"short_title": "План"}, "План")])
def test_a_plan_is_called_by_its_short_title(short_title: dict[str, str], label: str) -> None:
    assert Plan.model_validate(plan(title="План работы", **short_title)).label == label


def test_a_schedule_does_not_change() -> None:
    with pytest.raises(ValidationError):
        make_schedule().tracking = True  # type: ignore[misc]


@pytest.mark.parametrize(
    ("timing", "key"),
    [
        ({"month": "май", "day": "1"}, "month"),
        ({"date": "2026-09-15"}, "date"),
        ({"date": "2026-09-15", "by_schedule_of": "ИМЦ"}, "by_schedule_of"),
        ({"note": "вводный"}, None),
        ("август", None),
        (DaysBefore.model_validate({"days_before": "5"}), "days_before"),
    ],
)
def test_one_key_says_which_rule_a_timing_is(timing: Any, key: str | None) -> None:
    assert timing_key(timing) == key


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ({"days_before": "5"}, True),
        ({"days_after": "5"}, True),
        ({"during": "individual"}, True),
        (YEAR, False),
        ({"month": "май"}, False),
        ({"every": "month"}, False),
        ({"date": "2026-09-15"}, False),
        ({"by_schedule_of": "ИМЦ"}, False),
    ],
)
def test_some_rules_count_from_attestations(when: dict[str, str], expected: bool) -> None:
    [timing] = Activity.model_validate(activity(when)).when
    assert is_per_attestation(timing) is expected


def test_every_timing_key_is_a_key_of_its_rule() -> None:
    assert {key for key, rule in TIMING_KEYS.items() if key in rule.model_fields} == set(TIMING_KEYS)
    assert all(issubclass(rule, TimingBase) for rule in TIMING_KEYS.values())
    assert TIMING_KEYS["date"] is FixedDates


@pytest.mark.parametrize(
    ("category", "names"),
    [
        (None, []),
        ([], []),
        ({"name": "высшая"}, ["высшая"]),
        ([{"name": "Высшая"}, {"name": "педагог-методист"}], ["высшая", "педагог-методист"]),
    ],
)
def test_a_teacher_holds_one_category_or_several(category: Any, names: list[str]) -> None:
    [about] = make_schedule(teachers=[teacher(category=category)]).teachers
    assert [held.name for held in about.categories] == names


@pytest.mark.parametrize(
    ("public", "hidden"), [(None, False), ("full", False), ("Initials", False), ("no", True)]
)
def test_a_teacher_may_be_left_out_of_what_is_public(public: str | None, hidden: bool) -> None:
    assert make_schedule(teachers=[teacher(public=public)]).teachers[0].is_hidden is hidden


def test_only_those_on_duty_work() -> None:
    people = [teacher(attestation(), status=status) for status in ("working", "on_leave", "left")]
    schedule = make_schedule(teachers=people)
    assert [person.is_working for person in schedule.teachers] == [True, False, False]
