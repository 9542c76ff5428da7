"""From rows and attestations to occurrences: how many, whose, with which keys."""

from copy import deepcopy
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.occurrences.expand import expand, work_calendar
from generator.occurrences.occurrence import (
    AttestationDay,
    Dated,
    Deadline,
    Kind,
    Meeting,
    Period,
    PlanRow,
)
from generator.occurrences.planned_attestations import planned_attestations
from generator.occurrences.promised import verify
from generator.schedule.choices import Category
from generator.schedule.model import Schedule
from generator.schedule.timing import DaysBefore
from tests.generated import before, data, schedules
from tests.samples import activity, attestation, make_schedule, plan, school_with, steps, teacher

# A generated school takes a hundredth of a second.
few = settings(max_examples=50)

HEAD = {"id": "head", "title": "Руководитель", "people": ["nulevoy"]}
TEACHER = {"id": "teacher", "title": "Педагог"}
DIRECTOR = {"id": "nulevoy", "name": "Нулевой Ноль Нолевич", "position": "директор"}


def keys(schedule: Schedule) -> list[str]:
    return sorted(each.key for each in expand(schedule))


def of_school(*rows: dict[str, Any], **more: Any) -> Schedule:
    base = {"roles": [HEAD, TEACHER], "staff": [DIRECTOR], "plans": [plan(*rows)]}
    return make_schedule(**(base | more))


def test_the_planned_attestation_is_an_occurrence_itself() -> None:
    schedule = make_schedule(teachers=[teacher(attestation("2027-03-07", **{"for": "высшая"}))])
    [occurrence] = expand(schedule)
    assert occurrence == AttestationDay(
        key="2026/attestation/probina/highest",
        title="Аттестация на высшую категорию",
        source=("teachers", 0, "attestations", 0),
        attestation=planned_attestations(schedule)[0],
        responsible=("teacher",),
        people=("probina",),
        due=date(2027, 3, 7),
        reminders=(14, 7, 1),
        day_off="воскресенье",
    )
    assert (occurrence.kind, occurrence.plan, occurrence.activity) == (Kind.ATTESTATION, None, None)
    assert (occurrence.nominal, occurrence.planned) == (date(2027, 3, 7), date(2027, 3, 7))


def test_a_favourable_result_marks_the_attestation_done() -> None:
    result = {"date": "2027-03-18", "order": "№ 55"}
    [occurrence] = expand(make_schedule(teachers=[teacher(attestation(result=result))]))
    assert occurrence.done == date(2027, 3, 18)


def test_a_row_tied_to_attestations_has_an_occurrence_for_each() -> None:
    schedule = school_with({"days_before": "10"}, "2027-03-16", "2027-04-12")
    first, second = steps(schedule)
    assert first == Deadline(
        key="2026/plan/step/t1/first",
        title="Шаг",
        source=("plans", 0, "activities", 0),
        row=PlanRow("plan", "step", DaysBefore.model_validate({"days_before": "10"})),
        attestation=planned_attestations(schedule)[0],
        responsible=("teacher",),
        people=("t1",),
        nominal=date(2027, 3, 6),
        due=date(2027, 3, 5),
        reminders=(14, 7, 1),
        day_off="суббота",
    )
    assert (first.kind, first.plan, first.activity) == (Kind.DEADLINE, "plan", "step")
    assert (first.teacher, first.category, first.planned) == ("t1", Category.FIRST, date(2027, 3, 16))
    assert (second.key, second.due) == ("2026/plan/step/t2/first", date(2027, 4, 2))


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ({"month": ["февраль", "апрель"]}, ["2027-02", "2027-04"]),
        ({"date": ["2026-09-15", "2027-02-16"]}, ["2026-09-15", "2027-02-16"]),
        ({"during": "year"}, ["year"]),
        ({"by_schedule_of": "МБУ ИМЦ"}, ["year"]),
        ({"by_schedule_of": "МБУ ИМЦ", "date": "2027-02-10"}, ["year"]),
        ({"days_before": "10"}, ["t1/first"]),
        ({"days_after": "10"}, ["t1/first"]),
        ({"during": "individual"}, ["t1/first"]),
        (
            [{"month": "август"}, {"during": "individual"}, {"days_before": "5"}, {"month": "август"}],
            ["2026-08", "2026-08/4", "t1/first/2", "t1/first/3"],
        ),
    ],
)
def test_keys_are_year_plan_activity_and_slot(when: Any, expected: list[str]) -> None:
    assert sorted(each.key for each in steps(school_with(when, "2027-03-15"))) == [
        f"2026/plan/step/{slot}" for slot in expected
    ]


def test_two_posts_in_one_category_have_two_keys() -> None:
    two = teacher(attestation("2027-01-20"), attestation("2027-02-17", position="педагог-организатор"))
    schedule = make_schedule(plans=[plan(activity({"days_before": "5"}))], teachers=[two])
    assert [(each.key, each.attestation and each.attestation.post) for each in expand(schedule)] == [
        ("2026/plan/step/probina/first", "учитель музыки"),
        ("2026/attestation/probina/first", "учитель музыки"),
        ("2026/plan/step/probina/first/pedagog-organizator", "педагог-организатор"),
        ("2026/attestation/probina/first/pedagog-organizator", "педагог-организатор"),
    ]


