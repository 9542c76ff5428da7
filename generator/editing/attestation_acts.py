"""How edits of attestations, of what is done and of results change the text."""

import re
from collections.abc import Sequence
from datetime import date

import yaml

from generator.editing import edits
from generator.editing.finding import (
    Person,
    activity_named,
    attestation_of,
    attestations_for,
    people,
    teacher_named,
)
from generator.editing.people_acts import TEACHER_KEYS, set_text
from generator.editing.readings import planned_of
from generator.editing.refused import Refused
from generator.editing.source import Source, entry_of, is_list, items_of, text_of, value_of
from generator.editing.splices import Splice
from generator.editing.structure import append, drop, drop_item, put
from generator.editing.writing import Below, Value, day_nearby, day_text
from generator.schedule.parsing import fold

_WHOLE_YEAR = ("год", "весь год", "за весь год", "year")
ATTESTATION_KEYS = ("for", "date", "position", "done", "result")
_ACTIVITY_KEYS = (
    *("id", "title", "short", "mark", "goal", "items", "when", "responsible", "only", "reminders", "shift"),
    "done",
)


def plan(source: Source, edit: edits.Plan) -> list[Splice]:
    teacher = teacher_named(source, edit.teacher)
    own_post = edit.post if edit.post and fold(edit.post) != fold(text_of(teacher.node, "position")) else None
    _refuse_second(teacher, edit, own_post)
    day = day_text(edit.date, day_nearby(source, source.end(teacher.node)))
    block: dict[str, Value] = {"for": edit.category.value, "date": day}
    if own_post:
        block["position"] = own_post
    present = value_of(teacher.node, "attestations")
    if is_list(present) and present.value:
        return append(source, present, block)
    return put(source, teacher.node, "attestations", [block], TEACHER_KEYS, as_block=_writes_blocks(source))


def _refuse_second(teacher: Person, edit: edits.Plan, post: str | None) -> None:
    """One attestation for a category in one post."""
    for _, node in attestations_for(teacher, edit.category, post or text_of(teacher.node, "position")):
        message = f"аттестация {edit.category.short_aim} у педагога «{teacher.name}» уже есть"
        instead = edits.Move(teacher.id, edit.category, edit.date, edit.post)
        raise Refused(f"{message}: {text_of(node, 'date')}", f"чтобы изменить день: {instead.line}")


def _writes_blocks(source: Source) -> bool:
    """Whether attestations stand below one another, as in the last teacher that has some; so by default."""
    lists = [value_of(each.node, "attestations") for each in people(source, "teachers")]
    written = [each for each in lists if is_list(each)]
    return not written or not written[-1].flow_style


def move(source: Source, edit: edits.Move) -> list[Splice]:
    _, _, node = attestation_of(source, edit, edit.post)
    old = text_of(node, "date")
    return set_text(source, node, "date", day_text(edit.date, old), ATTESTATION_KEYS)


def cancel(source: Source, edit: edits.Cancel) -> list[Splice]:
    teacher, place, _ = attestation_of(source, edit, edit.post)
    return drop_item(source, teacher.node, "attestations", place)


def mark_step(source: Source, edit: edits.MarkStep) -> list[Splice]:
    _, _, node = attestation_of(source, edit, edit.post)
    _, name = activity_named(source, edit.activity)
    return _mark(source, node, name, edit.day, ATTESTATION_KEYS, as_block=_marks_below(source))


def mark_work(source: Source, edit: edits.MarkWork) -> list[Splice]:
    row, _ = activity_named(source, edit.activity)
    return _mark(source, row, slot_of(edit.slot), edit.day, _ACTIVITY_KEYS, as_block=False)


def slot_of(text: str) -> str:
    """A month as people write it («август 2026») is `2026-08`; the rest is as the file has it."""
    if fold(text) in _WHOLE_YEAR:
        return "year"
    try:
        planned = planned_of(text)
    except ValueError:
        if re.fullmatch("[a-z0-9/-]+", text):
            return text
        hint = "напишите месяц (2026-08), день (2026-09-15) или «год», если работа идёт весь год"
        raise Refused(f"«{text}» — не срок мероприятия", hint) from None
    return edits.planned_word(planned)


def _mark(
    source: Source, node: yaml.MappingNode, name: str, day: date, order: Sequence[str], *, as_block: bool
) -> list[Splice]:
    done = value_of(node, "done")
    if not isinstance(done, yaml.MappingNode):
        mark = {name: day_text(day, day_nearby(source, source.end(node)))}
        return put(source, node, "done", Below(mark) if as_block else mark, order)
    old = text_of(done, name)
    return put(source, done, name, day_text(day, old or day_nearby(source, source.end(done))))


def _marks_below(source: Source) -> bool:
    """Whether the marks of attestations stand below one another, as in the last that has some."""
    marks = [
        done
        for each in people(source, "teachers")
        for node in items_of(each.node, "attestations")
        if (done := value_of(node, "done")) is not None
    ]
    return not marks or not isinstance(marks[-1], yaml.MappingNode) or not marks[-1].flow_style


def unmark_step(source: Source, edit: edits.UnmarkStep) -> list[Splice]:
    _, _, node = attestation_of(source, edit, edit.post)
    return _unmark(source, node, activity_named(source, edit.activity)[1])


def unmark_work(source: Source, edit: edits.UnmarkWork) -> list[Splice]:
    return _unmark(source, activity_named(source, edit.activity)[0], slot_of(edit.slot))


def _unmark(source: Source, node: yaml.MappingNode, name: str) -> list[Splice]:
    done = value_of(node, "done")
    marks = [key.value for key, _ in done.value] if isinstance(done, yaml.MappingNode) else []
    if name not in marks:
        raise Refused(f"«{name}» и так не отмечено", f"отмечено: {', '.join(marks)}" if marks else None)
    assert isinstance(done, yaml.MappingNode)
    return drop(source, done, name) if len(marks) > 1 else drop(source, node, "done")


def decide(source: Source, edit: edits.Decide) -> list[Splice]:
    """The result; an order that stood there stays where none is named."""
    _, _, node = attestation_of(source, edit, edit.post)
    result = value_of(node, "result")
    if not isinstance(result, yaml.MappingNode) or not result.value:
        day = day_text(edit.day, day_nearby(source, source.end(node)))
        return put(
            source,
            node,
            "result",
            {"date": day} | ({"order": edit.order} if edit.order else {}),
            ATTESTATION_KEYS,
        )
    day = day_text(edit.day, text_of(result, "date"))
    order = set_text(source, result, "order", edit.order, ("date", "order")) if edit.order else []
    return [*set_text(source, result, "date", day, ("date", "order")), *order]


def undecide(source: Source, edit: edits.Undecide) -> list[Splice]:
    teacher, _, node = attestation_of(source, edit, edit.post)
    if entry_of(node, "result") is None:
        raise Refused(f"решения у аттестации педагога «{teacher.name}» и так нет")
    return drop(source, node, "result")
