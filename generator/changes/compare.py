"""What an edit of the schedule changes for people: occurrences are matched by key, the rest by id."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from generator.agenda import Agenda
from generator.changes.edits import ValueChange, value_changes
from generator.changes.losses import left_open
from generator.changes.mailing import MailChange, mail_changes
from generator.occurrences.occurrence import AttestationDay, Occurrence, Period
from generator.problems import Problem
from generator.schedule.people import Teacher


class Cause(StrEnum):
    """What in the file made a date move."""

    PLANNED = "planned"
    RULE = "rule"
    CALENDAR = "calendar"


@dataclass(frozen=True, slots=True)
class Pair:
    """One occurrence before and after the edit."""

    old: Occurrence
    new: Occurrence

    @property
    def cause(self) -> Cause:
        if self.old.planned != self.new.planned or isinstance(self.new, AttestationDay):
            return Cause.PLANNED
        return Cause.RULE if self.old.timing != self.new.timing else Cause.CALENDAR


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """`joined` and `gone` are the teachers who get or lose their dates, whatever the reason is;
    in `left_open`, `dropped`, `gone` and `warnings_gone` stand values of the old agenda. `left_open` is what
    is still to come of another school year than the new agenda's, and in `dropped` as well."""

    left_open: tuple[Occurrence, ...] = ()
    moved: tuple[Pair, ...] = ()
    added: tuple[Occurrence, ...] = ()
    dropped: tuple[Occurrence, ...] = ()
    marked: tuple[Pair, ...] = ()
    joined: tuple[Teacher, ...] = ()
    gone: tuple[Teacher, ...] = ()
    edits: tuple[ValueChange, ...] = ()
    mail: tuple[MailChange, ...] = ()
    warnings_new: tuple[Problem, ...] = ()
    warnings_gone: tuple[Problem, ...] = ()

    def __bool__(self) -> bool:
        return any(getattr(self, name) for name in self.__slots__)


def compare(
    old: Agenda, new: Agenda, old_problems: Iterable[Problem] = (), new_problems: Iterable[Problem] = ()
) -> Changes:
    """Everything is in the order of the agendas: occurrences by day, people as in the file."""
    pairs = [Pair(old.by_key[each.key], each) for each in new.occurrences if each.key in old.by_key]
    before, after = tuple(old_problems), tuple(new_problems)
    return Changes(
        left_open=left_open(old.occurrences, new.schedule.start_year, new.today),
        moved=tuple(pair for pair in pairs if time_of(pair.old) != time_of(pair.new)),
        added=tuple(each for each in new.occurrences if each.key not in old.by_key),
        dropped=tuple(each for each in old.occurrences if each.key not in new.by_key),
        marked=tuple(pair for pair in pairs if pair.old.done != pair.new.done),
        joined=_working_only_in(new, old),
        gone=_working_only_in(old, new),
        edits=value_changes(old.schedule, new.schedule),
        mail=mail_changes(old, new),
        warnings_new=_only_in(after, before),
        warnings_gone=_only_in(before, after),
    )


def time_of(occurrence: Occurrence) -> tuple[object, ...]:
    """All that people see of an occurrence's time; a deadline's opening is no news by itself."""
    opens = occurrence.opens if isinstance(occurrence, Period) else None
    return (
        occurrence.kind,
        occurrence.due,
        occurrence.starts_at,
        occurrence.minutes,
        occurrence.place,
        opens,
        occurrence.closes,
        occurrence.approximate,
    )


def _working_only_in(one: Agenda, other: Agenda) -> tuple[Teacher, ...]:
    known = {teacher.id for teacher in other.schedule.teachers if teacher.is_working}
    return tuple(
        teacher for teacher in one.schedule.teachers if teacher.is_working and teacher.id not in known
    )


def _only_in(some: tuple[Problem, ...], others: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Lines shift with every edit, so a problem is the same where its sentence is."""
    left = Counter((each.code, each.message) for each in others)
    found = []
    for each in some:
        if left[each.code, each.message]:
            left[each.code, each.message] -= 1
        else:
            found.append(each)
    return tuple(found)
