"""What a district mails: once a month a digest to each school's coordinator and to each of its specialists.

Recipients are known by their ids: a school's, and a specialist's of the staff. The ledger remembers a digest
as a school's weekly summary, so that it goes on trying by the same rules and nobody has one twice a month.
"""

from collections.abc import Collection, Iterator
from datetime import date

from generator.agenda import Agenda
from generator.district.parts.context import DistrictContext
from generator.district.parts.words import troubles
from generator.district.view import DistrictAgenda, SchoolStanding
from generator.ledger.lines import Reminder, ReminderKind
from generator.ledger.state import LedgerState
from generator.mail.plan import Mail, MailPlan, message_id
from generator.schedule.months import last_day_of
from generator.summary import AttestationPart

DIGEST = "digest"


def recipients(view: DistrictAgenda) -> tuple[str, ...]:
    """Whoever a digest is for, whether or not there is anything to tell: whose contacts are asked for."""
    return tuple(dict.fromkeys([*(each.entry.id for each in view.schools), *specialists(view.agenda)]))


def specialists(agenda: Agenda) -> tuple[str, ...]:
    """Who holds a role of the district, in the order of the roles."""
    holders = (person for role in agenda.schedule.roles for person in agenda.holders(role.id))
    return tuple(dict.fromkeys(holders))


def coming(school: SchoolStanding, today: date) -> list[AttestationPart]:
    """Whoever is attested this month or next and has no decision yet, by day."""
    first = today.replace(day=1)
    last = last_day_of(date.fromordinal(last_day_of(first).toordinal() + 1))
    rows = school.summary.attestations if school.summary else ()
    found = (row for row in rows if first <= row.date <= last and row.result is None)
    return sorted(found, key=lambda row: (row.date, not row.approximate, row.teacher, row.key))


def has_news(context: DistrictContext, school: SchoolStanding) -> bool:
    """A coordinator isn't mailed that nothing is the matter."""
    today, summary = context.view.today, school.summary
    is_late = bool(summary and summary.overdue)
    return is_late or bool(coming(school, today)) or bool(troubles(context, school))


def digest_plan(
    view: DistrictAgenda, agenda: Agenda, record: LedgerState, addressed: Collection[str], limit: int
) -> MailPlan:
    """The digests of this month that haven't gone out; `functools.partial` of a district's agenda makes it a
    run's planner. On a day off they wait."""
    mails = list(_mails(view, agenda, record))
    ready = tuple(mail for mail in mails if mail.person in addressed)
    is_working = agenda.workdays.is_working(view.today)
    return MailPlan(
        today=view.today,
        mails=ready[:limit] if is_working else (),
        postponed=ready[limit:] if is_working else (),
        resting=() if is_working else ready,
        refused=tuple(each for each in record.attempts if record.is_resting(each, view.today)),
        unaddressed=tuple(mail for mail in mails if mail.person not in addressed),
    )


def _mails(view: DistrictAgenda, agenda: Agenda, record: LedgerState) -> Iterator[Mail]:
    for person in _due(view, agenda):
        reminder = digest_reminder(view, person)
        if reminder in record.settled or record.is_resting(reminder, view.today):
            continue
        again = record.is_in_doubt(reminder)
        fresh = message_id(person, [f"{reminder.kind} {reminder.key}"], agenda.site)
        same = record.attempts[reminder].message_id if again else fresh
        yield Mail(person, same, (), (reminder,), again=again)


def _due(view: DistrictAgenda, agenda: Agenda) -> tuple[str, ...]:
    """Specialists first: they can help the others. Each id once."""
    context = DistrictContext(view)
    schools = (each.entry.id for each in view.schools if has_news(context, each))
    return tuple(dict.fromkeys([*specialists(agenda), *schools]))


def digest_reminder(view: DistrictAgenda, person: str) -> Reminder:
    month = view.today.replace(day=1)
    key = f"{view.start_year}/{DIGEST}/{month:%Y-%m}"
    return Reminder(ReminderKind.SUMMARY, key, person, due=month)
