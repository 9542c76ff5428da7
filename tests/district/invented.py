"""An invented district of eight schools in every state there is, with the municipal plan of the sample."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from generator.district.published import Fault, FaultKind
from generator.district.view import DistrictAgenda, SchoolStanding
from tests.district.samples import district, entry, school
from tests.samples import Data, activity, attestation, plan, teacher

TODAY = date(2027, 3, 10)
SAMPLE = Path(__file__).parents[1] / "sample.yaml"
SURNAMES = "Азбукина Букварева Глобусова Задачкина Карандашева Линейкина Мелова Пеналова Партова".split()
POSTS = ("учитель начальных классов", "учитель математики", "учитель музыки", "воспитатель", "психолог")
DAYS = ("2026-10-14", "2026-12-09", "2027-02-17", "2027-03-24", "2027-04", "2027-04-14", "2027-05-12")
HELD: tuple[Data | None, ...] = (
    {"name": "первая", "granted": "2022-05-20", "until": "2027-05-20"},
    {"name": "высшая", "granted": "2024-03-01"},
    {"name": "соответствие", "granted": "2023-02-01"},
    None,
    [{"name": "высшая"}, {"name": "педагог-методист"}],
)  # type: ignore[assignment]
NAMES = (
    "МБОУ СОШ № 1",
    "МБОУ СОШ № 2 им. В. И. Образцова",
    "МБОУ ООШ № 3",
    "МАДОУ «Детский сад № 4 „Ромашка“»",
    "МБОУ Гимназия № 5",
    "МБУ ДО «Дом творчества»",
    "МБОУ СОШ № 7",
    "МБОУ СОШ № 8",
)
SLOW = Fault(FaultKind.SLOW, "сайт отвечает слишком медленно")
GONE = Fault(FaultKind.UNREACHABLE, "сайт не отвечает")


def people(number: int, seed: int) -> Iterator[Data]:
    """That many teachers, every third of whom is attested; what is over has its decision."""
    for each in range(number):
        day = DAYS[(each // 3 + seed) % len(DAYS)] if each % 3 == 0 else None
        held = HELD[(each + seed) % len(HELD)]
        goal = ("высшая", "первая", "соответствие")[(each // 3 + seed) % 3]
        result = {"result": {"date": "2026-12-20"}} if day and day < "2027-01" else {}
        planned = [attestation(day, **{"for": goal}, **result)] if day else []
        name = f"{SURNAMES[(each * 7 + seed) % len(SURNAMES)]} Проба Образцовна"
        more: Data = {"category": held} if held else {"hired": "2020-09-01"}
        yield teacher(*planned, id=f"t{each}", name=name, position=POSTS[(each + seed) % len(POSTS)], **more)


def published(number: int, teachers: int, **more: Any) -> SchoolStanding:
    name = NAMES[number - 1]
    about = entry(number).model_copy(update={"name": name})
    done = activity({"days_before": "20"}, title="Заявка в личном кабинете", id="request")
    step = activity({"days_before": "10"}, title="Загрузка материалов")
    plans = [plan(done, step, title="Циклограмма", id="cyclogram")]
    staff = list(people(teachers, number))
    told: dict[str, Any] = {"name": name, "plans": plans} | more
    return SchoolStanding(about, school(about.id, *staff, **told))


def municipal() -> Data:
    """What of the sample a district's file has."""
    data = yaml.load(SAMPLE.read_bytes(), yaml.BaseLoader)
    plans = [each for each in data["plans"] if each["id"] == "municipal"]
    roles = [each for each in data["roles"] if each["id"].startswith("methodist")]
    holders = {person for each in roles for person in each.get("people", ())}
    return {
        "plans": plans,
        "roles": roles,
        "staff": [each for each in data["staff"] if each["id"] in holders],
    }


def invented(today: date = TODAY, **more: Any) -> DistrictAgenda:
    """Two are well; one doesn't track; then an old copy, a silent one, one of last year, an empty one, and
    one that was never read."""
    old = published(4, 12, today=today - timedelta(days=126))
    last_year = {"start": "2025-09-01", "end": "2026-05-31"}
    schools = [
        published(1, 31, today=today),
        published(2, 18, today=today),
        published(3, 9, today=today, tracking="off"),
        replace(old, copied=date(2026, 11, 4), fault=SLOW),
        published(5, 22, today=today - timedelta(days=9)),
        published(6, 6, today=today, school_year=last_year),
        published(7, 0, today=today),
        SchoolStanding(entry(8).model_copy(update={"name": NAMES[7]}), fault=GONE),
    ]
    year = {"school_year": {"start": "2026-09-01", "end": "2027-05-31"}}
    return district(schools, today, **municipal() | year | more)
