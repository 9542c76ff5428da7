"""Small schools to test with, as the model's data and as a file, and the agendas made of them."""

import copy
import re
from collections.abc import Callable
from datetime import date
from typing import Any

from generator.addresses import Site
from generator.agenda import Agenda
from generator.loading import load
from generator.occurrences.expand import expand
from generator.occurrences.occurrence import Occurrence
from generator.schedule.model import Schedule

TODAY = date(2026, 11, 21)

# The address that mkdocs.yml has, and no other: a school's own comes from its settings.
SITE = Site("https://school.example.org/attestation/", "https://github.com/example-school/attestation")

Data = dict[str, Any]
Edit = Callable[[Data], object]


def agenda_of(schedule: Schedule, today: date = TODAY, site: Site = SITE) -> Agenda:
    """Of a schedule that was never a file: every value stands on its first line."""
    return Agenda(schedule, expand(schedule), today, site, lambda path: 1)


def agenda_from(text: str | bytes, today: date = TODAY, site: Site = SITE) -> Agenda:
    """Of a file without errors."""
    loaded = load(text if isinstance(text, bytes) else text.encode(), "schedule.yaml", today)
    assert loaded.schedule is not None, loaded.problems
    return Agenda(loaded.schedule, expand(loaded.schedule), today, site, loaded.line_of)


def edited(data: Data, *edits: Edit) -> Data:
    """A copy; an edit changes it in place."""
    changed = copy.deepcopy(data)
    for edit in edits:
        edit(changed)
    return changed


def role(role_id: str, title: str, *people: str) -> Data:
    return {"id": role_id, "title": title} | ({"people": list(people)} if people else {})


def person(person_id: str, name: str, position: str, **more: Any) -> Data:
    return {"id": person_id, "name": name, "position": position} | more


def attestation(day: str = "2027-03-15", **more: Any) -> Data:
    return {"for": "первая", "date": day} | more


def teacher(*attestations: Data, **more: Any) -> Data:
    about = {"id": "probina", "name": "Пробина Проба Пробовна", "position": "учитель музыки"}
    return about | {"attestations": list(attestations)} | more


def activity(when: Any, **more: Any) -> Data:
    return {"id": "step", "title": "Шаг", "when": when, "responsible": ["teacher"]} | more


def plan(*activities: Data, **more: Any) -> Data:
    return {"id": "plan", "title": "План", "activities": list(activities)} | more


def school_data(**changes: Any) -> Data:
    """The shortest valid schedule, some of its keys replaced. Scalars are texts, as the loader gives them."""
    data: Data = {
        "school": {"name": "Школа № 0"},
        "school_year": {"start": "2026-09-01", "end": "2027-05-31"},
        "roles": [role("teacher", "Педагог")],
    }
    return data | changes


def make_schedule(**changes: Any) -> Schedule:
    return Schedule.model_validate(school_data(**changes))


def school_with(when: Any, *days: str, calendar: Data | None = None, **more: Any) -> Schedule:
    """One row with that timing, and one teacher for each planned day."""
    teachers = [teacher(attestation(day), id=f"t{number}") for number, day in enumerate(days, start=1)]
    return make_schedule(plans=[plan(activity(when, **more))], teachers=teachers, calendar=calendar or {})


def steps(schedule: Schedule) -> list[Occurrence]:
    """The occurrences that come from rows of plans."""
    return [each for each in expand(schedule) if each.plan]


SCHOOL_TEXT = """\
school:
  name: Школа № 0
school_year: {start: 2026-09-01, end: 2027-05-31}
reminders: {days_before: [7, 1]}
limits: {attestations_per_month: 5}
roles:
  - {id: coordinator, title: Ответственный за аттестацию, people: [pervaya]}
  - {id: teacher, title: Педагог}
staff:
  - {id: pervaya, name: Первая Проба Образцовна, position: заместитель директора}
plans:
  - id: cyclogram
    title: Циклограмма
    activities:
      - id: upload
        title: Загрузка материалов
        items: [заявление, {text: карта урока, note: в двух экземплярах}]
        when: {days_before: 10}
        responsible: [teacher]
      - id: watch
        title: Контроль
        when: {month: [сентябрь, май]}
        responsible: [coordinator]
        done: {2026-09: 2026-09-29}
      - id: meeting
        title: Совещание
        when: {date: 2026-12-15, time: "15:00", place: актовый зал}
        responsible: [coordinator]
      - id: advice
        title: Беседы
        when: {during: year}
        responsible: [coordinator, teacher]
      - id: supervision
        title: Проверка
        when: {by_schedule_of: МБУ ИМЦ}
        responsible: [coordinator]
teachers:
  - id: vtoraya
    name: Вторая Проба Образцовна
    position: учитель физики
    attestations:
      - for: высшая
        date: 2027-03-15
  - id: tretya
    name: Третья Проба Образцовна
    position: учитель музыки
    attestations:
      - for: первая
        date: 2027-04
"""

# Without its teachers.
EMPTIED_TEXT = SCHOOL_TEXT[: SCHOOL_TEXT.index("teachers:")]

# The same school a year later.
NEXT_YEAR_TEXT = re.sub(
    "202[67]-",
    lambda year: f"{int(year[0][:4]) + 1}-",
    SCHOOL_TEXT.replace("        done: {2026-09: 2026-09-29}\n", ""),
)