@pytest.mark.parametrize("status", ["on_leave", "left"])
def test_whoever_does_not_work_now_has_no_dates_and_answers_for_nothing(status: str) -> None:
    schedule = of_school(
        activity({"days_before": "5"}),
        activity({"during": "year"}, id="all-year", responsible=["head", "teacher"]),
        teachers=[teacher(attestation(), status=status)],
        roles=[HEAD | {"people": ["probina", "nulevoy"]}, TEACHER],
    )
    assert [(each.key, each.people) for each in expand(schedule)] == [
        ("2026/plan/all-year/year", ("nulevoy",))
    ]


def test_work_of_the_whole_school_concerns_every_teacher_attested_this_year() -> None:
    schedule = of_school(
        activity({"during": "year"}, responsible=["teacher", "head"]),
        teachers=[
            teacher(attestation(), attestation(position="воспитатель"), id="a"),
            teacher(id="b"),
            teacher(attestation(), id="c"),
        ],
    )
    [occurrence] = steps(schedule)
    assert occurrence.people == ("a", "c", "nulevoy")


def test_a_role_that_is_not_described_has_no_people() -> None:
    [occurrence] = steps(of_school(activity({"during": "year"}, responsible=["ghost", "head"])))
    assert (occurrence.responsible, occurrence.people) == (("ghost", "head"), ("nulevoy",))


def test_only_chooses_attestations_by_post_and_category() -> None:
    schedule = make_schedule(
        plans=[
            plan(activity({"days_before": "5"}, only={"positions": "Учитель  физики", "for": ["высшая"]}))
        ],
        teachers=[
            teacher(attestation(**{"for": "высшая"}), id="a", position="учитель физики"),
            teacher(attestation(), id="b", position="учитель физики"),
            teacher(attestation(**{"for": "высшая"}), id="c"),
            teacher(attestation(**{"for": "высшая", "position": "учитель физики"}), id="d"),
        ],
    )
    assert [each.teacher for each in steps(schedule)] == ["a", "d"]


def test_items_are_those_of_the_post_and_all_of_them_in_work_of_the_whole_school() -> None:
    items = [
        "заявление;",
        {"text": "карта урока.", "positions": ["учитель музыки"]},
        {"text": "письмо", "note": "если нужно", "positions": ["воспитатель"]},
    ]
    schedule = make_schedule(
        plans=[plan(activity([{"days_before": "5"}, {"during": "year"}], items=items))],
        teachers=[teacher(attestation())],
    )
    assert {each.key.rpartition("step/")[2]: each.items for each in steps(schedule)} == {
        "probina/first": ("заявление", "карта урока"),
        "year/2": ("заявление", "карта урока", "письмо (если нужно)"),
    }


@pytest.mark.parametrize(
    ("done", "expected"),
    [
        ({}, {"first": None, "first/2": None}),
        ({"step": "2027-02-01"}, {"first": date(2027, 2, 1), "first/2": date(2027, 2, 1)}),
        ({"step/2": "2027-02-02"}, {"first": None, "first/2": date(2027, 2, 2)}),
        (
            {"step": "2027-02-01", "step/2": "2027-02-02"},
            {"first": date(2027, 2, 1), "first/2": date(2027, 2, 2)},
        ),
    ],
)
def test_a_step_is_marked_done_in_the_attestation(
    done: dict[str, str], expected: dict[str, date | None]
) -> None:
    schedule = make_schedule(
        plans=[plan(activity([{"days_before": "9"}, {"days_before": "5"}]))],
        teachers=[teacher(attestation(done=done))],
    )
    assert {each.key.rpartition("probina/")[2]: each.done for each in steps(schedule)} == expected


def test_work_of_the_whole_school_is_marked_done_in_its_row() -> None:
    row = activity(
        [{"month": "май"}, {"month": "май"}], done={"2027-05": "2027-05-20", "2027-05/2": "2027-05-21"}
    )
    assert [(each.key, str(each.done)) for each in steps(make_schedule(plans=[plan(row)]))] == [
        ("2026/plan/step/2027-05", "2027-05-20"),
        ("2026/plan/step/2027-05/2", "2027-05-21"),
    ]


@pytest.mark.parametrize(("own", "expected"), [(None, (3,)), ([], ()), (["7", "1"], (7, 1)), ("2", (2,))])
def test_a_rows_own_reminders_win(own: Any, expected: tuple[int, ...]) -> None:
    more = {} if own is None else {"reminders": own}
    schedule = make_schedule(
        reminders={"days_before": ["3"]}, plans=[plan(activity({"during": "year"}, **more))]
    )
    assert [each.reminders for each in expand(schedule)] == [expected]


