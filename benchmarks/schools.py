"""Schools of any size, the same at every run: the project's own plans with invented teachers."""

from datetime import date, timedelta
from typing import Any

import yaml

from generator.project import shipped_folder

ROOT = shipped_folder()
TODAY = date(2026, 11, 21)

_SURNAMES = (
    "Азбукина Букварёва Глобусова Задачкина Линейкина Мелова Пеналова Тетрадкина Указкина Циркулева".split()
)
_NAMES = "Анна Вера Дарья Зоя Инна Лидия Майя Нина Ольга Раиса".split()
_PATRONYMICS = "Борисовна Глебовна Егоровна Ильинична Кузьминична Львовна Макаровна Олеговна Петровна".split()
_POSTS = (
    "учитель начальных классов",
    "учитель математики",
    "воспитатель",
    "педагог-психолог",
    "учитель музыки",
)
_AIMS = ("первая", "высшая", "соответствие", "высшая", "первая")
_FIRST_DAY, _LAST_DAY = date(2026, 9, 14), date(2027, 5, 28)


def school(teachers: int) -> bytes:
    """A schedule in which every teacher is attested once, in turn through the working days of the year."""
    data: dict[str, Any] = yaml.load((ROOT / "schedule.yaml").read_text("utf-8"), yaml.BaseLoader)
    data["teachers"] = [_teacher(number) for number in range(teachers)]
    data["limits"] = {"attestations_per_month": "1000"}
    text: str = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000)
    return text.encode()


def _teacher(number: int) -> dict[str, Any]:
    days = _working_days()
    return {
        "id": f"teacher-{number}",
        "name": _name(number),
        "position": _pick(_POSTS, number // 3),
        "attestations": [
            {"for": _pick(_AIMS, number), "date": days[number * 7 % len(days)].isoformat()},
        ],
    }


def _name(number: int) -> str:
    return f"{_pick(_SURNAMES, number)} {_pick(_NAMES, number // 10)} {_pick(_PATRONYMICS, number // 7)}"


def _pick(words: list[str] | tuple[str, ...], number: int) -> str:
    return words[number % len(words)]


def _working_days() -> list[date]:
    span = (_LAST_DAY - _FIRST_DAY).days + 1
    days = (_FIRST_DAY + timedelta(days=number) for number in range(span))
    return [day for day in days if day.weekday() < 5]
