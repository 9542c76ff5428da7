"""Keys with nothing behind them: the model takes them for keys that aren't written."""

from collections.abc import Collection, Iterator

from pydantic.fields import FieldInfo

from generator.loading.keys import wrong_key_at
from generator.loading.messages import key_problem
from generator.loading.model_keys import Model, keys_at
from generator.loading.nodes import Mapping, Node, Sequence, is_empty
from generator.problems import Location, Position, Problem, Severity
from generator.schedule.model import Schedule
from generator.wording.text import decapitalise


def empty_keys(
    root: Mapping, disordered: Collection[Node], file: str, model: Model = Schedule
) -> Iterator[Problem]:
    """Whoever writes a key and nothing behind it has forgotten something, unless the key's description says
    what empty means. That a block can't do without the key, the model says; in a disordered block its keys
    stand beside it, and have been told."""
    for block, location in _blocks(root):
        empty = [key for key, entry in block.entries.items() if is_empty(entry.value)]
        if empty and block not in disordered:
            known = keys_at(location, model)
            for key in empty:
                yield from _judged(key, known, block, location, model, file)


def _judged(
    key: str, known: dict[str, FieldInfo], block: Mapping, location: Location, model: Model, file: str
) -> Iterator[Problem]:
    """Where no key is known, they are the school's own: marks of what is done."""
    field, position = known.get(key), block.entries[key].position
    if field is None and known:
        yield key_problem(wrong_key_at(key, block, location, model), file)
    elif field is None or not (field.is_required() or "пусто" in (field.description or "").casefold()):
        yield _nothing_behind(key, field.title if field else None, position, file)


def _nothing_behind(key: str, title: str | None, position: Position, file: str) -> Problem:
    named = f"«{key}» ({decapitalise(title)})" if title else f"«{key}»"
    return Problem(
        file,
        position,
        Severity.WARNING,
        "empty-key",
        f"после {named} ничего не написано, строка ничего не значит",
        "допишите значение или удалите строку",
    )


def _blocks(root: Node) -> Iterator[tuple[Mapping, Location]]:
    """Without recursion: every file has very many, and nearly all have nothing empty."""
    left: list[tuple[Node, Location]] = [(root, ())]
    while left:
        node, location = left.pop()
        if isinstance(node, Sequence):
            left.extend((item, (*location, index)) for index, item in enumerate(node.items))
        elif isinstance(node, Mapping):
            yield node, location
            left.extend((entry.value, (*location, key)) for key, entry in node.entries.items())
