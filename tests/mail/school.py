"""A small school for the mail tests, easy to change: everything invented."""

import copy
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from generator.addresses import Site
from generator.agenda import Agenda
from generator.ledger.state import LedgerState
from generator.occurrences.expand import expand
from generator.schedule.model import Schedule

# A Wednesday, three weeks before the first attestation.
TODAY = date(2026, 11, 4)
SITE = Site("https://school.example.org/attestation/")
DAY = timedelta(days=1)

SCHOOL: dict[str, Any] = {
    "school": {"name": "Школа № 0"},
    "school_year": {"start": "2026-09-01", "end": "2027-05-31"},
    "calendar": {"shift": "none"},
    "roles": [
        {"id": "coordinator", "title": "Ответственный за аттестацию", "people": ["zavuch"]},
        {"id": "head", "title": "Руководитель", "people": ["director"]},
        {"id": "teacher", "title": "Педагог"},
    ],
    "staff": [
        {"id": "zavuch", "name": "Сводкина Проба Образцовна", "position": "заместитель директора"},
        {"id": "director", "name": "Главный Пример Примерович", "position": "директор"},
    ],
    "plans": [
        {
            "id": "cyclogram",
            "title": "Циклограмма",
            "activities": [
                {
                    "id": "upload",
                    "title": "Загрузка материалов",
                    "goal": "Показать работу",
                    "items": ["заявление", "технологическая карта"],
                    "when": {"days_before": "10"},
                    "responsible": ["teacher"],
                },
                {
                    "id": "accounts",
                    "title": "Открытие кабинетов",
                    "when": {"days_before": "20"},
                    "responsible": ["head"],
                },
            ],
        }
    ],
    "teachers": [
        {
            "id": "alfa",
            "name": "Первая Альфа Образцовна",
            "position": "учитель музыки",
            "attestations": [{"for": "высшая", "date": "2026-12-01"}],
        },
        {
            "id": "beta",
            "name": "Второй Бета Примерович",
            "position": "учитель физики",
            "attestations": [{"for": "первая", "date": "2027-02-15"}],
        },
    ],
}

UPLOAD = "2026/cyclogram/upload/alfa/highest"
ACCOUNTS = "2026/cyclogram/accounts/alfa/highest"
ATTESTATION = "2026/attestation/alfa/highest"
# Of alfa's attestation on 1 December: the upload is due on 21 November.
UPLOAD_DUE = date(2026, 11, 21)

EVERYBODY = ("zavuch", "director", "alfa", "beta")
ADDRESSES = {person: f"{person}@example.org" for person in EVERYBODY}

Change = Callable[[dict[str, Any]], None]


def school(*changes: Change) -> Schedule:
    raw = copy.deepcopy(SCHOOL)
    for change in changes:
        change(raw)
    return Schedule.model_validate(raw)


def agenda(today: date = TODAY, *changes: Change) -> Agenda:
    schedule = school(*changes)
    return Agenda(schedule, expand(schedule), today, SITE, line_of=lambda path: 1)


def planned(teacher: int, day: str) -> Change:
    def change(raw: dict[str, Any]) -> None:
        raw["teachers"][teacher]["attestations"][0]["date"] = day

    return change


def status(teacher: int, value: str) -> Change:
    def change(raw: dict[str, Any]) -> None:
        raw["teachers"][teacher]["status"] = value

    return change


def done(activity: str, day: str = "2026-11-01") -> Change:
    def change(raw: dict[str, Any]) -> None:
        raw["teachers"][0]["attestations"][0]["done"] = {activity: day}

    return change


def without_activity(number: int) -> Change:
    def change(raw: dict[str, Any]) -> None:
        del raw["plans"][0]["activities"][number]

    return change


def with_key(**keys: Any) -> Change:
    def change(raw: dict[str, Any]) -> None:
        raw.update(keys)

    return change


def held_by(role: int, *people: str) -> Change:
    def change(raw: dict[str, Any]) -> None:
        raw["roles"][role]["people"] = list(people)

    return change


def empty_record(started: date = TODAY) -> LedgerState:
    return LedgerState(started)
