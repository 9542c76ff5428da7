"""The pages of single teachers, made in blocks: what is made of one teacher is made of few others with it.

A block's pages are made from an agenda that has nothing but what the key names: the schedule without
teachers, those teachers who hold a role, since others' pages name them, and the block's own. What the key
doesn't cover can't come to a page, so a kept page is what would be made now.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.agenda import Agenda
from generator.cache import key_of
from generator.made_of import files_of, program
from generator.occurrences.expand import expand
from generator.problems import Location
from generator.public import with_teachers
from generator.schedule.model import Schedule
from generator.site.kept import Kept, Made
from generator.site.page import OfSchool, PageContext
from generator.site.pages.teacher import teacher_pages
from generator.site.writing import Writer, verify_pages

# Teachers: an edit makes so many pages anew, and a large school has so many fewer entries to look up.
BLOCK = 50


def teachers_pages(context: PageContext, writer: Writer, kept: Kept) -> Made:
    """Of the agenda's teachers. Raises BadTemplate, Miscounted."""
    shared = _shared_key(context.agenda, writer.templates)
    made: dict[str, bytes] = {}
    names: set[str] = set()
    for block in blocks(context.agenda, context.steps.surnames):
        key = key_of(shared, *block.parts)
        if found := kept.names(key):
            names |= found
        else:
            pages = block.pages(context, writer)
            kept.note(key, pages)
            made |= pages
    return made, frozenset(names)


@dataclass(frozen=True)
class Block:
    """`schedule` has the teachers that it is made of, `wanted` are the ids of those whose pages it has;
    `surnames` and `lines`, where each stands in the file, are of all that it is made of."""

    schedule: Schedule
    wanted: frozenset[str]
    surnames: Mapping[str, str]
    lines: Sequence[int]

    @property
    def parts(self) -> Iterator[str]:
        for teacher, line in zip(self.schedule.teachers, self.lines, strict=True):
            yield teacher.model_dump_json()
            yield self.surnames[teacher.id]
            yield f"{line} {teacher.id in self.wanted}"

    def pages(self, school: PageContext, writer: Writer) -> dict[str, bytes]:
        """Raises BadTemplate, Miscounted."""
        whole, of_school = school.agenda, OfSchool(self.surnames, school.workdays, school.codes)
        agenda = Agenda(
            schedule=self.schedule,
            occurrences=expand(self.schedule, school.workdays),
            today=whole.today,
            site=whole.site,
            line_of=self._line_of,
            file=whole.file,
            hidden=whole.hidden,
            terms=whole.terms,
        )
        context = PageContext(agenda, of_school=of_school)
        texts = writer.texts(teacher_pages(context, self.wanted), agenda)
        verify_pages(texts, [each for name in self.wanted for each in whole.by_teacher.get(name, ())])
        return {name: text.encode() for name, text in texts.items()}

    def _line_of(self, place: Location) -> int:
        """Of a teacher; nothing else of a teacher's page leads into the file."""
        _, index = place
        return self.lines[int(index)]


def blocks(agenda: Agenda, surnames: Mapping[str, str]) -> Iterator[Block]:
    teachers = agenda.schedule.teachers
    holders = {person for role in agenda.schedule.roles for person in role.people}
    shared = [index for index, teacher in enumerate(teachers) if teacher.id in holders]
    for first in range(0, len(teachers), BLOCK):
        own = range(first, min(first + BLOCK, len(teachers)))
        indexes = sorted({*shared, *own})
        schedule = with_teachers(agenda.schedule, indexes)
        yield Block(
            schedule,
            frozenset(teachers[index].id for index in own),
            {each.id: surnames[each.id] for each in schedule.teachers},
            [agenda.line_of(("teachers", index)) for index in indexes],
        )


def _shared_key(agenda: Agenda, templates: Iterable[Path]) -> bytes:
    """All that a block's pages are made from, but its teachers."""
    return key_of(
        program(),
        agenda.schedule.model_dump_json(exclude={"teachers"}),
        repr((agenda.today, agenda.site, agenda.file, sorted(agenda.hidden), agenda.terms)),
        *(part for folder in templates for part in files_of(folder)),
    )
