"""Lines -> edits, or why not: each verb and the words that it takes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from generator.editing import edits
from generator.editing.edits import Edit
from generator.editing.readings import category_of, day_of, planned_of, status_of
from generator.editing.words import NotALine, Word, words_of
from generator.loading.private_data import hidden
from generator.loading.text import lines_of, stray_sign
from generator.problems import Position, Problem, Severity
from generator.schedule.choices import Category
from generator.schedule.parsing import fold, nearest, parse_slug

T = TypeVar("T")
MOST_LINES = 2000


@dataclass(frozen=True, slots=True)
class Numbered:
    """An edit and the line that it stood on, counted from 1."""

    edit: Edit
    line: int


class Misread(ValueError):
    """A word of the line isn't what it should be; `column` counts from 1."""

    def __init__(self, column: int, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.column = column
        self.hint = hint


def read_edits(text: str, file: str, today: date) -> tuple[list[Numbered], list[Problem]]:
    """All edits of a text and all problems of its lines; `today` is the day of what is done with no day
    given. Empty lines and comments (#) say nothing."""
    found, problems = [], []
    for number, line in enumerate(lines_of(text.removeprefix("\ufeff")), start=1):
        try:
            _refuse_stray_sign(line)
            words = words_of(line)
            if words:
                found.append(Numbered(_read(words, len(line), today), number))
        except (Misread, NotALine) as wrong:
            problems.append(problem(file, number, wrong.column, "bad-edit", str(wrong), wrong.hint))
    if not found and not problems:
        message, hint = "ни одной правки нет", "напишите правку, например: выходной 2027-04-21"
        problems.append(problem(file, 1, 1, "no-edits", message, hint))
    if len(found) > MOST_LINES:
        message = f"правок больше {MOST_LINES}: так много за раз не бывает"
        problems.append(problem(file, 1, 1, "too-many-edits", message, "пришлите их частями"))
    return found, problems


def problem(file: str, line: int, column: int, code: str, message: str, hint: str | None) -> Problem:
    return hidden(Problem(file, Position(line, column), Severity.ERROR, code, message, hint))


def _refuse_stray_sign(line: str) -> None:
    if (found := stray_sign(line)) is not None:
        raise Misread(found.at + 1, found.message, found.hint)


@dataclass(slots=True)
class _Words:
    """The words behind the verb, taken one by one; `usage` is the line as it should be."""

    words: Sequence[Word]
    usage: str
    end: int
    today: date
    taken: int = field(default=0)

    @property
    def left(self) -> int:
        return len(self.words) - self.taken

    def text(self, what: str) -> str:
        """The next word; Misread where there is none, or nothing in its quotes."""
        if not self.left:
            raise Misread(self.end, f"не хватает слова: {what}", f"пишите так: {self.usage}")
        word = self.words[self.taken]
        if not word.text:
            raise Misread(word.column, f"пустые кавычки вместо слова: {what}", f"пишите так: {self.usage}")
        self.taken += 1
        return word.text

    def value(self, what: str, read: Callable[[str], T]) -> T:
        """The next word as a value; the sentence of a ValueError becomes the problem's."""
        text = self.text(what)
        try:
            return read(text)
        except ValueError as wrong:
            message, _, hint = str(wrong).partition(": ")
            raise Misread(self.words[self.taken - 1].column, message, hint or None) from None

    def day(self, what: str = "день") -> date:
        return self.value(what, lambda text: day_of(text, self.today))

    def optional_day(self) -> date:
        """The next word where it looks like a day, else today."""
        following = self.words[self.taken] if self.left else None
        looks = following is not None and not following.is_quoted and _looks_like_day(following.text)
        return self.day() if looks else self.today

    def optional(self) -> str | None:
        """The next word, or None; empty quotes leave it out."""
        if not self.left:
            return None
        self.taken += 1
        return self.words[self.taken - 1].text or None

    def finish(self) -> None:
        if self.left:
            word = self.words[self.taken]
            hint = f"пишите так: {self.usage}; слова с пробелами — в кавычках «»"
            raise Misread(word.column, f"лишнее слово «{word.text}»", hint)


def _looks_like_day(text: str) -> bool:
    return text[:1].isdigit() or fold(text) in ("сегодня", "вчера", "позавчера")


def _read(words: Sequence[Word], length: int, today: date) -> Edit:
    first, *rest = words
    verb = _VERBS.get(_folded_verb(first.text))
    if verb is None:
        near = nearest(_folded_verb(first.text), _VERBS)
        meant = f"возможно, «{near}»" if near else f"есть: {', '.join(_VERBS)}"
        raise Misread(first.column, f"«{first.text}» — такой правки нет", meant)
    taken = _Words(rest, f"{_folded_verb(first.text)} {verb.usage}", length + 1, today)
    edit = verb.read(taken)
    taken.finish()
    return edit


def _folded_verb(text: str) -> str:
    """Word turns hyphens into dashes and begins a line with a capital."""
    return fold(text.replace("–", "-").replace("—", "-").replace("‑", "-")).rstrip(":")


@dataclass(frozen=True, slots=True)
class _Verb:
    usage: str
    read: Callable[[_Words], Edit]


_TEACHER = "кто"
_CATEGORY = "категория"


def _person_and_position(kind: type[edits.AddTeacher]) -> Callable[[_Words], Edit]:
    def read(words: _Words) -> Edit:
        named = words.left > 2
        given = words.value("код", parse_slug) if named else None
        return kind(words.text("имя"), words.text("должность"), given)

    return read


def _attested(words: _Words) -> tuple[str, Category]:
    return words.text(_TEACHER), words.value(_CATEGORY, category_of)


def _planned(kind: type[edits.Plan]) -> Callable[[_Words], Edit]:
    return lambda words: kind(*_attested(words), words.value("дата", planned_of), words.optional())


def _is_category(word: Word) -> bool:
    try:
        category_of(word.text)
    except ValueError:
        return False
    return True


def _is_about_teacher(words: _Words) -> bool:
    """«сделано» of a step has the category as its second word."""
    return words.left > 1 and _is_category(words.words[1])


def _mark(words: _Words) -> Edit:
    if _is_about_teacher(words):
        attested = _attested(words)
        return edits.MarkStep(*attested, words.text("мероприятие"), words.optional_day(), words.optional())
    return edits.MarkWork(words.text("мероприятие"), words.text("какой срок"), words.optional_day())


def _unmark(words: _Words) -> Edit:
    if _is_about_teacher(words):
        return edits.UnmarkStep(*_attested(words), words.text("мероприятие"), words.optional())
    return edits.UnmarkWork(words.text("мероприятие"), words.text("какой срок"))


def _category(words: _Words) -> Edit:
    attested = _attested(words)
    granted = _day_or_dash(words, "когда присвоена") if words.left else None
    return edits.SetCategory(*attested, granted, words.day("до какого дня") if words.left else None)


def _day_or_dash(words: _Words, what: str) -> date | None:
    if words.words[words.taken].text in ("-", "–", "—"):
        words.taken += 1
        return None
    return words.day(what)


def _people(words: _Words) -> Iterator[str]:
    while words.left:
        yield words.text(_TEACHER)


_WHOM = "КТО КАТЕГОРИЯ"
_VERBS: Mapping[str, _Verb] = {
    "добавить": _Verb("[КОД] «ФАМИЛИЯ ИМЯ ОТЧЕСТВО» «ДОЛЖНОСТЬ»", _person_and_position(edits.AddTeacher)),
    "сотрудник": _Verb("[КОД] «ФАМИЛИЯ ИМЯ ОТЧЕСТВО» «ДОЛЖНОСТЬ»", _person_and_position(edits.AddStaff)),
    "убрать": _Verb("КТО", lambda words: edits.RemovePerson(words.text(_TEACHER))),
    "имя": _Verb(
        "КТО «ФАМИЛИЯ ИМЯ ОТЧЕСТВО»", lambda words: edits.Rename(words.text(_TEACHER), words.text("имя"))
    ),
    "должность": _Verb(
        "КТО «ДОЛЖНОСТЬ»", lambda words: edits.SetPosition(words.text(_TEACHER), words.text("должность"))
    ),
    "состояние": _Verb(
        "КТО РАБОТАЕТ|«В ОТПУСКЕ»|УВОЛЕН",
        lambda words: edits.SetStatus(words.text(_TEACHER), words.value("состояние", status_of)),
    ),
    "категория": _Verb(f"{_WHOM} [ПРИСВОЕНА [ДЕЙСТВУЕТ-ДО]]", _category),
    "нет-категории": _Verb(_WHOM, lambda words: edits.DropCategory(*_attested(words))),
    "запланировать": _Verb(f"{_WHOM} ДАТА [«ДОЛЖНОСТЬ»]", _planned(edits.Plan)),
    "перенести": _Verb(f"{_WHOM} ДАТА [«ДОЛЖНОСТЬ»]", _planned(edits.Move)),
    "отменить": _Verb(
        f"{_WHOM} [«ДОЛЖНОСТЬ»]", lambda words: edits.Cancel(*_attested(words), words.optional())
    ),
    "сделано": _Verb(f"{_WHOM} МЕРОПРИЯТИЕ [ДЕНЬ] [«ДОЛЖНОСТЬ»] или МЕРОПРИЯТИЕ СРОК [ДЕНЬ]", _mark),
    "не-сделано": _Verb(f"{_WHOM} МЕРОПРИЯТИЕ [«ДОЛЖНОСТЬ»] или МЕРОПРИЯТИЕ СРОК", _unmark),
    "решение": _Verb(
        f"{_WHOM} ДЕНЬ [«ПРИКАЗ»] [«ДОЛЖНОСТЬ»]",
        lambda words: edits.Decide(*_attested(words), words.day(), words.optional(), words.optional()),
    ),
    "нет-решения": _Verb(
        f"{_WHOM} [«ДОЛЖНОСТЬ»]", lambda words: edits.Undecide(*_attested(words), words.optional())
    ),
    "роль": _Verb("РОЛЬ [КТО …]", lambda words: edits.SetRole(words.text("роль"), tuple(_people(words)))),
    "выходной": _Verb("ДЕНЬ", lambda words: edits.DayOff(words.day())),
    "рабочий": _Verb("ДЕНЬ", lambda words: edits.Workday(words.day())),
    "обычный": _Verb("ДЕНЬ", lambda words: edits.OrdinaryDay(words.day())),
}

USAGES = tuple(f"{verb} {each.usage}" for verb, each in _VERBS.items())
