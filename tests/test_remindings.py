"""What the schedule alone has mailed on which days."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.remindings import Reminding, remindings, remindings_between
from generator.schedule.model import Schedule
from tests.changes.test_mailing import schedules
from tests.samples import activity, agenda_of, make_schedule, plan, role

BEFORE_ALL = date(2026, 1, 1)


@settings(max_examples=40)
@given(schedules(), st.dates(date(2026, 8, 1), date(2027, 8, 31)), st.integers(0, 40))
def test_what_goes_within_some_days_is_what_was_to_be_mailed_long_before(
    schedule: Schedule, first: date, days: int
) -> None:
    last = first + timedelta(days=days)
    agenda = agenda_of(schedule, first)
    expected: dict[str, set[Reminding]] = {}
    for person, mine in remindings(replace(agenda, today=BEFORE_ALL)).items():
        if within := {each for each in mine if first <= each.day <= last}:
            expected[person] = within
    assert remindings_between(agenda, first, last) == expected


def test_what_went_before_is_not_told_again() -> None:
    """As of the sixth, the reminder of a week before the tenth has gone, and that of its eve is to come."""
    row = activity({"date": "2026-12-10"}, responsible=["head"])
    schedule = make_schedule(
        roles=[role("head", "Руководитель", "probina")],
        staff=[{"id": "probina", "name": "Пробина Проба", "position": "директор"}],
        plans=[plan(row)],
        reminders={"days_before": ["7", "1"]},
    )
    eve = Reminding(date(2026, 12, 9), "2026/plan/step/2026-12-10", date(2026, 12, 10))
    agenda = agenda_of(schedule, date(2026, 12, 6))
    assert remindings_between(agenda, agenda.today, date(2026, 12, 19)) == {"probina": {eve}}
