"""What goes on of last year's schedule while this year's has begun: the one place where two years meet.

Deadlines are last year's; who answers for them, who works and how people appear in public is as it is now.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from generator.occurrences.expand import expand
from generator.occurrences.occurrence import Dated
from generator.schedule.choices import TeacherStatus
from generator.schedule.model import Schedule
from generator.schedule.people import Role, Teacher


def carried(now: Schedule, last: Schedule, today: date) -> tuple[Dated, ...] | None:
    """All that has a day in last year's schedule, what is over too, until everything is; None from then on.

    As long as the old plan's twelve months last, an edit of the old file is told to people like any other.
    """
    if last.start_year >= now.start_year:
        return None
    dated = tuple(each for each in expand(_with_people_of(now, last)) if isinstance(each, Dated))
    end = max([last.last_day, *(each.last_day for each in dated)])
    return dated if today <= end else None


def as_public_now(now: Schedule, last: Schedule) -> Schedule:
    """Last year's schedule for pages: whoever asks for less publicity now has it in the past, too. Nothing is
    overdue any more."""
    known = {each.id: each for each in now.teachers}
    return _changed(
        last,
        school=last.school.model_copy(update={"names": now.school.names}),
        tracking=False,
        teachers=tuple(_appearing(each, known.get(each.id)) for each in last.teachers),
    )


def _with_people_of(now: Schedule, last: Schedule) -> Schedule:
    roles = {role.id: role for role in now.roles}
    teachers = {each.id: each for each in now.teachers}
    staff = {each.id for each in now.staff}
    return _changed(
        last,
        staff=now.staff,
        roles=tuple(_held_now(role, roles) for role in last.roles),
        teachers=tuple(
            _working_now(each, teachers.get(each.id)) for each in last.teachers if each.id not in staff
        ),
    )


def _held_now(role: Role, now: Mapping[str, Role]) -> Role:
    return role.model_copy(update={"people": now[role.id].people}) if role.id in now else role


def _working_now(old: Teacher, new: Teacher | None) -> Teacher:
    """Under today's name and status; the post stays, because keys are made of it."""
    if new is None:
        return old.model_copy(update={"status": TeacherStatus.LEFT})
    about = {"name": new.name, "gender": new.gender, "status": new.status}
    return _appearing(old, new).model_copy(update=about)


def _appearing(old: Teacher, new: Teacher | None) -> Teacher:
    return old.model_copy(update={"public": new.public}) if new and new.public else old


def _changed(schedule: Schedule, **values: Any) -> Schedule:
    """A copy of its own: `model_copy` would take along what the other has cached."""
    kept = {name: getattr(schedule, name) for name in type(schedule).model_fields}
    return Schedule.model_construct(**(kept | values))
