"""What counts as much: the rule at its borders."""

from datetime import date
from typing import Any

import pytest

from generator.changes.losses import left_open, much_lost
from generator.occurrences.expand import expand
from generator.schedule.model import Schedule
from tests.samples import TODAY, Data, Edit, activity, attestation, edited, make_schedule, plan, role, teacher

ROLES = [role("head", "Руководитель"), role("teacher", "Педагог")]


def teachers(number: int, *days: str, **more: Any) -> list[Data]:
    """Each with attestations on those days, of which each makes a deadline besides."""
    planned = [attestation(day) for day in days]
    return [teacher(*planned, id=f"t{each}", **more) for each in range(1, number + 1)]


def plans(number: int) -> list[Data]:
    return [plan(id=f"plan{each}") for each in range(1, number + 1)]


def months(*names: str) -> Data:
    """A row of the school with a deadline in each."""
    return activity({"month": list(names)}, id="watch", responsible=["head"])


def lost(old: Data, new: Data, today: date = TODAY) -> tuple[str, ...]:
    return much_lost(make_schedule(roles=ROLES, **old), make_schedule(roles=ROLES, **new), today)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (3, 2, ()),
        (3, 1, ("людей — 2 из 3 (t2, t3)",)),
        (6, 4, ("людей — 2 из 6 (t5, t6)",)),
        (7, 5, ()),
        (7, 4, ("людей — 3 из 7 (t5, t6, t7)",)),
        (1, 1, ()),
        (1, 0, ("педагогов не осталось, было 1",)),
        (9, 0, ("педагогов не осталось, было 9",)),
    ],
)
def test_much_is_a_third_of_the_people_but_never_one_of_them(
    before: int, after: int, expected: tuple[str, ...]
) -> None:
    assert lost({"teachers": teachers(before)}, {"teachers": teachers(after)}) == expected


def test_people_who_have_left_may_go() -> None:
    old = {
        "teachers": [*teachers(2), *(each | {"id": f"l{each['id']}"} for each in teachers(2, status="left"))]
    }
    assert lost(old, {"teachers": teachers(2)}) == ()
    assert lost({"teachers": teachers(2, status="left")}, {}) == ()


def test_whoever_becomes_staff_or_goes_on_leave_is_not_lost() -> None:
    moved = [{key: value for key, value in each.items() if key != "attestations"} for each in teachers(2)]
    old = {"teachers": teachers(4)}
    assert lost(old, {"teachers": teachers(4)[2:], "staff": moved}) == ()
    assert lost(old, {"teachers": teachers(4, status="on_leave")}) == ()


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (1, 0, ("планов — 1 из 1 (plan1)",)),
        (2, 1, ("планов — 1 из 2 (plan2)",)),
        (3, 2, ("планов — 1 из 3 (plan3)",)),
        (4, 3, ()),
    ],
)
def test_much_is_a_third_of_the_plans(before: int, after: int, expected: tuple[str, ...]) -> None:
    assert lost({"plans": plans(before)}, {"plans": plans(after)}) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("январь февраль март", "январь", ()),
        ("январь февраль март апрель", "январь", ("будущих сроков — 3 из 4",)),
        ("декабрь январь февраль март апрель май", "январь март май", ("будущих сроков — 3 из 6",)),
        (
            "октябрь ноябрь декабрь январь февраль март апрель май июнь июль",
            "ноябрь декабрь январь июль",
            ("будущих сроков — 5 из 9",),
        ),
        (
            "ноябрь декабрь январь февраль март апрель май июнь июль",
            "ноябрь декабрь январь июль май июнь",
            ("будущих сроков — 3 из 9",),
        ),
    ],
)
def test_much_is_a_third_of_the_deadlines_that_are_still_to_come(
    before: str, after: str, expected: tuple[str, ...]
) -> None:
    """Of ten the one in October has passed."""
    old, new = ({"plans": [plan(months(*text.split()))]} for text in (before, after))
    assert lost(old, new) == expected


def test_less_than_a_third_of_the_deadlines_is_not_much() -> None:
    names = "ноябрь декабрь январь февраль март апрель май июнь июль".split()
    more = plan(activity({"date": "2027-04-20"}, id="meeting", responsible=["head"]), id="other")
    old, new = ({"plans": [plan(months(*each)), more]} for each in (names, names[:6]))
    assert lost(old, new) == ()


def test_a_deadline_of_today_is_still_to_come() -> None:
    old, new = ({"plans": [plan(months(*text.split()))]} for text in ("январь март май", "июль"))
    assert lost(old, {"plans": [plan()]}, date(2027, 1, 29)) == ("будущих сроков — 3 из 3",)
    assert lost(old, {"plans": [plan()]}, date(2027, 1, 30)) == ()
    assert lost(old, new, date(2027, 1, 29)) == ()


