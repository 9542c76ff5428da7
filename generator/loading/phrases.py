"""The model's complaints in Russian: what stands there, and what to write instead."""

from difflib import get_close_matches
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from generator.loading.places import Place
from generator.problems import Problem, Severity
from generator.schedule.fields import fold
from generator.schedule.model import Schedule
from generator.schedule.timing import TIMING_KEYS

Phrase = tuple[str, str, str | None]


def shape_problem(detail: ErrorDetails, place: Place, file: str) -> Problem:
    code, message, hint = _phrase(detail, place)
    return Problem(file, place.position, Severity.ERROR, code, message, hint)


def _phrase(detail: ErrorDetails, place: Place) -> Phrase:
    kind = detail["type"]
    if kind == "missing":
        return _missing(detail, place)
    if kind == "extra_forbidden":
        return _unknown_key(detail, place)
    if kind == "value_error":
        message, _, hint = str(detail["ctx"]["error"]).partition(": ")
        return "bad-value", message, hint or None
    if kind in ("enum", "literal_error"):
        return _not_a_choice(detail)
    if kind.startswith("union_tag"):
        return _no_timing(detail)
    return _wrong_kind(detail, place)


def _missing(detail: ErrorDetails, place: Place) -> Phrase:
    key = str(place.last)
    title = _title_of(detail["loc"])
    named = f"«{key}»" + (f" ({title.lower()})" if title else "")
    if place.is_left_empty:
        return "missing-key", f"после {named} ничего не написано", f"напишите значение: {key}: …"
    return "missing-key", f"не хватает ключа {named}", f"добавьте в этот блок строку «{key}: …»"


def _unknown_key(detail: ErrorDetails, place: Place) -> Phrase:
    key = str(place.last)
    models = _models_at(detail["loc"][:-1])
    if key in TIMING_KEYS and any(model in TIMING_KEYS.values() for model in models):
        chosen = next((str(step) for step in reversed(detail["loc"][:-1]) if step in TIMING_KEYS), "")
        return (
            "two-timing-keys",
            f"в одном сроке два правила: «{chosen}» и «{key}»",
            "оставьте одно; если нужны оба, сделайте список: каждое правило — своим пунктом с дефиса",
        )
    known = {name: field.title or "" for model in models for name, field in _fields(model).items()}
    near = _nearest_key(key, known)
    hint = f"возможно, «{near}»" if near else f"здесь бывают: {', '.join(known)}"
    return "unknown-key", f"неизвестный ключ «{key}»", hint


def _nearest_key(key: str, known: dict[str, str]) -> str | None:
    """By spelling, or by the Russian title that someone typed instead of the key."""
    by_title = {fold(title): name for name, title in known.items()}
    candidates = {fold(name): name for name in known} | by_title
    words = {word: name for title, name in by_title.items() for word in title.replace(",", " ").split()}
    close = get_close_matches(fold(key), [*candidates, *words], n=1, cutoff=0.6)
    return (words | candidates)[close[0]] if close else None


def _not_a_choice(detail: ErrorDetails) -> Phrase:
    value = detail["input"]
    choices = [choice.strip("'") for choice in detail["ctx"]["expected"].replace(" or ", ", ").split(", ")]
    near = get_close_matches(fold(str(value)), choices, n=1, cutoff=0.6)
    listed = ", ".join(choices)
    hint = f"возможно, «{near[0]}»; бывает: {listed}" if near else f"напишите одно из: {listed}"
    if not isinstance(value, str):
        return "bad-value", "здесь ожидалось одно слово", f"напишите одно из: {listed}"
    return "bad-value", f"«{value}» здесь не годится", hint


def _no_timing(detail: ErrorDetails) -> Phrase:
    examples = "month: август; days_before: 10; during: year"
    if not isinstance(detail["input"], dict):
        return (
            "no-timing-key",
            f"«{detail['input']}» — не правило срока",
            f"напишите ключ и значение: {examples}",
        )
    for key in detail["input"]:
        if near := get_close_matches(str(key), TIMING_KEYS, n=1, cutoff=0.6):
            return "unknown-key", f"неизвестный ключ «{key}»", f"возможно, «{near[0]}»"
    return "no-timing-key", "в сроке нет правила", f"добавьте одно: {examples}"


# What pydantic expected -> how a person would call it.
_EXPECTED = {
    "string_type": "wrong-kind здесь ожидался текст",
    "model_type": "wrong-kind здесь ожидался блок из строк «ключ: значение»",
    "model_attributes_type": "wrong-kind здесь ожидался блок из строк «ключ: значение»",
    "dict_type": "wrong-kind здесь ожидался блок из строк «ключ: значение»",
    "tuple_type": "wrong-kind здесь ожидался список: каждый пункт — с дефиса и пробела",
    "date_type": "wrong-kind здесь ожидалась одна дата",
    "int_type": "wrong-kind здесь ожидалось целое число",
    "int_parsing": "wrong-kind здесь ожидалось целое число",
    "bool_type": "wrong-kind здесь ожидалось on (включено) или off (выключено)",
    "time_type": "wrong-kind здесь ожидалось время, например 15:00",
    "is_instance_of": "wrong-kind здесь ожидалась одна дата или месяц",
    "dataclass_type": "wrong-kind здесь ожидалась одна дата или месяц",
    "string_too_short": "empty-value пустое значение",
    "too_short": "empty-value пустой список",
    "string_too_long": "too-long слишком длинный текст: больше {max_length} знаков",
    "greater_than_equal": "out-of-range число меньше {ge}",
    "less_than_equal": "out-of-range число больше {le}",
}


def _wrong_kind(detail: ErrorDetails, place: Place) -> Phrase:
    expected = _EXPECTED.get(detail["type"], "wrong-kind значение не подходит")
    code, _, sentence = expected.partition(" ")
    sentence = sentence.format(**detail.get("ctx", {}))
    if detail["input"] is None:
        return "empty-value", "пункт списка пуст", "допишите значение или удалите строку"
    stands = f"«{place.text}»: " if place.text else ""
    return code, stands + sentence, _hint_of(detail["loc"])


def _hint_of(location: tuple[int | str, ...]) -> str | None:
    field = _field_at(location)
    return field.description if field is not None else None


def _title_of(location: tuple[int | str, ...]) -> str | None:
    field = _field_at(location)
    return field.title if field is not None else None


def _field_at(location: tuple[int | str, ...]) -> Any:
    names = [step for step in location if isinstance(step, str)]
    for end in range(len(names), 0, -1):
        for model in _models_at(tuple(names[: end - 1])):
            if field := _fields(model).get(names[end - 1]):
                return field
    return None


def _models_at(location: tuple[int | str, ...]) -> list[type[BaseModel]]:
    """The models whose keys may stand at a location; several only inside `when`."""
    models: list[type[BaseModel]] = [Schedule]
    for step in location:
        if isinstance(step, str) and step in TIMING_KEYS and len(models) > 1:
            models = [TIMING_KEYS[step]]
        elif isinstance(step, str):
            fields = [_fields(model)[step] for model in models if step in _fields(model)]
            models = [model for field in fields for model in _models_in(field.annotation)]
    return models


@cache
def _fields(model: type[BaseModel]) -> dict[str, Any]:
    return {field.alias or name: field for name, field in model.model_fields.items()}


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in _models_in(part)]
