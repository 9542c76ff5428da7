"""The list against the schedule: who is new, what has changed, who is gone, what is doubtful."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.editing.edits import AddStaff, AddTeacher, Edit, Rename, SetStatus
from generator.editing.staff_list.facts import Facts, Year, facts_of_known, facts_of_new
from generator.editing.staff_list.listed import Listed
from generator.editing.staff_list.matching import Unsure, match, renamed
from generator.editing.staff_list.posts import is_pedagogue, is_same_post
from generator.editing.words import line_of
from generator.schedule.choices import TeacherStatus
from generator.schedule.model import Schedule
from generator.schedule.people import Person, Teacher


@dataclass(frozen=True, slots=True)
class Proposed:
    """An edit that a row of the list asks for."""

    listed: Listed
    edit: Edit


@dataclass(slots=True)
class Comparison:
    """`others` are new, too, but no pedagogues; `another_year` are rows that plan for another year."""

    new: list[Proposed] = field(default_factory=list)
    changed: list[Proposed] = field(default_factory=list)
    gone: list[Teacher] = field(default_factory=list)
    doubtful: list[Unsure] = field(default_factory=list)
    others: list[Proposed] = field(default_factory=list)
    another_year: list[Listed] = field(default_factory=list)
    is_strange: bool = False

    @property
    def edits(self) -> list[Proposed]:
        return [*self.new, *self.changed]


def compare(rows: Sequence[Listed], schedule: Schedule) -> Comparison:
    found, year = Comparison(), Year(schedule.first_day, schedule.last_day)
    matches = match(rows, schedule)
    known = {person.id for _, person in matches.known}
    missing = [each for each in schedule.teachers if each.id not in known and _is_here(each)]
    gone = [each for each in missing if not _may_be_meant(each, matches.unsure)]
    # Whoever may have changed her surname is neither new nor gone.
    married = {row.row: teacher for row, teacher in renamed(matches.new, gone)}
    found.gone = [each for each in gone if each not in married.values()]
    here = [each for each in schedule.teachers if _is_here(each)]
    found.is_strange = len(found.gone) * 2 > len(here)
    found.doubtful += matches.unsure
    found.doubtful += _renamings(matches.new, married)
    for row, person in matches.known:
        _known(found, row, person, year)
    for row in matches.new:
        if row.row not in married:
            _new(found, row, year)
    found.doubtful.sort(key=lambda each: each.listed.row)
    return found


def _is_here(teacher: Teacher) -> bool:
    return teacher.status is not TeacherStatus.LEFT


def _may_be_meant(teacher: Teacher, unsure: Sequence[Unsure]) -> bool:
    """By a row that isn't understood well enough to say who it is."""
    return any(
        each.listed.name.surname == teacher.name.split()[0].casefold().replace("ё", "е") for each in unsure
    )


def _renamings(new: Sequence[Listed], married: Mapping[int, Teacher]) -> Iterator[Unsure]:
    for row in new:
        if teacher := married.get(row.row):
            why = f"в графике «{teacher.name}» с теми же именем, отчеством и должностью: сменилась фамилия?"
            yield Unsure(row, why, Rename(teacher.id, row.name.text).line)


def _known(found: Comparison, row: Listed, person: Person, year: Year) -> None:
    if not isinstance(person, Teacher):
        facts = _facts_of_staff(row, person)
    elif not _is_here(person):
        why = "в графике уволен(а), а в списке есть: если работает снова, верните"
        found.doubtful.append(Unsure(row, why, line_of([SetStatus.verb, person.id, "работает"])))
        return
    else:
        facts = facts_of_known(row, person, year)
    found.changed += [Proposed(row, edit) for edit in facts.edits]
    _add_doubts(found, row, facts)


def _facts_of_staff(row: Listed, person: Person) -> Facts:
    """Posts of the administration differ in every paper, and nothing is computed from them."""
    facts = Facts()
    if row.held or row.aim or (is_pedagogue(row.post) and not is_same_post(row.post, person.position)):
        facts.doubts.append(f"стоит среди сотрудников (staff, {person.id}): аттестаций там не бывает")
    return facts


def _new(found: Comparison, row: Listed, year: Year) -> None:
    if row.name.is_short:
        found.doubtful.append(Unsure(row, "в графике не найден(а), а имя сокращено: напишите его полностью"))
    elif not row.post:
        found.doubtful.append(Unsure(row, "новый человек, а должность не указана"))
    elif not is_pedagogue(row.post):
        found.others.append(Proposed(row, AddStaff(row.name.text, row.post)))
    else:
        facts = facts_of_new(row, year)
        edits = [AddTeacher(row.name.text, row.post), *facts.edits]
        found.new += [Proposed(row, edit) for edit in edits]
        _add_doubts(found, row, facts)


def _add_doubts(found: Comparison, row: Listed, facts: Facts) -> None:
    found.doubtful += [Unsure(row, why) for why in (*row.doubts, *facts.doubts)]
    if facts.of_another_year:
        found.another_year.append(row)
