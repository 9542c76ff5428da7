"""YAML bytes -> Schedule with the line of every value, or every Problem with its place."""

from dataclasses import dataclass
from datetime import date

import yaml

from generator.loading.nodes import Mapping, Node, Refused, Repeated, parse
from generator.loading.places import locate
from generator.loading.shape import Shaped, shape
from generator.loading.syntax import refusal_problem, syntax_problem
from generator.loading.text import Unreadable, decode, private_data
from generator.problems import Position, Problem, Severity
from generator.schedule.checks import Declared, Finding, find_problems
from generator.schedule.model import Schedule
from generator.schedule.occurrence import Path


@dataclass(frozen=True, slots=True)
class Loaded:
    """`schedule` is None where there are errors; warnings leave it in place."""

    schedule: Schedule | None
    problems: tuple[Problem, ...]
    root: Node | None = None

    def line_of(self, path: Path) -> int:
        """The line on which the value at that path begins, from 1."""
        return locate(self.root, path).position.line if self.root else 1


def load(data: bytes, file: str, today: date) -> Loaded:
    """All problems of the file at once, sorted by place; `today` is for the warnings about lateness."""
    try:
        text = decode(data, file)
    except Unreadable as unreadable:
        return Loaded(None, (unreadable.problem,))
    problems = list(private_data(text, file))
    root, schedule = None, None
    try:
        tree = parse(text)
    except Refused as refused:
        problems.append(refusal_problem(refused, file))
    except yaml.MarkedYAMLError as error:
        problems.append(syntax_problem(error, text, file))
    else:
        root = tree.root
        problems.extend(_repeated(each, file) for each in tree.repeated)
        schedule = _understand(root, file, today, problems)
    problems.sort(key=lambda problem: problem.order)
    failed = any(problem.is_error for problem in problems)
    return Loaded(None if failed else schedule, tuple(problems), root)


def _understand(root: Node | None, file: str, today: date, problems: list[Problem]) -> Schedule | None:
    if not isinstance(root, Mapping):
        problems.append(_not_a_schedule(root, file))
        return None
    declared = declared_ids(root)
    shaped = shape(root, file)
    problems.extend(shaped.problems)
    for finding in find_problems(shaped.schedule, declared, today, with_dates=shaped.has_year):
        problem = _meaning(finding, root, shaped, file)
        if problem:
            problems.append(problem)
    return shaped.schedule


def declared_ids(root: Mapping) -> Declared:
    """All ids that the file gives, also those in blocks that have a mistake."""
    people = {*_ids(root, "staff"), *_ids(root, "teachers")}
    activities = {
        name
        for plan in _items(root, "plans")
        if isinstance(plan, Mapping)
        for name in _ids(plan, "activities")
    }
    return Declared(frozenset(people), frozenset(_ids(root, "roles")), frozenset(activities))


def _items(holder: Mapping, key: str) -> list[Node]:
    entry = holder.entries.get(key)
    return getattr(entry.value, "items", []) if entry else []


def _ids(holder: Mapping, key: str) -> list[str]:
    blocks = [item for item in _items(holder, key) if isinstance(item, Mapping)]
    values = [block.entries["id"].value for block in blocks if "id" in block.entries]
    return [text for value in values if isinstance(text := getattr(value, "text", None), str)]


def _meaning(finding: Finding, root: Mapping, shaped: Shaped, file: str) -> Problem | None:
    """None where something was cut out of the very block: the finding would only echo that."""
    place = locate(root, finding.path)
    if shaped.is_damaged(place.chain[-1]):
        return None
    severity = Severity.ERROR if finding.is_error else Severity.WARNING
    return Problem(file, place.position, severity, finding.code, finding.message, finding.hint)


def _repeated(repeated: Repeated, file: str) -> Problem:
    return Problem(
        file,
        repeated.position,
        Severity.ERROR,
        "duplicate-key",
        f"ключ «{repeated.key}» в этом блоке уже есть — в строке {repeated.first.line}",
        "оставьте один; если это новый блок списка, начните его с дефиса",
    )


def _not_a_schedule(root: Node | None, file: str) -> Problem:
    position = root.position if root else Position(1, 1)
    message = "файл пуст" if root is None else "это не график: в файле нет строк «ключ: значение»"
    hint = "график начинается со строк «school:» и «school_year:»; верните прежнюю версию файла"
    return Problem(file, position, Severity.ERROR, "not-a-schedule", message, hint)
