"""The school's own pages and acts, which lie beside the schedule and are as public."""

from collections.abc import Iterator
from dataclasses import replace

import yaml

from generator.loading.private_data import private_data, private_values
from generator.loading.report import readable
from generator.loading.swallowed import swallowed
from generator.loading.text import position_after
from generator.loading.tree import Refused, parse
from generator.problems import Problem, Severity

# Pages, data, and what may lie beside them to be read; numbers in a drawing are no phone numbers.
TEXTS = frozenset({".md", ".yaml", ".yml", ".html", ".htm", ".txt", ".csv"})


def problems_beside(data: bytes, file: str) -> list[Problem]:
    """Addresses and phone numbers, all of them errors: these files become pages as they are. In YAML also
    what would be dropped in silence; what can't be read at all, whoever reads it says."""
    text = data.decode("utf-8-sig", errors="replace")
    private = list(private_data(text, file))
    others = _of_yaml(text, private, file) if file.endswith((".yaml", ".yml")) else ()
    found = [_error(each) for each in (*private, *others)]
    return readable(found, file, position_after(text), is_part=False)


def _of_yaml(text: str, told: list[Problem], file: str) -> Iterator[Problem]:
    try:
        tree = parse(text)
    except (Refused, yaml.YAMLError):
        return
    yield from private_values(tree.written, told, file)
    yield from swallowed(tree, text, file)


def _error(problem: Problem) -> Problem:
    if problem.code != "phone-number":
        return problem
    hint = "удалите его; если это не телефон, разделите цифры словами"
    return replace(problem, severity=Severity.ERROR, hint=hint)
