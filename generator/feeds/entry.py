"""What one event says: an occurrence in the words and dates of a calendar."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, auto

from generator.addresses import ALL_FEED, occurrence_page, plan_feed, role_feed, teacher_feed
from generator.edition import Edition
from generator.reasons import why
from generator.schedule.occurrence import Kind, Occurrence
from generator.wording import approximately, capitalise, initials, long_day

# What a phone shows of a title in two lines; the full one opens the description.
LABEL_LIMIT = 60


class Mark(Enum):
    """What the event's title and STATUS say beyond the plain fact."""

    PLAIN = auto()
    APPROXIMATE = auto()
    CANCELLED = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An event before it is written.

    `label` is the title without marks; `day` and `starts_at` are in the school's zone, the latter
    naive; `feeds` are the paths of all the feeds that hold the event.
    """

    key: str
    label: str
    summary: str
    description: str
    day: date
    feeds: tuple[str, ...]
    starts_at: datetime | None = None
    minutes: int | None = None
    place: str | None = None
    url: str | None = None
    mark: Mark = Mark.PLAIN

    @property
    def order(self) -> tuple[date, str]:
        return (self.day, self.key)


def entries(edition: Edition) -> tuple[Entry, ...]:
    """Everything with a date; undated and year-long work has no place in a calendar."""
    return tuple(_entry(edition, each, each.due) for each in edition.occurrences if each.due)


def _entry(edition: Edition, occurrence: Occurrence, due: date) -> Entry:
    label = _label(edition, occurrence)
    url = edition.site.page(occurrence_page(occurrence))
    return Entry(
        key=occurrence.key,
        label=label,
        summary=("✓ " if occurrence.done else "") + approximately(label, occurrence),
        description="\n".join(_description(edition, occurrence, url)),
        day=due,
        starts_at=occurrence.starts_at,
        minutes=occurrence.minutes,
        place=_one_line(occurrence.place) if occurrence.place else None,
        url=url,
        feeds=_feeds(occurrence),
        mark=Mark.APPROXIMATE if occurrence.approximate else Mark.PLAIN,
    )


def _feeds(occurrence: Occurrence) -> tuple[str, ...]:
    paths = [ALL_FEED]
    if occurrence.teacher:
        paths.append(teacher_feed(occurrence.teacher))
    if occurrence.plan:
        paths.append(plan_feed(occurrence.plan))
    return (*paths, *(role_feed(role) for role in dict.fromkeys(occurrence.responsible)))


def _label(edition: Edition, occurrence: Occurrence) -> str:
    """The title with the teacher concerned; one wording for all feeds, as one event stands in several."""
    title = shorten(occurrence.title)
    if occurrence.teacher is None:
        return title
    return f"{title} — {initials(edition.schedule.people[occurrence.teacher].name)}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def shorten(title: str) -> str:
    """One line of at most LABEL_LIMIT characters: first the bracketed explanation goes, then words."""
    title = _one_line(title).removesuffix(".")
    if len(title) <= LABEL_LIMIT:
        return title
    head = title.split(" (")[0]
    if len(head) < LABEL_LIMIT:
        return f"{head}…"
    cut = title[: LABEL_LIMIT - 1]
    return (cut.rpartition(" ")[0].rstrip(" ,;:—-(«") or cut) + "…"


def _description(edition: Edition, occurrence: Occurrence, url: str) -> Iterator[str]:
    """Nothing here depends on today, or every event would change every day."""
    if shorten(occurrence.title) != occurrence.title.removesuffix("."):
        yield occurrence.title
    if goal := edition.goal(occurrence):
        yield f"Цель: {goal}"
    if occurrence.teacher:
        yield f"Педагог: {edition.name(occurrence.teacher)}, {occurrence.post}"
    yield f"{capitalise(why(occurrence))}."
    if occurrence.done:
        word = "Решение" if occurrence.kind is Kind.ATTESTATION else "Выполнено"
        yield f"{word}: {long_day(occurrence.done)}"
    if occurrence.items:
        yield "Что подготовить:"
        yield from (f"— {item}" for item in occurrence.items)
    if occurrence.plan:
        yield f"Ответственные: {', '.join(edition.role_title(role) for role in occurrence.responsible)}"
    yield url
