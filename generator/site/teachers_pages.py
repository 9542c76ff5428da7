"""The pages of single teachers, made in blocks: what is made of one teacher is made of few others with it.

A block's pages are made from an agenda that has nothing but what the key names: the schedule without
teachers, those teachers who hold a role, since others' pages name them, and the block's own. What the key
doesn't cover can't come to a page, so a kept page is what would be made now. Of the day a page shows no more
than which of the teacher's own days are over: that is in the key, and not the day.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.addresses import teacher_page
from generator.agenda import Agenda
from generator.cache import key_of
from generator.made_of import program
from generator.occurrences.expand import expand
from generator.problems import Location
from generator.public import with_teachers
from generator.schedule.model import Schedule
from generator.site.kept import Kept, Made
from generator.site.page import OfSchool, PageContext, page_file
from generator.site.pages.teacher import teacher_pages
from generator.site.writing import Writer, verify_pages

# Teachers: an edit makes so many pages anew, and a large school has so many fewer entries to look up.
BLOCK = 50


def teachers_pages(context: PageContext, writer: Writer, kept: Kept) -> Made:
    """Of the agenda's teachers. Raises BadTemplate, Miscounted."""
    shared = school_key(context.agenda, writer)
    made: dict[str, bytes] = {}
    names: set[str] = set()
    for block in blocks(context.agenda, context.steps.surnames):
        key = key_of(shared, *block.parts)
        keys = {each: key_of(key, each, standing(context, each)) for each in sorted(block.wanted)}
        found = {each: kept.names(own) for each, own in keys.items()}
        names.update(*filter(None, found.values()))
        missing = [each for each in keys if not found[each]]
        pages = block.pages(context, writer, missing) if missing else {}
        for each in missing:
            name = page_file(teacher_page(each))
            kept.note(keys[each], {name: pages[name]})
        made |= pages
    return made, frozenset(names)


def standing(context: PageContext, teacher_id: str) -> str:
    """How many of a teacher's days are over, and whether one of them is today."""
    own = (*context.agenda.by_teacher.get(teacher_id, ()), *context.school_wide_of(teacher_id))
    days, today = sorted({day for each in own for day in each.turns}), context.agenda.today
    return f"{bisect_left(days, today)} {bisect_right(days, today)}"


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

    def pages(self, school: PageContext, writer: Writer, wanted: Collection[str]) -> dict[str, bytes]:
        """Of those whose ids are wanted. Raises BadTemplate, Miscounted."""
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
        texts = writer.texts(teacher_pages(context, wanted), agenda)
        verify_pages(texts, [each for name in wanted for each in whole.by_teacher.get(name, ())])
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


def school_key(agenda: Agenda, writer: Writer) -> bytes:
    """Of all that pages are made from, but teachers and the day."""
    return key_of(
        program(),
        agenda.schedule.model_dump_json(exclude={"teachers"}),
        repr((agenda.site, agenda.file, sorted(agenda.hidden), agenda.terms)),
        writer.key,
    )
