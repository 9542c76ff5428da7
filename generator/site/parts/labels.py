"""What each row of a plan is called where there is little room, told apart from its like."""

from collections import Counter

from generator.schedule.model import Schedule
from generator.schedule.plan import Activity
from generator.wording.dates import NBSP
from generator.wording.text import decapitalise, shorten
from generator.wording.titles import short_title

# A line of a list, and a goal beside a title.
LIMIT = 60

Labels = dict[tuple[str, str], str]


def row_labels(schedule: Schedule) -> Labels:
    """Short titles by the ids of plan and row; rows that share one are told apart by their goals."""
    rows = {(plan.id, row.id): row for plan in schedule.plans for row in plan.activities}
    shared = Counter(map(_short, rows.values()))
    return {key: _apart(row) if shared[_short(row)] > 1 else _short(row) for key, row in rows.items()}


def _short(row: Activity) -> str:
    return short_title(row, LIMIT).rstrip(":")


def _apart(row: Activity) -> str:
    """«Планирование: график аттестации»"""
    goal = shorten((row.goal or "").rstrip(":"), LIMIT)
    return f"{_short(row)}: {decapitalise(goal)}" if goal else _short(row)


def breakable(name: str) -> str:
    """A name whose initials may go to a line below, together: where a column is narrow."""
    return name.replace(NBSP, " ", 1)
