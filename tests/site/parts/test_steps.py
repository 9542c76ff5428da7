"""An occurrence in finished words."""

from datetime import date
from typing import Any

import pytest

from generator.site.parts.steps import Answerer, Link, Step
from tests.samples import activity, attestation, make_schedule, plan, teacher
from tests.site.rendering import page_context

ROLES = [
    {"id": "head", "title": "Руководитель", "people": ["pervyy", "vtoroy"]},
    {"id": "idle", "title": "Никто"},
    {"id": "teacher", "title": "Педагог"},
]
STAFF = [
    {"id": "pervyy", "name": "Первый Проба Пробович", "position": "директор"},
    {"id": "vtoroy", "name": "Второй Проба Пробович", "position": "завуч"},
]


def step(when: Any, today: str = "2026-11-21", **more: Any) -> Step:
    """The words for a row with that timing, for a teacher attested on 15 March 2027."""
    about = {key: more.pop(key) for key in ("tracking", "school") if key in more}
    planned = more.pop("planned", "2027-03-15")
    people = {"roles": ROLES, "staff": STAFF, "teachers": [teacher(attestation(planned))]}
    school = page_context(
        make_schedule(plans=[plan(activity(when, **more), short_title="Кратко")], **people, **about),
        date.fromisoformat(today),
    )
    (found,) = school.steps.of([each for each in school.agenda.occurrences if each.plan])
    return found


def test_a_deadline_of_a_teacher_leads_everywhere() -> None:
    found = step({"days_before": "10"})
    assert (found.day, found.weekday) == ("5 марта 2027 г.", "пятница")
    assert (found.brief, found.iso) == ("5 марта", "2027-03-05")
    assert (found.surname, found.mark, found.shape) == ("Пробина", "Ш", "1")
    assert found.page == "teachers/probina/#2026/plan/step/probina/first"
    assert found.month == Link("Март 2027", "months/2027-03/")
    assert found.teacher == Link("Пробина Проба Пробовна", "teachers/probina/")
    assert found.plan == Link("Кратко", "plans/plan/")
    assert found.answerers == (Answerer(Link("Педагог", "roles/teacher/"), ()),)
    assert found.why == "за 10 дней до 15 марта 2027 г. — 5 марта, пятница"
    assert found.status == ""


def test_a_deadline_of_the_school_stands_on_its_months_page() -> None:
    found = step({"month": "февраль"})
    assert (found.page, found.teacher) == ("months/2027-02/#2026/plan/step/2027-02", None)
    assert (found.surname, found.mark, found.shape) == ("", "К", "school")


def test_people_of_a_role_stand_behind_it() -> None:
    found = step({"month": "май"}, responsible=["head", "idle"])
    assert [(each.role.text, each.people) for each in found.answerers] == [
        ("Руководитель", (Link("Первый Проба Пробович", ""), Link("Второй Проба Пробович", ""))),
        ("Никто", ()),
    ]


def test_a_holder_who_teaches_has_a_link() -> None:
    holders = [{"id": "head", "title": "Руководитель", "people": ["probina"]}]
    made = make_schedule(
        roles=holders, plans=[plan(activity({"month": "май"}, responsible=["head"]))], teachers=[teacher()]
    )
    (found,) = (school := page_context(made)).steps.of(school.agenda.occurrences)
    assert found.answerers[0].people == (Link("Пробина Проба Пробовна", "teachers/probina/"),)


def test_a_month_only_plan_shows_no_day_for_the_attestation_and_marks_the_rest() -> None:
    assert step({"days_before": "10"}, planned="2027-04").day == "≈ 22 марта 2027 г."
    school = page_context(make_schedule(teachers=[teacher(attestation("2027-04"))]))
    (goal,) = school.steps.of(school.agenda.occurrences)
    assert (goal.day, goal.weekday, goal.due) == ("в апреле 2027 года, день не назначен", "", None)
    assert (goal.brief, goal.iso) == (goal.day, "")
    assert (goal.mark, goal.shape) == ("А", "goal")
    assert goal.month == Link("Апрель 2027", "months/2027-04/")


def test_a_meeting_has_its_time_and_place() -> None:
    when = {"date": "2026-12-15", "time": "15:00", "place": "актовый зал"}
    assert step(when).time == "15:00, актовый зал"
    assert step({"date": "2026-12-15", "time": "09:05"}).time == "09:05"
    assert step({"date": "2026-12-15"}).time == ""


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ({"during": "year"}, "с 01.09.2026 по 31.05.2027"),
        ({"during": "individual"}, "с 01.09.2026 по 15.03.2027"),
        ({"by_schedule_of": "МБУ ИМЦ"}, "дата не назначена"),
    ],
)
def test_work_without_a_day_says_so(when: Any, day: str) -> None:
    found = step(when)
    assert (found.day, found.weekday, found.month, found.iso) == (day, "", None, "")


def test_what_is_done_says_when() -> None:
    found = step({"month": "ноябрь"}, done={"2026-11": "2026-11-20"})
    assert (found.status, found.done_on) == ("done", "20.11.2026")


def test_what_passed_is_overdue_where_the_school_tracks() -> None:
    late, gone = step({"month": "октябрь"}, tracking="on"), step({"month": "октябрь"})
    assert (late.status, gone.status) == ("overdue", "")


def test_initials_reach_teachers_and_holders() -> None:
    school = {"name": "Школа № 0", "names": "initials"}
    found = step({"days_before": "10"}, responsible=["head"], school=school)
    assert found.teacher
    assert found.teacher.text == "Пробина\u00a0П.\u00a0П."
    assert [each.text for each in found.answerers[0].people] == [
        "Первый\u00a0П.\u00a0П.",
        "Второй\u00a0П.\u00a0П.",
    ]
