"""Occurrences in words: one wording of when, for all outputs."""

from generator.occurrences.occurrence import Dated, Kind, Occurrence, Status
from generator.wording.dates import weekday, working_weekend


def due_weekday(occurrence: Dated) -> str:
    """«пятница», «рабочая суббота»"""
    due = occurrence.due
    return working_weekend(due) if occurrence.is_on_working_weekend else weekday(due)


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


def approximately(text: str, occurrence: Occurrence) -> str:
    """Marks a date that counts from a month-only plan (date rule 6)."""
    return f"≈ {text}" if occurrence.approximate else text
