"""A small school for the feeds: every kind of occurrence, and texts that calendars trip over."""

import copy
from collections.abc import Callable
from datetime import date
from typing import Any

from generator.addresses import Site
from generator.agenda import Agenda
from generator.occurrences.expand import expand
from generator.schedule.model import Schedule

TODAY = date(2026, 11, 21)
SITE = Site("https://school.example.org/attestation/")

SCHOOL: dict[str, Any] = {
    "school": {"name": "Школа № 0"},
    "school_year": {"start": "2026-09-01", "end": "2027-05-31"},
    "roles": [
        {"id": "coordinator", "title": "Ответственный за аттестацию", "people": ["pervaya"]},
        {"id": "head", "title": "Руководитель", "people": ["pervaya"]},
        {"id": "idle", "title": "Наблюдатель", "people": ["pervaya"]},
        {"id": "teacher", "title": "Педагог"},
    ],
    "staff": [{"id": "pervaya", "name": "Первая Проба Образцовна", "position": "заместитель директора"}],
    "plans": [
        {
            "id": "cyclogram",
            "title": "Циклограмма",
            "activities": [
                {
                    "id": "upload",
                    "title": "Загрузка материалов",
                    "goal": "Показать работу",
                    "items": ["заявление; опись, справка", {"text": "папка C:\\News", "note": "если есть"}],
                    "when": {"days_before": "10"},
                    "responsible": ["teacher"],
                },
                {
                    "id": "accounts",
                    "title": "Открытие кабинетов",
                    "when": {"days_before": "20"},
                    "responsible": ["coordinator"],
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
                    "when": {"date": "2026-12-15", "time": "15:00", "minutes": "90", "place": "зал, 1 этаж"},
                    "responsible": ["coordinator", "head"],
                },
                {"id": "advice", "title": "Беседы", "when": {"during": "year"}, "responsible": "head"},
                {"id": "visit", "title": "Выезд", "when": {"by_schedule_of": "ИМЦ"}, "responsible": "head"},
            ],
        },
        {"id": "spare", "title": "Запасной план", "activities": []},
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
            "attestations": [{"for": "первая", "date": "2027-04"}],
        },
        {"id": "pustaya", "name": "Пустая Проба Образцовна", "position": "логопед"},
        {"id": "ushedshaya", "name": "Ушедшая Проба", "position": "логопед", "status": "left"},
    ],
}

Edit = Callable[[dict[str, Any]], object]


def school(edit: Edit = lambda data: None, today: date = TODAY, site: Site = SITE) -> Agenda:
    """The agenda of that school after an edit of its data."""
    data = copy.deepcopy(SCHOOL)
    edit(data)
    return agenda_of(data, today, site)


def agenda_of(data: dict[str, Any], today: date = TODAY, site: Site = SITE) -> Agenda:
    schedule = Schedule.model_validate(data)
    return Agenda(schedule, expand(schedule), today, site, lambda path: 1)
