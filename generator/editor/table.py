"""The table as the page shows it: people and attestations, with the days of the steps."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator.agenda import Agenda
from generator.editing.edits import AddTeacher
from generator.editor.applying import Outcome
from generator.editor.cells import (
    COLUMNS,
    DONE,
    NEW,
    OF_ATTESTATION,
    OF_PERSON,
    address,
    cells_of,
    is_new,
    new_of,
    parted,
    plain,
)
from generator.occurrences.identity import attestation_slots, numbered
from generator.occurrences.occurrence import Dated
from generator.schedule.model import Schedule
from generator.schedule.people import Teacher
from generator.schedule.timing import PER_ATTESTATION
from generator.site.parts.labels import row_labels
from generator.site.parts.marks import Mark, Marks
from generator.wording.dates import month_letters, short_day
from generator.wording.occurrences import approximately, due_weekday
from generator.wording.text import decapitalise
from generator.wording.timings import why_beside_day

Data = dict[str, Any]

_HEADINGS = {
    "name": "Педагог",
    "position": "Должность",
    "held": "Категория",
    "until": "Действует до",
    "for": "На какую",
    "date": "День",
}


@dataclass(frozen=True, slots=True)
class Step:
    """A column: a timing of a plan's row that counts from an attestation."""

    row: tuple[str, str]
    number: int
    title: str
    mark: Mark

    def key(self, start_year: int, slot: str) -> str:
        return f"{start_year}/{'/'.join(self.row)}/{numbered(slot, self.number)}"

    @property
    def column(self) -> str:
        """Under which the attestation's `done` has it."""
        return f"{DONE}{numbered(self.row[1], self.number)}"


def steps_of(schedule: Schedule) -> list[Step]:
    labels, marks = row_labels(schedule), Marks(schedule)
    return [
        Step((plan.id, row.id), number, labels[plan.id, row.id], marks.of_row(plan.id, row.id))
        for plan in schedule.plans
        for row in plan.activities
        for number, timing in enumerate(row.when, start=1)
        if isinstance(timing, PER_ATTESTATION)
    ]


@dataclass(frozen=True, slots=True)
class Place:
    """A row: whose it is, and of which attestation; `is_first` of several has the person's own cells."""

    person: str
    slot: str
    is_first: bool

    @property
    def is_planned_anew(self) -> bool:
        return self.slot == new_of(self.person)


