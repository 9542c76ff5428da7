"""Plans: the official tables, row by row."""

from typing import Annotated, Any

from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from generator.schedule.choices import Category, Shift
from generator.schedule.fields import Base, Choice, Day, LeadTimes, Letter, Several, Slug, Text, Texts
from generator.schedule.timing import Timing


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
    short: Annotated[Text, Field(max_length=60)] | None = Field(
        None,
        title="Коротко",
        description="Для писем и календарей: «Загрузка материалов»; если нет — начало названия.",
    )
    mark: Letter | None = Field(
        None,
        title="Буква",
        description="Одна буква для сетки; если нет — первая свободная из короткого названия.",
    )
    goal: Text | None = Field(None, title="Цель", description="Графа «Цель», если она есть в таблице.")
    items: tuple[Annotated[Item, TextOrItem()], ...] = Field(
        (), title="Состав работы", description="Список: что именно надо подготовить."
    )
    when: Annotated[tuple[Timing, ...], Several] = Field(
        title="Сроки",
        description="Одно правило или список правил; в каждом ровно один из ключей срока.",
        min_length=1,
    )
    responsible: Texts = Field(
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
    bullet: Annotated[Text, Field(max_length=3)] | None = Field(
        None,
        title="Знак перед частями работы",
        description='Как в бумаге, в кавычках, например "-"; если нет — обычный список.',
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
