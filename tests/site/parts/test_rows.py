"""A plan's row in one line, where its single occurrences would be too many."""

from generator.agenda import Agenda
from generator.schedule.model import Schedule
from generator.site.parts.rows import RowLine, ongoing_rows, own_date_rows, undated_rows
from generator.site.parts.steps import Link
from tests.samples import activity, agenda_of, attestation, make_schedule, plan, teacher

ROLES = [{"id": "head", "title": "Руководитель"}, {"id": "teacher", "title": "Педагог"}]


def school(*activities: dict[str, object]) -> Schedule:
    return make_schedule(roles=ROLES, plans=[plan(*activities)], teachers=[teacher(attestation())])


SCHOOL = school(
    activity({"month": "август"}, id="dated"),
    activity({"during": "year"}, id="year", title="Год", responsible=["head", "teacher"]),
    activity(
        [{"month": "май", "note": "м"}, {"during": "individual", "note": "текущие"}], id="both", title="Оба"
    ),
    activity({"days_before": "10"}, id="own", title="Свой"),
    activity({"days_after": "5"}, id="after", title="После", responsible=["head"]),
    activity({"by_schedule_of": "ИМЦ"}, id="unknown", title="Проверка", responsible=["head"]),
    activity({"by_schedule_of": "ИМЦ", "date": "2027-02-10"}, id="known"),
)
HEAD, TEACHER = Link("Руководитель", "roles/head/"), Link("Педагог", "roles/teacher/")
MADE: Agenda = agenda_of(SCHOOL)


def test_ongoing_work_is_what_lasts_for_everybody_or_for_each_attestation() -> None:
    assert ongoing_rows(MADE) == [
        RowLine("Год", "Год", "plans/plan/#row-year", "в течение учебного года", (HEAD, TEACHER), True),
        RowLine(
            "Оба",
            "Оба",
            "plans/plan/#row-both",
            "текущие согласно индивидуальному графику аттестации",
            (TEACHER,),
            False,
        ),
    ]


def test_ongoing_work_of_a_role_is_its_own() -> None:
    assert [row.title for row in ongoing_rows(MADE, "head")] == ["Год"]
    assert ongoing_rows(MADE, "nobody") == []


def test_own_dates_are_the_deadlines_around_each_attestation() -> None:
    assert [row.title for row in own_date_rows(MADE, "teacher")] == ["Свой"]
    assert own_date_rows(MADE, "head") == [
        RowLine("После", "После", "plans/plan/#row-after", "через 5 дней после аттестации", (HEAD,), False)
    ]


def test_undated_rows_are_those_whose_day_is_not_known_yet() -> None:
    assert undated_rows(MADE, "head") == [
        RowLine("Проверка", "Проверка", "plans/plan/#row-unknown", "по графику ИМЦ", (HEAD,), False)
    ]
    assert undated_rows(MADE, "teacher") == []


def test_an_undated_timing_of_a_dated_row_is_told_in_its_own_words() -> None:
    row = activity([{"month": "май"}, {"by_schedule_of": "ИМЦ"}], id="two", title="Две", responsible=["head"])
    assert [line.when for line in undated_rows(agenda_of(school(row)), "head")] == ["по графику ИМЦ"]
