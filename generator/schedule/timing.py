"""The rules of a row's «Сроки» column, one class for each key that can stand in `when`."""

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from generator.schedule.choices import Count
from generator.schedule.fields import (
    Base,
    Choice,
    Clock,
    Day,
    DayOfMonth,
    Days,
    Month,
    OneOrMany,
    Text,
    Texts,
    Whole,
)


class TimingBase(Base):
    note: Text | None = Field(
        None,
        title="Пояснение",
        description="Слово перед сроком, как в бумаге: «вводный», «текущий».",
    )
    text: Texts = Field(
        (),
        title="Текст в графе «Сроки»",
        description="Если в официальной бумаге срок назван иначе, чем напишет программа; список — "
        "несколько строк одна под другой.",
    )


class Monthly(TimingBase):
    """Once in each month named."""

    month: Annotated[tuple[Month, ...], OneOrMany()] = Field(
        title="Месяц",
        description="Один месяц или список: [сентябрь, февраль]. Август — до начала учебного года.",
        min_length=1,
    )
    day: DayOfMonth | None = Field(
        None, title="День месяца", description="Если не указан — последний день месяца."
    )


class EveryMonth(TimingBase):
    """Every month from that of `school_year.start` through that of `school_year.end`."""

    every: Annotated[Literal["month"], Choice] = Field(
        title="Ежемесячно", description="Пишется так: every: month — каждый месяц учебного года."
    )
    day: DayOfMonth | None = Field(
        None, title="День месяца", description="Если не указан — последний день месяца."
    )


class DaysBefore(TimingBase):
    """So many days before the planned date of each attestation."""

    days_before: Days = Field(
        title="За сколько дней до аттестации",
        description="Число дней до планируемой даты; срок считается для каждого педагога.",
    )
    count: Annotated[Count, Choice] = Field(
        Count.CALENDAR,
        title="Какие дни считать",
        description="calendar — календарные, working — рабочие.",
    )


class DaysAfter(TimingBase):
    """So many days after the planned date of each attestation."""

    days_after: Days = Field(
        title="Через сколько дней после аттестации",
        description="Число дней после планируемой даты; срок считается для каждого педагога.",
    )
    count: Annotated[Count, Choice] = Field(
        Count.CALENDAR,
        title="Какие дни считать",
        description="calendar — календарные, working — рабочие.",
    )


class FixedDates(TimingBase):
    """Fixed days, which never move; with a time, meetings."""

    date: Annotated[tuple[Day, ...], OneOrMany()] = Field(
        title="Дата", description="Точный день или список дней; такие даты не переносятся.", min_length=1
    )
    time: Clock | None = Field(None, title="Время", description="Начало встречи, например 15:00.")
    minutes: Annotated[int, Field(ge=5, le=1440), Whole] = Field(
        60, title="Длительность, минут", description="Для встречи; обычно 60."
    )
    place: Text | None = Field(None, title="Место", description="Где проходит встреча.")


class During(TimingBase):
    """All the school year, or from its start to each attestation."""

    during: Annotated[Literal["year", "individual"], Choice] = Field(
        title="В течение",
        description="year — весь учебный год; individual — с начала года до аттестации каждого педагога.",
    )


class BySchedule(TimingBase):
    """«По графику …»: undated until `date` is known."""

    by_schedule_of: Text = Field(
        title="По чьему графику", description="Организация, которая назначит дату, например МБУ ИМЦ."
    )
    date: Day | None = Field(None, title="Дата", description="Впишите, когда она станет известна.")


# `date` comes last: it also stands beside `by_schedule_of`, where it is not the timing's key.
TIMING_KEYS: dict[str, type[TimingBase]] = {
    "month": Monthly,
    "every": EveryMonth,
    "days_before": DaysBefore,
    "days_after": DaysAfter,
    "during": During,
    "by_schedule_of": BySchedule,
    "date": FixedDates,
}


def timing_key(value: Any) -> str | None:
    """The key that says which rule a mapping is; the loader has refused two of them before."""
    keys = value if isinstance(value, dict) else getattr(value, "__dict__", {})
    return next((key for key in TIMING_KEYS if key in keys), None)


Timing = Annotated[
    Annotated[Monthly, Tag("month")]
    | Annotated[EveryMonth, Tag("every")]
    | Annotated[DaysBefore, Tag("days_before")]
    | Annotated[DaysAfter, Tag("days_after")]
    | Annotated[During, Tag("during")]
    | Annotated[BySchedule, Tag("by_schedule_of")]
    | Annotated[FixedDates, Tag("date")],
    Discriminator(timing_key),
]

PER_ATTESTATION = (DaysBefore, DaysAfter)


def is_per_attestation(timing: TimingBase) -> bool:
    """Whether the rule yields one occurrence for each attestation, rather than for the whole school."""
    return isinstance(timing, PER_ATTESTATION) or (
        isinstance(timing, During) and timing.during == "individual"
    )