def test_what_is_done_can_not_be_lost() -> None:
    row = months("январь", "март", "май")
    done = row | {"done": {"2027-01": "2026-11-20"}}
    assert lost({"plans": [plan(row)]}, {"plans": [plan()]}) == ("будущих сроков — 3 из 3",)
    assert lost({"plans": [plan(done)]}, {"plans": [plan()]}) == ()


def test_all_that_is_one_teacher_s_may_go_but_not_two_teachers() -> None:
    rows = [plan(activity({"days_before": "10"}), activity({"days_before": "20"}, id="before"))]
    both = {"plans": rows, "teachers": teachers(2, "2027-03-15")}
    one = teachers(1, "2027-03-15")
    assert lost(both, {"plans": rows, "teachers": [*one, *teachers(2)[1:]]}) == ()
    assert lost(both, {"plans": rows, "teachers": teachers(2)}) == ("будущих сроков — 6 из 6",)


def test_one_row_of_the_school_is_not_one_teacher_s() -> None:
    old = {"plans": [plan(months("январь", "март", "май"), activity({"days_before": "10"}))]}
    new = {"plans": [plan(activity({"days_before": "10"}))]}
    assert lost(old, new) == ("будущих сроков — 3 из 3",)


@pytest.mark.parametrize(
    "edit",
    [
        lambda data: data["plans"][0]["activities"][0]["when"].update(month=["февраль", "апрель", "июнь"]),
        lambda data: data["plans"][0]["activities"][1]["when"].update(date="2027-05-12"),
        lambda data: [each["attestations"][0].update({"for": "высшая"}) for each in data["teachers"]],
        lambda data: [each["attestations"][0].update(date="2027-05-17") for each in data["teachers"]],
    ],
)
def test_a_row_that_comes_on_other_days_or_for_another_category_is_not_lost(edit: Edit) -> None:
    old = {
        "plans": [
            plan(
                months("январь", "март", "май"),
                activity({"date": "2027-02-10"}, id="meeting", responsible=["head"]),
                activity({"days_before": "10"}),
            )
        ],
        "teachers": teachers(2, "2027-03-15"),
    }
    assert lost(old, edited(old, edit)) == ()


def test_a_row_under_another_id_is_another_row() -> None:
    row = months("январь", "март", "май")
    assert lost({"plans": [plan(row)]}, {"plans": [plan(row | {"id": "control"})]}) == (
        "будущих сроков — 3 из 3",
    )


def test_each_kind_of_loss_is_named() -> None:
    old = {"plans": [plan(months("январь", "март", "май"))], "teachers": teachers(2)}
    assert lost(old, {}) == (
        "педагогов не осталось, было 2",
        "планов — 1 из 1 (plan)",
        "будущих сроков — 3 из 3",
    )


NEXT_YEAR = {"school_year": {"start": "2027-09-01", "end": "2028-05-31"}}


def test_a_new_school_year_drops_its_deadlines_but_neither_people_nor_plans() -> None:
    old = {"plans": [plan(months("январь", "март", "май"))], "teachers": teachers(3, "2027-03-15")}
    assert lost(old, old | NEXT_YEAR | {"plans": [plan()], "teachers": teachers(3)}) == ()
    assert lost(old, NEXT_YEAR | {"teachers": teachers(1)}) == (
        "людей — 2 из 3 (t2, t3)",
        "планов — 1 из 1 (plan)",
    )


def open_keys(schedule: Schedule, start_year: int, today: date) -> list[str]:
    return [each.key for each in left_open(expand(schedule), start_year, today)]


def test_what_a_new_school_year_leaves_open_begins_today_and_is_not_done() -> None:
    row = months("январь", "март", "май") | {"done": {"2027-05": "2027-01-15"}}
    old = make_schedule(roles=ROLES, plans=[plan(row, activity({"during": "year"}, id="always"))])
    both = ["2026/plan/watch/2027-01", "2026/plan/watch/2027-03"]
    assert open_keys(old, 2027, date(2027, 1, 29)) == both
    assert open_keys(old, 2027, date(2027, 1, 30)) == both[1:]
    assert open_keys(old, 2026, date(2027, 1, 29)) == []


def test_an_attestation_of_a_month_is_still_to_come_until_the_month_ends() -> None:
    old = make_schedule(roles=ROLES, teachers=teachers(1, "2027-03"))
    assert open_keys(old, 2027, date(2027, 3, 31)) == ["2026/attestation/t1/first"]
    assert open_keys(old, 2027, date(2027, 4, 1)) == []
