"""A small school for the feeds: every kind of occurrence, and texts that calendars trip over."""

from datetime import date

from generator.addresses import Site
from generator.agenda import Agenda
from generator.schedule.model import Schedule
from tests.samples import (
    SITE,
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

SCHOOL = school_data(
    roles=[
        role("coordinator", "Ответственный за аттестацию", "pervaya"),
        role("head", "Руководитель", "pervaya"),
        role("idle", "Наблюдатель", "pervaya"),
        role("teacher", "Педагог"),
    ],
    staff=[person("pervaya", "Первая Проба Образцовна", "заместитель директора")],
    plans=[
        plan(
            activity(
                {"days_before": "10"},
                id="upload",
                title="Загрузка материалов",
                goal="Показать работу",
                items=["заявление; опись, справка", {"text": "папка C:\\News", "note": "если есть"}],
            ),
            activity(
                {"days_before": "20"}, id="accounts", title="Открытие кабинетов", responsible=["coordinator"]
            ),
            activity(
                {"month": ["февраль", "апрель"]}, id="watch", title="Контроль", responsible=["coordinator"]
            ),
            activity(
                {"date": "2026-12-15", "time": "15:00", "minutes": "90", "place": "зал, 1 этаж"},
                id="meeting",
                title="Совещание",
                responsible=["coordinator", "head"],
            ),
            activity({"during": "year"}, id="advice", title="Беседы", responsible="head"),
            activity({"by_schedule_of": "ИМЦ"}, id="visit", title="Выезд", responsible="head"),
            id="cyclogram",
            title="Циклограмма",
        ),
        plan(id="spare", title="Запасной план"),
    ],
    teachers=[
        person(
            "vtoraya",
            "Вторая Проба Образцовна",
            "учитель физики",
            attestations=[attestation(**{"for": "высшая"})],
        ),
        person("tretya", "Третья Проба Образцовна", "учитель музыки", attestations=[attestation("2027-04")]),
        person("pustaya", "Пустая Проба Образцовна", "логопед"),
        person("ushedshaya", "Ушедшая Проба", "логопед", status="left"),
    ],
)


def school(edit: Edit = lambda data: None, today: date = TODAY, site: Site = SITE) -> Agenda:
    """The agenda of that school after an edit of its data."""
    return agenda_of(Schedule.model_validate(edited(SCHOOL, edit)), today, site)
