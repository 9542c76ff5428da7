"""What each row of a plan is called where there is little room."""

from generator.site.parts.labels import breakable, row_labels
from generator.wording.people import initials
from tests.samples import activity, make_schedule, plan


def test_rows_that_share_a_title_are_told_apart_by_their_goals() -> None:
    when = {"month": "май"}
    rows = [
        activity(when, id="a", title="Планирование", goal="График на год"),
        activity(when, id="b", title="Планирование", goal="ГАК:"),
        activity(when, id="c", title="Планирование"),
        activity(when, id="d", title="Загрузка материалов", short="Загрузка:", goal="Всё готово"),
    ]
    assert list(row_labels(make_schedule(plans=[plan(*rows)])).values()) == [
        "Планирование: график на год",
        "Планирование: ГАК",
        "Планирование",
        "Загрузка",
    ]


def test_initials_go_below_a_surname_together() -> None:
    assert breakable(initials("Иванова Мария Петровна")) == "Иванова М.\u00a0П."
