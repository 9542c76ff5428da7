"""What each edit means for the model: written once more, without any text."""

from copy import deepcopy
from dataclasses import asdict
from datetime import date
from typing import Any

from generator.editing import edits
from generator.editing.edits import Edit
from generator.schedule.choices import Category
from generator.schedule.model import Schedule
from generator.wording.text import sorting

_STEPS = [Category.FIT, Category.FIRST, Category.HIGHEST]


def dump(schedule: Schedule) -> dict[str, Any]:
    data: dict[str, Any] = _lists(schedule.model_dump(by_alias=True))
    return data


def _lists(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _lists(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_lists(each) for each in value]
    return value


def expected(data: dict[str, Any], edit: Edit) -> dict[str, Any]:
    """The model after the edit."""
    data = deepcopy(data)
    if isinstance(edit, edits.OfAttestation):
        _attested(_person(data, edit.teacher), edit)
    elif isinstance(edit, edits.OwnDay):
        _own_day(data["calendar"], edit)
    else:
        _elsewhere(data, edit)
    return data


def _elsewhere(data: dict[str, Any], edit: Edit) -> None:
    match edit:
        case edits.AddTeacher():
            _add(data["teachers"], edit)
        case edits.RemovePerson(person):
            for key in ("teachers", "staff"):
                data[key] = [each for each in data[key] if each["id"] != person]
        case edits.SetRole(role, people):
            next(each for each in data["roles"] if each["id"] == role)["people"] = list(people)
        case edits.MarkWork(activity, slot, day):
            _row(data, activity)["done"][slot] = day
        case edits.UnmarkWork(activity, slot):
            del _row(data, activity)["done"][slot]
        case _:
            _of_person(data, edit)


def _of_person(data: dict[str, Any], edit: Edit) -> None:
    match edit:
        case edits.Rename(person, name):
            _person(data, person)["name"] = name
        case edits.SetPosition(person, position):
            _person(data, person)["position"] = position
        case edits.SetStatus(person, status):
            _person(data, person)["status"] = status
        case edits.SetCategory(person, category, granted, until):
            gone = _STEPS if category.is_step else [category]
            _hold(_person(data, person), category, granted, until, gone)
        case edits.DropCategory(person, category):
            block = _person(data, person)
            block["category"] = [each for each in block["category"] if each["name"] is not category] or None


def _person(data: dict[str, Any], person: str) -> dict[str, Any]:
    return next(each for each in (*data["teachers"], *data["staff"]) if each["id"] == person)


def _row(data: dict[str, Any], activity: str) -> dict[str, Any]:
    rows = [row for plan in data["plans"] for row in plan["activities"]]
    return next(row for row in rows if row["id"] == activity)


def _add(teachers: list[dict[str, Any]], edit: edits.AddTeacher) -> None:
    names = [each["name"] for each in teachers]
    ordered = len(names) > 1 and names == sorted(names, key=sorting)
    place = sum(sorting(name) <= sorting(edit.name) for name in names) if ordered else len(names)
    fresh = Schedule.model_validate(
        {
            "school": {"name": "Ш"},
            "school_year": {"start": "2026-09-01", "end": "2027-05-31"},
            "teachers": [{"id": edit.id, "name": edit.name, "position": edit.position}],
        }
    )
    teachers.insert(place, dump(fresh)["teachers"][0])


def _hold(
    block: dict[str, Any], category: Category, granted: date | None, until: date | None, gone: list[Category]
) -> None:
    held = block["category"] or []
    fresh = {"name": category, "granted": granted, "until": until}
    places = [place for place, each in enumerate(held) if each["name"] in gone]
    same = [place for place in places if held[place]["name"] is category]
    place = (same or places or [-1])[0]
    kept = [fresh if number == place else each for number, each in enumerate(held)]
    block["category"] = [
        each for number, each in enumerate(kept) if number == place or number not in places
    ] + ([] if places else [fresh])


def _own_day(calendar: dict[str, Any], edit: edits.OwnDay) -> None:
    key = {edits.DayOff: "days_off", edits.Workday: "workdays"}.get(type(edit))
    for other in {"days_off", "workdays"} - {key}:
        calendar[other] = [day for day in calendar[other] if day != edit.day]
    if key and edit.day not in calendar[key]:
        days = calendar[key]
        place = sum(day < edit.day for day in days) if days == sorted(days) else len(days)
        days.insert(place, edit.day)


def _attested(block: dict[str, Any], edit: edits.OfAttestation) -> None:
    if isinstance(edit, edits.Plan) and not isinstance(edit, edits.Move):
        fresh = {
            "for": edit.category,
            "date": asdict(edit.date),
            "position": None,
            "done": {},
            "result": None,
        }
        block["attestations"].append(_lists(fresh))
        return
    attested = next(each for each in block["attestations"] if each["for"] is edit.category)
    match edit:
        case edits.Move():
            attested["date"] = asdict(edit.date)
        case edits.Cancel():
            block["attestations"].remove(attested)
        case edits.MarkStep():
            attested["done"][edit.activity] = edit.day
        case edits.UnmarkStep():
            del attested["done"][edit.activity]
        case edits.Undecide():
            attested["result"] = None
        case edits.Decide():
            order = edit.order or (attested["result"] or {}).get("order")
            attested["result"] = {"date": edit.day, "order": order}
            _decided(block, edit)


def _decided(block: dict[str, Any], edit: edits.Decide) -> None:
    held = {each["name"] for each in block["category"] or []}
    if edit.category is Category.FIT and held & {Category.FIRST, Category.HIGHEST}:
        return
    steps = _STEPS[: _STEPS.index(edit.category) + 1] if edit.category.is_step else [edit.category]
    _hold(block, edit.category, edit.day, None, steps)
