"""Occurrences in words: one wording of when, for all outputs.

An output has a style and takes its pieces from what `when` gives it. What is told of a kind, and when
nothing is, stands here only.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from generator.occurrences.identity import is_attestation
from generator.occurrences.occurrence import (
    AttestationDay,
    Dated,
    Kind,
    Meeting,
    Occurrence,
    Period,
    Status,
)
from generator.wording.dates import (
    days,
    days_left,
    in_bare_month,
    in_month,
    long_day,
    month_of_year,
    numeric_day,
    short_day,
    short_weekday,
    weekday,
    working_weekend,
)

STATUS_TITLES = {
    Status.DONE: "выполнено",
    Status.OVERDUE: "просрочено",
    Status.PAST: "срок прошёл",
    Status.TODAY: "сегодня",
    Status.UPCOMING: "предстоит",
    Status.ONGOING: "идёт",
    Status.UNDATED: "дата не назначена",
}


KIND_TITLES = {
    Kind.DEADLINE: "срок",
    Kind.MEETING: "встреча",
    Kind.ATTESTATION: "аттестация",
    Kind.PERIOD: "период",
    Kind.UNDATED: "без даты",
}


NO_DAY = "день не назначен"
# Before a day that counts from a month-only plan, or in the place of the day itself (date rule 6).
ABOUT = "≈"


@dataclass(frozen=True, slots=True)
class When:
    """When an occurrence is; words are empty where there is nothing to tell.

    `due` is the day that people may be told and days be counted to.
    """

    due: date | None
    day: str
    weekday: str = ""
    time: str = ""
    place: str = ""

    @property
    def on_day(self) -> str:
        """«5 марта 2027 г., пятница»"""
        return _joined(self.day, self.weekday)

    @property
    def at_time(self) -> str:
        """«15:00, актовый зал»"""
        return _joined(self.time, self.place)

    @property
    def in_full(self) -> str:
        return _joined(self.day, self.weekday, self.time, self.place)

    def left(self, today: date) -> str:
        """«через 5 дней», «вчера»"""
        return days_left(self.due, today) if self.due else ""

    def with_left(self, today: date) -> str:
        """«5 марта, через 5 дней»"""
        return _joined(self.day, self.left(today))


def _joined(*words: str) -> str:
    return ", ".join(filter(None, words))


def due_weekday(occurrence: Dated) -> str:
    """«пятница», «рабочая суббота»"""
    due = occurrence.due
    return working_weekend(due) if occurrence.is_on_working_weekend else weekday(due)


def _clock(meeting: Meeting) -> str:
    return f"{meeting.starts_at:%H:%M}"


@dataclass(frozen=True, slots=True)
class Style:
    """How an output tells a time.

    `month` is for an attestation of which nothing else is known: no output tells a day of it, or counts
    days to it (date rule 6).
    """

    day: Callable[[date], str]
    weekday: Callable[[Dated], str] = due_weekday
    time: Callable[[Meeting], str] = _clock
    month: Callable[[date], str] = in_month
    unknown: str = STATUS_TITLES[Status.UNDATED]


SITE = Style(long_day)
NO_YEAR = Style(short_day)
MAIL = Style(long_day, time=lambda meeting: f"в {_clock(meeting)}")
# What has become of a day that the reader knew.
NEWS = replace(MAIL, unknown=KIND_TITLES[Kind.UNDATED])
# What was set for a day and is off: «на 5 марта 2027 г.», «на март 2027 года».
GONE = replace(NEWS, month=month_of_year)
# Lines of a summary, dots of a picture.
BRIEF = replace(NEWS, day=short_day)
SUBJECT = replace(
    BRIEF,
    weekday=lambda dated: short_weekday(dated.due),
    month=in_bare_month,
    unknown="не назначен",
)
# Lines of a log.
LOG = replace(NEWS, day=numeric_day)
TABLE = Style(
    numeric_day,
    weekday=lambda dated: short_weekday(dated.due),
    time=lambda meeting: f"{_clock(meeting)} ({meeting.minutes} мин)",
)


def when(occurrence: Occurrence, style: Style) -> When:
    match occurrence:
        case Period():
            closes = approximately(numeric_day(occurrence.closes), occurrence)
            return When(None, f"с {numeric_day(occurrence.opens)} по {closes}")
        case AttestationDay(day=None):
            return When(None, _joined(style.month(occurrence.due), "" if occurrence.done else NO_DAY))
        case Dated():
            return When(
                occurrence.due,
                approximately(style.day(occurrence.due), occurrence),
                style.weekday(occurrence),
                style.time(occurrence) if isinstance(occurrence, Meeting) else "",
                occurrence.place or "",
            )
    return When(None, style.unknown)


def told_day(key: str, day: date | None, style: Style) -> When:
    """A day that was told once, of what may be off by now. An attestation's first of a month may have
    stood for the month, so no more than that is told of it."""
    if day is None:
        return When(None, style.unknown)
    if day.day == 1 and is_attestation(key):
        return When(None, style.month(day))
    return When(day, style.day(day))


def approximately(text: str, occurrence: Occurrence) -> str:
    """Marks what counts from a month-only plan (date rule 6)."""
    return f"{ABOUT} {text}" if occurrence.approximate else text


def overdue(due: date, today: date) -> str:
    """«просрочено на 3 дня»"""
    return f"{STATUS_TITLES[Status.OVERDUE]} на {days((today - due).days)}"
