"""An invented district of a few schools, as a file, as summaries, and as seen on one day."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from generator.addresses import Site
from generator.district.district_file import District, SchoolEntry
from generator.district.view import DistrictAgenda, SchoolStanding
from generator.liveness import LastTimes
from generator.public import public_agenda
from generator.summary import Summary, summary_data, summary_of
from tests.samples import TODAY, Data, activity, agenda_of, attestation, make_schedule, plan, teacher

DISTRICT_SITE = Site("https://district.example.org/plan/")

DISTRICT_TEXT = """\
district: {name: Пробный район, timezone: Europe/Moscow}
schools:
  - {id: sosh-1, name: Школа № 1, site: "https://one.example.org/attestation/"}
  - {id: sosh-2, name: Школа № 2, site: "https://two.example.org/"}
  - {id: sosh-3, name: Школа № 3, folder: schools/sosh-3}
school_year: {start: 2026-09-01, end: 2027-05-31}
roles:
  - {id: specialist, title: Методист ИМЦ, people: [metodova]}
staff:
  - {id: metodova, name: Методова Проба Образцовна, position: методист}
plans:
  - id: municipal
    title: Муниципальный план
    activities:
      - id: lists
        title: Сбор списков аттестуемых
        when: {every: month, day: 20}
        responsible: [specialist]
      - id: report
        title: Отчёт за год
        when: {month: май}
        responsible: [specialist]
"""


def school(school_id: str, *teachers: Data, name: str = "Школа", today: date = TODAY, **more: Any) -> Summary:
    """What such a school publishes; its reminders ran yesterday."""
    about = {"name": name, "id": school_id}
    step = activity({"days_before": "10"}, title="Загрузка материалов")
    data = {"school": about, "teachers": list(teachers), "plans": [plan(step)], "tracking": "on"} | more
    agenda = public_agenda(agenda_of(make_schedule(**data), today))
    return summary_of(agenda, LastTimes(reminded=date.fromordinal(today.toordinal() - 1)))


def a_teacher(number: int, *days: str, **more: Any) -> Data:
    return teacher(
        *(attestation(day) for day in days),
        id=f"t{number}",
        name=f"Пробина-{number} Проба Образцовна",
        **more,
    )


def entry(number: int) -> SchoolEntry:
    address = f"https://s{number}.example.org/"
    return SchoolEntry.model_validate({"id": f"sosh-{number}", "name": f"Школа № {number}", "site": address})


def standing(number: int, *teachers: Data, **more: Any) -> SchoolStanding:
    """A school that was read today."""
    return SchoolStanding(entry(number), school(f"sosh-{number}", *teachers, **more))


def district(schools: Iterable[SchoolStanding], today: date = TODAY, **more: Any) -> DistrictAgenda:
    entries = [each.entry.model_dump(exclude_none=True) for each in schools]
    file = District.model_validate({"district": {"name": "Пробный район"}, "schools": entries} | more)
    plans = agenda_of(file.schedule(today), today, DISTRICT_SITE)
    return DistrictAgenda(file, today, tuple(schools), plans)


def changed(summary: Summary, **changes: Any) -> bytes:
    """The bytes that a school would publish, some of its keys replaced by anything."""
    return json.dumps(json.loads(summary_data(summary)) | changes, ensure_ascii=False).encode()