def test_occurrences_stand_by_day_the_undated_last_then_by_key() -> None:
    schedule = of_school(
        activity({"during": "year"}, id="b"),
        activity({"by_schedule_of": "ИМЦ"}, id="a"),
        activity({"date": ["2027-01-02", "2026-09-15"]}, id="d"),
        activity({"date": "2027-01-02"}, id="c"),
    )
    assert [each.key for each in expand(schedule)] == [
        "2026/plan/d/2026-09-15",
        "2026/plan/c/2027-01-02",
        "2026/plan/d/2027-01-02",
        "2026/plan/a/year",
        "2026/plan/b/year",
    ]


def test_the_working_days_can_be_given() -> None:
    schedule = school_with({"days_before": "10"}, "2027-03-16")
    assert expand(schedule, work_calendar(schedule)) == expand(schedule)


@few
@given(schedules)
def test_there_are_as_many_occurrences_as_the_file_promises_each_with_its_own_key(schedule: Schedule) -> None:
    verify(schedule, expand(schedule))


@few
@given(schedules)
def test_occurrences_are_sorted_and_computed_alike_twice(schedule: Schedule) -> None:
    found = expand(schedule)
    assert [each.order for each in found] == sorted(each.order for each in found)
    assert expand(schedule) == found


@few
@given(data(before))
def test_no_deadline_is_after_its_planned_date(values: dict[str, Any]) -> None:
    values["calendar"]["shift"] = "previous"
    for row in (row for each in values["plans"] for row in each["activities"]):
        row.pop("shift", None)
    for each in steps(make_schedule(**values)):
        assert each.due is not None
        assert each.planned is not None
        assert each.due <= each.planned


@few
@given(schedules)
def test_deadlines_move_only_off_days_off_and_to_working_days_and_nothing_else_moves(
    schedule: Schedule,
) -> None:
    workdays = work_calendar(schedule)
    for each in expand(schedule):
        if isinstance(each, Dated) and each.moved:
            assert isinstance(each, Deadline)
            assert not workdays.is_working(each.nominal)
            assert workdays.is_working(each.due)


@few
@given(schedules)
def test_every_kind_has_its_days(schedule: Schedule) -> None:
    for each in expand(schedule):
        dated = each.kind in (Kind.DEADLINE, Kind.MEETING, Kind.ATTESTATION)
        assert (each.due is not None) == (each.nominal is not None) == isinstance(each, Dated) == dated
        assert (each.closes is not None) == isinstance(each, Period) == (each.kind is Kind.PERIOD)
        assert (each.starts_at is not None) == isinstance(each, Meeting) == (each.kind is Kind.MEETING)
        assert (each.row is None) == isinstance(each, AttestationDay) == (each.kind is Kind.ATTESTATION)
        if isinstance(each, Period):
            assert each.opens <= each.closes


def shown(schedule: Schedule) -> list[tuple[object, ...]]:
    """All that people see of the occurrences, whatever the order of the file."""
    return [
        (each.key, each.due, each.nominal, each.opens, each.closes, each.kind, each.done, each.starts_at)
        for each in expand(schedule)
    ]


@few
@given(data(), st.randoms(use_true_random=False))
def test_the_order_of_the_files_lists_changes_no_date_and_no_key(values: dict[str, Any], random: Any) -> None:
    shuffled = deepcopy(values)
    for key in ("teachers", "roles", "staff", "plans"):
        random.shuffle(shuffled[key])
    for each in shuffled["plans"]:
        random.shuffle(each["activities"])
    for each in shuffled["teachers"]:
        random.shuffle(each["attestations"])
    for own_days in ("days_off", "workdays"):
        random.shuffle(shuffled["calendar"][own_days])
    assert shown(make_schedule(**shuffled)) == shown(make_schedule(**values))


@few
@given(data(), st.sampled_from(["Europe/Moscow", "Asia/Kamchatka", "America/New_York", "Pacific/Apia"]))
def test_the_time_zone_changes_no_date(values: dict[str, Any], zone: str) -> None:
    elsewhere = make_schedule(**values, school={"name": "Школа № 0", "timezone": zone})
    assert expand(elsewhere) == expand(make_schedule(**values))


@few
@given(data(), st.integers(-30, 30))
def test_moving_an_attestation_changes_no_key(values: dict[str, Any], days: int) -> None:
    moved = deepcopy(values)
    for each in (one for person in moved["teachers"] for one in person["attestations"]):
        each["date"] = (date(2027, 1, 15) + timedelta(days)).isoformat()
    assert keys(make_schedule(**moved)) == keys(make_schedule(**values))


@pytest.mark.parametrize("day", [date(2033, 5, 2), date(2038, 5, 3)])
def test_the_calendar_knows_what_the_law_moves_in_all_years_that_a_deadline_can_reach(day: date) -> None:
    """400 working days before the first day of a plan, or after its last; 1 May is on a weekend."""
    schedule = make_schedule(school_year={"start": "2035-09-01", "end": "2036-05-31"})
    assert work_calendar(schedule).is_working(day) is False
