"""The file of a district, `district.yaml`: every key, with its Russian title and description.

The municipal plan stands in it as a school's plans stand in schedule.yaml.
"""

import re
from datetime import date
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, model_validator

from generator.schedule.fields import Base, Slug, Text, Zone
from generator.schedule.model import Calendar, ReminderRules, Schedule, School, SchoolYear
from generator.schedule.people import Person, Role
from generator.schedule.plan import Plan

# Of its JSON Schema.
DISTRICT_TITLE = "Район"
MOST_SCHOOLS = 2_000
_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_USUAL_PORTS = {"https": ":443", "http": ":80"}
_FOLDER = re.compile(r"[\w.-]+(?:/[\w.-]+)*")
SITE_HINT = "напишите его целиком: https://school.example.org/attestation/"


def parse_site(value: str) -> str:
    """As one address is written: it ends with "/", its host is in small letters, without the usual port.

    Plain http is for this very machine only. A password is repeated in no message.
    """
    if "@" in "/".join(value.split("/")[:3]):
        raise ValueError("в адресе сайта стоят имя и пароль: уберите всё до знака @, а пароль смените")
    try:
        parts = urlsplit(value)
        host = (parts.hostname or "").encode("idna")
        is_one = bool(host) and parts.port != 0 and value.isprintable() and " " not in value
    except ValueError:  # UnicodeError is one
        parts = urlsplit("")
        is_one = False
    if not is_one or parts.scheme not in ("http", "https"):
        raise ValueError(f"«{value}» — не адрес сайта: {SITE_HINT}")
    if parts.scheme == "http" and parts.hostname not in _LOOPBACK:
        raise ValueError(f"адрес «{value}» без шифрования: он начинается с https://")
    if parts.query or parts.fragment or "\\" in value:
        raise ValueError(f"в адресе сайта «{value}» есть лишнее: нужны только https://, имя и путь")
    place = parts.netloc.lower().removesuffix(_USUAL_PORTS[parts.scheme])
    return f"{parts.scheme}://{place}{parts.path.rstrip('/')}/"


def parse_folder(value: str) -> str:
    """A path inside the district's own folder."""
    steps = value.rstrip("/")
    if not _FOLDER.fullmatch(steps) or any(step.strip(".") == "" for step in steps.split("/")):
        raise ValueError(f"«{value}» — не папка рядом с этим файлом: напишите, например, schools/sosh-1")
    return steps


def _one_source(schema: dict[str, Any]) -> None:
    schema["oneOf"] = [{"required": ["site"]}, {"required": ["folder"]}]


class SchoolEntry(Base):
    """A school of the district: where to read about it."""

    model_config = Base.model_config | {"json_schema_extra": _one_source}

    id: Slug = Field(title="Код школы", description="Латиницей, например sosh-1; не меняйте его.")
    name: Text = Field(title="Название", description="Как школа называется на страницах района.")
    site: Annotated[Text, AfterValidator(parse_site)] | None = Field(
        None, title="Сайт школы", description="Адрес её графика: https://school.example.org/attestation/."
    )
    folder: Annotated[Text, AfterValidator(parse_folder)] | None = Field(
        None, title="Папка школы", description="Если график школы хранится здесь же: schools/sosh-1."
    )

    @model_validator(mode="after")
    def _has_one_source(self) -> "SchoolEntry":
        if self.site and self.folder:
            raise ValueError("у школы и site, и folder: оставьте одно — откуда брать её данные")
        if not (self.site or self.folder):
            raise ValueError("у школы нет ни site, ни folder: добавьте строку «site: https://…»")
        return self


class DistrictPart(Base):
    name: Text = Field(title="Название", description="Название района: видно на каждой странице.")
    timezone: Zone = Field(
        "Europe/Moscow",
        title="Часовой пояс",
        description="Решает, какой сегодня день: Europe/Moscow, Asia/Yekaterinburg …",
    )


class District(Base):
    """The whole validated file."""

    district: DistrictPart = Field(title="Район")
    schools: tuple[SchoolEntry, ...] = Field(
        title="Школы", description="Школы района.", min_length=1, max_length=MOST_SCHOOLS
    )
    school_year: SchoolYear | None = Field(
        None, title="Учебный год", description="Нужен, если есть планы; если пусто — нынешний."
    )
    calendar: Calendar = Field(Calendar(), title="Рабочий календарь")
    reminders: ReminderRules = Field(ReminderRules(), title="Напоминания")
    roles: tuple[Role, ...] = Field((), title="Роли", description="Кто за что отвечает.")
    staff: tuple[Person, ...] = Field((), title="Сотрудники", description="Специалисты района.")
    plans: tuple[Plan, ...] = Field((), title="Планы", description="Муниципальный план.")

    @property
    def name(self) -> str:
        return self.district.name

    @property
    def timezone(self) -> str:
        return self.district.timezone

    def schedule(self, today: date) -> Schedule:
        """The municipal plan as a schedule in which nobody is attested."""
        return Schedule(
            school=School(name=self.name, timezone=self.timezone),
            school_year=self.school_year or year_of(today),
            calendar=self.calendar,
            reminders=self.reminders,
            roles=self.roles,
            staff=self.staff,
            plans=self.plans,
        )


def year_of(today: date) -> SchoolYear:
    """The school year that a day belongs to: it changes on 1 August."""
    start = today.year if today.month >= 8 else today.year - 1
    return SchoolYear(start=date(start, 9, 1), end=date(start + 1, 5, 31))
