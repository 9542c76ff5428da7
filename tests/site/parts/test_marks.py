"""A letter and a shape for each kind of step."""

from typing import Any

import pytest

from generator.occurrences.expand import expand
from generator.site.parts.marks import Marks
from tests.samples import activity, attestation, make_schedule, plan, teacher


def row(name: str, title: str, when: Any, **more: Any) -> dict[str, Any]:
    return activity(when, id=name, title=title, **more)


def test_steps_of_attestations_have_their_own_and_the_schools_rows_share_their_plans() -> None:
    plans = [
        plan(
            row("order", "Приказ", {"month": "август"}),
            row("talk", "Беседы", {"during": "individual"}),
            row("upload", "Загрузка", {"days_before": "10"}),
            row("apply", "Подача", {"days_before": "5"}),
            short_title="Циклограмма",
        ),
        plan(
            row("help", "Помощь", {"every": "month"}),
            row("talks", "Совещания", {"month": "май"}, mark="С"),
            row("report", "Загрузка отчёта", {"days_after": "5"}),
            id="municipal",
            short_title="План работы ИМЦ",
        ),
    ]
    schedule = make_schedule(plans=plans, teachers=[teacher(attestation())])
    marks = Marks(schedule)
    assert {each.activity: marks.of(each) for each in expand(schedule)} == {
        "order": ("Ц", "school"),
        "talk": ("Ц", "school"),
        "upload": ("З", "1"),
        "apply": ("П", "2"),
        "help": ("И", "school"),
        "talks": ("С", "school"),
        "report": ("З", "3"),
        None: ("А", "goal"),
    }


@pytest.mark.parametrize(("number", "shape"), [(0, "1"), (5, "6"), (6, "1")])
def test_shapes_begin_again_when_all_are_taken(number: int, shape: str) -> None:
    rows = [row(f"step-{n}", f"Шаг {n}", {"days_before": "5"}) for n in range(7)]
    schedule = make_schedule(plans=[plan(*rows)])
    assert Marks(schedule).of_row("plan", f"step-{number}")[1] == shape
