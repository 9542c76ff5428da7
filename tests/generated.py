"""Schedules of every kind for properties: all timing keys, conditions, posts, shifts, own days."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from generator.schedule.choices import Category
from generator.schedule.months import MONTHS
from tests.samples import make_schedule

POSTS = ["учитель музыки", "воспитатель", "учитель — логопед"]
CATEGORIES = [category.value for category in Category]

in_the_year = st.dates(date(2026, 8, 1), date(2027, 7, 31))
planned_days = in_the_year.map(date.isoformat) | in_the_year.map("{:%Y-%m}".format)
counts = st.fixed_dictionaries({}, optional={"count": st.sampled_from(["calendar", "working"])})
distances = st.integers(0, 60).map(str)
days_of_month = st.fixed_dictionaries({}, optional={"day": st.integers(1, 31).map(str)})


def _with(extra: st.SearchStrategy[dict[str, Any]], key: str, value: st.SearchStrategy[Any]) -> Any:
    return st.builds(lambda more, chosen: more | {key: chosen}, extra, value)


def _some(values: st.SearchStrategy[Any], **limits: Any) -> st.SearchStrategy[list[Any]]:
    return st.lists(values, unique=True, **limits)


before = _with(counts, "days_before", distances)
timings = st.one_of(
    before,
    _with(counts, "days_after", distances),
    _with(days_of_month, "month", _some(st.sampled_from(MONTHS), min_size=1)),
    _with(days_of_month, "every", st.just("month")),
    _with(
        st.sampled_from([{}, {"time": "15:00"}]),
        "date",
        _some(in_the_year.map(date.isoformat), min_size=1, max_size=3),
    ),
    st.fixed_dictionaries({"during": st.sampled_from(["year", "individual"])}),
    st.fixed_dictionaries(
        {"by_schedule_of": st.just("МБУ ИМЦ")}, optional={"date": in_the_year.map(date.isoformat)}
    ),
)
conditions = st.fixed_dictionaries(
    {},
    optional={
        "positions": _some(st.sampled_from(POSTS), max_size=2),
        "for": _some(st.sampled_from(CATEGORIES), max_size=3),
    },
)
shifts = st.sampled_from(["previous", "next", "none"])


def activities(when: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {
            "title": st.just("Шаг"),
            "when": st.lists(when, min_size=1, max_size=3),
            "responsible": st.sampled_from([["teacher"], ["head"], ["head", "teacher"]]),
        },
        optional={"only": conditions, "shift": shifts},
    )


attestations = st.fixed_dictionaries(
    {"for": st.sampled_from(CATEGORIES), "date": planned_days},
    optional={"position": st.sampled_from(POSTS)},
)


@st.composite
def teachers(draw: st.DrawFn) -> dict[str, Any]:
    post = draw(st.sampled_from(POSTS))
    planned = draw(
        st.lists(attestations, max_size=4, unique_by=lambda each: (each["for"], each.get("position", post)))
    )
    status = draw(st.sampled_from(["working", "working", "working", "on_leave", "left"]))
    return {"name": "Пробина Проба", "position": post, "attestations": planned, "status": status}


def numbered(prefix: str, blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{"id": f"{prefix}{number}"} | block for number, block in enumerate(blocks)]


@st.composite
def data(draw: st.DrawFn, when: st.SearchStrategy[Any] = timings) -> dict[str, Any]:
    """What the file would hold."""
    plans = draw(st.lists(st.lists(activities(when), max_size=3), max_size=2))
    own_days = st.lists(in_the_year.map(date.isoformat), max_size=5)
    return {
        "calendar": {
            "week": draw(st.sampled_from(["5", "6"])),
            "shift": draw(shifts),
            "days_off": draw(own_days),
            "workdays": draw(own_days),
        },
        "roles": [
            {"id": "teacher", "title": "Педагог"},
            {"id": "head", "title": "Руководитель", "people": ["nulevoy", "t0"]},
        ],
        "staff": [{"id": "nulevoy", "name": "Нулевой Ноль", "position": "директор"}],
        "plans": [
            {"id": f"plan{number}", "title": "План", "activities": numbered(f"step{number}-", rows)}
            for number, rows in enumerate(plans)
        ],
        "teachers": numbered("t", draw(st.lists(teachers(), max_size=4))),
    }


schedules = data().map(lambda values: make_schedule(**values))
