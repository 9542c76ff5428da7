"""What an edit takes away, and when that is rather a mistake than a plan.

Much is a third or more of the people, of the plans or of the coming deadlines, or all teachers. One person
with all that is theirs may always go, and so may two deadlines; people who have left don't count. Of
deadlines the row counts: another day or another category of the same row and teacher is no loss. In
another school year every deadline is a new one: what the old year leaves open is told instead.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from generator.occurrences.expand import expand
from generator.occurrences.occurrence import Dated, Occurrence
from generator.schedule.choices import TeacherStatus
from generator.schedule.model import Schedule
from generator.schedule.people import Person, Teacher
from generator.schedule.plan import Plan
from generator.wording.text import listed

# Fewer go with an honest edit of a small school.
FEWEST_PEOPLE, FEWEST_PLANS, FEWEST_DEADLINES = 2, 1, 3
# Nobody reads more names in one sentence.
MOST_NAMES = 5

# A row of a plan (an attestation itself has none) and the teacher whom it is about, if it is about one.
_Row = tuple[str | None, str | None, str | None]


def much_lost(old: Schedule, new: Schedule, today: date) -> tuple[str, ...]:
    """In words, for each of which too much is gone: «людей — 4 из 9 (ivanova, petrova …)»."""
    return tuple(part for part in (_people(old, new), _plans(old, new), _deadlines(old, new, today)) if part)


def left_open(old: Iterable[Occurrence], start_year: int, today: date) -> tuple[Occurrence, ...]:
    """What is still to come of an older file, where the newer file's keys begin with another year."""
    prefix = f"{start_year}/"
    return tuple(each for each in _coming(old, today) if not each.key.startswith(prefix))


def _coming(occurrences: Iterable[Occurrence], today: date) -> Iterator[Dated]:
    """Also what may be on any day of a month that has begun."""
    for each in occurrences:
        if isinstance(each, Dated) and each.last_day >= today and not each.done:
            yield each


def _is_much(gone: int, known: int, fewest: int) -> bool:
    return gone >= fewest and gone * 3 >= known


def _people(old: Schedule, new: Schedule) -> str | None:
    teachers = _still_here(old.teachers)
    if teachers and not _still_here(new.teachers):
        return f"педагогов не осталось, было {len(teachers)}"
    return _by_id("людей", [*old.staff, *teachers], new.people, FEWEST_PEOPLE)


def _still_here(teachers: Iterable[Teacher]) -> list[Teacher]:
    return [each for each in teachers if each.status is not TeacherStatus.LEFT]


def _plans(old: Schedule, new: Schedule) -> str | None:
    return _by_id("планов", old.plans, new.plans_by_id, FEWEST_PLANS)


def _by_id(what: str, known: Sequence[Person | Plan], there: Mapping[str, object], fewest: int) -> str | None:
    gone = [each.id for each in known if each.id not in there]
    if not _is_much(len(gone), len(known), fewest):
        return None
    return f"{what} — {len(gone)} из {len(known)} ({listed(gone, MOST_NAMES)})"


def _deadlines(old: Schedule, new: Schedule, today: date) -> str | None:
    if old.start_year != new.start_year:
        return None
    before, after = expand(old), expand(new)
    known = list(_coming(before, today))
    lost = _lost_by_row(known, before, after, today)
    gone, of_whom = lost.total(), {teacher for _, _, teacher in lost}
    is_one_person = len(of_whom) == 1 and None not in of_whom
    if is_one_person or not _is_much(gone, len(known), FEWEST_DEADLINES):
        return None
    return f"будущих сроков — {gone} из {len(known)}"


def _lost_by_row(
    known: Iterable[Occurrence], before: Iterable[Occurrence], after: Sequence[Occurrence], today: date
) -> Counter[_Row]:
    keys_before, keys_after = ({each.key for each in side} for side in (before, after))
    gone = Counter(_row(each) for each in known if each.key not in keys_after)
    return gone - Counter(_row(each) for each in _coming(after, today) if each.key not in keys_before)


def _row(occurrence: Occurrence) -> _Row:
    return occurrence.plan, occurrence.activity, occurrence.teacher
