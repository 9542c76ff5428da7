"""Titles where there is little room: subjects, chips, the letters of a matrix."""

from collections.abc import Iterable
from string import ascii_uppercase
from typing import Protocol

from generator.schedule.plan import Activity
from generator.wording.text import shorten

# About as much as a chip of the calendar or the subject of a mail on a phone shows.
SHORT = 30
# Of the planned attestation itself.
GOAL_MARK = "А"
_ALPHABET = "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ" + ascii_uppercase


class Titled(Protocol):
    """A row of a plan, or one of its occurrences; `short` is as the school wrote it."""

    @property
    def title(self) -> str: ...
    @property
    def short(self) -> str | None: ...


def short_title(titled: Titled, limit: int = SHORT) -> str:
    """The school's own short title, else the beginning of the official one."""
    return titled.short or shorten(titled.title, limit)


def marks(activities: Iterable[Activity]) -> dict[str, str]:
    """A letter for each row of a plan, by its id: the school's own, else the first of the short title that no
    other row has, in the order of the plan. Where all of them are taken, the alphabet's; at the very end
    rows share one."""
    rows = list(activities)
    found = {row.id: row.mark for row in rows if row.mark}
    taken = set(found.values())
    for row in rows:
        if row.id not in found:
            own = [letter for letter in short_title(row).upper() if letter.isalpha() and letter not in "ЪЫЬ"]
            free = (letter for letter in (*own, *_ALPHABET) if letter not in taken)
            found[row.id] = next(free, own[0] if own else _ALPHABET[0])
            taken.add(found[row.id])
    return {row.id: found[row.id] for row in rows}


def plan_mark(label: str) -> str:
    """«И» of «План работы ИМЦ»: the first letter of an abbreviation, else of the label."""
    short = next((word for word in label.split() if len(word) > 1 and word.isupper()), label)
    return next((sign.upper() for sign in short if sign.isalnum()), _ALPHABET[0])
