"""What only the coordinator is told: the week of all teachers, and whom no mail reaches."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto

from generator.agenda import Agenda
from generator.ledger.lines import EventKind, Reminder, ReminderKind
from generator.ledger.state import COORDINATORS_OWN, LedgerState, reported_in
from generator.mail.due import Due
from generator.occurrences.occurrence import Dated, Status
from generator.schedule.people import COORDINATOR_ROLE

# What reports to the coordinator are about, in their keys.
NOT_REACHED, LATE = "unreached", "late"
WEEK = timedelta(days=7)


class WhyUnreached(Enum):
    """Why a person was not reached."""

    NO_ADDRESS = auto()
    REFUSED = auto()
    UNKNOWN = auto()
    LATE = auto()
    DELAYED = auto()


@dataclass(frozen=True, slots=True)
class Unreached:
    """A person whom mail does not reach, and why; `keys` are the occurrences that it was about."""

    person: str
    trouble: WhyUnreached
    keys: tuple[str, ...]

    @property
    def is_late(self) -> bool:
        """Whether mail did reach the person, after the deadline."""
        return self.trouble is WhyUnreached.LATE


@dataclass(frozen=True, slots=True)
class WeekSummary:
    """All teachers' week from `monday` on; `overdue` is empty where the school doesn't track."""

    monday: date
    week: tuple[Dated, ...]
    overdue: tuple[Dated, ...]


def coordinators(agenda: Agenda) -> tuple[str, ...]:
    return agenda.schedule.holders(COORDINATOR_ROLE)


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def summary_of(agenda: Agenda) -> WeekSummary:
    monday = monday_of(agenda.today)
    dated = [each for each in agenda.occurrences if isinstance(each, Dated)]
    week = [each for each in dated if monday <= each.due < monday + WEEK]
    overdue = [each for each in dated if agenda.status(each) is Status.OVERDUE]
    return WeekSummary(monday, tuple(week), tuple(overdue))


def summary_reminder(agenda: Agenda, person: str) -> Reminder:
    monday = monday_of(agenda.today)
    return Reminder(
        ReminderKind.SUMMARY, f"{agenda.schedule.start_year}/summary/{monday}", person, due=monday
    )


def report_reminder(agenda: Agenda, trouble: Unreached, person: str) -> Reminder:
    """The coordinator hears of a person at most once a week, apart from what was told too late."""
    monday = monday_of(agenda.today)
    key = f"{agenda.schedule.start_year}/{_subject_of(trouble)}/{trouble.person}/{monday}"
    return Reminder(ReminderKind.UNREACHED, key, person, due=monday)


def is_named_in(trouble: Unreached, report: Reminder) -> bool:
    return (_subject_of(trouble), trouble.person) == reported_in(report)


def _subject_of(trouble: Unreached) -> str:
    return LATE if trouble.is_late else NOT_REACHED


def unreached(due: Due, addressed: Collection[str], told: Iterable[Reminder]) -> tuple[Unreached, ...]:
    """Everybody who is due something and has no address, what failed in the last seven days or was never
    reported, and what came too late. `told` is all that is due today."""
    found: dict[tuple[str, WhyUnreached], set[str]] = {}
    for reminder, trouble in _troubles(due, addressed, tuple(told)):
        if reminder.kind not in COORDINATORS_OWN:
            found.setdefault((reminder.person, trouble), set()).add(reminder.key)
    for person in _unheard_of(due, addressed):
        found.setdefault((person, WhyUnreached.NO_ADDRESS), set())
    return tuple(
        Unreached(person, trouble, tuple(sorted(keys)))
        for (person, trouble), keys in sorted(found.items(), key=lambda pair: (pair[0][0], pair[0][1].value))
        if due.agenda.schedule.works(person)
    )


def _troubles(
    due: Due, addressed: Collection[str], told: Iterable[Reminder]
) -> Iterator[tuple[Reminder, WhyUnreached]]:
    for reminder in told:
        if reminder.person not in addressed:
            yield reminder, WhyUnreached.NO_ADDRESS
        elif due.leads.is_late(reminder):
            yield reminder, WhyUnreached.LATE
    yield from _failed(due)
    yield from _told_late(due.record)
    yield from _delayed(due)


def _failed(due: Due) -> Iterator[tuple[Reminder, WhyUnreached]]:
    for failure in due.record.failures:
        reported = due.record.last_report(NOT_REACHED, failure.reminder.person)
        if due.agenda.today - failure.day < WEEK or reported <= failure.day:
            refused = failure.kind is EventKind.REFUSED
            yield failure.reminder, WhyUnreached.REFUSED if refused else WhyUnreached.UNKNOWN


def _told_late(record: LedgerState) -> Iterator[tuple[Reminder, WhyUnreached]]:
    """The list names what goes out late on its own day."""
    for each in record.told_late:
        if record.last_report(LATE, each.reminder.person) < each.day:
            yield each.reminder, WhyUnreached.LATE


def _delayed(due: Due) -> Iterator[tuple[Reminder, WhyUnreached]]:
    today = due.agenda.today
    for reminder, attempt in due.record.attempts.items():
        occurrence = due.agenda.by_key.get(reminder.key)
        waits = attempt.day < today < attempt.day + WEEK and not attempt.refusals
        if waits and occurrence and not occurrence.done and not due.leads.is_late(reminder):
            yield reminder, WhyUnreached.DELAYED


def _unheard_of(due: Due, addressed: Collection[str]) -> Iterator[str]:
    """Who had no address when something was due, while the mail that says so did not get through."""
    for report, attempt in due.record.attempts.items():
        if report.kind is ReminderKind.UNREACHED and not attempt.doubts:
            about, person = reported_in(report)
            heard = due.record.last_report(about, person) >= attempt.day
            if about == NOT_REACHED and person not in addressed and not heard:
                yield person
