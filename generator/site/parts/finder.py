"""The list in which people look for themselves."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from generator.addresses import teacher_page
from generator.agenda import Agenda
from generator.site.parts.labels import breakable
from generator.wording.people import initials
from generator.wording.text import sorting

# More of them are folded by letter: a phone shows about so many names at once.
MOST_UNFOLDED = 24


@dataclass(frozen=True, slots=True)
class Found:
    """`name` is what is searched."""

    name: str
    short: str
    page: str


@dataclass(frozen=True, slots=True)
class Letter:
    """`title` is empty where the list isn't folded."""

    title: str
    people: tuple[Found, ...]


def finder(agenda: Agenda) -> list[Letter]:
    people = sorted(map(_found, _names(agenda)), key=lambda each: sorting(each.name))
    if len(people) <= MOST_UNFOLDED:
        return [Letter("", tuple(people))] if people else []
    return [Letter(title, tuple(group)) for title, group in groupby(people, _initial)]


def _names(agenda: Agenda) -> Iterable[tuple[str, str]]:
    return ((each.id, agenda.name(each.id)) for each in agenda.schedule.teachers)


def _found(named: tuple[str, str]) -> Found:
    return Found(named[1], breakable(initials(named[1])), teacher_page(named[0]))


def _initial(each: Found) -> str:
    return sorting(each.name)[0][:1].upper()
