"""YAML bytes -> Schedule with the line of every value, or every Problem with its place."""

from dataclasses import dataclass
from datetime import date
from itertools import islice

import yaml

from generator.checks import Finding, find_problems
from generator.loading.keys import repeated_problems
from generator.loading.locations import locate
from generator.loading.report import MOST_SHOWN, readable, without_echoes
from generator.loading.syntax_mistakes import refusal_problem, syntax_problem
from generator.loading.text import Unreadable, decode, position_after, private_data
from generator.loading.tree import Mapping, Node, Refused, Tree, parse
from generator.loading.validation import Shaped, shape
from generator.problems import Location, Position, Problem, Severity
from generator.schedule.model import Schedule


@dataclass(frozen=True, slots=True)
class Loaded:
    """`schedule` is None where there are errors; warnings leave it in place."""

    schedule: Schedule | None
    problems: tuple[Problem, ...]
    root: Node | None = None

    def line_of(self, path: Location) -> int:
        """The line on which the value at that path begins, from 1."""
        return locate(self.root, path).position.line if self.root else 1


def load(data: bytes, file: str, today: date) -> Loaded:
    """All problems of the file at once, sorted by place; `today` is for the warnings about lateness."""
    try:
        text = decode(data, file)
    except Unreadable as unreadable:
        return Loaded(None, (unreadable.problem,))
    problems = list(islice(private_data(text, file), MOST_SHOWN + 1))
    root, schedule = None, None
    try:
        tree = parse(text)
    except Refused as refused:
        problems.append(refusal_problem(refused, file))
    except yaml.MarkedYAMLError as error:
        problems.append(syntax_problem(error, text, file))
    else:
        root = tree.root
        problems.extend(repeated_problems(tree.repeated, file))
        schedule = _understand(tree, file, today, problems)
    # Understood is a schedule that was read, unless too much is wrong with it to look further.
    is_part = isinstance(root, Mapping) and schedule is None
    problems = readable(without_echoes(problems), file, position_after(text), is_part=is_part)
    failed = any(problem.is_error for problem in problems)
    return Loaded(None if failed else schedule, tuple(problems), root)


def _understand(tree: Tree, file: str, today: date, problems: list[Problem]) -> Schedule | None:
    root = tree.root
    if not isinstance(root, Mapping):
        problems.append(_not_a_schedule(root, file))
        return None
    shaped = shape(root, tree.repeated, file)
    problems.extend(shaped.problems)
    if shaped.schedule is None:
        return None
    findings = find_problems(shaped.schedule, shaped.known, today, with_dates=shaped.has_year)
    for finding in islice(findings, MOST_SHOWN + 1):
        problem = _meaning(finding, root, shaped, file)
        if problem:
            problems.append(problem)
    return shaped.schedule


def _meaning(finding: Finding, root: Mapping, shaped: Shaped, file: str) -> Problem | None:
    """None where something was cut out of the very block: the finding would only echo that."""
    place = locate(root, finding.path)
    if shaped.is_damaged(place.chain[-1]):
        return None
    severity = Severity.ERROR if finding.is_error else Severity.WARNING
    position = place.key_position if finding.at_key else place.position
    return Problem(file, position, severity, finding.code, finding.message, finding.hint)


def _not_a_schedule(root: Node | None, file: str) -> Problem:
    position = root.position if root else Position(1, 1)
    message = "файл пуст" if root is None else "это не график: в файле нет строк «ключ: значение»"
    hint = "график начинается со строк «school:» и «school_year:»; верните прежнюю версию файла"
    return Problem(file, position, Severity.ERROR, "not-a-schedule", message, hint)
