"""People: roles, staff, teachers with their attestations."""

from typing import Annotated

from pydantic import Field

from generator.schedule.choices import Appearance, Category, Gender, TeacherStatus
from generator.schedule.fields import Base, Choice, Day, Planned, Several, Slug, Text, Texts

# The role that stands for the teacher concerned.
TEACHER_ROLE = "teacher"
# Who signs the papers, and who sees to everything.
HEAD_ROLE, COORDINATOR_ROLE = "head", "coordinator"


class Role(Base):
    id: Slug = Field(title="Код роли", description="Латиницей, например coordinator; не меняйте его.")
    title: Text = Field(title="Название роли", description="Как в бумагах: «Руководитель ОО».")
    people: Texts = Field((), title="Кто исполняет", description="Коды людей из staff или teachers.")


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

    hired: Day | None = Field(
        None, title="Принят(а)", description="С какого дня работает в этой школе в этой должности."
    )
    status: Annotated[TeacherStatus, Choice] = Field(
        TeacherStatus.WORKING,
        title="Состояние",
        description="working — работает, on_leave — временно не работает, left — уволен(а).",
    )
    category: Annotated[tuple[HeldCategory, ...], Several] | None = Field(
        None,
        title="Имеющаяся категория",
        description="Одна или список: педагог-методист и педагог-наставник бывают рядом с высшей. "
        "Если категории нет, ключ не пишут.",
    )
    public: Annotated[Appearance, Choice] | None = Field(
        None,
        title="На сайте",
        description="full — полное имя, initials — фамилия и инициалы, no — на сайте и в календарях "
        "человека нет, письма ему приходят; если не написано — как у всей школы.",
    )
    attestations: tuple[Attestation, ...] = Field(
        (), title="Аттестации", description="Что планируется в этом учебном году."
    )

    @property
    def categories(self) -> tuple[HeldCategory, ...]:
        return self.category or ()

    @property
    def is_hidden(self) -> bool:
        """Not to appear in public at all."""
        return self.public is Appearance.NO

    @property
    def is_working(self) -> bool:
        return self.status is TeacherStatus.WORKING