class Table:
    """`cells` are what was typed, by address, whether or not it is right."""

    def __init__(self, outcome: Outcome, agenda: Agenda, cells: Mapping[str, str]) -> None:
        assert outcome.first.schedule is not None
        assert outcome.base.schedule is not None
        self.base = outcome.base.schedule
        self.agenda = agenda
        self.cells = cells
        self.faults = outcome.faults
        self.stood = cells_of(outcome.first.schedule)
        self.stands = cells_of(self.base)
        self.steps = steps_of(self.base)
        self.people = dict(self._people(outcome))

    def _people(self, outcome: Outcome) -> Iterator[tuple[str, Teacher]]:
        """Who is in the new text, by whose cells they are: nobody is added under a name that is there."""
        known = {each.id for each in self.base.teachers}
        new = {
            each.edit.name: parted(each.at)[0] for each in outcome.wishes if isinstance(each.edit, AddTeacher)
        }
        for teacher in self.agenda.schedule.teachers:
            yield teacher.id if teacher.id in known else new[teacher.name], teacher

    def data(self) -> Data:
        return {
            "columns": [{"id": each, "title": _HEADINGS[each]} for each in COLUMNS],
            "steps": [{"title": each.title, "mark": list(each.mark)} for each in self.steps],
            "rows": [self._row(place) for place in self.places],
        }

    @cached_property
    def places(self) -> list[Place]:
        """All rows: those of the text, the new people, and the empty one below."""
        rows = [place for teacher in self.base.teachers for place in self._of_teacher(teacher)]
        return rows + [Place(each, new_of(each), is_first=True) for each in [*self._new(), self._next()]]

    def _of_teacher(self, teacher: Teacher) -> Iterator[Place]:
        slots, more = [*attestation_slots(teacher)], new_of(teacher.id)
        if not slots or self._is_typed(more):
            slots.append(more)
        for number, slot in enumerate(slots):
            yield Place(teacher.id, slot, is_first=number == 0)

    def subjects(self) -> dict[str, str]:
        """Whose cells they are, by the ids of people and the slots of attestations in the new text."""
        people = {teacher.id: subject for subject, teacher in self.people.items()}
        return people | {now: place.slot for place in self.places if (now := self._slot_now(place))}

    def _is_typed(self, subject: str) -> bool:
        return any(parted(at)[0] == subject for at in self.cells)

    def _new(self) -> list[str]:
        subjects = {parted(at)[0].split("/")[0] for at in self.cells}
        return sorted(filter(is_new, subjects), key=_number)

    def _next(self) -> str:
        """The empty row below."""
        return f"{NEW}{max(map(_number, self._new()), default=0) + 1}"

    def _row(self, place: Place) -> Data:
        now, columns = self.people.get(place.person), self._columns(place)
        return {
            "person": place.person,
            "slot": place.slot,
            "isFirst": place.is_first,
            "isNew": now is not None and address(place.person, "name") not in self.stood,
            "isAway": now is not None and not now.is_working,
            "isEmpty": place.person == self._next(),
            "called": self._called(place.person),
            "cells": [self._cell(*each) if each else None for each in columns],
            "more": [self._cell(*each) for each in self._more(place)],
            "steps": [self._step(step, place) for step in self.steps],
            "another": self._another(place),
        }

    def _columns(self, place: Place) -> list[tuple[str, str] | None]:
        """A second attestation has nothing of the person again."""
        person = [(place.person, column) if place.is_first else None for column in OF_PERSON]
        return [*person, *((place.slot, column) for column in OF_ATTESTATION)]

    def _more(self, place: Place) -> Iterator[tuple[str, str]]:
        """What shows when the row is open."""
        if place.is_first and place.person != self._next():
            yield place.person, "granted"
        if place.is_first and not is_new(place.person):
            yield place.person, "status"
        if not place.is_planned_anew:
            yield from ((place.slot, "result"), (place.slot, "order"))

    def _another(self, place: Place) -> str | None:
        """The attestation that the person may get beside those in the table."""
        more = new_of(place.person)
        is_there = any(each.slot == more for each in self.places if each.person == place.person)
        return None if is_there or not place.is_first else more

    def _called(self, person: str) -> str:
        """For those who hear the table."""
        words = self._value(address(person, "name")).split()
        return words[0] if words else "новый педагог"

    def _value(self, at: str) -> str:
        """What shows: what is understood stands as the table writes it, in whatever words it was typed."""
        text = self.cells.get(at)
        if text is None:
            return self.stands.get(at, "")
        return text if at in self.faults else plain(parted(at)[1], text, self.agenda.today)

    def _cell(self, subject: str, column: str) -> Data:
        at = address(subject, column)
        value, stood = self._value(at), self.stood.get(at)
        return {
            "at": at,
            "column": column,
            "value": value,
            "was": stood if stood is not None and stood != value else None,
            "problem": self.faults.get(at),
        }

    def _step(self, step: Step, place: Place) -> Data | None:
        """None where the row has no such step, or too much is wrong to tell."""
        if any(address(place.slot, column) in self.faults for column in OF_ATTESTATION):
            return None
        key = self._slot_now(place)
        found = self.agenda.by_key.get(step.key(self.agenda.schedule.start_year, key)) if key else None
        if not isinstance(found, Dated):
            return None
        at = address(place.slot, step.column)
        return {
            "at": None if place.is_planned_anew else at,
            "brief": brief(found),
            "day": f"{approximately(short_day(found.due), found)}, {due_weekday(found)}",
            "why": why_beside_day(found),
            "title": step.title,
            "called": decapitalise(step.title),
            "mark": list(step.mark),
            "isDone": found.done is not None,
            "problem": self.faults.get(at),
        }

    def _slot_now(self, place: Place) -> str | None:
        """Where the row's attestation is in the new text: another category is another slot, and another post
        of the teacher may get one by it."""
        teacher = self.people.get(place.person)
        shown, day = (self._in_force(address(place.slot, column)) for column in OF_ATTESTATION)
        if teacher is None or not day:
            return None
        planned, post = (
            zip(attestation_slots(teacher), teacher.attestations, strict=True),
            self.posts.get(place.slot),
        )
        return next((slot for slot, each in planned if (each.for_, each.position) == (shown, post)), None)

    def _in_force(self, at: str) -> str:
        """What counts: where something is wrong with a row, nothing that was typed there."""
        slot = parted(at)[0]
        is_wrong = any(address(slot, column) in self.faults for column in OF_ATTESTATION)
        return self.stands.get(at, "") if is_wrong else self._value(at)

    @cached_property
    def posts(self) -> dict[str, str | None]:
        """What stands as the post of an attestation, by its slot before the cells."""
        return {
            slot: planned.position
            for teacher in self.base.teachers
            for slot, planned in zip(attestation_slots(teacher), teacher.attestations, strict=True)
        }


def _number(subject: str) -> int:
    return int(subject.removeprefix(NEW))


def brief(occurrence: Dated) -> str:
    """«25 мар»"""
    return f"{approximately(str(occurrence.due.day), occurrence)} {month_letters(occurrence.due)}"
