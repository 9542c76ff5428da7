"""The schedule as the coordinator writes it: every key, with its Russian title and description.

The JSON Schema for editors and the field reference of the site come from these classes.
"""

from datetime import date
from functools import cached_property
from typing import Annotated

from pydantic import Field

from generator.schedule.choices import Names, Shift
from generator.schedule.fields import (
    Base,
    Choice,
    Day,
    Days,
    LeadTimes,
    Several,
    Slug,
    Switch,
    Text,
    Whole,
    Zone,
)
from generator.schedule.people import Person, Role, Teacher
from generator.schedule.plan import Plan

# The newest format of the file that this program reads. A file that doesn't say is of the first.
FORMAT = 1


class School(Base):
    name: Text = Field(title="Название", description="Короткое название школы: видно на каждой странице.")
    full_name: Text | None = Field(
        None, title="Полное название", description="Как в уставе; показано на первой странице."
    )
    timezone: Zone = Field(
        "Europe/Moscow",
        title="Часовой пояс",
        description="Решает, какой сегодня день: Europe/Moscow, Asia/Yekaterinburg …",
    )
    names: Annotated[Names, Choice] = Field(
        Names.FULL,
        title="Имена на сайте",
        description="full — полностью, initials — фамилия и инициалы.",
    )
    id: Slug | None = Field(
        None,
        title="Код школы",
        description="Латиницей, например sosh-1: так школу называет район; не меняйте его.",
    )


class SchoolYear(Base):
    start: Day = Field(title="Начало", description="Первый день учебного года.")
    end: Day = Field(title="Окончание", description="Последний день учебного года.")


class Calendar(Base):
    week: Annotated[Whole, Field(ge=5, le=6)] = Field(
        5, title="Рабочая неделя", description="5 или 6 рабочих дней."
    )
    shift: Annotated[Shift, Choice] = Field(
        Shift.PREVIOUS,
        title="Перенос с выходного",
        description="previous — на рабочий день раньше, next — позже, none — не переносить.",
    )
    days_off: Annotated[tuple[Day, ...], Several] = Field(
        (), title="Выходные школы", description="Дни, когда школа не работает, сверх государственных."
    )
    workdays: Annotated[tuple[Day, ...], Several] = Field(
        (), title="Рабочие выходные", description="Выходные и праздники, когда школа работает."
    )


class ReminderRules(Base):
    days_before: LeadTimes = Field(
        (14, 7, 1), title="За сколько дней напоминать", description="Список чисел, например [14, 7, 1]."
    )
    overdue_after: LeadTimes = Field(
        (1, 7),
        title="Напоминать после срока",
        description="Через сколько дней после пропущенного срока; только при tracking: on.",
    )
    together: Days = Field(
        7,
        title="Собирать письма",
        description="Письмо, которое и так уходит, напомнит и о том, о чём пора писать "
        "в ближайшие столько дней; 0 — не собирать.",
    )


class Limits(Base):
    attestations_per_month: Annotated[Whole, Field(ge=1, le=1000)] | None = Field(
        None,
        title="Аттестаций в месяц",
        description="Больше этого числа — предупреждение.",
    )


class Schedule(Base):
    """The whole validated file."""

    school: School = Field(title="Школа")
    school_year: SchoolYear = Field(title="Учебный год")
    calendar: Calendar = Field(Calendar(), title="Рабочий календарь")
    reminders: ReminderRules = Field(ReminderRules(), title="Напоминания")
    tracking: Switch = Field(
        False,
        title="Отслеживание",
        description="on — сроки без отметки «выполнено» считаются просроченными; off — нет.",
    )
    limits: Limits = Field(Limits(), title="Пределы")
    roles: tuple[Role, ...] = Field((), title="Роли", description="Кто за что отвечает.")
    staff: tuple[Person, ...] = Field(
        (), title="Сотрудники", description="Кто не аттестуется в этом графике."
    )
    plans: tuple[Plan, ...] = Field((), title="Планы", description="Официальные таблицы.")
    teachers: tuple[Teacher, ...] = Field((), title="Педагоги", description="Кто аттестуется.")
    format: Annotated[Whole, Field(ge=1)] = Field(
        1,
        title="Формат файла",
        description="Пишет программа: по нему прежняя программа узнаёт, что файл новее её.",
    )

    @property
    def start_year(self) -> int:
        return self.school_year.start.year

    @property
    def first_day(self) -> date:
        """The first of the plan's twelve months, 1 August of the start year (date rule 1)."""
        return date(self.start_year, 8, 1)

    @property
    def last_day(self) -> date:
        return date(self.start_year + 1, 7, 31)

    @cached_property
    def people(self) -> dict[str, Person]:
        """Staff and teachers by id."""
        return {person.id: person for person in (*self.staff, *self.teachers)}

    @cached_property
    def roles_by_id(self) -> dict[str, Role]:
        return {role.id: role for role in self.roles}

    def works(self, person_id: str) -> bool:
        """Staff always do; teachers unless they are on leave or have left."""
        person = self.people.get(person_id)
        return person is not None and (not isinstance(person, Teacher) or person.is_working)

    def holders(self, role_id: str) -> tuple[str, ...]:
        """Ids of those who hold the role and work now; the teacher role has nobody of its own."""
        role = self.roles_by_id.get(role_id)
        return tuple(person for person in role.people if self.works(person)) if role else ()

    @cached_property
    def plans_by_id(self) -> dict[str, Plan]:
        return {plan.id: plan for plan in self.plans}
