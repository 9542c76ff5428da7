"""What is worded once for attestations of one day is what each of them would be told."""

from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.documents.agenda_sheet import around_teacher
from generator.documents.context import Asked, PaperContext
from generator.documents.plan import time_cells
from generator.documents.support import step_words
from tests.documents.reading import sample_agenda
from tests.generated import data
from tests.samples import agenda_of, make_schedule

# Of few days, so that attestations share them.
DAYS = ["2026-11-28", "2027-03", "2027-03-01"]


def planned_in(values: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for teacher in values["teachers"]:
        yield from teacher["attestations"]


@given(data(), st.data())
@settings(max_examples=60)
def test_attestations_of_one_day_are_told_what_each_would_be(
    values: dict[str, Any], drawn: st.DataObject
) -> None:
    rows = [row["id"] for plan in values["plans"] for row in plan["activities"]]
    for each in planned_in(values):
        each["date"] = drawn.draw(st.sampled_from(DAYS))
        each["done"] = {row: "2026-10-05" for row in rows if drawn.draw(st.booleans())}
        if drawn.draw(st.booleans()):
            each["result"] = {"date": "2026-10-06"}
    assert_once(PaperContext(agenda_of(make_schedule(**values)), Asked()))


def test_so_are_those_of_the_sample() -> None:
    assert_once(PaperContext(sample_agenda(), Asked()))


def assert_once(context: PaperContext) -> None:
    for each in context.agenda.occurrences:
        for say in (step_words, around_teacher, time_cells):
            assert context.once(say, each) == say(context, each)
