"""What the page's script may ask for: a request in JSON, an answer in JSON; bytes beside them.

The text and the cells come with every request, so nothing is remembered here but what is computed twice.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from generator.agenda import Agenda
from generator.editing.apply import fingerprint
from generator.editor.applying import agenda_in, make_ready, outcome_of
from generator.editor.asked import Asked, asked_of
from generator.editor.cells import CHOICES
from generator.editor.effects import effects
from generator.editor.month import month_at
from generator.editor.pasting import pasted
from generator.editor.placing import placed
from generator.editor.sending import sending
from generator.editor.staff import NotRead, lines_of_list
from generator.editor.table import Table
from generator.problems import Problem
from generator.workbook import DAMAGED

Data = dict[str, Any]


def call(name: str, data: bytes, request: str, book: bytes | None = None) -> str:
    """`name` is that of one of ANSWERS; `data` the schedule's bytes, `book` those of a workbook."""
    given: Data = json.loads(request)
    return json.dumps(ANSWERS[name](asked_of(data, given), given, book or b""), ensure_ascii=False)


def written(data: bytes, request: str) -> bytes:
    """The new text."""
    return outcome_of(asked_of(data, json.loads(request))).data


def answer(asked: Asked, given: Data, book: bytes) -> Data:
    """All that the page shows but the effects."""
    outcome = outcome_of(asked)
    common = {
        "fingerprint": fingerprint(asked.data),
        "refused": [each.sentences for each in outcome.refused],
        "problems": [_problem(each) for each in outcome.first.problems],
        "table": None,
        "lines": list(outcome.all_lines),
        "faults": outcome.faults,
        "damaged": DAMAGED,
        "isChanged": outcome.data != asked.data,
    }
    if outcome.now.schedule is None:
        return common
    agenda = agenda_in(outcome.data, outcome, asked)
    table = Table(outcome, agenda, asked.cells)
    notes, others = placed(outcome.now, table.subjects())
    return common | {
        "choices": {column: list(words) for column, words in CHOICES.items()},
        "table": table.data(),
        "notes": notes,
        "others": [_problem(each) for each in others],
        "sending": sending(asked.site, outcome.all_lines, fingerprint(asked.data)),
    }


def changed(asked: Asked, given: Data, book: bytes) -> Data:
    """What it means for people. The page waits for nothing more, so the next edit is made ready, too."""
    outcome = outcome_of(asked)
    make_ready(outcome)
    if outcome.now.schedule is None:
        return {"groups": [], "more": "", "lines": [], "nothing": ""}
    old, new = (agenda_in(data, outcome, asked) for data in (asked.data, outcome.data))
    return effects(outcome.first, outcome.now, old, new)


def month(asked: Asked, given: Data, book: bytes) -> Data:
    agenda = _now(asked)
    return month_at(given["value"], given["shown"], agenda.today, agenda.workdays)


def paste(asked: Asked, given: Data, book: bytes) -> Data:
    outcome = outcome_of(asked)
    rows = Table(outcome, agenda_in(outcome.data, outcome, asked), asked.cells).data()["rows"]
    return {"cells": pasted(rows, given["at"], given["text"])}


def staff(asked: Asked, given: Data, book: bytes) -> Data:
    """The cells that were right become lines; those that weren't stay as they are."""
    outcome, agenda = outcome_of(asked), _now(asked)
    try:
        lines, told = lines_of_list(
            book, given["name"], agenda.schedule, outcome.data, asked.file, outcome.today
        )
    except NotRead as wrong:
        return {"problem": str(wrong)}
    return {
        "problem": None,
        "lines": [*outcome.all_lines, *lines],
        "cells": {at: text for at, text in asked.cells.items() if at in outcome.faults},
        "count": len(lines),
        "told": [line.removeprefix("# ") for line in told if line.startswith("#")],
    }


def _now(asked: Asked) -> Agenda:
    outcome = outcome_of(asked)
    return agenda_in(outcome.data, outcome, asked)


def _problem(problem: Problem) -> Data:
    return problem.row | {"sentences": problem.sentences}


ANSWERS: Mapping[str, Callable[[Asked, Data, bytes], Data]] = {
    "answer": answer,
    "changed": changed,
    "month": month,
    "paste": paste,
    "staff": staff,
}
