"""Which keys may stand where, by the model.

Locations are the model's own here: inside `when` they name the kind of timing, too.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.problems import Location
from generator.schedule.model import Schedule
from generator.schedule.timing import TIMING_KEYS

Model = type[BaseModel]


def models_at(location: Location, root: Model = Schedule) -> list[Model]:
    """The models whose keys may stand at a location; several only inside `when`. `root` is the file's."""
    models = [root]
    for step in location:
        if isinstance(step, str) and step in TIMING_KEYS and len(models) > 1:
            models = [TIMING_KEYS[step]]
        elif isinstance(step, str):
            fields = [keys_of(model)[step] for model in models if step in keys_of(model)]
            models = [model for field in fields for model in models_in(field)]
    return models


def keys_at(location: Location, root: Model = Schedule) -> dict[str, FieldInfo]:
    return {key: field for model in models_at(location, root) for key, field in keys_of(model).items()}


def field_at(location: Location, root: Model = Schedule) -> FieldInfo | None:
    """The field that the location is in; None in a block whose keys are the school's own."""
    *around, last = [step for step in location if isinstance(step, str)]
    return keys_at(tuple(around), root).get(last)


@cache
def all_keys(root: Model) -> frozenset[str]:
    """Every key that may stand anywhere in the file."""
    return frozenset(_keys_below(root))


def _keys_below(model: Model) -> Iterator[str]:
    for key, field in keys_of(model).items():
        yield key
        for inner in models_in(field):
            yield from _keys_below(inner)


@cache
def keys_of(model: Model) -> dict[str, FieldInfo]:
    return {field.alias or name: field for name, field in model.model_fields.items()}


def models_in(field: FieldInfo) -> list[Model]:
    """The models of the blocks that may stand behind a key."""
    return _models_in(field.annotation)


def _models_in(annotation: Any) -> list[Model]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in _models_in(part)]
