"""Each warning about attestations that will be trouble."""

from datetime import date
from typing import Any

import pytest

from generator.checks.attestations import (
    added_too_late,
    categories_that_end_too_early,
    crowded_months,
    forgotten_teachers,
    hired_in_the_future,
    planned_on_days_off,
    refusals,
    replaced_categories,
)
from generator.checks.finding import Finding
from generator.occurrences.expand import expand, work_calendar
from generator.schedule.model import Schedule
from tests.samples import TODAY, activity, attestation, make_schedule, plan, teacher

DATE = ("teachers", 0, "attestations", 0, "date")


def warning(path: tuple[str | int, ...], code: str, message: str, hint: str) -> Finding:
    return Finding(path, code, message, hint, is_error=False)


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        ("2027-03-15", None),
        ("2027-02-20", None),
        ("2027-03-14", "воскресенье"),
        ("2027-02-22", "выходной (перенос с 20.02.2027)"),
        ("2027-05", None),  # 1 May 2027 is a holiday, but the day isn't known
    ],
)
def test_an_attestation_on_a_day_off_is_most_likely_a_slip(day: str, reason: str | None) -> None:
    schedule = make_schedule(teachers=[teacher(attestation(day))])
    expected = warning(
        DATE,
        "day-off",
        f"аттестация назначена на выходной: {day[8:]}.{day[5:7]}.{day[:4]} — {reason}",
        "проверьте дату",
    )
    assert list(planned_on_days_off(schedule, work_calendar(schedule))) == ([expected] if reason else [])


@pytest.mark.parametrize(
    ("when", "path", "message"),
    [
        ({"date": "2027-03-15"}, None, ""),
        ({"date": ["2027-03-15", "2027-03-14"]}, ("date", 1), "14.03.2027 — выходной (воскресенье)"),
        ({"date": "2027-03-14", "time": "15:00"}, ("date", 0), "14.03.2027 — выходной (воскресенье)"),
        (
            {"by_schedule_of": "ИМЦ", "date": "2027-01-07"},
            ("date",),
            "07.01.2027 — выходной (Рождество Христово)",
        ),
        ({"month": "март", "day": "14"}, None, ""),
    ],
)
def test_a_fixed_day_on_a_day_off_is_most_likely_a_slip(when: Any, path: Any, message: str) -> None:
    schedule = make_schedule(plans=[plan(activity(when))])
    expected = warning(
        ("plans", 0, "activities", 0, "when", 0, *(path or ())), "day-off", message, "проверьте дату"
    )
    assert list(planned_on_days_off(schedule, work_calendar(schedule))) == ([expected] if path else [])


def ending(until: str | None, when: Any = None, day: str = "2027-03-15", **more: Any) -> list[Finding]:
    held = {"name": "первая"} | ({"until": until} if until else {})
    schedule = make_schedule(
        plans=[plan(activity(when))] if when else [],
        teachers=[teacher(attestation(day, **more), category=held)],
    )
    return list(categories_that_end_too_early(schedule, expand(schedule)))


def ends_first(until: str, planned: str) -> list[Finding]:
    message = f"категория кончается {until}, раньше аттестации {planned}"
    return [warning(DATE, "category-ends-first", message, "назначьте аттестацию раньше")]


def ends_soon(until: str, first: str) -> list[Finding]:
    return [
        warning(
            DATE,
            "category-ends-soon",
            f"категория кончается {until} — меньше чем через 90 дней "
            f"после первого срока подготовки ({first})",
            "назначьте аттестацию раньше, чтобы успеть до конца категории",
        )
    ]


@pytest.mark.parametrize(
    ("until", "when", "found"),
    [
        (None, {"days_before": "20"}, []),
        ("2027-03-14", {"days_before": "20"}, ends_first("14.03.2027", "15.03.2027")),
        # Twenty days before is 23 February, a holiday; the day before is a day off, too: 20 February.
        ("2027-05-21", {"days_before": "20"}, []),
        ("2027-05-20", {"days_before": "20"}, ends_soon("20.05.2027", "20.02.2027")),
        ("2027-03-15", {"days_before": "20"}, ends_soon("15.03.2027", "20.02.2027")),
        ("2027-05-20", [{"days_before": "5"}, {"days_before": "30"}], []),
        ("2027-06-13", None, []),
        ("2027-06-12", None, ends_soon("12.06.2027", "15.03.2027")),
        # What only follows the attestation doesn't lead to it.
        ("2027-06-13", {"days_after": "30"}, []),
        ("2027-06-12", {"days_after": "30"}, ends_soon("12.06.2027", "15.03.2027")),
        # Periods are no deadlines.
        ("2027-06-12", {"during": "individual"}, ends_soon("12.06.2027", "15.03.2027")),
    ],
)
def test_a_category_lasts_90_days_from_the_first_deadline(
    until: str | None, when: Any, found: list[Finding]
) -> None:
    assert ending(until, when) == found


