"""What the checks find in a schedule becomes Problems, at the places of its tree."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice

from generator.checks import Finding, KnownIds, find_problems
from generator.loading.nodes import Mapping, Node, is_damaged
from generator.loading.places import locate
from generator.loading.report import MOST_SHOWN
from generator.problems import Position, Problem, Severity
from generator.schedule.model import Schedule


def known_ids(root: Mapping) -> KnownIds:
    """What the file gives, also in blocks that have a mistake: a reference to it isn't a second mistake."""
    teachers = _blocks(root, "teachers")
    attestations = [each for teacher in teachers for each in _blocks(teacher, "attestations")]
    activities = [each for plan in _blocks(root, "plans") for each in _blocks(plan, "activities")]
    return KnownIds(
        people=_texts([*_blocks(root, "staff"), *teachers], "id"),
        roles=_texts(_blocks(root, "roles"), "id"),
        activities=_texts(activities, "id"),
        posts=_texts([*teachers, *attestations], "position"),
    )


def _blocks(holder: Mapping, key: str) -> list[Mapping]:
    entry = holder.entries.get(key)
    items: list[Node] = getattr(entry.value, "items", []) if entry else []
    return [item for item in items if isinstance(item, Mapping)]


def _texts(blocks: list[Mapping], key: str) -> frozenset[str]:
    values = [block.entries[key].value for block in blocks if key in block.entries]
    texts = (getattr(value, "text", None) for value in values)
    return frozenset(text for text in texts if isinstance(text, str))


def meaning_problems(
    schedule: Schedule, root: Mapping, known: KnownIds, file: str, today: date
) -> Iterator[Problem]:
    """`schedule` is what `root` holds now."""
    yield from placed(find_problems(schedule, known, today, with_dates=has_year(root)), root, file)


def placed(findings: Iterable[Finding], root: Mapping, file: str) -> Iterator[Problem]:
    """Findings about a damaged block would only echo why it is so."""
    for finding in islice(findings, MOST_SHOWN + 1):
        place = locate(root, finding.path)
        if not is_damaged(place.chain[-1]):
            position = place.key_position if finding.at_key else place.position
            yield _problem(finding, position, file)


def has_year(root: Mapping) -> bool:
    """Whether the school year could be read whole."""
    year = root.entries.get("school_year")
    return year is not None and not is_damaged(year.value)


def _problem(finding: Finding, position: Position, file: str) -> Problem:
    severity = Severity.ERROR if finding.is_error else Severity.WARNING
    return Problem(file, position, severity, finding.code, finding.message, finding.hint)
