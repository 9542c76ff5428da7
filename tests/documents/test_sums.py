"""The sums of monitoring and report add up, whatever the school."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.agenda import Agenda
from generator.documents.context import Asked, PaperContext
from generator.documents.report import TooMany, report_view, totals_of
from generator.occurrences.category_counts import counts_of, employed
from generator.schedule.choices import Category
from tests.samples import agenda_of, attestation, make_schedule, teacher

DAYS = st.dates(date(2026, 9, 1), date(2027, 5, 31)).map(date.isoformat)
EARLIER = st.dates(date(2020, 1, 1), date(2026, 8, 1)).map(date.isoformat)
NAMES = st.sampled_from([each.value for each in Category])
HELD = st.lists(
    st.fixed_dictionaries({"name": NAMES, "granted": EARLIER}, optional={"until": DAYS}),
    max_size=3,
    unique_by=lambda each: each["name"],
)
PLANNED = st.lists(st.tuples(NAMES, DAYS, st.none() | DAYS), max_size=3, unique_by=lambda each: each[0])
PEOPLE = st.lists(
    st.tuples(
        HELD, PLANNED, st.sampled_from(["working", "on_leave", "left"]), st.sampled_from(["физик", "химик"])
    ),
    max_size=8,
)


def school(people: list[Any]) -> Agenda:
    teachers = [
        teacher(
            *(
                attestation(day, **{"for": name}, **({"result": {"date": decided}} if decided else {}))
                for name, day, decided in planned
            ),
            id=f"t{number}",
            status=status,
            position=post,
            **({"category": held} if held else {}),
        )
        for number, (held, planned, status, post) in enumerate(people)
    ]
    return agenda_of(make_schedule(teachers=teachers))


@given(PEOPLE)
@settings(max_examples=60)
def test_everybody_is_counted_once_in_the_whole_and_once_by_post(people: list[Any]) -> None:
    context = PaperContext(school(people), Asked())
    staff = employed(context.agenda.schedule)
    day = context.agenda.today
    whole = counts_of(staff, day, 2026)
    parts = [
        counts_of([each for each in staff if each.position == post], day, 2026) for post in ("физик", "химик")
    ]
    assert whole.total == len(staff) == sum(each[2] != "left" for each in people)
    for name in whole.__slots__:
        assert getattr(whole, name) == sum(getattr(part, name) for part in parts)


@given(PEOPLE, st.none() | st.integers(0, 4), st.none() | st.integers(0, 4))
@settings(max_examples=60)
def test_the_report_adds_up_or_says_that_it_cannot(
    people: list[Any], refused: int | None, withdrawn: int | None
) -> None:
    context = PaperContext(school(people), Asked(None, refused, withdrawn))
    undecided = sum(
        decided is None
        for _, planned, status, _ in people
        for _, _, decided in planned
        if status == "working"
    )
    if (refused or 0) + (withdrawn or 0) > undecided:
        with pytest.raises(TooMany):
            report_view(context)
        return
    totals = totals_of(context)
    assert totals.planned == totals.decided + totals.refused + totals.withdrawn + totals.pending
    assert totals.decided == totals.raised + totals.confirmed + totals.unknown
    assert min(totals.unknown, totals.pending) >= 0
    view = report_view(context)
    for rows in (view.categories, view.posts):
        found = [(int(row.planned), int(row.decided), int(row.open)) for row in rows if row.planned]
        assert sum(planned for planned, _, _ in found) == totals.planned
        assert all(planned == decided + left for planned, decided, left in found)


@pytest.mark.parametrize(
    ("held", "aim", "expected"),
    [
        ({"name": "первая", "granted": "2022-05-20"}, "высшая", "raised"),
        ({"name": "высшая", "granted": "2022-05-20"}, "высшая", "confirmed"),
        ({"name": "высшая", "granted": "2026-10-20"}, "высшая", "unknown"),
        ({"name": "высшая", "granted": "2022-05-20"}, "педагог-методист", "unknown"),
    ],
)
def test_what_was_held_before_tells_what_a_decision_means(
    held: dict[str, str], aim: str, expected: str
) -> None:
    decided = attestation("2026-10-10", **{"for": aim, "result": {"date": "2026-10-20"}})
    agenda = agenda_of(make_schedule(teachers=[teacher(decided, category=held)]))
    totals = totals_of(PaperContext(agenda, Asked()))
    assert {name: getattr(totals, name) for name in ("raised", "confirmed", "unknown")} == {
        name: int(name == expected) for name in ("raised", "confirmed", "unknown")
    }
