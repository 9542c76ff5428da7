"""What only the coordinator is told: the week of all teachers, and whom no mail reaches."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto

from generator.agenda import Agenda
from generator.ledger.lines import EventKind, Reminder, ReminderKind
from generator.ledger.state import LedgerState
from generator.occurrences.occurrence import Dated, Status

COORDINATOR_ROLE = "coordinator"
WEEK = timedelta(days=7)


class WhyUnreached(Enum):
    """Why a person was not reached."""

    NO_ADDRESS = auto()
    REFUSED = auto()
    UNKNOWN = auto()
    DELAYED = auto()


@dataclass(frozen=True, slots=True)
class Unreached:
    """A person whom mail does not reach, and why; `keys` are the occurrences that it was about."""

    person: str
    trouble: WhyUnreached
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """All teachers' week from `monday` on; `overdue` is empty where the school doesn't track."""

    monday: date
    week: tuple[Dated, ...]
    overdue: tuple[Dated, ...]


def coordinators(agenda: Agenda) -> tuple[str, ...]:
    return agenda.schedule.holders(COORDINATOR_ROLE)


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def summary_of(agenda: Agenda) -> Summary:
    monday = monday_of(agenda.today)
    dated = [each for each in agenda.occurrences if isinstance(each, Dated)]
    week = [each for each in dated if monday <= each.due < monday + WEEK]
    overdue = [each for each in dated if agenda.status(each) is Status.OVERDUE]
    return Summary(monday, tuple(week), tuple(overdue))


def summary_reminder(agenda: Agenda, person: str) -> Reminder:
    monday = monday_of(agenda.today)
    return Reminder(
        ReminderKind.SUMMARY, f"{agenda.schedule.start_year}/summary/{monday}", person, due=monday
    )


def unreached_reminder(agenda: Agenda, about: str, person: str) -> Reminder:
    """The coordinator hears of a person at most once a week."""
    monday = monday_of(agenda.today)
    key = f"{agenda.schedule.start_year}/unreached/{about}/{monday}"
    return Reminder(ReminderKind.UNREACHED, key, person, due=monday)


def unreached(
    agenda: Agenda, record: LedgerState, addressed: Collection[str], due: Iterable[Reminder]
) -> tuple[Unreached, ...]:
    """Everybody who is due something and has no address, and what failed in the last seven days."""
    found: dict[tuple[str, WhyUnreached], set[str]] = {}
    troubles = (
        *((reminder, WhyUnreached.NO_ADDRESS) for reminder in due if reminder.person not in addressed),
        *_failed(agenda, record),
        *_delayed(agenda, record),
    )
    for reminder, trouble in troubles:
        if reminder.kind not in (ReminderKind.SUMMARY, ReminderKind.UNREACHED):
            found.setdefault((reminder.person, trouble), set()).add(reminder.key)
    return tuple(
        Unreached(person, trouble, tuple(sorted(keys)))
        for (person, trouble), keys in sorted(found.items(), key=lambda pair: (pair[0][0], pair[0][1].value))
        if agenda.schedule.works(person)
    )


def _failed(agenda: Agenda, record: LedgerState) -> Iterator[tuple[Reminder, WhyUnreached]]:
    for failure in record.failures:
        if agenda.today - failure.day < WEEK:
            refused = failure.kind is EventKind.REFUSED
            yield failure.reminder, WhyUnreached.REFUSED if refused else WhyUnreached.UNKNOWN


def _delayed(agenda: Agenda, record: LedgerState) -> Iterator[tuple[Reminder, WhyUnreached]]:
    for reminder, attempt in record.attempts.items():
        occurrence = agenda.by_key.get(reminder.key)
        if attempt.day < agenda.today < attempt.day + WEEK and occurrence and not occurrence.done:
            yield reminder, WhyUnreached.DELAYED
