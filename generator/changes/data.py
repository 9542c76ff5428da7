"""The changes as data, for `diff --format json`: ISO dates, absent values null, keys that stay.

```
moved          {key, title, teacher, cause (planned | rule | calendar), old: TIME, new: TIME, why}
added, dropped {key, title, teacher, time: TIME, why}
done           {key, title, teacher, old, new}
teachers       {joined: [id], gone: [id], renamed: [{id, old, new}]}
edited         {path, owner, label, old, new}
mail           {person, added: [MAIL], dropped: [MAIL]}      MAIL {day, key, due}
warnings       {new: [WARNING], gone: [WARNING]}             WARNING {line, code, message, hint}
left_open      as dropped: of another school year than the new file's, and still to come
TIME           {kind, opens, closes, due, starts_at, minutes, place, approximate}
```
"""

from datetime import date
from typing import Any

from generator.changes.compare import Changes, Pair
from generator.changes.edits import ValueChange
from generator.changes.mailing import MailChange
from generator.occurrences.occurrence import Occurrence
from generator.problems import Problem
from generator.remindings import Reminding
from generator.wording.timings import why

Data = dict[str, Any]


def to_data(changes: Changes) -> Data:
    return {
        "moved": [_moved(pair) for pair in changes.moved],
        "added": [_occurrence(each) for each in changes.added],
        "dropped": [_occurrence(each) for each in changes.dropped],
        "done": [_marked(pair) for pair in changes.marked],
        "teachers": {
            "joined": [each.id for each in changes.joined],
            "gone": [each.id for each in changes.gone],
            "renamed": [
                {"id": each.place[1], "old": each.old, "new": each.new}
                for each in changes.edits
                if is_renaming(each)
            ],
        },
        "edited": [_edit(each) for each in changes.edits if not is_renaming(each)],
        "mail": [_mail(each) for each in changes.mail],
        "warnings": {
            "new": [_warning(each) for each in changes.warnings_new],
            "gone": [_warning(each) for each in changes.warnings_gone],
        },
        "left_open": [_occurrence(each) for each in changes.left_open],
    }


def is_renaming(edit: ValueChange) -> bool:
    return len(edit.place) == 3 and edit.place[0] == "teachers" and edit.place[2] == "name"


def _moved(pair: Pair) -> Data:
    times = {"old": _time(pair.old), "new": _time(pair.new)}
    return {**_names(pair.new), "cause": pair.cause.value, **times, "why": why(pair.new)}


def _occurrence(occurrence: Occurrence) -> Data:
    return {**_names(occurrence), "time": _time(occurrence), "why": why(occurrence)}


def _marked(pair: Pair) -> Data:
    return {**_names(pair.new), "old": _iso(pair.old.done), "new": _iso(pair.new.done)}


def _names(occurrence: Occurrence) -> Data:
    return {"key": occurrence.key, "title": occurrence.title, "teacher": occurrence.teacher}


def _time(occurrence: Occurrence) -> Data:
    return {
        "kind": occurrence.kind.value,
        "opens": _iso(occurrence.opens),
        "closes": _iso(occurrence.closes),
        "due": _iso(occurrence.due),
        "starts_at": _iso(occurrence.starts_at),
        "minutes": occurrence.minutes,
        "place": occurrence.place,
        "approximate": occurrence.approximate,
    }


def _edit(edit: ValueChange) -> Data:
    names = {"path": "/".join(edit.place).rstrip("_"), "owner": edit.owner, "label": edit.label}
    return {**names, "old": edit.old, "new": edit.new}


def _mail(change: MailChange) -> Data:
    return {
        "person": change.person,
        "added": [_reminding(each) for each in change.added],
        "dropped": [_reminding(each) for each in change.dropped],
    }


def _reminding(reminding: Reminding) -> Data:
    return {"day": _iso(reminding.day), "key": reminding.key, "due": _iso(reminding.due)}


def _warning(problem: Problem) -> Data:
    return {
        "line": problem.position.line,
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
    }


def _iso(value: date | None) -> str | None:
    return value.isoformat() if value else None
