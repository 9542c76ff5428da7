"""Which of the proposed edits the schedule takes: one bad row must not stop all the others."""

from collections.abc import Sequence
from datetime import date

from generator.editing.apply import Applied, apply_edits
from generator.editing.lines import Numbered
from generator.editing.staff_list.comparison import Comparison, Proposed
from generator.editing.staff_list.matching import Unsure


def numbered(proposed: Sequence[Proposed]) -> list[Numbered]:
    """A problem of an edit is told at the row of the list."""
    return [Numbered(each.edit, each.listed.row) for each in proposed]


def accept(found: Comparison, data: bytes, file: str, source_name: str, today: date) -> Applied:
    """What comes of the edits; the rows whose edits are refused go to the doubtful ones."""
    while True:
        wanted = numbered(found.edits)
        applied = apply_edits(data, wanted, file=file, source_name=source_name, today=today)
        refused = {each.position.line: each for each in applied.problems}
        wrong = [each for each in found.edits if each.listed.row in refused]
        if not wrong:
            return applied
        for row in {each.listed.row: each.listed for each in wrong}.values():
            found.doubtful.append(Unsure(row, refused[row.row].message))
        found.new = [each for each in found.new if each.listed.row not in refused]
        found.changed = [each for each in found.changed if each.listed.row not in refused]
