"""The reference of all keys, made from the model."""

from pydantic import BaseModel

from generator.schedule.model import Schedule
from generator.site.pages.field_reference import FieldRow, field_blocks


def models_in(model: type[BaseModel]) -> set[type[BaseModel]]:
    """The model with all that can stand inside it, as its JSON Schema has it."""
    found, waiting = {model}, [model]
    while waiting:
        for field in waiting.pop().model_fields.values():
            for inner in _models(field.annotation):
                if inner not in found:
                    found.add(inner)
                    waiting.append(inner)
    return found


def _models(annotation: object) -> set[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return {annotation}
    parts = [*getattr(annotation, "__args__", ()), getattr(annotation, "__origin__", None)]
    return {model for part in parts if part is not None for model in _models(part)}


def rows() -> dict[tuple[str, str], FieldRow]:
    return {(block.place, field.key): field for block in field_blocks() for field in block.fields}


def test_every_key_of_every_model_stands_once() -> None:
    in_models = sorted(
        field.alias or name for model in models_in(Schedule) for name, field in model.model_fields.items()
    )
    assert sorted(field.key for block in field_blocks() for field in block.fields) == in_models
    assert len(in_models) > 80


def test_every_key_has_a_russian_name() -> None:
    untold = [field.key for block in field_blocks() for field in block.fields if not field.title]
    assert untold == []


def test_required_keys_and_defaults_are_as_they_would_be_typed() -> None:
    found = rows()
    assert (found["school", "name"].is_required, found["school", "name"].default) == (True, "")
    assert found["school", "timezone"].default == "Europe/Moscow"
    assert found["верхний уровень", "tracking"].default == "off"
    assert found["reminders", "days_before"].default == "[14, 7, 1]"
    assert found["teachers", "status"].default == "working"
    assert found["teachers", "attestations"].default == ""
    assert found["plans", "columns"].default == ""
