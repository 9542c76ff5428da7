"""Names and posts that look right and aren't what they seem: all warnings."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from generator.checks.finding import Finding, KnownIds, Suggestions, warning
from generator.checks.references import activities
from generator.problems import Location
from generator.schedule.model import Schedule
from generator.schedule.parsing import fold
from generator.schedule.people import Person

# Zero-width spaces, joiners and marks of direction, and the soft hyphen that Word leaves behind.
_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_WORD = re.compile(r"[^\W\d_]+")
_LATIN, _CYRILLIC = re.compile("[A-Za-z]"), re.compile("[А-Яа-яЁё]")


def posts_that_nobody_holds(schedule: Schedule, known: KnownIds) -> Iterator[Finding]:
    """A condition on posts names posts that the file's teachers have, or it silently admits nobody."""
    posts = {fold(post): post for post in sorted(known.posts) if not _HIDDEN.search(post)}
    if not posts:
        return
    meant = Suggestions(posts.values())
    for path, post in _conditions(schedule):
        if fold(post) not in posts:
            parts = [part.strip() for part in post.split(",")]
            is_list = len(parts) > 1 and all(fold(part) in posts for part in parts)
            hint = f"это список: возьмите его в скобки, [{', '.join(parts)}]" if is_list else None
            yield warning(
                path,
                "unknown-position",
                f"должности «{post}» нет ни у одного педагога: это условие никого не касается",
                hint or meant.of(post),
            )


def _conditions(schedule: Schedule) -> Iterator[tuple[Location, str]]:
    for path, activity in activities(schedule):
        if activity.only:
            yield from _numbered((*path, "only", "positions"), activity.only.positions)
        for number, item in enumerate(activity.items):
            yield from _numbered((*path, "items", number, "positions"), item.positions)


def _numbered(path: Location, values: Iterable[str]) -> Iterator[tuple[Location, str]]:
    yield from (((*path, index), value) for index, value in enumerate(values))


def letters_that_deceive(schedule: Schedule) -> Iterator[Finding]:
    """A Latin letter among Russian ones, or a sign that nobody sees, makes two of one name or post."""
    for path, text in chain(_of_people(schedule), _conditions(schedule)):
        hidden = _HIDDEN.search(text)
        if hidden:
            yield warning(
                path,
                "hidden-character",
                f"в тексте невидимый знак (U+{ord(hidden[0]):04X}): поиск и сравнение его не пропустят",
                "сотрите значение и наберите его заново",
            )
        elif letters := _latin_among_russian(text):
            yield warning(
                path,
                "mixed-letters",
                f"в «{text}» латинские буквы среди русских («{letters}»)",
                "если это не название, наберите слово заново русскими буквами",
            )


def _of_people(schedule: Schedule) -> Iterator[tuple[Location, str]]:
    for path, person in _people(schedule):
        yield (*path, "name"), person.name
        yield (*path, "position"), person.position


def _latin_among_russian(text: str) -> str:
    mixed = [word for word in _WORD.findall(text) if _LATIN.search(word) and _CYRILLIC.search(word)]
    return "".join(dict.fromkeys("".join(letter for word in mixed for letter in _LATIN.findall(word))))


def marks_that_two_rows_have(schedule: Schedule) -> Iterator[Finding]:
    """A letter stands for one row of its plan."""
    first: dict[Location, str] = {}
    for path, activity in activities(schedule):
        if activity.mark is None:
            continue
        other = first.setdefault((*path[:2], activity.mark), activity.id)
        if other != activity.id:
            yield warning(
                (*path, "mark"),
                "same-mark",
                f"буква «{activity.mark}» уже есть у мероприятия «{other}»",
                "возьмите другую или удалите строку: программа выберет сама",
            )


def namesakes(schedule: Schedule) -> Iterator[Finding]:
    """One name twice is one person entered twice, or two whom nobody can tell apart on the pages."""
    first: dict[str, str] = {}
    for path, person in _people(schedule):
        other = first.setdefault(fold(person.name), person.id)
        if other != person.id:
            yield warning(
                (*path, "name"),
                "same-name",
                f"«{person.name}» уже есть, с id «{other}»",
                "если это один человек, оставьте одну запись; если двое, допишите отличие к имени",
            )


def _people(schedule: Schedule) -> Iterator[tuple[Location, Person]]:
    yield from ((("staff", index), person) for index, person in enumerate(schedule.staff))
    yield from ((("teachers", index), teacher) for index, teacher in enumerate(schedule.teachers))
