"""A small school to edit."""

import copy
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from generator.addresses import Site
from generator.agenda import Agenda
from generator.changes import Changes, compare
from generator.changes.markdown import to_markdown
from generator.occurrences.expand import expand
from generator.schedule.model import Schedule

TODAY = date(2026, 11, 21)

_SCHOOL: dict[str, Any] = {
    "school": {"name": "Школа № 0"},
    "school_year": {"start": "2026-09-01", "end": "2027-05-31"},
    "reminders": {"days_before": ["7", "1"]},
    "roles": [
        {"id": "coordinator", "title": "Ответственный за аттестацию", "people": ["pervaya"]},
        {"id": "head", "title": "Руководитель", "people": ["nulevoy"]},
        {"id": "teacher", "title": "Педагог"},
    ],
    "staff": [
        {"id": "nulevoy", "name": "Нулевой Ноль Нолевич", "position": "директор"},
        {"id": "pervaya", "name": "Первая Проба Образцовна", "position": "заместитель директора"},
    ],
    "plans": [
        {
            "id": "cyclogram",
            "title": "Циклограмма",
            "activities": [
                {
                    "id": "upload",
                    "title": "Загрузка материалов",
                    "items": ["заявление", "карта урока"],
                    "when": {"days_before": "10"},
                    "responsible": ["teacher"],
                },
                {
                    "id": "watch",
                    "title": "Контроль",
                    "when": {"month": ["февраль", "апрель"]},
                    "responsible": ["coordinator"],
                },
                {
                    "id": "meeting",
                    "title": "Совещание",
                    "when": {"date": "2026-12-15", "time": "15:00", "place": "актовый зал"},
                    "responsible": ["coordinator", "head"],
                    "reminders": [],
                },
                {"id": "advice", "title": "Беседы", "when": {"during": "year"}, "responsible": "head"},
            ],
        }
    ],
    "teachers": [
        {
            "id": "vtoraya",
            "name": "Вторая Проба Образцовна",
            "position": "учитель физики",
            "attestations": [{"for": "высшая", "date": "2027-03-15"}],
        },
        {
            "id": "tretya",
            "name": "Третья Проба Образцовна",
            "position": "учитель музыки",
            "attestations": [{"for": "первая", "date": "2027-04-12"}],
        },
    ],
}


@dataclass(frozen=True)
class Sample:
    """The school before the edit; an edit is a function that changes a copy of its data."""

    data: dict[str, Any] = field(default_factory=lambda: copy.deepcopy(_SCHOOL))
    today: date = TODAY

    @property
    def agenda(self) -> Agenda:
        schedule = Schedule.model_validate(self.data)
        return Agenda(schedule, expand(schedule), self.today, Site("https://example.org/"), lambda path: 1)

    def edited(self, edit: Callable[[dict[str, Any]], object]) -> "Sample":
        changed = copy.deepcopy(self.data)
        edit(changed)
        return Sample(changed, self.today)

    def on(self, today: date) -> "Sample":
        return Sample(self.data, today)

    def changes(self, edit: Callable[[dict[str, Any]], object]) -> Changes:
        return compare(self.agenda, self.edited(edit).agenda)

    def markdown(self, edit: Callable[[dict[str, Any]], object]) -> str:
        old, new = self.agenda, self.edited(edit).agenda
        return to_markdown(compare(old, new), old, new)


@pytest.fixture(scope="session")
def sample() -> Sample:
    return Sample()
