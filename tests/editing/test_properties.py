"""Any sequence of edits, in files of any style: exactly those changes, and no other line touched."""

from datetime import date
from difflib import SequenceMatcher
from random import Random
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.editing import edits
from generator.editing.apply import apply_edits, steps
from generator.editing.edits import Edit
from generator.editing.lines import Numbered, read_edits
from generator.editing.splices import spliced, undone
from generator.loading.load import load
from generator.loading.text import decode, lines_of
from tests.editing.expected import dump, expected
from tests.editing.handwriting import Hand, TextLoader
from tests.editing.stories import edit, school

TODAY = date(2026, 11, 26)
Plain = dict[str, Any]
BOM = b"\xef\xbb\xbf"
SEEDS = st.integers(0, 2**32)


def loaded(data: bytes) -> Plain:
    read = load(data, "schedule.yaml", TODAY)
    assert read.schedule is not None, (read.problems, data.decode("utf-8-sig"))
    return dump(read.schedule)


def applied(data: bytes, *wanted: Edit) -> bytes:
    numbered = [Numbered(each, number) for number, each in enumerate(wanted, 1)]
    result = apply_edits(data, numbered, file="schedule.yaml", source_name="правка", today=TODAY)
    assert result.problems == (), (result.problems, [each.line for each in wanted], data.decode("utf-8-sig"))
    return result.data


@given(st.data(), school(), SEEDS)
def test_a_file_loads_to_the_model_with_exactly_those_changes(
    draw: st.DataObject,
    plain: Plain,
    seed: int,
) -> None:
    data = first = Hand(Random(seed)).file(plain)
    wanted = []
    for _ in range(draw.draw(st.integers(1, 4))):
        before = loaded(data)
        wanted.append(draw.draw(edit(yaml.load(data.decode("utf-8-sig"), Loader=TextLoader))))
        after = applied(data, wanted[-1])
        assert loaded(after) == expected(before, wanted[-1]), after.decode("utf-8-sig")
        assert after.startswith(BOM) == data.startswith(BOM)
        data = after
    assert applied(first, *wanted) == data


@given(st.data(), school(), SEEDS)
def test_the_reversed_splices_give_the_first_text(
    draw: st.DataObject,
    plain: Plain,
    seed: int,
) -> None:
    first = decode(Hand(Random(seed)).file(plain), "schedule.yaml")
    text, back = first, []
    for splices in steps(first, draw.draw(edit(plain))):
        back.append(undone(text, splices))
        text = spliced(text, splices)
    for splices in reversed(back):
        text = spliced(text, splices)
    assert text == first


@given(st.data(), school(), SEEDS)
def test_no_line_is_touched_that_is_not_concerned(
    draw: st.DataObject,
    plain: Plain,
    seed: int,
) -> None:
    data = Hand(Random(seed)).file(plain)
    wanted = draw.draw(edit(plain))
    old, new = (lines_of(each.decode("utf-8-sig")) for each in (data, applied(data, wanted)))
    concerned = concerned_lines("\n".join(old), wanted)
    for kind, first, last, _, _ in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        touched = set(range(first, last)) if kind != "equal" else set()
        outside = [old[number] for number in touched - concerned if old[number].strip()]
        assert outside == [], (wanted.line, outside)


def concerned_lines(text: str, wanted: Edit) -> set[int]:
    """Those of the person, the role, the row or the calendar that the edit is about."""
    root: Any = yaml.compose(text, Loader=yaml.SafeLoader)
    blocks = {key.value: (key, value) for key, value in root.value}
    match wanted:
        case edits.AddTeacher():
            return (
                _lines(*blocks["teachers"])
                if not blocks["teachers"][1].value or blocks["teachers"][1].flow_style
                else set()
            )
        case edits.OwnDay():
            return _lines(*blocks["calendar"]) if "calendar" in blocks else set()
        case edits.SetRole():
            return _item(blocks["roles"][1], wanted.role)
        case edits.MarkWork() | edits.UnmarkWork():
            return _lines(*blocks["plans"])
        case edits.RemovePerson():
            return _item(blocks["teachers"][1], wanted.person) | _heads(blocks["teachers"])
        case edits.Rename() | edits.SetPosition():
            is_staff = wanted.person in ("chief", "vice")
            return _item(blocks["staff" if is_staff else "teachers"][1], wanted.person)
    return _item(blocks["teachers"][1], getattr(wanted, "teacher", ""))


def _heads(block: tuple[Any, Any]) -> set[int]:
    """The line of `teachers:`, which gets `[]` with the last of them; all of a list in brackets."""
    if block[1].flow_style:
        return _lines(*block)
    return {block[0].start_mark.line} if len(block[1].value) == 1 else set()


def _lines(first: Any, last: Any) -> set[int]:
    return set(range(first.start_mark.line, last.end_mark.line + 1))


def _item(items: Any, name: str) -> set[int]:
    if items.flow_style:
        return _lines(items, items)
    for item in items.value:
        if any(key.value == "id" and value.value == name for key, value in item.value):
            dash = item.start_mark.line
            text = item.start_mark.buffer.split("\n")
            while "-" not in text[dash][: item.start_mark.column]:
                dash -= 1
            return set(range(dash, item.end_mark.line + 1))
    return set()


@given(st.data(), school())
def test_a_line_gives_an_edit_that_gives_the_line(draw: st.DataObject, plain: Plain) -> None:
    wanted = draw.draw(edit(plain))
    read, problems = read_edits(wanted.line, "правка", TODAY)
    assert ([each.edit for each in read], problems) == ([wanted], [])
    assert read[0].edit.line == wanted.line
