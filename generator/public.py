"""What of an agenda may appear in public: the site and the calendars render this, and nothing else."""

from collections.abc import Sequence
from dataclasses import replace

from generator.agenda import Agenda
from generator.occurrences.expand import expand
from generator.problems import Location
from generator.schedule.model import Schedule


def public_agenda(agenda: Agenda) -> Agenda:
    """The agenda of the school without those who are not to appear at all, and without the names that only
    mail may have.

    It is computed anew, as if they weren't in the file: what isn't there can't slip through, and the counts
    at the end hold without an exception. Roles keep their ids, so that a page doesn't call them vacant.
    """
    teachers = agenda.schedule.teachers
    hidden = frozenset(teacher.id for teacher in teachers if teacher.is_hidden)
    if not hidden:
        return replace(agenda, full_names={})
    shown = [index for index, teacher in enumerate(teachers) if teacher.id not in hidden]
    schedule = with_teachers(agenda.schedule, shown)

    def line_of(path: Location) -> int:
        """Lists count on without gaps where somebody was left out."""
        match path:
            case ("teachers", int(index), *rest):
                return agenda.line_of(("teachers", shown[index], *rest))
        return agenda.line_of(path)

    occurrences = expand(schedule)
    return replace(
        agenda,
        schedule=schedule,
        occurrences=occurrences,
        line_of=line_of,
        hidden=hidden,
        full_names={},
    )


def with_teachers(schedule: Schedule, indexes: Sequence[int]) -> Schedule:
    """A copy of its own: `model_copy` would take along what the other has cached."""
    values = {name: getattr(schedule, name) for name in type(schedule).model_fields}
    teachers = tuple(schedule.teachers[index] for index in indexes)
    return Schedule.model_construct(**(values | {"teachers": teachers}))
