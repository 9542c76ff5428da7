"""A small school for the mail tests, easy to change: everything invented."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from generator.addresses import Site
from generator.agenda import Agenda
from generator.ledger.state import LedgerState
from generator.schedule.model import Schedule
from tests.samples import activity, agenda_of, attestation, edited, person, plan, role, school_data

# A Wednesday, three weeks before the first attestation.
TODAY = date(2026, 11, 4)
SITE = Site("https://school.example.org/attestation/")
DAY = timedelta(days=1)

# Tests count in calendar days, so this school works every day; what days off change has tests of its own.
FIRST_DAY, LAST_DAY = date(2026, 8, 1), date(2027, 8, 31)
EVERY_DAY = [FIRST_DAY + number * DAY for number in range((LAST_DAY - FIRST_DAY).days + 1)]

SCHOOL = school_data(
    calendar={"shift": "none", "workdays": [str(day) for day in EVERY_DAY]},
    reminders={"together": "0"},
    roles=[
        role("coordinator", "Ответственный за аттестацию", "zavuch"),
        role("head", "Руководитель", "director"),
        role("teacher", "Педагог"),
    ],
    staff=[
        person("zavuch", "Сводкина Проба Образцовна", "заместитель директора"),
        person("director", "Главный Пример Примерович", "директор"),
    ],
    plans=[
        plan(
            activity(
                {"days_before": "10"},
                id="upload",
                title="Загрузка материалов",
                goal="Показать работу",
                items=["заявление", "технологическая карта"],
            ),
            activity({"days_before": "20"}, id="accounts", title="Открытие кабинетов", responsible=["head"]),
            id="cyclogram",
            title="Циклограмма",
        )
    ],
    teachers=[
        person(
            "alfa",
            "Первая Альфа Образцовна",
            "учитель музыки",
            attestations=[attestation("2026-12-01", **{"for": "высшая"})],
        ),
        person("beta", "Второй Бета Примерович", "учитель физики", attestations=[attestation("2027-02-15")]),
    ],
)

UPLOAD = "2026/cyclogram/upload/alfa/highest"
ACCOUNTS = "2026/cyclogram/accounts/alfa/highest"
ATTESTATION = "2026/attestation/alfa/highest"
# Of alfa's attestation on 1 December: the upload is due on 21 November.
UPLOAD_DUE = date(2026, 11, 21)

EVERYBODY = ("zavuch", "director", "alfa", "beta")
ADDRESSES = {person: f"{person}@example.org" for person in EVERYBODY}

Change = Callable[[dict[str, Any]], None]


def school(*changes: Change) -> Schedule:
    return Schedule.model_validate(edited(SCHOOL, *changes))


def agenda(today: date = TODAY, *changes: Change) -> Agenda:
    return agenda_of(school(*changes), today, SITE)


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


# A ledger in which no day is missing.
ALWAYS_RAN = frozenset([LAST_DAY])


def empty_record(started: date = TODAY) -> LedgerState:
    return LedgerState(started, ALWAYS_RAN)
