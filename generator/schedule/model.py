"""The schedule as the coordinator writes it: every key, with its Russian title and description.

The JSON Schema for editors and the field reference of the site come from these classes.
"""

from datetime import date
from functools import cached_property
from typing import Annotated, Any

from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from generator.schedule.fields import (
    Category,
    Choice,
    Day,
    Days,
    Gender,
    Names,
    OneOrMany,
    Planned,
    Shift,
    Slug,
    Switch,
    TeacherStatus,
    Text,
    Whole,
    Zone,
)
from generator.schedule.timing import Base, Timing

# The role that stands for the teacher concerned.
TEACHER_ROLE = "teacher"

Several = OneOrMany()
Texts = Annotated[tuple[Text, ...], Several]
Slugs = Annotated[tuple[Text, ...], Several]
LeadTimes = Annotated[tuple[Days, ...], Several]


class School(Base):
    name: Text = Field(title="Название", description="Короткое название школы: видно на каждой странице.")
    full_name: Text | None = Field(
        None, title="Полное название", description="Для документов; можно не указывать."
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


class Limits(Base):
    attestations_per_month: Annotated[Whole, Field(ge=1, le=1000)] | None = Field(
        None,
        title="Аттестаций в месяц",
        description="Больше этого числа — предупреждение.",
    )


class Role(Base):
    id: Slug = Field(title="Код роли", description="Латиницей, например coordinator; не меняйте его.")
    title: Text = Field(title="Название роли", description="Как в бумагах: «Руководитель ОО».")
    people: Slugs = Field((), title="Кто исполняет", description="Коды людей из staff или teachers.")


class Person(Base):
    """A member of staff who is not attested here."""

    id: Slug = Field(title="Код человека", description="Латиницей, например petrov; не меняйте его.")
    name: Text = Field(title="Фамилия, имя, отчество", description="Полностью.")
    position: Text = Field(title="Должность", description="Как в трудовом договоре.")
    gender: Annotated[Gender, Choice] | None = Field(
        None,
        title="Пол",
        description="female или male; нужен, только если его не видно по отчеству.",
    )


class Item(Base):
    """A part of an activity's work; a plain text is an item without conditions."""

    text: Text = Field(title="Что подготовить", description="Одна часть работы.")
    positions: Texts = Field(
        (), title="Только для должностей", description="Список должностей; пусто — для всех."
    )
    note: Text | None = Field(None, title="Пояснение", description="Пишется в скобках после текста.")


class TextOrItem:
    """Marks an item that may be written as its text alone."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(item_from_text, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"anyOf": [{"type": "string"}, handler(schema)]}


def item_from_text(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else value


class Only(Base):
    positions: Texts = Field(
        (), title="Только для должностей", description="Список должностей; пусто — для всех."
    )
    for_: tuple[Annotated[Category, Choice], ...] = Field(
        (),
        alias="for",
        title="Только для категорий",
        description="Список: соответствие, первая, высшая, педагог-методист, педагог-наставник.",
    )


class Activity(Base):
    id: Slug = Field(
        title="Код мероприятия", description="Латиницей, например upload-materials; не меняйте его."
    )
    title: Text = Field(title="Мероприятие", description="Как в официальной таблице.")
    goal: Text | None = Field(None, title="Цель", description="Графа «Цель», если она есть в таблице.")
    items: tuple[Annotated[Item, TextOrItem()], ...] = Field(
        (), title="Состав работы", description="Список: что именно надо подготовить."
    )
    when: Annotated[tuple[Timing, ...], Several] = Field(
        title="Сроки",
        description="Одно правило или список правил; в каждом ровно один из ключей срока.",
        min_length=1,
    )
    responsible: Slugs = Field(
        title="Ответственные", description="Коды ролей, например [teacher].", min_length=1
    )
    only: Only | None = Field(
        None, title="Кого касается", description="Каких аттестаций касаются сроки, зависящие от аттестации."
    )
    reminders: LeadTimes | None = Field(
        None, title="Свои напоминания", description="За сколько дней напоминать; [] — не напоминать."
    )
    shift: Annotated[Shift, Choice] | None = Field(
        None, title="Свой перенос", description="Если этот срок переносится не так, как остальные."
    )
    done: dict[str, Day] = Field(
        default={},
        title="Выполнено",
        description="Для работ, не связанных с педагогом: 2026-08: 2026-08-28 (какой срок: когда сделано).",
    )


class Columns(Base):
    """The official table's column headings; a table without any goals has no column for them."""

    number: Text = Field("№ п/п", title="Номер")
    title: Text = Field("Мероприятие", title="Мероприятие")
    goal: Text = Field("Цель", title="Цель")
    when: Text = Field("Сроки", title="Сроки")
    responsible: Text = Field("Ответственные", title="Ответственные")


class Plan(Base):
    id: Slug = Field(title="Код плана", description="Латиницей, например cyclogram; не меняйте его.")
    title: Text = Field(title="Название", description="Полное название таблицы, как в бумаге.")
    short_title: Text | None = Field(
        None, title="Короткое название", description="Для меню и календарей; если нет — полное."
    )
    heading: Text | None = Field(
        None, title="Строка над названием", description="Например «Приложение № 8 к приказу …»."
    )
    signature: Text | None = Field(
        None, title="Подпись под таблицей", description="Например «Директор МБУ ИМЦ»."
    )
    columns: Columns = Field(
        Columns(), title="Графы таблицы", description="Если они названы не так, как обычно."
    )
    activities: tuple[Activity, ...] = Field(
        (), title="Мероприятия", description="Строки таблицы по порядку."
    )

    @property
    def label(self) -> str:
        return self.short_title or self.title


class HeldCategory(Base):
    name: Annotated[Category, Choice] = Field(title="Категория", description="Какая категория есть сейчас.")
    granted: Day | None = Field(None, title="Присвоена", description="Дата присвоения.")
    until: Day | None = Field(None, title="Действует до", description="Пусто — бессрочно.")


class Result(Base):
    """A favourable outcome; nothing else is published."""

    date: Day = Field(title="Дата решения")
    order: Text | None = Field(None, title="Приказ", description="Например № 55 от 20.03.2027.")


class Attestation(Base):
    for_: Annotated[Category, Choice] = Field(
        alias="for",
        title="На что аттестуется",
        description="соответствие, первая, высшая, педагог-методист или педагог-наставник.",
    )
    date: Planned = Field(
        title="Планируемая дата", description="День (2027-03-15) или только месяц (2027-03)."
    )
    position: Text | None = Field(
        None, title="Должность", description="Если аттестуется не по основной должности."
    )
    done: dict[str, Day] = Field(
        default={},
        title="Выполнено",
        description="Код мероприятия и день, когда сделано: upload-materials: 2027-03-01.",
    )
    result: Result | None = Field(None, title="Результат", description="Только положительное решение.")


class Teacher(Person):
    """A person who is attested here."""

    status: Annotated[TeacherStatus, Choice] = Field(
        TeacherStatus.WORKING,
        title="Состояние",
        description="working — работает, on_leave — в отпуске по уходу и т. п., left — уволен(а).",
    )
    category: HeldCategory | None = Field(
        None, title="Имеющаяся категория", description="Если категории нет, ключ не пишут."
    )
    attestations: tuple[Attestation, ...] = Field(
        (), title="Аттестации", description="Что планируется в этом учебном году."
    )

    @property
    def is_working(self) -> bool:
        return self.status is TeacherStatus.WORKING


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

    @cached_property
    def plans_by_id(self) -> dict[str, Plan]:
        return {plan.id: plan for plan in self.plans}