def test_an_approximate_attestation_is_warned_about_as_well() -> None:
    assert ending("2027-02-28", day="2027-03") == ends_first("28.02.2027", "(март 2027)")
    assert ending("2027-03-01", day="2027-03") == ends_soon("01.03.2027", "≈ 01.03.2027")


def test_what_has_its_result_is_over() -> None:
    assert ending("2027-03-14", result={"date": "2027-03-10"}) == []


def test_who_holds_no_category_loses_none() -> None:
    schedule = make_schedule(teachers=[teacher(attestation())])
    assert list(categories_that_end_too_early(schedule, expand(schedule))) == []


@pytest.mark.parametrize(
    ("wanted", "held", "told"),
    [
        ("педагог-методист", "педагог-методист", True),
        ("педагог-методист", "педагог-наставник", False),
        ("педагог-методист", "высшая", True),
        ("высшая", "педагог-методист", False),
        ("высшая", "первая", True),
    ],
)
def test_only_what_is_renewed_or_built_upon_must_last(wanted: str, held: str, told: bool) -> None:
    categories = [{"name": "соответствие"}, {"name": held, "until": "2027-03-14"}]
    planned = attestation(**{"for": wanted})
    schedule = make_schedule(teachers=[teacher(planned, category=categories)])
    expected = ends_first("14.03.2027", "15.03.2027")
    assert list(categories_that_end_too_early(schedule, expand(schedule))) == expected * told


def test_of_several_categories_the_first_to_end_is_told() -> None:
    categories = [
        {"name": "высшая", "until": "2027-05-21"},
        {"name": "педагог-методист", "until": "2027-03-14"},
    ]
    planned = attestation(**{"for": "педагог-методист"})
    schedule = make_schedule(teachers=[teacher(planned, category=categories)])
    assert list(categories_that_end_too_early(schedule, expand(schedule))) == ends_first(
        "14.03.2027", "15.03.2027"
    )


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (["первая"], []),
        (["высшая", "педагог-методист", "педагог-наставник"], []),
        (["первая", "педагог-методист", "высшая"], [(2, "первая", "высшая")]),
        (["соответствие", "первая"], [(1, "соответствие", "первая")]),
        # That one stands there twice is an error of its own.
        (["первая", "первая"], []),
    ],
)
def test_a_category_replaces_those_below_it(names: list[str], told: list[tuple[int, str, str]]) -> None:
    held = [{"name": name} for name in names]
    schedule = make_schedule(teachers=[teacher(), teacher(id="other", category=held)])
    assert list(replaced_categories(schedule)) == [
        warning(
            ("teachers", 1, "category", number),
            "replaced-category",
            f"рядом стоят «{one}» и «{other}», а новая категория заменяет прежнюю",
            "оставьте ту, что действует",
        )
        for number, one, other in told
    ]


@pytest.mark.parametrize(
    ("hired", "told"),
    [(None, False), ("1950-01-01", False), ("2026-11-21", False), ("2026-11-22", True)],
)
def test_nobody_is_hired_in_the_future(hired: str | None, told: bool) -> None:
    schedule = make_schedule(teachers=[teacher(hired=hired)])
    expected = warning(
        ("teachers", 0, "hired"),
        "hired-in-future",
        "принят(а) 22.11.2026, а этот день ещё не наступил",
        "проверьте дату",
    )
    assert list(hired_in_the_future(schedule, TODAY)) == [expected] * told


def late(
    when: Any, today: date = TODAY, day: str = "2026-12-01", calendar: Any = None, **more: Any
) -> list[Finding]:
    schedule = make_schedule(
        calendar=calendar or {},
        plans=[plan(activity(when))],
        teachers=[teacher(attestation(day, **more))],
    )
    return list(added_too_late(schedule, expand(schedule), today))


LATE = [
    warning(
        ("teachers", 0, "attestations", 0),
        "late",
        "срок уже прошёл и не отмечен выполненным: «Шаг», 20.11.2026",
        "если сделано, допишите done: {step: дата}; если нет, перенесите аттестацию",
    )
]


@pytest.mark.parametrize(
    ("when", "more", "found"),
    [
        ({"days_before": "11"}, {"today": date(2026, 11, 20)}, []),
        ({"days_before": "11"}, {}, LATE),
        # On the Saturday itself: the deadline has moved to the Friday.
        ({"days_before": "10"}, {}, LATE),
        ({"days_before": "9"}, {"calendar": {"shift": "next"}}, []),
        ({"days_before": "11"}, {"done": {"step": "2026-11-21"}}, []),
        ([{"days_before": "11"}, {"days_before": "5"}], {}, LATE),
        ([{"days_before": "5"}, {"days_before": "11"}], {"done": {"step/2": "2026-11-20"}}, []),
        ({"during": "individual"}, {}, []),
        ({"month": "октябрь"}, {}, []),
        ({"days_before": "11"}, {"result": {"date": "2026-11-20"}}, []),
        # The attestation is over: what was not marked then is of no use now.
        ({"days_before": "11"}, {"day": "2026-11-20"}, []),
        ({"days_before": "0"}, {"day": "2026-11-21"}, LATE),
    ],
)
def test_a_deadline_that_has_passed_undone_is_told(
    when: Any, more: dict[str, Any], found: list[Finding]
) -> None:
    assert late(when, **more) == found


