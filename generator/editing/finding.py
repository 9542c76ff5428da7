"""Whom and what an edit names: people, activities, roles and attestations in the text as it is.

They are looked up in the nodes, not in the model, so that a file with mistakes elsewhere can be edited, too.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

import yaml

from generator.editing.edits import OfAttestation
from generator.editing.readings import category_of
from generator.editing.refused import Refused
from generator.editing.source import Source, items_of, text_of
from generator.schedule.choices import Category
from generator.schedule.parsing import fold, nearest
from generator.wording.people import initials
from generator.wording.text import listed

T = TypeVar("T")
# «Иванова М. П. (ivanova)»: what a form is filled in with; the id counts.
_WITH_ID = re.compile(r".*\(([a-z0-9-]+(?:/\d+)?)\)")
_MOST_NAMED = 8


@dataclass(frozen=True, slots=True)
class Person:
    """A block of `teachers` or `staff`, and its place in that list."""

    node: yaml.MappingNode
    list_key: str
    place: int

    @property
    def id(self) -> str:
        return text_of(self.node, "id")

    @property
    def name(self) -> str:
        return text_of(self.node, "name")


@dataclass(frozen=True, slots=True)
class _Known(Generic[T]):
    """Something that can be named by its id or, in more than one way, by its name."""

    id: str
    names: tuple[str, ...]
    what: T

    @property
    def call(self) -> str:
        return f"{self.names[0]} ({self.id})" if self.names else self.id


def _only(named: str, known: Iterable[_Known[T]], nobody: str) -> T:
    """The one that is meant; `nobody` is what to say where there is none. Refused then, or if several are."""
    everything = list(known)
    bare, sought = id_in(named), _spelling(named)
    found = [each for each in everything if each.id == bare] or [
        each for each in everything if sought in map(_spelling, each.names)
    ]
    if bare != named and (others := [each for each in everything if _has_name(each, named, bare)]):
        both = listed([each.call for each in (*found, *others) if each.id], _MOST_NAMED)
        raise Refused(f"«{named}» — здесь имя и код разные: {both}", "оставьте одно из двух")
    if len(found) > 1:
        named_so = listed([each.call for each in found], _MOST_NAMED)
        raise Refused(f"«{named}» — таких несколько: {named_so}", "напишите код из скобок")
    if not found:
        raise Refused(f"«{named}» — {nobody}", _suggestion(bare, everything))
    return found[0].what


def _has_name(each: _Known[T], named: str, bare: str) -> bool:
    """Whether it is called as what stands before the brackets, but has another id."""
    name = _spelling(named.rpartition("(")[0])
    return each.id != bare and name in map(_spelling, each.names)


def id_in(named: str) -> str:
    found = _WITH_ID.fullmatch(named)
    return found[1] if found else named


def _spelling(text: str) -> str:
    return fold(text.replace(".", " ").replace("«", "").replace("»", ""))


def _suggestion(named: str, known: Iterable[_Known[T]]) -> str | None:
    calls = {name: each.call for each in known for name in (each.id, *map(_spelling, each.names))}
    near = nearest(named, calls) or nearest(_spelling(named), calls)
    if near:
        return f"возможно, {calls[near]}"
    everything = list(dict.fromkeys(calls.values()))
    return f"есть: {listed(everything, _MOST_NAMED)}" if everything else None


def people(source: Source, *lists: str) -> list[Person]:
    """Those of the lists named; of both where none is."""
    return [
        Person(node, key, place)
        for key in lists or ("teachers", "staff")
        for place, node in enumerate(items_of(source.root, key))
        if isinstance(node, yaml.MappingNode)
    ]


def person_named(source: Source, named: str) -> Person:
    return _only(named, map(_known_person, people(source)), "такого человека в графике нет")


def teacher_named(source: Source, named: str) -> Person:
    found = person_named(source, named)
    if found.list_key != "teachers":
        raise Refused(
            f"«{found.name}» стоит среди сотрудников (staff): аттестаций там не бывает",
            "сначала уберите из сотрудников и добавьте в педагоги: убрать …, добавить …",
        )
    return found


def _known_person(each: Person) -> _Known[Person]:
    names = (each.name, initials(each.name), each.name.split()[0]) if each.name else ()
    return _Known(each.id, names, each)


def blocks(parent: yaml.Node, key: str) -> list[yaml.MappingNode]:
    return [item for item in items_of(parent, key) if isinstance(item, yaml.MappingNode)]


def role_named(source: Source, named: str) -> yaml.MappingNode:
    roles = [
        _Known(text_of(each, "id"), (text_of(each, "title"),), each) for each in blocks(source.root, "roles")
    ]
    return _only(named, roles, "такой роли нет в roles")


def activity_named(source: Source, named: str) -> tuple[yaml.MappingNode, str]:
    """The row of a plan, and the name under which `done` has it: with `/n` where the n-th timing is meant."""
    bare, slash, number = id_in(named).partition("/")
    is_nth = bool(slash) and number.isdecimal()
    known = [_known_row(row) for plan in blocks(source.root, "plans") for row in blocks(plan, "activities")]
    row = _only(bare if is_nth else named, known, "такого мероприятия нет ни в одном плане")
    return row, text_of(row, "id") + (f"/{number}" if is_nth else "")


def _known_row(row: yaml.MappingNode) -> _Known[yaml.MappingNode]:
    names = tuple(filter(None, (text_of(row, "short"), text_of(row, "title"))))
    return _Known(text_of(row, "id"), names, row)


def attestation_of(
    source: Source, edit: OfAttestation, post: str | None
) -> tuple[Person, int, yaml.MappingNode]:
    """The teacher, the place among the attestations and the block of the one that the edit is about."""
    teacher = teacher_named(source, edit.teacher)
    found = attestations_for(teacher, edit.category, post)
    if not found:
        raise Refused(_no_attestation(teacher, edit, post), _planned_ones(teacher))
    if len(found) > 1:
        posts = ", ".join(f"«{post_in(teacher, node)}»" for _, node in found)
        message = f"у педагога «{teacher.name}» две аттестации {edit.category.short_aim}: {posts}"
        raise Refused(
            message,
            "допишите должность — в строке правки в конце и в кавычках, в форме у категории и в скобках",
        )
    return (teacher, *found[0])


def has_attestation(source: Source, named: str, category: Category, post: str | None) -> bool:
    """Whether there is one that an edit could be about; of several, too."""
    try:
        teacher = teacher_named(source, named)
    except Refused:
        return False
    return bool(attestations_for(teacher, category, post))


def attestations_for(
    teacher: Person, category: Category, post: str | None
) -> list[tuple[int, yaml.MappingNode]]:
    """The place and the block of each for that category, in that post; in any where none is named."""
    return [
        (place, node)
        for place, node in enumerate(items_of(teacher.node, "attestations"))
        if isinstance(node, yaml.MappingNode)
        and category_in(node, "for") is category
        and (post is None or fold(post_in(teacher, node)) == fold(post))
    ]


def category_in(node: yaml.Node, key: str) -> Category | None:
    """None where the file has no category there that is one."""
    try:
        return category_of(text_of(node, key))
    except ValueError:
        return None


def post_in(teacher: Person, node: yaml.Node) -> str:
    """The post that an attestation is about: its own, else the teacher's."""
    return text_of(node, "position") or text_of(teacher.node, "position")


def _no_attestation(teacher: Person, edit: OfAttestation, post: str | None) -> str:
    of_post = f" по должности «{post}»" if post else ""
    return f"у педагога «{teacher.name}» нет аттестации {edit.category.short_aim}{of_post}"


def _planned_ones(teacher: Person) -> str:
    planned = [text_of(node, "for") for node in items_of(teacher.node, "attestations")]
    if planned:
        return f"есть: {', '.join(planned)}"
    return f"сначала запланируйте её: запланировать {teacher.id} КАТЕГОРИЯ ДАТА"
