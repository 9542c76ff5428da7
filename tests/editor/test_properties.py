"""Whatever is typed: the lines, carried out by `cyclogram edit`, give the text that the table has shown."""

from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.cli import main
from tests.editor.asking import NOON, SAMPLE, answer, text
from tests.editor.typing import addresses, values


@st.composite
def typed(draw: st.DrawFn) -> dict[str, str]:
    return {
        at: draw(st.sampled_from(values(at)))
        for at in draw(st.lists(st.sampled_from(addresses()), unique=True, max_size=8))
    }


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
