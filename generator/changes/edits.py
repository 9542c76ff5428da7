"""Every other value that differs between two schedules: titles, names, people in charge, settings.

The model is flattened to texts under stable paths (ids, never list positions), so that nothing an
edit changes is passed over, and the order of the file's lists doesn't count.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from pydantic import BaseModel

from generator.occurrences.identity import attestation_slots
from generator.schedule.choices import Names
from generator.schedule.items import item_as_written
from generator.schedule.model import Schedule
from generator.schedule.people import HeldCategory, Person, Role, Teacher
from generator.schedule.plan import Activity, Item, Plan
from generator.schedule.timing import TimingBase
from generator.wording.dates import numeric_day
from generator.wording.people import category_text, public_name
from generator.wording.timings import column_lines

# Ids from the root: ("plans", "cyclogram", "activities", "upload", "title").
IdPath = tuple[str, ...]

PRESENT = "есть"
_WITH_ID = (Person, Role, Plan, Activity)


@dataclass(frozen=True, slots=True)
class Leaf:
    """One value: the thing it belongs to, its own title, both in Russian, and the value as text.

    `entity` is the place of the nearest thing around it that has an id.
    """

    entity: IdPath
    owner: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class ValueChange:
    """A value that differs; None where there is none on that side."""

    place: IdPath
    owner: str
    label: str
    old: str | None
    new: str | None


def value_changes(old: Schedule, new: Schedule) -> tuple[ValueChange, ...]:
    """What stands in one schedule only counts as one edit, not value by value; teachers, their
    attestations and activities not at all: joined, gone and the occurrences tell of them."""
    before, after = flatten(old), flatten(new)
    owners_before, owners_after = _owners(before), _owners(after)
    edits = []
    for place in before.keys() | after.keys():
        one, other = _text(before.get(place)), _text(after.get(place))
        leaf = after.get(place) or before[place]
        if one != other and leaf.entity in owners_before and leaf.entity in owners_after:
            edits.append(ValueChange(place, leaf.owner, leaf.label, one, other))
    for entity in owners_before.keys() ^ owners_after.keys():
        if len(entity) == 2 and entity[0] != "teachers":
            there = [PRESENT if entity in owners else None for owners in (owners_before, owners_after)]
            owner = (owners_before | owners_after)[entity]
            edits.append(ValueChange(entity, owner, "В графике", *there))
    return tuple(sorted(edits, key=lambda edit: edit.place))


def _owners(leaves: Mapping[IdPath, Leaf]) -> dict[IdPath, str]:
    """What has an id, by its place, as people call it."""
    return {leaf.entity: leaf.owner for leaf in leaves.values()}


def _text(leaf: Leaf | None) -> str | None:
    return (leaf and leaf.text) or None


def flatten(schedule: Schedule) -> dict[IdPath, Leaf]:
    return dict(_Walk(schedule.school.names).leaves(schedule, (), (), "Настройки"))


# Dates and marks show as moved, added or marked occurrences; who works here, as joined or gone: a public
# summary doesn't say why somebody has no dates.
_TOLD_ELSEWHERE = {"Teacher": {"status"}, "Attestation": {"for_", "date", "done"}, "Activity": {"done"}}


@dataclass(frozen=True, slots=True)
class _Walk:
    names: Names

    def leaves(
        self, model: BaseModel, place: IdPath, entity: IdPath, owner: str
    ) -> Iterator[tuple[IdPath, Leaf]]:
        """A value that isn't there is an empty text, so that its entity is known all the same."""
        passed_over = {"id", *_TOLD_ELSEWHERE.get(type(model).__name__, ())}
        for name, field in type(model).model_fields.items():
            value, inner, title = getattr(model, name), (*place, name), field.title or name
            if name in passed_over:
                continue
            children = tuple(_children(model, name, value))
            for slot, child in children:
                there = (*inner, *slot)
                inherited = owner if entity else title
                yield from self.leaves(child, there, there if slot else entity, self._owner(child, inherited))
            if not children:
                yield inner, Leaf(entity, owner, title, self._text(model, name, value))

    def _text(self, model: BaseModel, name: str, value: Any) -> str:
        if isinstance(model, Person) and name == "name":
            return public_name(model, self.names)
        return _value_text(value)

    def _owner(self, child: BaseModel, inherited: str) -> str:
        match child:
            case Person():
                return public_name(child, self.names)
            case Activity():
                return f"Мероприятие «{child.title}»"
            case Plan():
                return f"План «{child.label}»"
            case Role():
                return f"Роль «{child.title}»"
        return inherited


def _children(model: BaseModel, name: str, value: Any) -> Iterator[tuple[IdPath, BaseModel]]:
    """Models inside a value, each with what tells it from its neighbours."""
    if name in ("when", "items"):
        return
    if isinstance(value, BaseModel):
        yield (), value
    elif isinstance(model, Teacher) and name == "attestations":
        for slot, attestation in zip(attestation_slots(model), model.attestations, strict=True):
            yield (slot,), attestation
    elif isinstance(value, tuple):
        yield from (((each.id,), each) for each in value if isinstance(each, _WITH_ID))


def _value_text(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "включено" if value else "выключено"
        case date():
            return numeric_day(value)
        case time():
            return f"{value:%H:%M}"
        case Item():
            return _item_text(value)
        case (TimingBase(), *_):
            return ", ".join(column_lines(value))
        case (HeldCategory(), *_):
            return "; ".join(sorted(map(category_text, value)))
        case tuple():
            return _listed(value)
    return str(value)


def _listed(values: Iterable[Any]) -> str:
    """Numbers by size, days by date, texts by alphabet: the order in the file means nothing here."""
    return ", ".join(_value_text(value) for value in sorted(values, key=_sort_key))


def _sort_key(value: Any) -> Any:
    return _value_text(value) if isinstance(value, Item) else value


def _item_text(item: Item) -> str:
    text = item_as_written(item)
    return f"{text} [{_listed(item.positions)}]" if item.positions else text
