"""Each check of references: what it says of a schedule, as (path, code, message, hint)."""

from typing import Any

import pytest

from generator.checks.finding import Finding, KnownIds
from generator.checks.references import (
    duplicate_attestations,
    duplicate_ids,
    people_of_the_teacher_role,
    repeated_values,
    reserved_plan_ids,
    unheld_roles,
    unknown_done_activities,
    unknown_done_slots,
    unknown_people,
    unknown_roles,
)
from generator.occurrences.date_rules import RuleContext
from generator.occurrences.expand import work_calendar
from generator.schedule.model import Schedule
from tests.samples import activity, attestation, make_schedule, plan, teacher

HEAD = {"id": "head", "title": "Руководитель", "people": ["nulevoy"]}
TEACHER = {"id": "teacher", "title": "Педагог"}
DIRECTOR = {"id": "nulevoy", "name": "Нулевой Ноль Нолевич", "position": "директор"}
YEAR = {"during": "year"}
BEFORE = {"days_before": "5"}

DECLARED = KnownIds(
    people=frozenset({"nulevoy", "probina"}),
    roles=frozenset({"head", "teacher"}),
    activities=frozenset({"step", "other"}),
    posts=frozenset(),
)


def of_rows(*rows: dict[str, Any]) -> Schedule:
    return make_schedule(roles=[HEAD, TEACHER], staff=[DIRECTOR], plans=[plan(*rows)])


@pytest.mark.parametrize(
    ("people", "findings"),
    [
        (["nulevoy", "probina"], []),
        (
            ["probina", "nulevoj"],
            [
                Finding(
                    ("roles", 0, "people", 1),
                    "unknown-person",
                    "человека с id «nulevoj» нет ни в staff, ни в teachers",
                    "возможно, «nulevoy»",
                )
            ],
        ),
        (
            ["zzz"],
            [
                Finding(
                    ("roles", 0, "people", 0),
                    "unknown-person",
                    "человека с id «zzz» нет ни в staff, ни в teachers",
                    "есть: nulevoy, probina",
                )
            ],
        ),
    ],
)
def test_people_of_roles_are_known(people: list[str], findings: list[Finding]) -> None:
    schedule = make_schedule(roles=[HEAD | {"people": people}])
    assert list(unknown_people(schedule, DECLARED)) == findings


@pytest.mark.parametrize(
    ("responsible", "findings"),
    [
        (["head", "teacher"], []),
        (
            ["head", "heed"],
            [
                Finding(
                    ("plans", 0, "activities", 1, "responsible", 1),
                    "unknown-role",
                    "роли с id «heed» нет в roles",
                    "возможно, «head»",
                )
            ],
        ),
    ],
)
def test_roles_of_rows_are_known(responsible: list[str], findings: list[Finding]) -> None:
    schedule = of_rows(activity(YEAR), activity(YEAR, id="other", responsible=responsible))
    assert list(unknown_roles(schedule, DECLARED)) == findings


@pytest.mark.parametrize(
    ("roles", "findings"),
    [
        ([HEAD, TEACHER], []),
        ([HEAD, TEACHER, {"id": "idle", "title": "Никто"}], []),
        (
            [TEACHER, HEAD | {"people": []}],
            [
                Finding(
                    ("roles", 1),
                    "unheld-role",
                    "роль «Руководитель» отвечает за работу, но её никто не исполняет: письма не дойдут",
                    "впишите того, кто работает: people: [id человека]",
                    is_error=False,
                )
            ],
        ),
    ],
)
def test_a_role_that_answers_for_something_needs_somebody(
    roles: list[dict[str, Any]], findings: list[Finding]
) -> None:
    rows = [activity(YEAR, responsible=["head", "teacher", "ghost"])]
    assert list(unheld_roles(make_schedule(roles=roles, plans=[plan(*rows)]))) == findings


@pytest.mark.parametrize(
    ("people", "findings"),
    [
        ([], []),
        (
            ["nulevoy"],
            [
                Finding(
                    ("roles", 1, "people"),
                    "teacher-role-people",
                    "у роли «teacher» не бывает людей: она значит «тот педагог, о чьей аттестации речь»",
                    "удалите строку people",
                )
            ],
        ),
    ],
)
def test_the_teacher_role_has_no_people(people: list[str], findings: list[Finding]) -> None:
    schedule = make_schedule(roles=[HEAD, TEACHER | {"people": people}])
    assert list(people_of_the_teacher_role(schedule)) == findings


AT = ("teachers", 0, "attestations", 0, "done")


@pytest.mark.parametrize(
    ("when", "done", "findings"),
    [
        (BEFORE, "step", []),
        ([YEAR, BEFORE], "step", []),
        ([YEAR, BEFORE], "step/2", []),
        (
            BEFORE,
            "stop",
            [
                Finding(
                    (*AT, "stop"),
                    "unknown-activity",
                    "мероприятия с id «stop» нет ни в одном плане",
                    "возможно, «step»",
                    at_key=True,
                )
            ],
        ),
        *(
            (
                when,
                name,
                [
                    Finding(
                        (*AT, name),
                        "done-elsewhere",
                        f"срок мероприятия «{name}» не связан с аттестацией педагога",
                        "отметьте выполнение у самого мероприятия, в plans: done: {срок: дата}",
                        at_key=True,
                    )
                ],
            )
            for when, name in [(YEAR, "step"), ([YEAR, BEFORE], "step/3"), ([BEFORE, YEAR], "step/2")]
        ),
        # Its row could not be read, which has had its message.
        (BEFORE, "other", []),
    ],
)
def test_an_attestation_marks_activities_tied_to_it(when: Any, done: str, findings: list[Finding]) -> None:
    person = teacher(attestation(done={done: "2027-03-01"}))
    schedule = make_schedule(plans=[plan(activity(when))], teachers=[person])
    assert list(unknown_done_activities(schedule, DECLARED)) == findings


