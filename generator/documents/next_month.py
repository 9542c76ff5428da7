"""What the papers of a school and of a district tell of the next month."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

from generator.schedule.months import last_day_of


@dataclass(frozen=True, slots=True)
class NextRow:
    name: Annotated[str, "Фамилия, имя, отчество"]
    post: Annotated[str, "Должность, по которой аттестуется"]
    aim: Annotated[str, "На что аттестуется"]
    day: Annotated[str, "Планируемый день или месяц"]


def next_month(today: date) -> date:
    return last_day_of(today) + timedelta(days=1)
