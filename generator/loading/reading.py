"""Text -> tree, or the one problem for which there is none; and what is wrong before the model is asked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby, islice
from typing import Any

import yaml

from generator.loading.file_kind import SCHEDULE_FILE, FileKind
from generator.loading.nodes import Mapping, Node
from generator.loading.private_data import private_data, private_values
from generator.loading.report import MOST_SHOWN
from generator.loading.swallowed import DECISIVE, swallowed
from generator.loading.syntax_mistakes import refusal_problem, syntax_problem
from generator.loading.tree import Refused, Repeated, parse
from generator.problems import Position, Problem, Severity


@dataclass(frozen=True, slots=True)
class Read:
    """A text as a tree: `root` is None where it is no block of keys, as a schedule is; `problems` say why."""

    problems: list[Problem]
    root: Mapping | None = None
    repeated: list[Repeated] = field(default_factory=list)


def read(text: str, file: str, kind: FileKind[Any] = SCHEDULE_FILE) -> Read:
    """The tree, private data and the keys that stand twice."""
    problems = list(islice(private_data(text, file), MOST_SHOWN + 1))
    try:
        tree = parse(text)
    except Refused as refused:
        return Read([*problems, refusal_problem(refused, file)])
    except yaml.MarkedYAMLError as error:
        return Read([*problems, syntax_problem(error, text, file)])
    problems.extend(islice(private_values(tree.written, list(problems), file), MOST_SHOWN + 1))
    problems.extend(islice(swallowed(tree, text, file, kind.model), MOST_SHOWN + 1))
    if any(each.code in DECISIVE for each in problems):
        return Read(problems)
    problems.extend(_repeated_problems(tree.repeated, file))
    if not isinstance(tree.root, Mapping):
        return Read([*problems, _not_one(tree.root, kind, file)])
    return Read(problems, tree.root, tree.repeated)


def _not_one(root: Node | None, kind: FileKind[Any], file: str) -> Problem:
    position = root.position if root else Position(1, 1)
    message = "файл пуст" if root is None else f"это не {kind.name}: в файле нет строк «ключ: значение»"
    hint = f"{kind.beginning}; верните прежнюю версию файла"
    return Problem(file, position, Severity.ERROR, "not-a-schedule", message, hint)


def _repeated_problems(repeated: Iterable[Repeated], file: str) -> Iterator[Problem]:
    """Keys that stand twice. Several in one block are a second block for want of a dash, or one with the
    wrong indent: one mistake, told at its first key."""
    for _, same_block in groupby(repeated, key=lambda each: each.block):
        keys = list(same_block)
        first = keys[0]
        message = f"ключ «{first.key}» в этом блоке уже есть — в строке {first.first.line}"
        hint = _repeated_hint(first, begins_block=first.begins_block or len(keys) > 1)
        yield Problem(file, first.position, Severity.ERROR, "duplicate-key", message, hint)


def _repeated_hint(each: Repeated, *, begins_block: bool) -> str:
    if each.after_empty:
        return f"если он относится к «{each.after_empty}», сдвиньте его вправо на два пробела"
    if begins_block:
        return f"если здесь начинается новый блок списка, поставьте дефис: - {each.key}: …"
    return "оставьте один"
