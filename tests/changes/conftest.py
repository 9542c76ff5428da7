"""A small school to edit."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from generator.agenda import Agenda
from generator.changes import Changes, compare
from generator.changes.markdown import to_markdown
from generator.schedule.model import Schedule
from tests.samples import (
    TODAY,
    Edit,
    activity,
    agenda_of,
    attestation,
    edited,
    person,
    plan,
    role,
    school_data,
)

_SCHOOL = school_data(
    reminders={"days_before": ["7", "1"]},
    roles=[
        role("coordinator", "Ответственный за аттестацию", "pervaya"),
        role("head", "Руководитель", "nulevoy"),
        role("teacher", "Педагог"),
    ],
    staff=[
        person("nulevoy", "Нулевой Ноль Нолевич", "директор"),
        person("pervaya", "Первая Проба Образцовна", "заместитель директора"),
    ],
    plans=[
        plan(
            activity(
                {"days_before": "10"},
                id="upload",
                title="Загрузка материалов",
                items=["заявление", "карта урока"],
            ),
            activity(
                {"month": ["февраль", "апрель"]}, id="watch", title="Контроль", responsible=["coordinator"]
            ),
            activity(
                {"date": "2026-12-15", "time": "15:00", "place": "актовый зал"},
                id="meeting",
                title="Совещание",
                responsible=["coordinator", "head"],
                reminders=[],
            ),
            activity({"during": "year"}, id="advice", title="Беседы", responsible="head"),
            id="cyclogram",
            title="Циклограмма",
        )
    ],
    teachers=[
        person(
            "vtoraya",
            "Вторая Проба Образцовна",
            "учитель физики",
            attestations=[attestation(**{"for": "высшая"})],
        ),
        person(
            "tretya", "Третья Проба Образцовна", "учитель музыки", attestations=[attestation("2027-04-12")]
        ),
    ],
)


@dataclass(frozen=True)
class Sample:
    """The school before the edit; an edit is a function that changes a copy of its data."""

    data: dict[str, Any] = field(default_factory=lambda: edited(_SCHOOL))
    today: date = TODAY

    @property
    def agenda(self) -> Agenda:
        return agenda_of(Schedule.model_validate(self.data), self.today)

    def edited(self, edit: Edit) -> "Sample":
        return Sample(edited(self.data, edit), self.today)

    def on(self, today: date) -> "Sample":
        return Sample(self.data, today)

    def changes(self, edit: Edit) -> Changes:
        return compare(self.agenda, self.edited(edit).agenda)

    def markdown(self, edit: Edit) -> str:
        old, new = self.agenda, self.edited(edit).agenda
        return to_markdown(compare(old, new), old, new)


@pytest.fixture(scope="session")
def sample() -> Sample:
    return Sample()
