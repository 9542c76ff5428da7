"""What is said once for all attestations of a day is what would be said of each."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.occurrences.occurrence import Occurrence
from generator.wording.occurrences import NO_YEAR, SITE, when
from generator.wording.once import Once
from generator.wording.timings import brief_why, why, why_beside_day
from tests.samples import activity, attestation, make_schedule, plan, steps, teacher

ROWS = plan(
    activity([{"days_before": "10"}, {"days_before": "3", "count": "working"}], id="before"),
    activity({"days_after": "5"}, id="after"),
    activity({"during": "individual"}, id="talk"),
)
DATES = st.sampled_from(["2027-03-01", "2027-03-15", "2027-03", "2027-04", "2027-05-11"])
CATEGORIES = st.sampled_from(["первая", "высшая", "соответствие"])


def in_full(each: Occurrence) -> str:
    return when(each, SITE).in_full


def brief_day(each: Occurrence) -> str:
    return when(each, NO_YEAR).day


@pytest.mark.parametrize("say", [in_full, brief_day, why, why_beside_day, brief_why])
@given(planned=st.lists(st.tuples(DATES, CATEGORIES, st.booleans()), min_size=2, max_size=6))
def test_whoever_it_is_said_of(
    say: Callable[[Occurrence], str], planned: list[tuple[str, str, bool]]
) -> None:
    people = [
        teacher(
            attestation(day, **{"for": category, "done": {"before": "2027-02-20"} if is_done else {}}),
            id=f"person-{number}",
        )
        for number, (day, category, is_done) in enumerate(planned)
    ]
    found, once = steps(make_schedule(plans=[ROWS], teachers=people)), Once()
    assert len(found) >= len(people)
    assert [once(say, of=each) for each in found] == [say(each) for each in found]
