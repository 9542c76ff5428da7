"""Subjects of mails: what, and by when; of others' work first whose it is.

The most urgent thing stands in full. The rest is named after it, in fewer words where it would not fit.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.agenda import Agenda
from generator.mail.due import Change, DueNotice, GoneNotice, Notice
from generator.mail.plan import Mail
from generator.mail.words import WEEK_IN_SHORT, is_appointment, short_title_of, teacher_in, week_title
from generator.occurrences.identity import is_attestation
from generator.occurrences.occurrence import AttestationDay, Deadline, Occurrence
from generator.wording.dates import attestations, deadlines, plural
from generator.wording.occurrences import SUBJECT, When, when
from generator.wording.people import initials, surname
from generator.wording.text import capitalise, decapitalise, listed, one_line

# What a phone shows of a subject.
SUBJECT_LIMIT = 60
OFF = {Change.WITHDRAWN: "отменено", Change.HANDED_OVER: "передано другому"}


@dataclass(frozen=True, slots=True)
class Part:
    """What a subject says besides the most urgent thing, in full, in few words, or where there is little room
    not at all."""

    full: str
    brief: str
    can_be_left_out: bool = False


def subject(agenda: Agenda, mail: Mail) -> str:
    return one_line(_Subject(agenda, mail).text)


@dataclass(frozen=True)
class _Subject:
    agenda: Agenda
    mail: Mail

    @property
    def text(self) -> str:
        parts = list(self._parts())
        full = _joined(self._urgent(SUBJECT_LIMIT), [part.full for part in parts])
        if len(full) <= SUBJECT_LIMIT or not self._due:
            return full
        brief = self._with([part.brief for part in parts])
        needed = [part.brief for part in parts if not part.can_be_left_out]
        return brief if len(brief) <= SUBJECT_LIMIT else self._with(needed)

    def _with(self, words: Sequence[str]) -> str:
        """The most urgent thing in the room that the other words leave."""
        return _joined(self._urgent(SUBJECT_LIMIT - len(_joined("", words)) - 2 * bool(words)), words)

    @cached_property
    def _due(self) -> list[DueNotice]:
        return [each for each in self.mail.notices if isinstance(each, DueNotice)]

    def _urgent(self, room: int) -> str:
        """The first deadline in full, and how many there are besides; its title gives way."""
        if not self._due:
            return ""
        rest = f" и ещё {_counted(self._due[1:])}" if len(self._due) > 1 else ""
        frame = self._statement(self._due[0], "") + rest
        title = self._title(self._due[0].key, room - len(frame))
        return self._statement(self._due[0], title) + rest

    def _statement(self, notice: DueNotice, title: str) -> str:
        """«до 5 марта (пт): загрузка материалов», «Глобусова: заявка в ЛК до ≈ 12 марта»"""
        told, whose = when(notice.occurrence, SUBJECT), self._whose(notice.occurrence.teacher)
        prefix, sign = self._prefix(notice)
        if whose:
            return f"{whose}: {title}{sign} {prefix}{_joined_words(told.day, told.time)}"
        return f"{prefix}{_with_weekday(told, notice.occurrence)}: {title}"

    def _prefix(self, notice: DueNotice) -> tuple[str, str]:
        """What stands before the day, and the sign before that where it follows the title."""
        occurrence = notice.occurrence
        if notice.change is Change.MOVED:
            return f"{_news(occurrence)} ", ","
        if not isinstance(occurrence, Deadline):
            return "", "" if occurrence.day else ","
        return ("срок прошёл ", ",") if occurrence.due < self.agenda.today else ("до ", "")

    def _title(self, key: str, room: int) -> str:
        return decapitalise(short_title_of(self.agenda, key, room))

    def _whose(self, teacher: str | None) -> str:
        """The teacher concerned, unless it is the reader."""
        is_known = teacher in self.agenda.schedule.people
        return self._surname(teacher) if teacher and is_known and teacher != self.mail.person else ""

    def _surname(self, person: str) -> str:
        """With initials where two people share it."""
        people = self.agenda.schedule.people
        shared = Counter(surname(each.name) for each in people.values())
        name = people[person].name
        return initials(name) if shared[surname(name)] > 1 else surname(name)

    def _parts(self) -> Iterator[Part]:
        for change, word in OFF.items():
            gone = [
                each for each in self.mail.notices if isinstance(each, GoneNotice) and each.change is change
            ]
            if gone:
                yield self._off(word, gone)
        if self.mail.summary:
            yield Part(week_title(self.mail.summary), WEEK_IN_SHORT, can_be_left_out=True)
        late = dict.fromkeys(each.person for each in self.mail.unreached if each.is_late)
        lost = dict.fromkeys(each.person for each in self.mail.unreached if not each.is_late)
        if lost:
            yield self._named(("не дошло напоминание", "не дошло", "не дошло до"), list(lost))
        if late:
            yield self._named(("напоминание пришло поздно", "пришло поздно", "поздно дошло до"), list(late))

    def _off(self, word: str, gone: Sequence[GoneNotice]) -> Part:
        """«отменено: Глобусова — заявка в ЛК и ещё 2 срока»"""
        whose = self._whose(teacher_in(gone[0].key))
        rest = f" и ещё {_counted(gone[1:])}" if len(gone) > 1 else ""
        frame = f"{word}: {whose} — " if whose else f"{word}: "
        title = self._title(gone[0].key, SUBJECT_LIMIT - len(frame) - len(rest))
        return Part(f"{frame}{title}{rest}", f"{word}: {_counted(gone)}")

    def _named(self, words: tuple[str, str, str], people: Sequence[str]) -> Part:
        """«кому не дошло напоминание: Глобусова, Азбукина и ещё 2», «не дошло до 4 человек»"""
        full, brief, reached = words
        names = listed([self._surname(person) for person in people], 2)
        if len(people) == 1:
            return Part(f"кому {full}: {names}", f"кому {brief}: {names}")
        many = plural(len(people), "человека", "человек", "человек")
        return Part(f"кому {full}: {names}", f"{reached} {many}")


def _counted(notices: Sequence[Notice]) -> str:
    """«2 срока», «1 аттестация»; «3 даты» where they are of several kinds."""
    named = {_counts_as(each) for each in notices}
    count = named.pop() if len(named) == 1 else _dates
    return count(len(notices))


def _counts_as(notice: Notice) -> Callable[[int], str]:
    if is_attestation(notice.key):
        return attestations
    is_meeting = isinstance(notice, DueNotice) and is_appointment(notice.occurrence)
    return _dates if is_meeting else deadlines


def _dates(number: int) -> str:
    return plural(number, "дата", "даты", "дат")


def _news(occurrence: Occurrence) -> str:
    """What stands before a day that has changed."""
    if not is_appointment(occurrence):
        return "новый срок"
    return "теперь" if isinstance(occurrence, AttestationDay) and not occurrence.day else "новая дата"


def _with_weekday(told: When, occurrence: Occurrence) -> str:
    """«5 марта (пт)»; of what is approximate the weekday is no help."""
    weekday = f"({told.weekday})" if told.weekday and not occurrence.approximate else ""
    return _joined_words(told.day, weekday, told.time)


def _joined_words(*words: str) -> str:
    return " ".join(word for word in words if word)


def _joined(urgent: str, parts: Sequence[str]) -> str:
    """Sentences, so that none has two colons."""
    return ". ".join(capitalise(part) for part in (urgent, *parts) if part).replace("….", "…")
