"""How edits of the school's own days change the text."""

from datetime import date

import yaml

from generator.editing import edits
from generator.editing.people_acts import ROOT_KEYS
from generator.editing.readings import day_of
from generator.editing.refused import Refused
from generator.editing.source import Source, is_list, items_of, value_of
from generator.editing.splices import Splice
from generator.editing.structure import append, empty, put, remove
from generator.editing.writing import Below, day_nearby, day_text

_KEYS = ("week", "shift", "days_off", "workdays")


def day_off(source: Source, edit: edits.DayOff) -> list[Splice]:
    return _listed(source, "days_off", edit.day)


def workday(source: Source, edit: edits.Workday) -> list[Splice]:
    return _listed(source, "workdays", edit.day)


def no_day_off(source: Source, edit: edits.OwnDay) -> list[Splice]:
    return _unlisted(source, "days_off", edit.day)


def no_workday(source: Source, edit: edits.OwnDay) -> list[Splice]:
    return _unlisted(source, "workdays", edit.day)


def is_own_day(source: Source, edit: edits.OrdinaryDay) -> list[Splice]:
    """Changes nothing; Refused where the school has no word of its own about the day."""
    calendar = value_of(source.root, "calendar")
    if not any(edit.day in _days(calendar, key) for key in ("days_off", "workdays")):
        raise Refused(f"{edit.day:%d.%m.%Y} нет ни среди выходных школы, ни среди рабочих дней")
    return []


def _days(calendar: yaml.Node | None, key: str) -> list[date | None]:
    return [_day(item) for item in items_of(calendar, key)] if calendar else []


def _day(item: yaml.Node) -> date | None:
    try:
        return day_of(item.value) if isinstance(item, yaml.ScalarNode) else None
    except ValueError:
        return None


def _listed(source: Source, key: str, day: date) -> list[Splice]:
    """In the order of the days, where they stand in order."""
    calendar = value_of(source.root, "calendar")
    days = _days(calendar, key)
    if day in days:
        return []
    if not isinstance(calendar, yaml.MappingNode):
        text = day_text(day, day_nearby(source, len(source.text)))
        return put(source, source.root, "calendar", Below({key: [text]}), ROOT_KEYS)
    text = day_text(day, day_nearby(source, source.end(calendar)))
    present = value_of(calendar, key)
    if is_list(present) and present.value:
        return append(source, present, text, _place(days, day))
    single = [present.value] if isinstance(present, yaml.ScalarNode) else []
    return put(source, calendar, key, [*single, text], _KEYS, as_block=False)


def _place(days: list[date | None], day: date) -> int:
    known = [each for each in days if each]
    if len(known) < len(days) or sorted(known) != known:
        return len(days)
    return sum(each < day for each in known)


def _unlisted(source: Source, key: str, day: date) -> list[Splice]:
    calendar = value_of(source.root, "calendar")
    days = _days(calendar, key)
    if day not in days or not isinstance(calendar, yaml.MappingNode):
        return []
    present = value_of(calendar, key)
    if is_list(present) and len(days) > 1:
        return remove(source, present, days.index(day))
    return empty(source, calendar, key)