def test_the_earliest_of_several_missed_deadlines_is_told_once() -> None:
    [finding] = late([{"days_before": "15"}, {"days_before": "30"}])
    assert finding.message == "срок уже прошёл и не отмечен выполненным: «Шаг», 30.10.2026"


@pytest.mark.parametrize(
    ("limit", "messages"),
    [
        (None, []),
        ("3", []),
        ("2", ["март 2027: аттестаций 3, а предел — 2"]),
        ("1", ["октябрь 2026: аттестаций 2, а предел — 1", "март 2027: аттестаций 3, а предел — 1"]),
    ],
)
def test_more_attestations_in_a_month_than_the_limit(limit: str | None, messages: list[str]) -> None:
    days = ["2027-03-15", "2027-03", "2027-03-31", "2026-10-01", "2026-10-31", "2027-04-01"]
    schedule = make_schedule(
        limits={"attestations_per_month": limit} if limit else {},
        teachers=[
            teacher(attestation("2027-03-02"), id="gone", status="left"),
            *(teacher(attestation(day), id=f"t{number}") for number, day in enumerate(days)),
        ],
    )
    found = list(crowded_months(schedule))
    assert [each.message for each in found] == messages
    assert {each.path for each in found} <= {("limits", "attestations_per_month")}


@pytest.mark.parametrize(
    ("until", "more", "told"),
    [
        ("2026-08-01", {}, True),
        ("2027-08-31", {}, True),
        ("2026-07-31", {}, False),
        ("2027-09-01", {}, False),
        (None, {}, False),
        ("2027-05-20", {"status": "on_leave"}, False),
        ("2027-05-20", {"attestations": [attestation()]}, False),
        ("2027-05-20", {"attestations": [attestation(**{"for": "педагог-наставник"})]}, True),
        ("2027-05-20", {"category": None}, False),
    ],
)
def test_a_teacher_whose_category_ends_this_year_and_who_is_not_planned(
    until: str | None, more: dict[str, Any], told: bool
) -> None:
    held = {"name": "первая"} | ({"until": until} if until else {})
    schedule: Schedule = make_schedule(teachers=[teacher(**({"category": held} | more))])
    expected = warning(
        ("teachers", 0),
        "not-planned",
        f"категория кончается {(until or '')[8:]}.{(until or '')[5:7]}.{(until or '')[:4]}, "
        "а аттестация не запланирована",
        "допишите attestations — или уберите until, если категория бессрочная",
    )
    assert list(forgotten_teachers(schedule)) == ([expected] if told else [])


@pytest.mark.parametrize(
    ("order", "is_refusal"),
    [
        ("№ 55 от 20.03.2027", False),
        ("Отказать, № 55", True),
        ("№ 55, в установлении категории ОТКАЗАНО", True),
        ("об отказе в установлении категории", True),
        ("отказ", True),
        ("не соответствует занимаемой должности", True),
        ("несоответствие занимаемой должности", True),
        ("не прошла", True),
        ("не прошёл", True),
        ("категория не  установлена", True),
        ("не присвоена первая категория", True),
        ("не подтверждена", True),
        ("не аттестована", True),
        ("решение не принято", True),
        ("отрицательное решение", True),
        ("отклонено", True),
        ("соответствует занимаемой должности", False),
        ("№ 5 «Об установлении категорий и об отказе в установлении»", False),
        ("№ 5 (отказов нет)", False),
        ("№ 5, без отказов", False),
        ("соответствует; не установлено нарушений", False),
        ("категория установлена (ранее не присвоена)", False),
        ("срок не установлен (бессрочно)", False),
        ("№ 5, не аттестовался ранее", False),
        ("об отклонении жалобы и установлении категории", False),
        ("за безотказную работу", False),
        ("№ 55 «О неустановленном порядке»", False),
    ],
)
def test_a_result_that_reads_like_a_refusal_is_an_error_that_does_not_repeat_it(
    order: str, is_refusal: bool
) -> None:
    decided = attestation(result={"date": "2027-03-18", "order": order})
    found = list(refusals(make_schedule(teachers=[teacher(decided)])))
    expected = Finding(
        ("teachers", 0, "attestations", 0, "result", "order"),
        "refusal",
        "похоже на отказ, а в графике пишут только положительные решения: он общедоступен",
        "если решение положительное, оставьте номер и дату приказа; если нет, удалите result",
    )
    assert found == [expected] * is_refusal


@pytest.mark.parametrize(
    ("today", "number"), [(date(2026, 12, 1), 1), (date(2026, 12, 31), 1), (date(2027, 1, 1), 0)]
)
def test_a_month_only_attestation_is_still_to_come_until_its_month_is_over(today: date, number: int) -> None:
    assert len(late({"days_before": "11"}, today, "2026-12")) == number
