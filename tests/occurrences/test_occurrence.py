from datetime import date
from typing import Any

import pytest

from generator.occurrences.occurrence import Kind, Occurrence, Status

TODAY = date(2026, 11, 21)
BEFORE, AFTER = date(2026, 11, 20), date(2026, 11, 22)


def occurrence(kind: Kind = Kind.DEADLINE, **more: Any) -> Occurrence:
    return Occurrence(key="2026/plan/step/year", title="Шаг", kind=kind, source=(), **more)


@pytest.mark.parametrize(
    ("given", "expected", "tracked"),
    [
        ({"due": AFTER}, Status.UPCOMING, Status.UPCOMING),
        ({"due": TODAY}, Status.TODAY, Status.TODAY),
        ({"due": BEFORE}, Status.PAST, Status.OVERDUE),
        ({"due": BEFORE, "done": BEFORE}, Status.DONE, Status.DONE),
        ({"due": AFTER, "done": BEFORE}, Status.DONE, Status.DONE),
        ({"kind": Kind.MEETING, "due": BEFORE}, Status.PAST, Status.PAST),
        ({"kind": Kind.ATTESTATION, "due": BEFORE}, Status.PAST, Status.PAST),
        ({"kind": Kind.UNDATED}, Status.UNDATED, Status.UNDATED),
        ({"kind": Kind.PERIOD, "opens": AFTER, "closes": AFTER}, Status.UPCOMING, Status.UPCOMING),
        ({"kind": Kind.PERIOD, "opens": TODAY, "closes": TODAY}, Status.ONGOING, Status.ONGOING),
        ({"kind": Kind.PERIOD, "opens": BEFORE, "closes": AFTER}, Status.ONGOING, Status.ONGOING),
        ({"kind": Kind.PERIOD, "opens": BEFORE, "closes": BEFORE}, Status.PAST, Status.PAST),
        ({"kind": Kind.PERIOD, "opens": BEFORE, "closes": AFTER, "done": TODAY}, Status.DONE, Status.DONE),
    ],
)
def test_where_an_occurrence_stands_today(given: dict[str, Any], expected: Status, tracked: Status) -> None:
    each = occurrence(**given)
    assert (each.status(TODAY, tracking=False), each.status(TODAY, tracking=True)) == (expected, tracked)


@pytest.mark.parametrize(
    ("due", "nominal", "moved", "dated"),
    [(TODAY, TODAY, False, True), (BEFORE, TODAY, True, True), (None, None, False, False)],
)
def test_an_occurrence_knows_whether_it_moved(
    due: date | None, nominal: date | None, moved: bool, dated: bool
) -> None:
    each = occurrence(due=due, nominal=nominal)
    assert (each.moved, each.is_dated) == (moved, dated)
