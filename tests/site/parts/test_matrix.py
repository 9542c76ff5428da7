"""A plan's teachers as a table: every attestation with the days of its steps."""

from typing import Any

from generator.schedule.model import Schedule
from generator.site.parts.matrix import Matrix, matrix
from tests.samples import activity, attestation, make_schedule, plan, teacher
from tests.site.rendering import page_context

UPLOAD = activity({"days_before": "10"}, id="upload", title="Загрузка")
REPORT = activity({"days_after": "3"}, id="report", title="Отчёт")
OPEN = activity({"days_before": "20"}, id="open", title="Открытие", only={"for": ["высшая"]})


def school(*activities: dict[str, Any], teachers: list[dict[str, Any]] | None = None) -> Schedule:
    return make_schedule(plans=[plan(*activities)], teachers=teachers or [teacher(attestation())])


def made(schedule: Schedule) -> Matrix:
    found = matrix(page_context(schedule), schedule.plans[0])
    assert found is not None
    return found


def dates(schedule: Schedule) -> list[list[str | None]]:
    return [
        [f"{each.day} {each.month}".strip() if each else None for each in row.cells]
        for row in made(schedule).rows
    ]


def test_steps_stand_in_the_order_of_the_plan_around_the_attestation() -> None:
    columns = made(school(REPORT, OPEN, UPLOAD)).columns
    assert [(each.title, each.mark) for each in columns] == [
        ("Открытие", ("Т", "2")),
        ("Загрузка", ("З", "3")),
        ("Аттестация", ("А", "goal")),
        ("Отчёт", ("О", "1")),
    ]


def test_attestations_stand_by_day_with_the_days_of_their_steps() -> None:
    people = [
        teacher(attestation("2027-04"), id="t1", name="Позднина Проба"),
        teacher(attestation(), id="t2", name="Ранняя Проба"),
    ]
    schedule = school(UPLOAD, teachers=people)
    assert [(row.teacher.text, row.teacher.path) for row in made(schedule).rows] == [
        ("Ранняя", "teachers/t2/"),
        ("Позднина", "teachers/t1/"),
    ]
    assert dates(schedule) == [["5 мар", "15 мар"], ["≈ 22 мар", "апрель"]]


def test_what_does_not_concern_an_attestation_leaves_its_place_empty() -> None:
    assert dates(school(OPEN, UPLOAD)) == [[None, "5 мар", "15 мар"]]


def test_a_step_that_is_done_has_the_day_on_which_it_was_and_an_attestation_its_own() -> None:
    one = attestation(done={"upload": "2027-03-01"}, result={"date": "2027-03-18", "order": "№ 5"})
    schedule = school(UPLOAD, teachers=[teacher(one)])
    assert dates(schedule) == [["1 мар", "15 мар"]]
    assert [each.iso for each in made(schedule).rows[0].cells if each] == ["2027-03-01", "2027-03-15"]


def test_timings_of_one_row_are_told_apart() -> None:
    row = activity(
        [{"days_before": "20", "note": "черновик"}, {"days_before": "10"}], id="upload", title="Загрузка"
    )
    schedule = school(row)
    assert [each.title for each in made(schedule).columns][:2] == [
        "Загрузка, черновик",
        "Загрузка, за 10 дней до планируемых сроков аттестации",
    ]
    assert dates(schedule) == [["20 фев", "5 мар", "15 мар"]]


def test_a_post_that_is_not_the_main_one_is_named() -> None:
    schedule = school(UPLOAD, teachers=[teacher(attestation(position="логопед"))])
    assert [row.aim for row in made(schedule).rows] == ["на первую категорию, логопед"]


def test_a_plan_that_concerns_no_attestation_has_no_table() -> None:
    schedule = school(activity({"month": "май"}))
    assert matrix(page_context(schedule), schedule.plans[0]) is None
