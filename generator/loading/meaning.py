"""What the checks find in a schedule becomes Problems, at the places of its tree."""

from collections.abc import Iterator
from datetime import date
from itertools import islice

from generator.checks import Finding, KnownIds, find_problems
from generator.loading.nodes import Mapping, Node, is_damaged
from generator.loading.places import locate
from generator.loading.report import MOST_SHOWN
from generator.problems import Position, Problem, Severity
from generator.schedule.model import Schedule


def known_ids(root: Mapping) -> KnownIds:
    """The ids that the file gives, also in blocks that have a mistake: a reference to one isn't a second
    mistake."""
    people = {*_ids(root, "staff"), *_ids(root, "teachers")}
    plans = [plan for plan in _items(root, "plans") if isinstance(plan, Mapping)]
    activities = {name for plan in plans for name in _ids(plan, "activities")}
    return KnownIds(frozenset(people), frozenset(_ids(root, "roles")), frozenset(activities))


def _items(holder: Mapping, key: str) -> list[Node]:
    entry = holder.entries.get(key)
    return getattr(entry.value, "items", []) if entry else []


def _ids(holder: Mapping, key: str) -> list[str]:
    blocks = [item for item in _items(holder, key) if isinstance(item, Mapping)]
    values = [block.entries["id"].value for block in blocks if "id" in block.entries]
    return [text for value in values if isinstance(text := getattr(value, "text", None), str)]


def meaning_problems(
    schedule: Schedule, root: Mapping, known: KnownIds, today: date, file: str
) -> Iterator[Problem]:
    """`schedule` is what `root` holds now. Findings about a damaged block would only echo why it is so."""
    findings = find_problems(schedule, known, today, with_dates=_has_year(root))
    for finding in islice(findings, MOST_SHOWN + 1):
        place = locate(root, finding.path)
        if not is_damaged(place.chain[-1]):
            position = place.key_position if finding.at_key else place.position
            yield _problem(finding, position, file)


def _has_year(root: Mapping) -> bool:
    """Whether the school year could be read whole."""
    year = root.entries.get("school_year")
    return year is not None and not is_damaged(year.value)


def _problem(finding: Finding, position: Position, file: str) -> Problem:
    severity = Severity.ERROR if finding.is_error else Severity.WARNING
    return Problem(file, position, severity, finding.code, finding.message, finding.hint)
