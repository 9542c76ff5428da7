"""How edits of what a teacher holds change the text.

A decision replaces the lower ones of соответствие, первая, высшая; педагог-методист and педагог-наставник
stand beside; соответствие never replaces a category.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import yaml

from generator.editing import edits, writing
from generator.editing.finding import category_in, teacher_named
from generator.editing.people_acts import TEACHER_KEYS, set_text
from generator.editing.refused import Refused
from generator.editing.source import Source, is_list, items_of, text_of, value_of
from generator.editing.splices import Splice
from generator.editing.structure import append, drop, drop_item, lines_behind, put
from generator.editing.writing import Value, dashed, day_nearby, day_text, flow
from generator.schedule.choices import Category

_KEYS = ("name", "granted", "until")
_STEPS = (Category.FIT, Category.FIRST, Category.HIGHEST)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a teacher is to hold, and instead of which."""

    teacher: str
    category: Category
    granted: date | None
    until: date | None
    instead_of: tuple[Category, ...]


def _wanted(source: Source, edit: edits.SetCategory | edits.Decide) -> _Wanted | None:
    """None where a decision changes nothing of what is held."""
    category = edit.category
    if isinstance(edit, edits.SetCategory):
        instead_of: tuple[Category, ...] = _STEPS if category.is_step else (category,)
        return _Wanted(edit.teacher, category, edit.granted, edit.until, instead_of)
    held = {found for _, _, found in _held(source, edit.teacher)}
    if category is Category.FIT and held & {Category.FIRST, Category.HIGHEST}:
        return None
    instead_of = _STEPS[: _STEPS.index(category) + 1] if category.is_step else (category,)
    return _Wanted(edit.teacher, category, edit.day, None, instead_of)


def _held(source: Source, teacher: str) -> Iterator[tuple[int, yaml.MappingNode, Category | None]]:
    """The place, the block and the category of each; a single one is a list of one."""
    for place, node in enumerate(items_of(teacher_named(source, teacher).node, "category")):
        if isinstance(node, yaml.MappingNode):
            yield place, node, category_in(node, "name")


def hold(source: Source, edit: edits.SetCategory | edits.Decide) -> list[Splice]:
    """The name of the category in the place of an older one, or the whole of it beside what is held."""
    wanted = _wanted(source, edit)
    if wanted is None:
        return []
    replaced = [node for _, node, found in _held(source, wanted.teacher) if found in wanted.instead_of]
    if any(category_in(node, "name") is wanted.category for node in replaced):
        return []
    if replaced:
        return set_text(source, replaced[0], "name", wanted.category.value, _KEYS)
    return _beside(source, wanted)


def _beside(source: Source, wanted: _Wanted) -> list[Splice]:
    teacher = teacher_named(source, wanted.teacher).node
    like = day_nearby(source, source.end(teacher))
    block: dict[str, Value] = {"name": wanted.category.value}
    for key, day in (("granted", wanted.granted), ("until", wanted.until)):
        if day:
            block[key] = day_text(day, like)
    present = value_of(teacher, "category")
    if present is None:
        return put(source, teacher, "category", block, TEACHER_KEYS)
    return append(source, present, block) if is_list(present) else _second(source, present, block)


def _second(source: Source, only: yaml.Node, block: dict[str, Value]) -> list[Splice]:
    """A list of two out of the single one that stood there."""
    start, end = source.start(only), source.end(only)
    if not isinstance(only, yaml.MappingNode) or only.flow_style:
        return [Splice(start, start, "["), Splice(end, end, f", {flow(block)}]")]
    below = [at for at in source.line_starts(start, end) if source.text[at : source.line_end(at)].strip()]
    item = lines_behind(source, end, dashed(writing.block(block)), only.start_mark.column)
    return [Splice(start, start, "- "), *(Splice(at, at, "  ") for at in below), item]


def hold_since(source: Source, edit: edits.SetCategory | edits.Decide) -> list[Splice]:
    return _set_day(source, _wanted(source, edit), "granted")


def hold_until(source: Source, edit: edits.SetCategory | edits.Decide) -> list[Splice]:
    return _set_day(source, _wanted(source, edit), "until")


def _set_day(source: Source, wanted: _Wanted | None, key: str) -> list[Splice]:
    """One of the days of what is held now; without a day the key goes."""
    if wanted is None:
        return []
    node = next(node for _, node, found in _held(source, wanted.teacher) if found is wanted.category)
    day: date | None = getattr(wanted, key)
    if day is None:
        return drop(source, node, key)
    return set_text(
        source, node, key, day_text(day, text_of(node, key) or day_nearby(source, source.end(node))), _KEYS
    )


def hold_no_other(source: Source, edit: edits.SetCategory | edits.Decide) -> list[Splice]:
    """The last of those that were replaced and still stand there."""
    wanted = _wanted(source, edit)
    if wanted is None:
        return []
    held = [(place, found) for place, _, found in _held(source, wanted.teacher) if found in wanted.instead_of]
    if len(held) < 2:
        return []
    others = [place for place, found in held if found is not wanted.category] or [held[-1][0]]
    return drop_item(source, teacher_named(source, wanted.teacher).node, "category", others[-1])


def drop_category(source: Source, edit: edits.DropCategory) -> list[Splice]:
    teacher = teacher_named(source, edit.teacher)
    places = [place for place, _, found in _held(source, edit.teacher) if found is edit.category]
    if not places:
        held = ", ".join(found for _, _, found in _held(source, edit.teacher) if found)
        message = f"у педагога «{teacher.name}» нет категории «{edit.category}»"
        raise Refused(message, f"есть: {held}" if held else None)
    return drop_item(source, teacher.node, "category", places[0])
