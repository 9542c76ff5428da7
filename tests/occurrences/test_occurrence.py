from datetime import date, datetime, time
from typing import Any

import pytest

from generator.occurrences.occurrence import (
    AttestationDay,
    Dated,
    Deadline,
    Meeting,
    Occurrence,
    Period,
    PlanRow,
    Status,
    Undated,
)
from generator.occurrences.planned_attestations import PlannedAttestation, planned_attestations
from generator.schedule.choices import Category
from generator.schedule.timing import TimingBase
from tests.samples import attestation, make_schedule, teacher

TODAY = date(2026, 11, 21)
BEFORE, AFTER = date(2026, 11, 20), date(2026, 11, 22)
FRIDAY, SATURDAY, SUNDAY = (date(2026, 11, day) for day in (20, 21, 22))
BARE: dict[str, Any] = {"key": "2026/plan/step/year", "title": "Шаг", "source": ()}
ROW = PlanRow("plan", "step", TimingBase())
[ON_A_DAY, MONTH_ONLY] = planned_attestations(
    make_schedule(teachers=[teacher(attestation("2026-11-20", **{"for": "высшая"}), attestation("2026-11"))])
)


def deadline(due: date, **more: Any) -> Deadline:
    return Deadline(**(BARE | {"row": ROW, "due": due, "nominal": due} | more))


def meeting(day: date) -> Meeting:
    starts_at = datetime.combine(day, time(15))
    return Meeting(**BARE, row=ROW, due=day, starts_at=starts_at, minutes=60)


def period(opens: date, closes: date, **more: Any) -> Period:
    return Period(**BARE, row=ROW, opens=opens, closes=closes, **more)


def planned(day: date, attestation: PlannedAttestation = ON_A_DAY) -> AttestationDay:
    return AttestationDay(**BARE, attestation=attestation, due=day)


UNDATED = Undated(**BARE, row=ROW)


@pytest.mark.parametrize(
    ("given", "expected", "tracked"),
    [
        (deadline(AFTER), Status.UPCOMING, Status.UPCOMING),
        (deadline(TODAY), Status.TODAY, Status.TODAY),
        (deadline(BEFORE), Status.PAST, Status.OVERDUE),
        (deadline(BEFORE, done=BEFORE), Status.DONE, Status.DONE),
        (deadline(AFTER, done=BEFORE), Status.DONE, Status.DONE),
        (meeting(BEFORE), Status.PAST, Status.PAST),
        (planned(BEFORE), Status.PAST, Status.PAST),
        (UNDATED, Status.UNDATED, Status.UNDATED),
        (period(AFTER, AFTER), Status.UPCOMING, Status.UPCOMING),
        (period(TODAY, TODAY), Status.ONGOING, Status.ONGOING),
        (period(BEFORE, AFTER), Status.ONGOING, Status.ONGOING),
        (period(BEFORE, BEFORE), Status.PAST, Status.PAST),
        (period(BEFORE, AFTER, done=TODAY), Status.DONE, Status.DONE),
    ],
)
def test_where_an_occurrence_stands_today(given: Occurrence, expected: Status, tracked: Status) -> None:
    assert (given.status(TODAY, tracking=False), given.status(TODAY, tracking=True)) == (expected, tracked)


def test_a_deadline_knows_whether_it_moved() -> None:
    assert [deadline(BEFORE, nominal=each).moved for each in (BEFORE, TODAY)] == [False, True]
    assert (meeting(TODAY).moved, planned(TODAY).moved) == (False, False)


@pytest.mark.parametrize(
    ("occurrence", "expected"),
    [
        (deadline(SATURDAY), True),
        (deadline(SATURDAY, day_off="суббота"), False),
        (deadline(SATURDAY, nominal=SUNDAY, day_off="воскресенье"), True),
        (deadline(SUNDAY), True),
        (deadline(SUNDAY, day_off="воскресенье"), False),
        (deadline(FRIDAY), False),
        (deadline(FRIDAY, nominal=SATURDAY, day_off="суббота"), False),
        (meeting(SATURDAY), True),
    ],
)
def test_a_weekend_is_a_working_one_where_a_deadline_moved_to_it_or_it_has_no_name_of_a_day_off(
    occurrence: Dated, expected: bool
) -> None:
    assert occurrence.is_on_working_weekend is expected


def test_every_kind_answers_what_a_list_asks_and_has_only_its_own() -> None:
    noon = datetime.combine(TODAY, time(15))
    assert [
        (each.due, each.nominal, each.opens, each.closes, each.starts_at, each.minutes, each.place)
        for each in (
            deadline(TODAY, opens=BEFORE, nominal=AFTER),
            meeting(TODAY),
            planned(TODAY),
            period(BEFORE, AFTER),
            UNDATED,
        )
    ] == [
        (TODAY, AFTER, BEFORE, None, None, None, None),
        (TODAY, TODAY, None, None, noon, 60, None),
        (TODAY, TODAY, None, None, None, None, None),
        (None, None, BEFORE, AFTER, None, None, None),
        (None, None, None, None, None, None, None),
    ]


def test_an_occurrence_tells_its_row_and_its_attestation() -> None:
    assert [
        (each.plan, each.activity, each.timing, each.teacher, each.category, each.planned, each.approximate)
        for each in (deadline(TODAY), planned(TODAY), planned(TODAY, MONTH_ONLY))
    ] == [
        ("plan", "step", ROW.timing, None, None, None, False),
        (None, None, None, "probina", Category.HIGHEST, date(2026, 11, 20), False),
        (None, None, None, "probina", Category.FIRST, date(2026, 11, 1), True),
    ]


def test_a_kind_wants_all_that_it_is_made_of() -> None:
    with pytest.raises(TypeError):
        Deadline(**BARE, due=TODAY)


@pytest.mark.parametrize(
    ("today", "status"),
    [
        (date(2026, 10, 31), Status.UPCOMING),
        (date(2026, 11, 1), Status.UPCOMING),
        (date(2026, 11, 2), Status.UPCOMING),
        (date(2026, 11, 30), Status.UPCOMING),
        (date(2026, 12, 1), Status.PAST),
    ],
)
def test_an_attestation_of_which_only_the_month_is_known_is_never_today_and_past_when_it_is_over(
    today: date, status: Status
) -> None:
    month_only = planned(date(2026, 11, 1), MONTH_ONLY)
    assert [month_only.status(today, tracking=each) for each in (False, True)] == [status, status]


def test_only_a_month_only_attestation_has_a_month_instead_of_a_day() -> None:
    rough = deadline(TODAY, attestation=MONTH_ONLY)
    month_only = planned(date(2026, 11, 1), MONTH_ONLY)
    assert [(each.day, each.last_day) for each in (rough, meeting(TODAY), planned(TODAY), month_only)] == [
        (TODAY, TODAY),
        (TODAY, TODAY),
        (TODAY, TODAY),
        (None, date(2026, 11, 30)),
    ]
    assert [each.day for each in (period(BEFORE, AFTER), UNDATED)] == [None, None]
