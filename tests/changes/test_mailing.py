"""What an edit changes in the mail agrees with what is mailed."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.changes.mailing import MailChange, mail_changes
from generator.ledger.lines import ReminderKind
from generator.ledger.state import LedgerState
from generator.mail.due import Due
from generator.remindings import Reminding, remindings
from generator.schedule.model import Schedule
from tests.generated import data
from tests.samples import agenda_of, make_schedule

DAY = timedelta(days=1)
# A school whose reminders run since before the plan's year, and have mailed nothing so far.
NOTHING_MAILED = LedgerState(date(2026, 1, 1), frozenset([date(2029, 6, 1)]))

lead_times = st.lists(st.integers(0, 40), unique=True, max_size=3).map(
    lambda days: [str(each) for each in days]
)


@st.composite
def schedules(draw: st.DrawFn) -> Schedule:
    rules = {"days_before": draw(lead_times), "overdue_after": draw(lead_times)}
    return make_schedule(**draw(data()), reminders=rules, tracking=draw(st.sampled_from(["on", "off"])))


def mailed(schedule: Schedule, today: date) -> dict[str, set[Reminding]]:
    """The mail plans of today and of every later day in which something new can be due, put together: each
    reminder on the first day on which it is mailed."""
    agenda = agenda_of(schedule, today)
    dues = {each.due for each in agenda.occurrences if each.due}
    days = {today} | {due + shift * DAY for due in dues for shift in range(-55, 56)}
    found: dict[str, set[Reminding]] = {}
    seen = set()
    for day in sorted(each for each in days if each >= today):
        at = replace(agenda, today=day)
        due = Due(at, NOTHING_MAILED).fresh() if at.workdays.is_working(day) else {}
        for person, notices in due.items():
            for reminder in (each for notice in notices for each in notice.reminders):
                assert reminder.kind is ReminderKind.LEAD
                if reminder not in seen and reminder.due:
                    seen.add(reminder)
                    found.setdefault(person, set()).add(Reminding(day, reminder.key, reminder.due))
    return found


@settings(max_examples=40)
@given(schedules(), st.dates(date(2026, 8, 1), date(2027, 8, 31)))
def test_what_is_said_to_be_mailed_is_what_the_mail_plans_hold(schedule: Schedule, today: date) -> None:
    assert remindings(agenda_of(schedule, today)) == mailed(schedule, today)


@settings(max_examples=20)
@given(schedules(), schedules(), st.dates(date(2026, 8, 1), date(2027, 8, 31)))
def test_a_difference_in_mail_is_the_difference_of_the_mail_plans(
    old: Schedule, new: Schedule, today: date
) -> None:
    before, after = mailed(old, today), mailed(new, today)
    expected = []
    for person in sorted(before.keys() | after.keys()):
        one, other = before.get(person, set()), after.get(person, set())
        if one != other:
            expected.append(MailChange(person, tuple(sorted(other - one)), tuple(sorted(one - other))))
    assert mail_changes(agenda_of(old, today), agenda_of(new, today)) == tuple(expected)


def test_tracking_switched_on_late_names_everybody_who_is_mailed_of_it() -> None:
    school = {
        "plans": [
            {
                "id": "plan",
                "title": "План",
                "activities": [
                    {"id": "step", "title": "Шаг", "when": {"date": "2026-12-01"}, "responsible": ["head"]}
                ],
            }
        ],
        "roles": [{"id": "head", "title": "Руководитель", "people": ["probina"]}],
        "staff": [{"id": "probina", "name": "Пробина Проба", "position": "директор"}],
    }
    today = date(2026, 12, 10)
    old, new = (agenda_of(make_schedule(**school, tracking=switch), today) for switch in ("off", "on"))
    told = (Reminding(today, "2026/plan/step/2026-12-01", date(2026, 12, 1)),)
    assert mail_changes(old, new) == (MailChange("probina", told, ()),)
