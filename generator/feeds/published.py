"""What a build remembers of its events, for the next build to tell what has changed.

One small JSON file, published beside the feeds. It holds no more than the feeds themselves say.
"""

from collections.abc import Container, Mapping, Set
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Literal

from pydantic import (
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    NaiveDatetime,
    StringConstraints,
    ValidationError,
)

from generator.feeds.errors import DamagedMemory, SuddenLoss
from generator.feeds.event import FeedEvent, Mark

CANCELLED_FOR = timedelta(days=30)

# A small school may well drop half of a handful of events.
FEW_ENOUGH = 20

Key = Annotated[str, StringConstraints(pattern=r"^\d{4}/[a-z0-9/-]+$")]
# Beyond them date arithmetic could overflow.
Day = Annotated[date, Field(ge=date(1950, 1, 1), lt=date(2200, 1, 1))]
Sequence = Annotated[int, Field(ge=0, le=2**31 - 1)]
# A damaged path must not lead the publisher out of the feeds' folder.
FeedPath = Annotated[
    str, StringConstraints(pattern=r"^calendar/(all|schools|(teachers|roles|plans)/[a-z0-9-]+)\.ics$")
]


class Stored(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Revision(Stored):
    """How often an event has changed and when last; `stamp` is in UTC."""

    digest: str
    sequence: Sequence
    stamp: Annotated[AwareDatetime, Field(lt=datetime(2200, 1, 1, tzinfo=UTC))]


class PublishedEvent(Stored):
    """An event as it was published; enough to show it as cancelled when it is gone."""

    revision: Revision
    label: str
    day: Day
    last_day: Day | None = None
    starts_at: NaiveDatetime | None = None
    minutes: Annotated[int, Field(ge=1, le=1440)] | None = None
    place: str | None = None
    feeds: tuple[FeedPath, ...]
    cancelled: Day | None = None


class Memory(Stored):
    """`feeds` has the names of the feeds, `events` every event by its key.

    `floor` is the SEQUENCE from which events begin that aren't among them. One that comes back after it was
    forgotten must be newer than what calendars still have of it, and a number for all names nobody.
    """

    version: Literal[1]
    feeds: dict[FeedPath, str]
    events: dict[Key, PublishedEvent]
    floor: Sequence = 0


def read_memory(previous: bytes) -> Memory:
    """Raises DamagedMemory."""
    try:
        return Memory.model_validate_json(previous)
    except ValidationError as error:
        raise DamagedMemory(_reason(error)) from None


def _reason(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    if first["type"] == "json_invalid":
        return "это не JSON или файл обрывается"
    place = " ".join(".".join(map(str, first["loc"])).split())
    return f"неверное значение, ключ «{place[:80]}»" if place else "внутри не то, что ожидалось"


def write_memory(memory: Memory) -> bytes:
    return memory.model_dump_json(exclude_defaults=True).encode() + b"\n"


def midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def revise(old: Revision | None, digest: str, now: datetime, floor: int = 0) -> Revision:
    """The same as before for the same bytes; else one more change, and later than the last."""
    if old is None:
        return Revision(digest=digest, sequence=floor, stamp=now)
    if old.digest == digest:
        return old
    stamp = max(now, old.stamp + timedelta(seconds=1))
    return Revision(digest=digest, sequence=old.sequence + 1, stamp=stamp)


def forget(memory: Memory, feeds: Set[str]) -> Memory:
    """Of people who are not to appear any more nothing stays, not even that it is off."""
    events = {key: each for key, each in memory.events.items() if feeds.isdisjoint(each.feeds)}
    return memory.model_copy(update={"events": events, "floor": floor_without(memory, events)})


def floor_without(memory: Memory, kept: Container[str]) -> int:
    """The floor once all others are forgotten: above what was published of any of them."""
    forgotten = (each.revision.sequence + 1 for key, each in memory.events.items() if key not in kept)
    return max([memory.floor, *forgotten])


def gone(
    memory: Memory, current: Mapping[str, object], start_year: int, today: date
) -> dict[str, PublishedEvent]:
    """The events to show as cancelled, each with the day on which it was first found missing.

    What was over when its school year gave way to another was not cancelled; it simply ends.
    """
    found = {}
    for key, record in memory.events.items():
        since = record.cancelled or today
        is_history = not record.cancelled and record.day < today and not key.startswith(f"{start_year}/")
        if key not in current and today < since + CANCELLED_FOR and not is_history:
            found[key] = record.model_copy(update={"cancelled": since})
    return found


def check_loss(memory: Memory, current: Mapping[str, object], start_year: int) -> None:
    """Raises SuddenLoss where over half of the year's events would be cancelled at once."""
    year = f"{start_year}/"
    before = [key for key, each in memory.events.items() if not each.cancelled and key.startswith(year)]
    lost = sum(key not in current for key in before)
    if lost >= FEW_ENOUGH and lost * 2 > len(before):
        raise SuddenLoss(len(before), lost)


def published_event(event: FeedEvent, revision: Revision, cancelled: date | None) -> PublishedEvent:
    return PublishedEvent(
        revision=revision,
        label=event.label,
        day=event.day,
        last_day=event.last_day,
        starts_at=event.starts_at,
        minutes=event.minutes,
        place=event.place,
        feeds=event.feeds,
        cancelled=cancelled,
    )


def cancelled_event(key: str, record: PublishedEvent) -> FeedEvent:
    """Only some programs honour STATUS:CANCELLED, so the title says it too."""
    return FeedEvent(
        key=key,
        label=record.label,
        summary=f"ОТМЕНЕНО: {record.label}",
        description="Этого срока больше нет в графике аттестации.",
        day=record.day,
        last_day=record.last_day,
        starts_at=record.starts_at,
        minutes=record.minutes,
        place=record.place,
        feeds=record.feeds,
        mark=Mark.CANCELLED,
    )
