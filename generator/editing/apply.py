"""Edits applied to the text of a schedule: all of them together or none, and nothing else changes."""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.editing import edits
from generator.editing.attestation_acts import (
    cancel,
    decide,
    mark_step,
    mark_work,
    move,
    plan,
    undecide,
    unmark_step,
    unmark_work,
)
from generator.editing.calendar_acts import day_off, is_own_day, no_day_off, no_workday, workday
from generator.editing.category_acts import drop_category, hold, hold_no_other, hold_since, hold_until
from generator.editing.edits import Edit
from generator.editing.lines import Numbered, problem
from generator.editing.people_acts import add, remove_person, rename, set_position, set_role, set_status
from generator.editing.refused import Refused
from generator.editing.source import Source, rare_key, source_of
from generator.editing.splices import Splice, spliced, with_comments_in_place
from generator.loading.load import Loaded, load
from generator.loading.text import decode
from generator.problems import Problem

_BOM = b"\xef\xbb\xbf"
_Act = Callable[[Source, Any], Sequence[Splice]]
Read = Callable[[bytes, str, date], Loaded]
Change = Callable[[str, Edit], str]
_HOLD: tuple[_Act, ...] = (hold, hold_since, hold_until, *(hold_no_other,) * 4)

# What an edit does, act by act; each looks at the text that the one before has left.
ACTS: Mapping[type[Edit], tuple[_Act, ...]] = {
    edits.AddTeacher: (add,),
    edits.AddStaff: (add,),
    edits.RemovePerson: (remove_person,),
    edits.Rename: (rename,),
    edits.SetPosition: (set_position,),
    edits.SetStatus: (set_status,),
    edits.SetCategory: _HOLD,
    edits.DropCategory: (drop_category,),
    edits.Plan: (plan,),
    edits.Move: (move,),
    edits.Cancel: (cancel,),
    edits.MarkStep: (mark_step,),
    edits.UnmarkStep: (unmark_step,),
    edits.MarkWork: (mark_work,),
    edits.UnmarkWork: (unmark_work,),
    edits.Decide: (decide, *_HOLD),
    edits.Undecide: (undecide,),
    edits.SetRole: (set_role,),
    edits.DayOff: (no_workday, day_off),
    edits.Workday: (no_day_off, workday),
    edits.OrdinaryDay: (is_own_day, no_day_off, no_workday),
}


@dataclass(frozen=True, slots=True)
class Applied:
    """What came of edits: the new bytes and what the loader says of them; or, with `problems`, the old
    bytes, and nothing is to be written."""

    data: bytes
    before: Loaded
    after: Loaded
    problems: tuple[Problem, ...] = ()


def fingerprint(data: bytes) -> str:
    """Names one text of a schedule: whoever edits says which one they saw."""
    return hashlib.sha256(data).hexdigest()[:16]


def edited(text: str, edit: Edit) -> str:
    """Raises Refused."""
    for splices in steps(text, edit):
        text = spliced(text, splices)
    return text


def steps(text: str, edit: Edit) -> Iterator[Sequence[Splice]]:
    """The splices of each act, for the text that the one before has left. Raises Refused."""
    source = source_of(text)
    for act in ACTS[type(edit)]:
        splices = with_comments_in_place(source.text, act(source, edit))
        yield splices
        if splices:
            source = source_of(spliced(source.text, splices))


def apply_edits(
    data: bytes,
    wanted: Sequence[Numbered],
    *,
    file: str,
    source_name: str,
    today: date,
    seen: str | None = None,
    read: Read = load,
    change: Change = edited,
) -> Applied:
    """`file` is the schedule's name in messages, `source_name` that of what the lines stand in. With `seen`,
    the fingerprint of the text that the sender had before them, another text is refused. Whoever asks again
    and again gives a `read` and a `change` that remember."""
    before = read(data, file, today)
    refuse = _Refusal(data, before)
    if seen and seen != fingerprint(data):
        message = "график с тех пор изменился: правка сделана по другому тексту"
        hint = "откройте график заново и повторите правку"
        return refuse([problem(source_name, 1, 1, "other-text", message, hint)])
    if before.root is None:
        return refuse(before.problems)
    text = decode(data, file)
    if line := rare_key(text):
        message = f"в графике редкая запись: знак «?» перед ключом (строка {line})"
        hint = "программа таких строк не меняет; уберите «?», оставьте «ключ: значение» и повторите правку"
        return refuse([problem(source_name, 1, 1, "rare-key", message, hint)])
    texts, problems = _texts(text, wanted, source_name, change)
    if problems:
        return refuse(problems)
    applied = _encoded(texts[-1], data)
    after = read(applied, file, today)
    if new := new_errors(before.problems, after.problems):
        blame = _first_wrong(texts, lambda text: read(_encoded(text, data), file, today), before)
        return refuse([_blamed(each, source_name, wanted[blame].line) for each in new])
    return Applied(applied, before, after)


@dataclass(frozen=True, slots=True)
class _Refusal:
    data: bytes
    before: Loaded

    def __call__(self, problems: Sequence[Problem]) -> Applied:
        return Applied(self.data, self.before, self.before, tuple(problems))


def _texts(
    text: str, wanted: Sequence[Numbered], source_name: str, change: Change
) -> tuple[list[str], list[Problem]]:
    """The text after each edit, and every edit that can't be done; what follows goes on without it."""
    texts, problems = [text], []
    for each in wanted:
        try:
            texts.append(change(texts[-1], each.edit))
        except Refused as refused:
            problems.append(problem(source_name, each.line, 1, "refused-edit", str(refused), refused.hint))
    return texts, problems


def _encoded(text: str, like: bytes) -> bytes:
    return (_BOM if like.startswith(_BOM) else b"") + text.encode()


def _first_wrong(texts: Sequence[str], read: Callable[[str], Loaded], before: Loaded) -> int:
    """The number of the edit after which the first new error is there."""
    wrong = (
        number for number, text in enumerate(texts[1:]) if new_errors(before.problems, read(text).problems)
    )
    return next(wrong)


def _blamed(error: Problem, source_name: str, line: int) -> Problem:
    said = error.message[:1].upper() + error.message[1:]
    message = f"после этой правки в графике будет ошибка, строка {error.position.line}. {said}"
    return problem(source_name, line, 1, error.code, message, error.hint)


def new_errors(before: Sequence[Problem], after: Sequence[Problem]) -> list[Problem]:
    """Errors that weren't there before; that they stand on other lines now doesn't matter."""
    known = Counter(_sameness(each) for each in before if each.is_error)
    found = []
    for each in after:
        if each.is_error:
            known[_sameness(each)] -= 1
            if known[_sameness(each)] < 0:
                found.append(each)
    return found


def _sameness(each: Problem) -> tuple[str, str]:
    return each.code, re.sub(r"строк\w* \d+", "строка", each.message)
