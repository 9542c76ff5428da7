"""Who of the list is who in the schedule: by the full name, else by what is left of a shortened one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.editing.staff_list.listed import Listed
from generator.editing.staff_list.names import Name, name_of
from generator.editing.staff_list.posts import is_same_post
from generator.schedule.model import Schedule
from generator.schedule.parsing import fold
from generator.schedule.people import Person, Teacher
from generator.wording.text import listed as listed_text

_MOST_NAMED = 4


@dataclass(frozen=True, slots=True)
class Unsure:
    """A row that can't be matched for sure, and why."""

    listed: Listed
    why: str
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class Matches:
    """`known` are rows of people of the schedule, `new` those of others."""

    known: tuple[tuple[Listed, Person], ...]
    new: tuple[Listed, ...]
    unsure: tuple[Unsure, ...]


def match(rows: Sequence[Listed], schedule: Schedule) -> Matches:
    once, unsure = _once(rows)
    known = [_Known(person, _name(person.name)) for person in schedule.people.values()]
    candidates = {id(row): _candidates(row, once, known) for row in once}
    return _sorted_out(once, candidates, unsure)


@dataclass(frozen=True, slots=True)
class _Known:
    person: Person
    name: Name


def _name(text: str) -> Name:
    """As the list's are read; a name of the schedule that doesn't look like one is taken as it is."""
    surname, *given = text.split()
    return name_of(text) or Name(text, fold(surname), tuple(map(fold, given)))


def _once(rows: Sequence[Listed]) -> tuple[list[Listed], list[Unsure]]:
    """Rows of one name that say the same are one; others of one name may be of two people."""
    by_name: dict[str, list[Listed]] = {}
    for row in rows:
        by_name.setdefault(row.name.folded, []).append(row)
    once, unsure = [], []
    for same in by_name.values():
        if len({each.says_the_same for each in same}) == 1:
            once.append(same[0])
        else:
            numbers = ", ".join(str(each.row) for each in same)
            why = f"это имя в списке не раз (строки {numbers}): две должности или однофамильцы?"
            unsure += [Unsure(each, why) for each in same]
    return once, unsure


def _candidates(row: Listed, rows: Sequence[Listed], known: Sequence[_Known]) -> list[Person]:
    exact = [each.person for each in known if each.name.folded == row.name.folded]
    if exact:
        return exact
    whole = {each.name.folded for each in rows}
    return [each.person for each in known if each.name.folded not in whole and _may_be(row.name, each.name)]


def _may_be(one: Name, other: Name) -> bool:
    """Two whole names that differ are two people."""
    return not (one.is_whole and other.is_whole) and one.may_be(other)


def _sorted_out(
    rows: Sequence[Listed], candidates: Mapping[int, Sequence[Person]], unsure: list[Unsure]
) -> Matches:
    claims: dict[str, list[Listed]] = {}
    for row in rows:
        for person in candidates[id(row)]:
            claims.setdefault(person.id, []).append(row)
    known, new = [], []
    for row in rows:
        found = candidates[id(row)]
        if not found:
            new.append(row)
        elif len(found) > 1:
            names = listed_text([f"{each.name} ({each.id})" for each in found], _MOST_NAMED)
            unsure.append(Unsure(row, f"в графике подходят несколько: {names}"))
        elif len(claims[found[0].id]) > 1:
            numbers = ", ".join(str(each.row) for each in claims[found[0].id])
            unsure.append(Unsure(row, f"на «{found[0].name}» похожи несколько строк: {numbers}"))
        else:
            known.append((row, found[0]))
    return Matches(tuple(known), tuple(new), tuple(unsure))


def renamed(new: Sequence[Listed], gone: Sequence[Teacher]) -> Iterator[tuple[Listed, Teacher]]:
    """A new surname to the given names and the post of somebody who is gone is most likely hers."""
    for row in new:
        found = [each for each in gone if _is_renamed(row, each)]
        back = [each for each in new if found and _is_renamed(each, found[0])]
        if len(found) == len(back) == 1:
            yield row, found[0]


def _is_renamed(row: Listed, teacher: Teacher) -> bool:
    known = _name(teacher.name)
    same_names = row.name.is_whole and known.given == row.name.given
    return same_names and is_same_post(row.post, teacher.position)
