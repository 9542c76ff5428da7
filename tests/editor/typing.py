"""What somebody may type into the table, right and wrong."""

from random import Random

from generator.editor.cells import CHOICES, DONE, cells_of
from generator.loading import load
from tests.editor.asking import NOON, SAMPLE

DAYS = ("14.04.2027", "март 2027", "13.03.2027", "31.04.2027", "", "сегодня", "2026-12-01", "когда-то")
TEXTS = ("учитель «ИЗО», 0,5 ставки", "a: b", "# нет", "Новая  Анна Ивановна", "Ёж", "", "- x", 'o\'ne "y"')
MARKS = ("open-accounts", "upload-materials", "submit-application")


def addresses() -> list[str]:
    schedule = load(SAMPLE, "schedule.yaml", NOON.date()).schedule
    assert schedule is not None
    marks = [f"{slot}:{DONE}{mark}" for slot in ("ivanova/highest", "notina/first") for mark in MARKS]
    new = [f"+{number}:{column}" for number in (1, 2) for column in ("name", "position", "held", "until")]
    planned = [f"{person}/+:{column}" for person in ("+1", "ivanova") for column in ("for", "date")]
    return [*cells_of(schedule), *marks, *new, *planned]


def values(at: str) -> tuple[str, ...]:
    column = at.partition(":")[2]
    if column in CHOICES:
        return (*CHOICES[column], "1 кк")
    return TEXTS if column in ("name", "position", "order") else DAYS


def some_cells(chosen: Random) -> dict[str, str]:
    return {at: chosen.choice(values(at)) for at in chosen.sample(addresses(), chosen.randint(1, 8))}
