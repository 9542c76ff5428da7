"""Whatever is typed: the lines, carried out by `cyclogram edit`, give the text that the table has shown."""

from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.cli import main
from generator.editor.cells import CHOICES, DONE
from generator.editor.cells import cells_of as cells_in
from generator.loading import load
from tests.editor.asking import NOON, SAMPLE, answer, text

DAYS = ("14.04.2027", "март 2027", "13.03.2027", "31.04.2027", "", "сегодня", "2026-12-01", "когда-то")
TEXTS = ("учитель «ИЗО», 0,5 ставки", "a: b", "# нет", "Новая  Анна Ивановна", "Ёж", "", "- x", 'o\'ne "y"')
MARKS = ("open-accounts", "upload-materials", "submit-application")


def _at() -> list[str]:
    schedule = load(SAMPLE, "schedule.yaml", NOON.date()).schedule
    assert schedule is not None
    known = cells_in(schedule)
    marks = [f"{slot}:{DONE}{mark}" for slot in ("ivanova/highest", "notina/first") for mark in MARKS]
    new = [f"+{number}:{column}" for number in (1, 2) for column in ("name", "position", "held", "until")]
    return [
        *known,
        *marks,
        *new,
        *(f"{each}/+:{column}" for each in ("+1", "ivanova") for column in ("for", "date")),
    ]


def _values(at: str) -> st.SearchStrategy[str]:
    column = at.partition(":")[2]
    if column in CHOICES:
        return st.sampled_from((*CHOICES[column], "1 кк"))
    is_text = column in ("name", "position", "order")
    return st.sampled_from(TEXTS if is_text else DAYS)


@st.composite
def typed(draw: st.DrawFn) -> dict[str, str]:
    return {at: draw(_values(at)) for at in draw(st.lists(st.sampled_from(_at()), unique=True, max_size=8))}


@settings(max_examples=40)
@given(typed())
def test_the_lines_give_the_text_that_was_shown(cells: dict[str, str]) -> None:
    found = answer(cells)
    assert carried_out(SAMPLE, found["lines"]) == text(cells)


def carried_out(data: bytes, lines: list[str]) -> bytes:
    """What `cyclogram edit` makes of them."""
    if not lines:
        return data
    with TemporaryDirectory() as folder, redirect_stdout(StringIO()):
        schedule, edits = Path(folder, "schedule.yaml"), Path(folder, "edits.txt")
        schedule.write_bytes(data)
        edits.write_text("\n".join(lines), "utf-8")
        where = ["--schedule", str(schedule), "--today", NOON.date().isoformat()]
        assert main(["edit", "--file", str(edits), "--write", *where]) == 0
        return schedule.read_bytes()
