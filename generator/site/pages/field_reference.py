"""The reference of all keys of schedule.yaml, generated from the model."""

from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel
from pydantic_core import PydanticUndefined

from generator.schedule.model import Calendar, Limits, ReminderRules, Schedule, School, SchoolYear
from generator.schedule.people import Attestation, HeldCategory, Person, Result, Role, Teacher
from generator.schedule.plan import Activity, Columns, Item, Only, Plan
from generator.schedule.timing import (
    BySchedule,
    DaysAfter,
    DaysBefore,
    During,
    EveryMonth,
    FixedDates,
    Monthly,
)

_BLOCKS: tuple[tuple[type[BaseModel], str, str], ...] = (
    (Schedule, "Весь файл", "верхний уровень"),
    (School, "Школа", "school"),
    (SchoolYear, "Учебный год", "school_year"),
    (Calendar, "Рабочий календарь", "calendar"),
    (ReminderRules, "Напоминания", "reminders"),
    (Limits, "Пределы", "limits"),
    (Role, "Роль", "roles"),
    (Person, "Сотрудник", "staff"),
    (Plan, "План", "plans"),
    (Columns, "Названия граф", "plans → columns"),
    (Activity, "Мероприятие", "plans → activities"),
    (Item, "Часть работы", "activities → items"),
    (Only, "Кого касается", "activities → only"),
    (Monthly, "Срок: в названные месяцы", "when"),
    (EveryMonth, "Срок: ежемесячно", "when"),
    (DaysBefore, "Срок: до аттестации", "when"),
    (DaysAfter, "Срок: после аттестации", "when"),
    (FixedDates, "Срок: точная дата или встреча", "when"),
    (During, "Срок: в течение", "when"),
    (BySchedule, "Срок: по чужому графику", "when"),
    (Teacher, "Педагог", "teachers"),
    (HeldCategory, "Имеющаяся категория", "teachers → category"),
    (Attestation, "Аттестация", "teachers → attestations"),
    (Result, "Результат", "attestations → result"),
)


@dataclass(frozen=True, slots=True)
class FieldRow:
    key: str
    title: str
    description: str
    is_required: bool
    default: str


@dataclass(frozen=True, slots=True)
class Block:
    title: str
    place: str
    fields: tuple[FieldRow, ...]


def field_blocks() -> list[Block]:
    return [Block(title, place, tuple(_rows(model))) for model, title, place in _BLOCKS]


def _rows(model: type[BaseModel]) -> list[FieldRow]:
    return [
        FieldRow(
            key=field.alias or name,
            title=field.title or "",
            description=field.description or "",
            is_required=field.is_required(),
            default=_default(field.default),
        )
        for name, field in model.model_fields.items()
    ]


def _default(value: Any) -> str:
    """As it would be typed; empty where leaving the key out means that there is nothing."""
    if value is PydanticUndefined or value is None or value in ((), {}) or isinstance(value, BaseModel):
        return ""
    if isinstance(value, bool):
        return "on" if value else "off"
    return f"[{', '.join(map(str, value))}]" if isinstance(value, tuple) else str(value)
