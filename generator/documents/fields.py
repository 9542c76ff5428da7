"""What a Word template may name: the fields of the views, each with its meaning in Russian.

A view is a frozen dataclass whose fields are `Annotated[type, "meaning"]`; lists of rows are tuples of such
dataclasses. From these the help page is made and a template is checked.
"""

from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import Any, get_args, get_origin, get_type_hints


class Counted(str):
    """The word by which a row is counted at the other end: each of them has to arrive in the paper."""

    __slots__ = ()


class Covered:
    """A table's cell that belongs to the one above."""


COVERED = Covered()


@dataclass(frozen=True, slots=True)
class Field:
    """`rows` is the class of what a list holds or a group consists of, None for a word."""

    name: str
    meaning: str
    rows: type | None
    is_list: bool


@cache
def fields_of(view: type) -> tuple[Field, ...]:
    """Of a view's class."""
    hints = get_type_hints(view, include_extras=True)
    return tuple(_field(each.name, hints[each.name]) for each in fields(view))


def _field(name: str, hint: Any) -> Field:
    kind, meaning = get_args(hint)
    parts = [part for part in get_args(kind) if is_dataclass(part)] if get_origin(kind) is tuple else []
    rows = parts[0] if parts else (kind if is_dataclass(kind) else None)
    return Field(name, meaning, rows if isinstance(rows, type) else None, bool(parts))


def values_of(view: object) -> dict[str, object]:
    """The view's fields for a template."""
    kind: Any = type(view)
    return dict(zip(_names(kind), all_of(view), strict=True))


def all_of(view: object) -> tuple[object, ...]:
    """The values of its fields."""
    kind: Any = type(view)
    found: tuple[object, ...] = _getter(kind)(view)
    return found if len(_names(kind)) > 1 else (found,)


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind))


@cache
def _getter(kind: Any) -> Any:
    return attrgetter(*_names(kind))


def count_in(view: object) -> int:
    """How many words the view has by which a row is counted."""
    kind: Any = type(view)
    count = [*map(type, all_of(view))].count(Counted)
    for name, is_list in _groups(kind):
        held: Any = getattr(view, name)
        count += sum(map(count_in, held)) if is_list else count_in(held)
    return count


@cache
def _groups(kind: Any) -> tuple[tuple[str, bool], ...]:
    return tuple((each.name, each.is_list) for each in fields_of(kind) if each.rows)
