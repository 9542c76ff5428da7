"""The verbs: the words that each takes, and the edit that they make."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from generator.editing import edits
from generator.editing.edits import Edit
from generator.editing.readings import category_of, planned_of, status_of
from generator.editing.taking import Words
from generator.editing.words import Word
from generator.schedule.choices import Category
from generator.schedule.parsing import parse_slug


@dataclass(frozen=True, slots=True)
class Verb:
    """What a verb takes, as people are told it, and how it is read."""

    usage: str
    read: Callable[[Words], Edit]


_TEACHER = "кто"
_CATEGORY = "категория"


def _person_and_position(kind: type[edits.AddTeacher]) -> Callable[[Words], Edit]:
    def read(words: Words) -> Edit:
        named = words.left > 2
        given = words.value("код", parse_slug) if named else None
        return kind(words.text("имя"), words.text("должность"), given)

    return read


def _attested(words: Words) -> tuple[str, Category]:
    return words.text(_TEACHER), words.value(_CATEGORY, category_of)


def _planned(kind: type[edits.Plan]) -> Callable[[Words], Edit]:
    return lambda words: kind(*_attested(words), words.value("дата", planned_of), words.optional())


def _is_category(word: Word) -> bool:
    try:
        category_of(word.text)
    except ValueError:
        return False
    return True


def _is_about_teacher(words: Words) -> bool:
    """«сделано» of a step has the category as its second word."""
    return words.left > 1 and _is_category(words.words[1])


def _mark(words: Words) -> Edit:
    if _is_about_teacher(words):
        attested = _attested(words)
        return edits.MarkStep(*attested, words.text("мероприятие"), words.optional_day(), words.optional())
    return edits.MarkWork(words.text("мероприятие"), words.text("какой срок"), words.optional_day())


def _unmark(words: Words) -> Edit:
    if _is_about_teacher(words):
        return edits.UnmarkStep(*_attested(words), words.text("мероприятие"), words.optional())
    return edits.UnmarkWork(words.text("мероприятие"), words.text("какой срок"))


def _category(words: Words) -> Edit:
    attested = _attested(words)
    granted = _day_or_dash(words, "когда присвоена") if words.left else None
    return edits.SetCategory(*attested, granted, words.day("до какого дня") if words.left else None)


def _day_or_dash(words: Words, what: str) -> date | None:
    if words.words[words.taken].text in ("-", "–", "—"):
        words.taken += 1
        return None
    return words.day(what)


def _people(words: Words) -> Iterator[str]:
    while words.left:
        yield words.text(_TEACHER)


_WHOM = "КТО КАТЕГОРИЯ"
VERBS: Mapping[str, Verb] = {
    "добавить": Verb("[КОД] «ФАМИЛИЯ ИМЯ ОТЧЕСТВО» «ДОЛЖНОСТЬ»", _person_and_position(edits.AddTeacher)),
    "сотрудник": Verb("[КОД] «ФАМИЛИЯ ИМЯ ОТЧЕСТВО» «ДОЛЖНОСТЬ»", _person_and_position(edits.AddStaff)),
    "убрать": Verb("КТО", lambda words: edits.RemovePerson(words.text(_TEACHER))),
    "имя": Verb(
        "КТО «ФАМИЛИЯ ИМЯ ОТЧЕСТВО»", lambda words: edits.Rename(words.text(_TEACHER), words.text("имя"))
    ),
    "должность": Verb(
        "КТО «ДОЛЖНОСТЬ»", lambda words: edits.SetPosition(words.text(_TEACHER), words.text("должность"))
    ),
    "состояние": Verb(
        "КТО РАБОТАЕТ|«В ОТПУСКЕ»|УВОЛЕН",
        lambda words: edits.SetStatus(words.text(_TEACHER), words.value("состояние", status_of)),
    ),
    "категория": Verb(f"{_WHOM} [ПРИСВОЕНА [ДЕЙСТВУЕТ-ДО]]", _category),
    "нет-категории": Verb(_WHOM, lambda words: edits.DropCategory(*_attested(words))),
    "запланировать": Verb(f"{_WHOM} ДАТА [«ДОЛЖНОСТЬ»]", _planned(edits.Plan)),
    "перенести": Verb(f"{_WHOM} ДАТА [«ДОЛЖНОСТЬ»]", _planned(edits.Move)),
    "отменить": Verb(
        f"{_WHOM} [«ДОЛЖНОСТЬ»]", lambda words: edits.Cancel(*_attested(words), words.optional())
    ),
    "сделано": Verb(f"{_WHOM} МЕРОПРИЯТИЕ [ДЕНЬ] [«ДОЛЖНОСТЬ»] или МЕРОПРИЯТИЕ СРОК [ДЕНЬ]", _mark),
    "не-сделано": Verb(f"{_WHOM} МЕРОПРИЯТИЕ [«ДОЛЖНОСТЬ»] или МЕРОПРИЯТИЕ СРОК", _unmark),
    "решение": Verb(
        f"{_WHOM} ДЕНЬ [«ПРИКАЗ»] [«ДОЛЖНОСТЬ»]",
        lambda words: edits.Decide(*_attested(words), words.day(), words.optional(), words.optional()),
    ),
    "нет-решения": Verb(
        f"{_WHOM} [«ДОЛЖНОСТЬ»]", lambda words: edits.Undecide(*_attested(words), words.optional())
    ),
    "роль": Verb("РОЛЬ [КТО …]", lambda words: edits.SetRole(words.text("роль"), tuple(_people(words)))),
    "выходной": Verb("ДЕНЬ", lambda words: edits.DayOff(words.day())),
    "рабочий": Verb("ДЕНЬ", lambda words: edits.Workday(words.day())),
    "обычный": Verb("ДЕНЬ", lambda words: edits.OrdinaryDay(words.day())),
}

USAGES = tuple(f"{verb} {each.usage}" for verb, each in VERBS.items())
