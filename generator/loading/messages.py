"""The model's complaints in Russian: what stands there, and what to write instead."""

from collections.abc import Iterable, Iterator

from generator.loading.keys import WrongKey, wrong_key
from generator.loading.mistakes import Mistake
from generator.loading.model_keys import field_at, keys_of, models_at
from generator.loading.nodes import Node
from generator.problems import Problem, Severity
from generator.schedule.parsing import NotAMonth, nearest
from generator.wording.text import decapitalise

Phrase = tuple[str, str, str | None]


def shape_problems(mistakes: Iterable[Mistake], file: str) -> Iterator[Problem]:
    """What one block lacks is told in one message."""
    lacking: dict[Node, list[Mistake]] = {}
    for each in mistakes:
        if key := wrong_key(each):
            yield key_problem(key, file)
        elif each.place.is_missing and not each.place.is_left_empty:
            lacking.setdefault(each.place.chain[-1], []).append(each)
        else:
            yield Problem(file, each.place.position, Severity.ERROR, *_phrase(each))
    for same_block in lacking.values():
        yield _missing_problem(same_block, file)


def key_problem(key: WrongKey, file: str) -> Problem:
    return Problem(file, key.position, Severity.ERROR, *key.phrase)


def _phrase(mistake: Mistake) -> Phrase:
    kind, detail = mistake.kind, mistake.detail
    if kind == "missing":
        hint = f"напишите значение: {mistake.place.last}: …"
        return "missing-key", f"после {_named(mistake)} ничего не написано", hint
    if kind == "value_error":
        return "bad-value", *_own_sentence(detail["ctx"]["error"])
    if kind in ("enum", "literal_error"):
        return _not_a_choice(mistake)
    if kind.startswith("union_tag"):
        return _no_timing(mistake.place.text)
    if detail["input"] is None:
        return "empty-value", "пункт списка пуст", "допишите значение или удалите строку"
    return _wrong_kind(mistake)


def _own_sentence(error: ValueError) -> tuple[str, str | None]:
    """Message and hint, as a converter of the schedule has them."""
    if isinstance(error, NotAMonth):
        return str(error), error.hint
    message, _, hint = str(error).partition(": ")
    return message, hint or None


def _missing_problem(mistakes: list[Mistake], file: str) -> Problem:
    """All keys that one block lacks."""
    first = mistakes[0]
    names = ", ".join(_named(each) for each in mistakes)
    lines = ", ".join(f"«{each.place.last}: …»" for each in mistakes)
    block = "в этот блок" if len(first.location) > 1 else "в файл"
    few, line = ("ключа", "строку") if len(mistakes) == 1 else ("ключей", "строки")
    message, hint = f"не хватает {few} {names}", f"добавьте {block} {line} {lines}"
    return Problem(file, first.place.position, Severity.ERROR, "missing-key", message, hint)


def _named(mistake: Mistake) -> str:
    """«name» (фамилия, имя, отчество)"""
    field = field_at(mistake.location, mistake.model)
    title = f" ({decapitalise(field.title)})" if field and field.title else ""
    return f"«{mistake.location[-1]}»{title}"


def _not_a_choice(mistake: Mistake) -> Phrase:
    expected = mistake.detail["ctx"]["expected"].replace(" or ", ", ").split(", ")
    choices = [choice.strip("'") for choice in expected]
    listed, text = _listed(choices, mistake), mistake.place.text
    if text is None:
        return "bad-value", "здесь ожидалось одно слово", f"бывает: {listed}"
    near = nearest(text, choices)
    guess = f"возможно, «{near}»; " if near else ""
    stands = "такое значение" if _is_private(mistake) else f"«{text}»"
    return "bad-value", f"{stands} здесь не годится", f"{guess}бывает: {listed}"


def _listed(choices: list[str], mistake: Mistake) -> str:
    """What there is to choose, explained where the field does so."""
    if len(choices) == 1:
        return f"{mistake.place.last}: {choices[0]}"
    field = field_at(mistake.location, mistake.model)
    description = (field.description or "") if field else ""
    explained = all(choice in description for choice in choices)
    return description.rstrip(".") if explained else ", ".join(choices)


def _is_private(mistake: Mistake) -> bool:
    """People write reasons for leave and refusals where they don't belong; logs of checks are public."""
    location = mistake.location
    return location[0] == "teachers" and not {"status", "result"}.isdisjoint(location)


def _no_timing(text: str | None) -> Phrase:
    examples = "month: август; days_before: 10; during: year"
    if text is not None:
        return "no-timing-key", f"«{text}» — не правило срока", f"напишите ключ и значение: {examples}"
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


def _wrong_kind(mistake: Mistake) -> Phrase:
    """Whatever isn't in the table is a list or block where one date, number or word belongs."""
    code, sentence = _COMPLAINTS.get(mistake.kind, ("wrong-kind", _ONE))
    sentence = sentence.format(**mistake.detail.get("ctx", {}))
    text = mistake.place.text
    is_shown = text and len(text) < 100 and not _is_private(mistake)
    stands = f"«{text}»: " if is_shown else ""
    return code, stands + sentence, _wrong_kind_hint(mistake, sentence)


def _wrong_kind_hint(mistake: Mistake, sentence: str) -> str:
    if sentence == _BLOCK:
        return _example(mistake)
    if sentence == _LIST:
        return "начните каждый пункт с новой строки, с дефиса и пробела: - …"
    if sentence in (_TEXT, _ONE):
        return "уберите скобки и дефисы; если скобка — часть текста, возьмите его в кавычки"
    if mistake.kind == "string_too_long":
        return "сократите текст"
    field = field_at(mistake.location, mistake.model)
    if field is None or field.description is None:
        return "напишите значение или удалите строку"
    return f"{field.title}: {decapitalise(field.description)}".rstrip(".")


def _example(mistake: Mistake) -> str:
    """«category: {name: …, until: …}», with the block's own keys."""
    location = mistake.location
    models = models_at(location, mistake.model)
    keys = ", ".join(f"{key}: …" for key in list(keys_of(models[0]))[:3]) if models else "ключ: …"
    if mistake.place.is_item:
        return f"напишите так: - {{{keys}}}"
    key = next((step for step in reversed(location) if isinstance(step, str)), "")
    return f"напишите так: {key}: {{{keys}}}"
