"""What an issue asks for, done to the schedule: the new text of the file and what it means for people."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from generator.changes import compare
from generator.changes.losses import much_lost
from generator.changes.markdown import escape, to_markdown
from generator.editing.answers import Asked, IsPlanned
from generator.editing.apply import Applied, apply_edits, new_errors
from generator.editing.finding import has_attestation
from generator.editing.lines import problem
from generator.editing.source import Source
from generator.github.edit_request.plain import quiet
from generator.github.summary import errors
from generator.loading import load
from generator.loading.text import decode
from generator.problems import Problem
from generator.project import Project, agenda_of

# The check goes on only where the sentence stands on a line of its own: not here.
_LOST = (
    "**Из графика пропадает слишком много** ({}). Если так и надо, впишите в текст этого запроса отдельной "
    "строкой «Убрано намеренно», иначе проверка не пройдёт."
)


@dataclass(frozen=True, slots=True)
class Schedule:
    """The file as it is on the main branch: its bytes, its name in messages, the day it is read on."""

    data: bytes
    file: str
    today: date

    def is_planned(self) -> IsPlanned:
        """Nothing is planned in a file that can't be read; `apply_edits` says why it can't."""
        if load(self.data, self.file, self.today).root is None:
            return lambda teacher, category, post: False
        source = Source(decode(self.data, self.file))
        return partial(has_attestation, source)

    def edited(self, asked: Asked) -> Applied:
        """Problems that repeat an answer are given the label of its field."""
        applied = apply_edits(
            self.data,
            asked.edits,
            file=self.file,
            source_name=asked.form.field("edits").label if asked.form.file == "other.yml" else "",
            today=self.today,
            seen=asked.seen,
        )
        return Applied(
            applied.data,
            applied.before,
            applied.after,
            tuple(_labelled(each, asked) for each in applied.problems),
        )

    def replaced(self, data: bytes, label: str) -> Applied:
        """As if somebody had written that text; refused where it has a new error."""
        before, after = (load(each, self.file, self.today) for each in (self.data, data))
        found = [
            problem(label, 1, 1, "not-reverted", f"тогда в графике будет ошибка: {each.message}", each.hint)
            for each in new_errors(before.problems, after.problems)
        ]
        return Applied(self.data if found else data, before, after, tuple(found))


def _labelled(each: Problem, asked: Asked) -> Problem:
    label = asked.label_of(each.message)
    if each.file or label is None:
        return each
    return problem(label, 1, 1, "bad-answer", each.message, each.hint)


def for_people(project: Project, applied: Applied) -> str:
    """What the edit changes, as Markdown that calls nobody."""
    if applied.before.schedule is None or applied.after.schedule is None:
        return (
            "В графике есть ошибки, не от этой правки. Пока они есть, сайт не обновится, и что изменится для "
            "людей, не посчитать:\n\n" + quiet(errors(_errors(applied.after.problems)))
        )
    old, new = (agenda_of(project, loaded) for loaded in (applied.before, applied.after))
    changes = compare(old, new, applied.before.problems, applied.after.problems)
    lost = much_lost(old.schedule, new.schedule, new.today)
    warned = [_LOST.format(escape("; ".join(lost)))] if lost else []
    return quiet("\n\n".join([*warned, to_markdown(changes, old, new).strip()]))


def _errors(problems: Sequence[Problem]) -> list[Problem]:
    return [each for each in problems if each.is_error]
