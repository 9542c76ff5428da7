"""Schools as plain data, and edits that fit them, for property tests."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from generator.editing import edits
from generator.editing.edits import Edit
from generator.editing.readings import day_of
from generator.schedule.choices import Category, PlannedDate, TeacherStatus

SURNAMES = ("Абвгдова", "Буквина", "Ёлкина", "Жукова", "Яблочкина")
NAMES = [f"{surname} Проба Образцовна" for surname in SURNAMES]
POSTS = ["учитель физики", "учитель: труд", "педагог-психолог", "учитель «ИЗО», 0,5 ставки", "№ 1"]
WORDS = st.sampled_from(
    [*POSTS, "# не комментарий", "a: b", "[x", "да", "null", "~", "o'ne", 'под "кавычкой"', "- тире"]
)
DAYS = st.dates(date(2026, 9, 1), date(2027, 5, 31))
CATEGORIES = st.sampled_from(Category)
STEPS = ["upload", "apply-now"]


def day_text(day: date, dotted: bool) -> str:
    return f"{day:%d.%m.%Y}" if dotted else day.isoformat()


@st.composite
def held(draw: st.DrawFn, dotted: bool) -> Any:
    one = st.sampled_from([Category.FIT, Category.FIRST, Category.HIGHEST])
    names = [draw(one), *draw(st.lists(st.sampled_from([Category.METHODIST, Category.MENTOR]), unique=True))]
    written = []
    for name in names:
        block = {"name": name.value}
        if draw(st.booleans()):
            block["granted"] = day_text(draw(st.dates(date(2020, 1, 1), date(2026, 8, 1))), dotted)
        if draw(st.booleans()):
            block["until"] = day_text(draw(st.dates(date(2026, 9, 1), date(2031, 1, 1))), dotted)
        written.append(block)
    return written[0] if len(written) == 1 and draw(st.booleans()) else written


@st.composite
def attestation(draw: st.DrawFn, category: Category, dotted: bool) -> dict[str, Any]:
    block: dict[str, Any] = {"for": category.value, "date": day_text(draw(DAYS), dotted)}
    done: list[str] = draw(st.lists(st.sampled_from(STEPS), unique=True))
    if done:
        block["done"] = {name: day_text(draw(DAYS), dotted) for name in done}
    if draw(st.booleans()):
        block["result"] = {"date": day_text(draw(DAYS), dotted)}
        if draw(st.booleans()):
            block["result"]["order"] = draw(WORDS)
    return block


@st.composite
def teacher(draw: st.DrawFn, number: int) -> dict[str, Any]:
    dotted = draw(st.booleans())
    block: dict[str, Any] = {"id": f"t{number}", "name": NAMES[number], "position": draw(WORDS)}
    if draw(st.booleans()):
        block["status"] = draw(st.sampled_from(TeacherStatus)).value
    if draw(st.booleans()):
        block["category"] = draw(held(dotted))
    planned: list[Category] = draw(st.lists(CATEGORIES, unique=True, max_size=2))
    has_key: bool = draw(st.booleans())
    if planned or has_key:
        block["attestations"] = [draw(attestation(for_what, dotted)) for for_what in planned]
    return block


@st.composite
def school(draw: st.DrawFn) -> dict[str, Any]:
    """A whole schedule of a small school, as plain data."""
    count = draw(st.integers(0, 3))
    data: dict[str, Any] = {
        "school": {"name": "Школа № 0"},
        "school_year": {"start": "2026-09-01", "end": "2027-05-31"},
    }
    if draw(st.booleans()):
        days = draw(st.lists(DAYS, unique=True, max_size=3))
        data["calendar"] = {"week": "5", "days_off": [day.isoformat() for day in days]}
    holders = draw(st.lists(st.sampled_from(["chief", "vice"]), unique=True))
    data["roles"] = [
        {"id": "coordinator", "title": "Ответственный", "people": holders},
        {"id": "teacher", "title": "Педагог"},
    ]
    data["staff"] = [
        {"id": "chief", "name": "Главная Проба Образцовна", "position": "директор"},
        {"id": "vice", "name": "Вторая Проба Образцовна", "position": "заместитель"},
    ]
    data["plans"] = [{"id": "plan", "title": "План", "activities": draw(rows())}]
    data["teachers"] = [draw(teacher(number)) for number in range(count)]
    return data


@st.composite
def rows(draw: st.DrawFn) -> list[dict[str, Any]]:
    listed: dict[str, Any] = {
        "id": "lists",
        "title": "Списки",
        "when": {"every": "month"},
        "responsible": ["coordinator"],
    }
    if draw(st.booleans()):
        listed["done"] = {"2026-09": "2026-09-30"}
    upload = {
        "id": "upload",
        "title": "Загрузка: всё",
        "when": {"days_before": "10"},
        "responsible": ["teacher"],
    }
    apply_now = {
        "id": "apply-now",
        "title": "Заявление",
        "when": [{"days_before": "5"}],
        "responsible": ["teacher"],
    }
    return [listed, upload, apply_now]


PLANNED = st.one_of(
    DAYS.map(PlannedDate), DAYS.map(lambda day: PlannedDate(day.replace(day=1), approximate=True))
)


@st.composite
def edit(draw: st.DrawFn, data: dict[str, Any]) -> Edit:
    """An edit that the school of the data allows."""
    return draw(st.sampled_from(_possible(draw, data)))


def _possible(draw: st.DrawFn, data: dict[str, Any]) -> list[Edit]:
    day = draw(DAYS)
    unused = [name for name in NAMES if name not in [each["name"] for each in data["teachers"]]]
    found: list[Edit] = [
        edits.DayOff(day),
        edits.Workday(day),
        edits.SetRole("coordinator", tuple(draw(st.lists(st.sampled_from(["chief", "vice"]), unique=True)))),
        edits.MarkWork("lists", f"{day:%Y-%m}", day),
        edits.Rename("vice", f"Третья {draw(st.sampled_from(SURNAMES))}"),
        edits.SetPosition("chief", draw(WORDS)),
        edits.AddTeacher(draw(st.sampled_from(unused)), draw(WORDS), "novaya"),
        *map(edits.DayOff, _own_days(data)[:1]),
        *map(edits.OrdinaryDay, _own_days(data)[:1]),
    ]
    marked = list(data["plans"][0]["activities"][0].get("done", {}))
    found += [edits.UnmarkWork("lists", slot) for slot in marked]
    if any(each["id"] == "novaya" for each in data["teachers"]):
        found = [each for each in found if not isinstance(each, edits.AddTeacher)]
    for each in data["teachers"]:
        found += _of_teacher(draw, each)
    return found


def _own_days(data: dict[str, Any]) -> list[date]:
    return [day_of(text) for text in data.get("calendar", {}).get("days_off", [])]


def _of_teacher(draw: st.DrawFn, block: dict[str, Any]) -> list[Edit]:
    person, category, day = block["id"], draw(CATEGORIES), draw(DAYS)
    held_now = block.get("category", [])
    planned = [Category(each["for"]) for each in block.get("attestations", [])]
    found: list[Edit] = [
        edits.RemovePerson(person),
        edits.Rename(person, draw(st.sampled_from(NAMES)) + "-Новая"),
        edits.SetPosition(person, draw(WORDS)),
        edits.SetStatus(person, draw(st.sampled_from(TeacherStatus))),
        edits.SetCategory(
            person, category, draw(st.none() | st.just(date(2024, 2, 29))), draw(st.none() | DAYS)
        ),
        *(
            edits.DropCategory(person, Category(each["name"]))
            for each in (held_now if isinstance(held_now, list) else [held_now])
        ),
    ]
    if category not in planned:
        found.append(edits.Plan(person, category, draw(PLANNED)))
    for each, attested in zip(planned, block.get("attestations", []), strict=True):
        found += [
            edits.Move(person, each, draw(PLANNED)),
            edits.Cancel(person, each),
            edits.MarkStep(person, each, draw(st.sampled_from(STEPS)), day),
            edits.Decide(person, each, day, draw(st.none() | WORDS)),
            *(edits.UnmarkStep(person, each, name) for name in attested.get("done", {})),
            *([edits.Undecide(person, each)] if "result" in attested else []),
        ]
    return found
