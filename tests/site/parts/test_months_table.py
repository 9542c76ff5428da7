"""A plan's rows for the whole school: by months, and without a day."""

from generator.site.parts.months_table import all_year, months_table, school_rows, undated
from tests.samples import activity, make_schedule, plan, teacher
from tests.site.rendering import page_context

ROWS = [
    activity({"during": "year"}, id="talk", title="Беседы"),
    activity({"month": ["май", "сентябрь"]}, id="watch", title="Контроль", done={"2026-09": "2026-10-02"}),
    activity({"date": ["2027-05-11", "2027-05-12"], "time": "15:00"}, id="meet", title="Совещание"),
    activity({"by_schedule_of": "ИМЦ"}, id="visit", title="Проверка"),
]
SCHEDULE = make_schedule(plans=[plan(*ROWS)], teachers=[teacher()])
CONTEXT = page_context(SCHEDULE)
SCHOOL = school_rows(CONTEXT, SCHEDULE.plans[0])


def test_rows_keep_the_papers_numbers_and_months_come_in_their_order() -> None:
    table = months_table(CONTEXT, SCHOOL)
    assert table is not None
    assert table.months == ["сен", "май"]
    assert [
        (row.number, row.label, [[(each.day, each.step.time) for each in cells] for cells in row.cells])
        for row in table.rows
    ] == [
        (2, "Контроль", [[("30", "")], [("31", "")]]),
        (3, "Совещание", [[], [("11", "15:00"), ("12", "15:00")]]),
    ]


def test_what_has_no_day_is_told_apart() -> None:
    assert [(each.label, each.when) for each in all_year(CONTEXT, SCHOOL)] == [("Беседы", "")]
    assert [(each.label, each.when) for each in undated(CONTEXT, SCHOOL)] == [("Проверка", "по графику ИМЦ")]


def test_a_plan_without_days_has_no_table() -> None:
    schedule = make_schedule(plans=[plan(ROWS[0])])
    context = page_context(schedule)
    assert months_table(context, school_rows(context, schedule.plans[0])) is None
