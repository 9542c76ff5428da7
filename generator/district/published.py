"""What a school publishes about itself, read by its district: bytes that anybody may have written.

Whatever they are, the answer is a summary within bounds, or a fault in words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from pydantic import BaseModel, ValidationError

from generator.district.district_file import SchoolEntry
from generator.loading.text import stray_sign
from generator.schedule.parsing import YEARS
from generator.summary import CATEGORIES, MAX_BYTES, VERSION, Summary

# A school of 4,000 has fewer of anything.
MOST_ROWS, LONGEST_TEXT = 20_000, 2_000
MOST_KINDS, MOST_YEARS = 500, 20
_KEY = re.compile(r"[0-9]{4}(?:/[a-z0-9]+(?:-[a-z0-9]+)*){1,6}", re.ASCII)
_YEARS = re.compile(r"20[0-9]{2}-20[0-9]{2}")


class FaultKind(StrEnum):
    """Why a school's summary isn't there to be read."""

    UNREACHABLE = "unreachable"
    VANISHED = "vanished"
    REFUSED = "refused"
    ELSEWHERE = "elsewhere"
    SLOW = "slow"
    TOO_LARGE = "too-large"
    NOT_A_SUMMARY = "not-a-summary"
    NEWER = "newer"
    OTHER_SCHOOL = "other-school"
    OWN_MISTAKES = "own-mistakes"


@dataclass(frozen=True, slots=True)
class Fault:
    """`words` is Russian and goes on behind a school's name: «сайт не отвечает»."""

    kind: FaultKind
    words: str


NEWER = Fault(FaultKind.NEWER, "сводка сделана более новой версией программы: обновите программу района")


class _Versioned(BaseModel):
    version: int


def read_summary(data: bytes, entry: SchoolEntry, today: date) -> Summary | Fault:
    """The summary of that very school as of some day up to now."""
    if len(data) > MAX_BYTES:
        return Fault(FaultKind.TOO_LARGE, f"сводка больше {MAX_BYTES // 1_000_000} МБ")
    try:
        summary = Summary.model_validate_json(data, strict=True)
    except ValidationError as error:
        return NEWER if _version_of(data) > VERSION else _not_one(_place(error))
    if found := next(_beyond_bounds(summary, today), None):
        return _not_one(found)
    if summary.school.id not in (None, entry.id):
        return Fault(FaultKind.OTHER_SCHOOL, f"по её адресу сводка другой школы: {summary.school.id}")
    return summary


def _not_one(reason: str) -> Fault:
    return Fault(FaultKind.NOT_A_SUMMARY, f"по её адресу не сводка школы: {reason}")


def _version_of(data: bytes) -> int:
    """0 where none is readable."""
    try:
        return _Versioned.model_validate_json(data, strict=True).version
    except ValidationError:
        return 0


def _place(error: ValidationError) -> str:
    """The first mistake's part of the summary; words of a stranger are not repeated."""
    detail = error.errors(include_url=False, include_input=False, include_context=False)[0]
    if detail["type"] == "json_invalid":
        return "это не JSON"
    part = detail["loc"][0] if detail["loc"] else None
    return f"не подходит «{part}»" if part in Summary.model_fields else "ключи не те"


def _beyond_bounds(summary: Summary, today: date) -> Iterator[str]:
    """What the shape allows, and no school has."""
    teachers, keys = summary.teachers, [*(row.key for row in summary.attestations)]
    keys += [row.key for row in summary.overdue]
    bounds = {
        "она построена днём, который ещё не наступил": summary.built <= today + timedelta(days=1),
        f"в ней чего-то больше {MOST_ROWS}": max(len(keys), *_numbers(summary)) <= MOST_ROWS,
        "в ней слишком много должностей": len(teachers.by_position) <= MOST_KINDS,
        "в ней слишком много лет": len(summary.perspective) <= MOST_YEARS,
        "в ней неизвестная категория": set(teachers.by_category) <= set(CATEGORIES.values()),
        "в ней ключ, какого не бывает": all(map(_KEY.fullmatch, keys)),
        "в ней учебный год, какого не бывает": all(map(_YEARS.fullmatch, summary.perspective)),
        "в ней день, какого не бывает": all(day.year in YEARS for day in _days(summary)),
        f"в ней текст длиннее {LONGEST_TEXT} знаков": all(len(t) <= LONGEST_TEXT for t in _texts(summary)),
        "в ней невидимые служебные знаки": not any(map(stray_sign, _texts(summary))),
    }
    return (words for words, is_kept in bounds.items() if not is_kept)


def _numbers(summary: Summary) -> Iterator[int]:
    teachers = summary.teachers
    yield from (teachers.total, teachers.ending)
    yield from (*teachers.by_category.values(), *teachers.by_position.values())
    for counts in summary.perspective.values():
        yield from counts.values()


def _days(summary: Summary) -> Iterator[date]:
    yield from (summary.year.start, summary.year.end, summary.built, summary.reminded or summary.built)
    for each in summary.attestations:
        yield from (each.date, each.result or each.date)
    yield from (each.due for each in summary.overdue)


def _texts(summary: Summary) -> Iterator[str]:
    yield summary.school.name
    yield from summary.teachers.by_position
    for each in summary.attestations:
        yield from (each.teacher, each.position)
    yield from (row.title for row in summary.overdue)