@pytest.mark.parametrize(
    ("when", "done", "hint"),
    [
        ({"month": "май"}, "2027-05", None),
        ([BEFORE, {"month": "май"}], "2027-05/2", None),
        (YEAR, "year", None),
        ({"date": "2026-09-15"}, "2026-09-15", None),
        ({"month": ["май", "сентябрь"]}, "2026-05", "есть: 2026-09, 2027-05"),
        ([BEFORE, {"month": "май"}], "2027-05", "есть: 2027-05/2"),
        (BEFORE, "year", "отметьте выполнение у педагога"),
    ],
)
def test_a_row_marks_its_own_times(when: Any, done: str, hint: str | None) -> None:
    schedule = of_rows(activity(YEAR, id="other"), activity(when, done={done: "2027-03-01"}))
    expected = Finding(
        ("plans", 0, "activities", 1, "done", done),
        "unknown-slot",
        f"у мероприятия нет срока «{done}»",
        hint,
        at_key=True,
    )
    found = list(unknown_done_slots(schedule, RuleContext(schedule, work_calendar(schedule))))
    assert found == ([expected] if hint else [])


@pytest.mark.parametrize(
    ("changes", "path", "what"),
    [
        ({"staff": [DIRECTOR, DIRECTOR]}, ("staff", 1, "id"), "человек"),
        ({"staff": [DIRECTOR], "teachers": [teacher(id="nulevoy")]}, ("teachers", 0, "id"), "человек"),
        ({"roles": [HEAD, HEAD]}, ("roles", 1, "id"), "роль"),
        ({"plans": [plan(), plan()]}, ("plans", 1, "id"), "план"),
        (
            {"plans": [plan(activity(YEAR)), plan(activity(YEAR), id="second")]},
            ("plans", 1, "activities", 0, "id"),
            "мероприятие",
        ),
    ],
)
def test_ids_are_unique(changes: dict[str, Any], path: tuple[str | int, ...], what: str) -> None:
    [finding] = duplicate_ids(make_schedule(**changes))
    assert (finding.path, finding.code, finding.is_error) == (path, "duplicate-id", True)
    assert finding.message.endswith(f"уже занят: выше есть {what} с таким же")


def test_different_things_may_share_an_id() -> None:
    shared = make_schedule(
        roles=[HEAD | {"id": "same"}],
        staff=[DIRECTOR | {"id": "same"}],
        plans=[plan(activity(YEAR, id="same"), id="same")],
    )
    assert list(duplicate_ids(shared)) == []


@pytest.mark.parametrize(("name", "codes"), [("attestation", ["reserved-id"]), ("plan", [])])
def test_no_plan_may_share_the_keys_of_attestations(name: str, codes: list[str]) -> None:
    assert [each.code for each in reserved_plan_ids(make_schedule(plans=[plan(id=name)]))] == codes


@pytest.mark.parametrize(
    ("attestations", "wrong"),
    [
        ([attestation(), attestation(**{"for": "высшая"})], []),
        ([attestation(), attestation(position="воспитатель")], []),
        ([attestation(), attestation("2027-04")], [1]),
        ([attestation(), attestation(position="Учитель музыки")], [1]),
        # Another text, but the same word in keys.
        ([attestation(position="педагог-психолог"), attestation(position="педагог — психолог")], [1]),
    ],
)
def test_a_post_is_attested_for_a_category_once(attestations: list[Any], wrong: list[int]) -> None:
    found = list(duplicate_attestations(make_schedule(teachers=[teacher(*attestations)])))
    assert [each.path for each in found] == [("teachers", 0, "attestations", index) for index in wrong]
    assert {each.code for each in found} <= {"duplicate-attestation"}


@pytest.mark.parametrize(
    ("changes", "path", "value"),
    [
        (
            {"plans": [plan(activity([YEAR, {"month": ["май", "июнь", "Май"]}]))]},
            ("plans", 0, "activities", 0, "when", 1, "month", 2),
            "май",
        ),
        (
            {"plans": [plan(activity({"date": ["2026-09-15", "15.09.2026"]}))]},
            ("plans", 0, "activities", 0, "when", 0, "date", 1),
            "15.09.2026",
        ),
        (
            {"plans": [plan(activity(YEAR, responsible=["head", "head"]))]},
            ("plans", 0, "activities", 0, "responsible", 1),
            "head",
        ),
        ({"roles": [HEAD | {"people": ["a", "b", "a"]}]}, ("roles", 0, "people", 2), "a"),
        (
            {"teachers": [teacher(), teacher(category=[{"name": "высшая"}, {"name": "Высшая"}])]},
            ("teachers", 1, "category", 1),
            "высшая",
        ),
    ],
)
def test_a_list_names_each_thing_once(
    changes: dict[str, Any], path: tuple[str | int, ...], value: str
) -> None:
    assert list(repeated_values(make_schedule(**changes))) == [
        Finding(path, "repeated-value", f"«{value}» стоит в списке дважды", "оставьте один раз")
    ]


def test_two_timings_may_name_one_month() -> None:
    schedule = of_rows(activity([{"month": "май"}, {"month": "май", "day": "10"}]))
    assert list(repeated_values(schedule)) == []
