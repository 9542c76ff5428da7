"""«Что изменится для людей», as the panel beside the table shows it."""

from collections.abc import Iterator
from typing import Any

from generator.agenda import Agenda
from generator.changes import Changes, compare
from generator.changes.edits import ValueChange
from generator.changes.markdown import NOTHING, person_name
from generator.editor.table import brief
from generator.loading import Loaded
from generator.occurrences.occurrence import Dated, Occurrence
from generator.site.parts.marks import Marks
from generator.wording.dates import plural
from generator.wording.people import initials
from generator.wording.text import sorting
from generator.wording.titles import short_title

Data = dict[str, Any]
# Nobody reads more beside a table.
MOST_PEOPLE = 40


def effects(first: Loaded, now: Loaded, old: Agenda, new: Agenda) -> Data:
    changes = compare(old, new, first.problems, now.problems)
    groups = _Groups(changes, old, new).data()
    left = len(groups) - MOST_PEOPLE
    return {
        "groups": groups[:MOST_PEOPLE],
        "more": f"… и ещё {left}" if left > 0 else "",
        "lines": list(_lines(changes)),
        "nothing": NOTHING if not changes else "",
    }


class _Groups:
    """A group for each person, and one for the school."""

    def __init__(self, changes: Changes, old: Agenda, new: Agenda) -> None:
        self.changes, self.old, self.new = changes, old, new
        self.marks = Marks(new.schedule)
        self.items: dict[str | None, list[tuple[Occurrence, Data]]] = {}
        self.notes: dict[str, str] = {}

    def data(self) -> list[Data]:
        for pair in self.changes.moved:
            self._add(pair.new, was=brief_or_none(pair.old), now=brief_or_none(pair.new))
        for each in self.changes.added:
            self._add(each, now=brief_or_none(each))
        for each in self.changes.dropped:
            self._add(each, was=brief_or_none(each), now="не будет")
        for pair in self.changes.marked:
            self._add(pair.new, now="сделано" if pair.new.done else "отметка снята")
        self.notes |= {each.id: "новое имя в графике" for each in self.changes.joined}
        self.notes |= {each.id: "больше не в графике" for each in self.changes.gone}
        people = sorted({*self.items, *self.notes}, key=lambda each: (each is None, self._order(each)))
        return [self._group(person) for person in people]

    def _add(self, occurrence: Occurrence, *, now: str | None, was: str | None = None) -> None:
        if now is None and was is None:
            return
        letter, shape = self.marks.of(occurrence)
        item = {"mark": [letter, shape], "title": short_title(occurrence), "was": was, "now": now}
        self.items.setdefault(occurrence.teacher, []).append((occurrence, item))

    def _order(self, person: str | None) -> tuple[str, str]:
        return sorting(self._name(person))

    def _name(self, person: str | None) -> str:
        return initials(person_name(person, self.old, self.new)) if person else "Вся школа"

    def _group(self, person: str | None) -> Data:
        found = sorted(self.items.get(person, []), key=lambda item: item[0].order)
        return {
            "title": self._name(person),
            "note": self.notes.get(person or "", ""),
            "items": [item for _, item in found],
        }


def brief_or_none(occurrence: Occurrence) -> str | None:
    return brief(occurrence) if isinstance(occurrence, Dated) else None


def _lines(changes: Changes) -> Iterator[str]:
    for each in changes.edits:
        yield f"{each.owner}: {each.label.casefold()} — {_change(each)}"
    if changes.mail:
        people = plural(len(changes.mail), "человека", "человек", "человек")
        yield f"Напоминания изменятся у {people}"
    for problem in changes.warnings_new:
        yield f"Предупреждение: {problem.sentences}"


def _change(each: ValueChange) -> str:
    return f"{each.old or 'пусто'} → {each.new or 'пусто'}"
