"""How edits of people and roles change the text."""

from collections.abc import Sequence

import yaml

from generator.editing import edits
from generator.editing.finding import people, person_named, role_named, teacher_named
from generator.editing.refused import Refused
from generator.editing.source import Source, entry_of, is_list, items_of, text_of, value_of
from generator.editing.splices import Splice
from generator.editing.structure import append, empty, lines_behind, put, remove, replace
from generator.editing.writing import Value
from generator.occurrences.identity import transliterate
from generator.schedule.choices import TeacherStatus
from generator.schedule.parsing import RESERVED_IDS, fold
from generator.schedule.people import TEACHER_ROLE
from generator.wording.text import sorting

# The order in which the sample has the keys.
TEACHER_KEYS = ("id", "name", "position", "gender", "hired", "status", "category", "public", "attestations")
ROOT_KEYS = (
    "school",
    "school_year",
    "calendar",
    "reminders",
    "tracking",
    "limits",
    "roles",
    "staff",
    "plans",
    "teachers",
)
_LONGEST_ID = 60


def add(source: Source, edit: edits.AddTeacher) -> list[Splice]:
    """A teacher or a member of staff, where the list's order puts them."""
    key = "staff" if isinstance(edit, edits.AddStaff) else "teachers"
    everybody = people(source)
    for each in everybody:
        if edit.id and each.id == edit.id:
            raise Refused(f"код «{edit.id}» уже занят: {each.name}", "дайте другой или не пишите его совсем")
        if not edit.id and fold(each.name) == fold(edit.name):
            message = f"«{edit.name}» в графике уже есть: {each.id}"
            own = type(edit)(edit.name, edit.position, f"{each.id}-2").line
            raise Refused(message, f"если это другой человек, дайте ему свой код, такой правкой: {own}")
    new_id = edit.id or _new_id(edit.name, {each.id for each in everybody})
    return _add_block(source, key, {"id": new_id, "name": edit.name, "position": edit.position})


def _new_id(name: str, taken: set[str]) -> str:
    """The surname in Latin letters; of namesakes also the initials, then a number."""
    surname, *given = name.split()
    latin = transliterate(surname)[: _LONGEST_ID - 5].strip("-")
    if not latin:
        raise Refused(f"из имени «{name}» не получается код", "напишите код перед именем, латиницей: ivanova")
    letters = "".join(transliterate(word[0]) for word in given[:2])
    candidates = [latin, *([f"{latin}-{letters[:1]}", f"{latin}-{letters}"] if letters else [])]
    candidates += [f"{latin}-{number}" for number in range(2, len(taken) + 4)]
    return next(
        each
        for each in (text[-_LONGEST_ID:].strip("-") for text in candidates)
        if each not in taken | RESERVED_IDS
    )


def _add_block(source: Source, key: str, block: dict[str, Value]) -> list[Splice]:
    present = value_of(source.root, key)
    if not is_list(present) or not present.value:
        return put(source, source.root, key, [block], ROOT_KEYS)
    neighbours = [item for item in present.value if isinstance(item, yaml.MappingNode)]
    names = [text_of(each, "name") for each in neighbours]
    place = _place(names, str(block["name"]))
    return append(source, present, _like(neighbours, block), place, gap=_has_gaps(source, present))


def _place(names: Sequence[str], name: str) -> int:
    """Among names in alphabetical order where it belongs, else behind all."""
    if sorted(names, key=sorting) != list(names) or len(names) < 2:
        return len(names)
    return sum(sorting(each) <= sorting(name) for each in names)


def _like(neighbours: Sequence[yaml.MappingNode], block: dict[str, Value]) -> dict[str, Value]:
    """With the keys in the order in which the last neighbour has them."""
    order = [key.value for key, _ in neighbours[-1].value] if neighbours else []
    known = [key for key in order if key in block]
    return {key: block[key] for key in [*known, *(key for key in block if key not in known)]}


def _has_gaps(source: Source, items: yaml.SequenceNode) -> bool:
    """An empty line parts the last item from the one before, or comment from comment."""
    if len(items.value) < 2:
        return False
    between = (
        source.text[source.end(items.value[-2]) : source.dash(items, items.value[-1])]
        if not items.flow_style
        else ""
    )
    return any(not line.strip() for line in between.splitlines()[1:-1])


def remove_person(source: Source, edit: edits.RemovePerson) -> list[Splice]:
    found = person_named(source, edit.person)
    roles = [text_of(role, "title") for role in items_of(source.root, "roles") if found.id in _holders(role)]
    if roles:
        hint = "сначала назначьте другого: роль КОД-РОЛИ КТО"
        raise Refused(f"«{found.name}» исполняет: {', '.join(roles)}", hint)
    items = value_of(source.root, found.list_key)
    if is_list(items) and len(items.value) > 1:
        return remove(source, items, found.place)
    return empty(source, source.root, found.list_key)


def _holders(role: yaml.Node) -> list[str]:
    return [item.value.strip() for item in items_of(role, "people") if isinstance(item, yaml.ScalarNode)]


def rename(source: Source, edit: edits.Rename) -> list[Splice]:
    return set_text(source, person_named(source, edit.person).node, "name", edit.name)


def set_position(source: Source, edit: edits.SetPosition) -> list[Splice]:
    return set_text(source, person_named(source, edit.person).node, "position", edit.position)


def set_status(source: Source, edit: edits.SetStatus) -> list[Splice]:
    found = teacher_named(source, edit.teacher)
    if edit.status is TeacherStatus.WORKING and entry_of(found.node, "status") is None:
        return []
    return set_text(source, found.node, "status", edit.status.value, TEACHER_KEYS)


def set_text(
    source: Source, node: yaml.MappingNode, key: str, text: str, order: Sequence[str] = TEACHER_KEYS
) -> list[Splice]:
    value = value_of(node, key)
    if isinstance(value, yaml.ScalarNode):
        return replace(source, value, text, in_flow=bool(node.flow_style))
    return put(source, node, key, text, order)


def set_role(source: Source, edit: edits.SetRole) -> list[Splice]:
    role = role_named(source, edit.role)
    if text_of(role, "id") == TEACHER_ROLE:
        message = "у роли «Педагог» людей не бывает: это всегда тот, чья аттестация"
        raise Refused(message, "выберите другую роль")
    wanted = list(dict.fromkeys(person_named(source, each).id for each in edit.people))
    if _holders(role) == wanted:
        return []
    return _set_list(source, role, "people", wanted)


def _set_list(source: Source, node: yaml.MappingNode, key: str, wanted: list[str]) -> list[Splice]:
    """On one line, or one below another as they stood."""
    present = value_of(node, key)
    if not is_list(present) or present.flow_style:
        return put(source, node, key, wanted, ("id", "title", "people"), as_block=False)
    if not wanted:
        return empty(source, node, key)
    pairs = zip(present.value, wanted, strict=False)
    kept = [splice for item, text in pairs for splice in replace(source, item, text, in_flow=False)]
    more = [f"- {text}" for text in wanted[len(present.value) :]]
    if more:
        return [*kept, lines_behind(source, source.end(present), more, present.start_mark.column)]
    gone = range(len(wanted), len(present.value))
    return [*kept, *(splice for place in gone for splice in remove(source, present, place))]
