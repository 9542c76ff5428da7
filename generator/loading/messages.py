"""The model's complaints in Russian: what stands there, and what to write instead."""

from difflib import get_close_matches

from pydantic_core import ErrorDetails

from generator.loading.keys import WrongKey
from generator.loading.locations import Place, field_at, keys_of, models_at
from generator.problems import Problem, Severity
from generator.schedule.parsing import fold
from generator.wording.text import decapitalise

Phrase = tuple[str, str, str | None]


def key_problem(key: WrongKey, file: str) -> Problem:
    return Problem(file, key.position, Severity.ERROR, *key.phrase)


def shape_problem(detail: ErrorDetails, place: Place, file: str) -> Problem:
    return Problem(file, place.position, Severity.ERROR, *_phrase(detail, place))


def _phrase(detail: ErrorDetails, place: Place) -> Phrase:
    kind = detail["type"]
    if kind == "missing":
        hint = f"напишите значение: {place.last}: …"
        return "missing-key", f"после {_named(detail)} ничего не написано", hint
    if kind == "value_error":
        message, _, hint = str(detail["ctx"]["error"]).partition(": ")
        return "bad-value", message, hint or None
    if kind in ("enum", "literal_error"):
        return _not_a_choice(detail, place)
    if kind.startswith("union_tag"):
        return _no_timing(place)
    if detail["input"] is None:
        return "empty-value", "пункт списка пуст", "допишите значение или удалите строку"
    return _wrong_kind(detail, place)


def missing_problem(wrong: list[tuple[ErrorDetails, Place]], file: str) -> Problem:
    """All keys that one block lacks."""
    detail, place = wrong[0]
    names = ", ".join(_named(detail) for detail, _ in wrong)
    lines = ", ".join(f"«{place.last}: …»" for _, place in wrong)
    block = "в этот блок" if len(detail["loc"]) > 1 else "в файл"
    few, line = ("ключа", "строку") if len(wrong) == 1 else ("ключей", "строки")
    message, hint = f"не хватает {few} {names}", f"добавьте {block} {line} {lines}"
    return Problem(file, place.position, Severity.ERROR, "missing-key", message, hint)


def _named(detail: ErrorDetails) -> str:
    """«name» (фамилия, имя, отчество)"""
    field = field_at(detail["loc"])
    title = f" ({decapitalise(field.title)})" if field and field.title else ""
    return f"«{detail['loc'][-1]}»{title}"


def _not_a_choice(detail: ErrorDetails, place: Place) -> Phrase:
    choices = [choice.strip("'") for choice in detail["ctx"]["expected"].replace(" or ", ", ").split(", ")]
    field = field_at(detail["loc"])
    description = (field.description or "") if field else ""
    explained = all(choice in description for choice in choices)
    listed = description.rstrip(".") if explained else ", ".join(choices)
    if len(choices) == 1:
        listed = f"{place.last}: {choices[0]}"
    if place.text is None:
        return "bad-value", "здесь ожидалось одно слово", f"бывает: {listed}"
    near = get_close_matches(fold(place.text), choices, n=1, cutoff=0.6)
    guess = f"возможно, «{near[0]}»; " if near else ""
    stands = "такое значение" if _is_private(detail) else f"«{place.text}»"
    return "bad-value", f"{stands} здесь не годится", f"{guess}бывает: {listed}"


def _is_private(detail: ErrorDetails) -> bool:
    """People write reasons for leave and refusals where they don't belong; logs of checks are public."""
    return detail["loc"][0] == "teachers" and not {"status", "result"}.isdisjoint(detail["loc"])


def _no_timing(place: Place) -> Phrase:
    examples = "month: август; days_before: 10; during: year"
    if place.text is not None:
        return "no-timing-key", f"«{place.text}» — не правило срока", f"напишите ключ и значение: {examples}"
    return "no-timing-key", "в сроке нет правила", f"добавьте одно: {examples}"


_BLOCK = "здесь ожидался блок из строк «ключ: значение»"
_LIST = "здесь ожидался список"
_TEXT = "здесь ожидался текст, а стоит список или блок"
_ONE = "здесь ожидалось одно значение, а стоит список или блок"

# What pydantic complains about -> the code, and how a person would say it.
_COMPLAINTS = {
    "model_type": ("wrong-kind", _BLOCK),
    "dict_type": ("wrong-kind", _BLOCK),
    "tuple_type": ("wrong-kind", _LIST),
    "string_type": ("wrong-kind", _TEXT),
    "string_too_short": ("empty-value", "пустое значение"),
    "too_short": ("empty-value", "пустой список"),
    "string_too_long": ("too-long", "слишком длинный текст: больше {max_length} знаков"),
    "greater_than_equal": ("out-of-range", "число меньше {ge}"),
    "less_than_equal": ("out-of-range", "число больше {le}"),
}


def _wrong_kind(detail: ErrorDetails, place: Place) -> Phrase:
    """Whatever isn't in the table is a list or block where one date, number or word belongs."""
    code, sentence = _COMPLAINTS.get(detail["type"], ("wrong-kind", _ONE))
    sentence = sentence.format(**detail.get("ctx", {}))
    is_shown = place.text and len(place.text) < 100 and not _is_private(detail)
    stands = f"«{place.text}»: " if is_shown else ""
    return code, stands + sentence, _wrong_kind_hint(detail, place, sentence)


def _wrong_kind_hint(detail: ErrorDetails, place: Place, sentence: str) -> str:
    if sentence == _BLOCK:
        return _example(detail, place)
    if sentence == _LIST:
        return "начните каждый пункт с новой строки, с дефиса и пробела: - …"
    if sentence in (_TEXT, _ONE):
        return "уберите скобки и дефисы; если скобка — часть текста, возьмите его в кавычки"
    if detail["type"] == "string_too_long":
        return "сократите текст"
    field = field_at(detail["loc"])
    if field is None or field.description is None:
        return "напишите значение или удалите строку"
    return f"{field.title}: {decapitalise(field.description)}".rstrip(".")


def _example(detail: ErrorDetails, place: Place) -> str:
    """«category: {name: …, until: …}», with the block's own keys."""
    location = detail["loc"]
    models = models_at(location)
    keys = ", ".join(f"{key}: …" for key in list(keys_of(models[0]))[:3]) if models else "ключ: …"
    is_item = bool(location) and isinstance(location[-1], int)
    return f"напишите так: - {{{keys}}}" if is_item else f"напишите так: {place.last}: {{{keys}}}"
