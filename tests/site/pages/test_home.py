"""The home page as seen from the day of the build."""

from datetime import date, timedelta
from typing import Any

import pytest

from generator.schedule.model import Schedule
from generator.site.pages.home import due_between
from tests.samples import TODAY, activity, attestation, make_schedule, plan, school_with, teacher
from tests.site.rendering import page_context, parsed, rendered
from tests.site.tags import one, words


def home(schedule: Schedule, today: date = TODAY) -> dict[str, Any]:
    page = parsed(rendered(schedule, today)["index.md"])
    lists = page.find_all("ul", class_="short")
    return {
        "lead": words(one(page, "p.lead")),
        "cards": [words(card) for card in one(page, "ul.cards").find_all("li")],
        "lists": [[words(line) for line in each.find_all("li")] for each in lists],
        "more": [words(p) for p in page.select("p:not([class])")],
        "empty": [words(p) for p in page.find_all("p", class_="empty")],
    }


def test_the_next_thirty_days_are_shown_from_today_on() -> None:
    days = [TODAY + timedelta(days=number) for number in (-1, 0, 30, 31)]
    school = page_context(school_with({"days_before": "1"}, *map(str, days), only={"for": ["высшая"]}))
    assert [each.due for each in due_between(school, TODAY, TODAY + timedelta(days=30))] == days[1:3]


def test_the_day_the_school_and_the_year_are_named() -> None:
    assert (
        home(make_schedule())["lead"]
        == "Школа № 0, 2026/2027 учебный год. Сегодня 21 ноября 2026 г., суббота."
    )


def test_cards_count_attestations_deadlines_and_the_month() -> None:
    found = home(school_with({"days_before": "10"}, "2026-12-10", "2027-03-15"))
    assert found["cards"] == [
        "2 аттестации в учебном году",
        "2 срока и аттестации в ближайшие 30 дней",
        "1 срок ноябрь 2026",
    ]
    assert found["lists"] == [
        [
            "30 ноября 2026 г., понедельник Шаг — Пробина Проба Пробовна предстоит",
            "10 декабря 2026 г., четверг Аттестация на первую категорию — Пробина Проба Пробовна предстоит",
        ]
    ]


def test_what_is_done_is_not_due() -> None:
    done = teacher(attestation("2026-12-10", done={"step": "2026-11-20"}))
    found = home(make_schedule(plans=[plan(activity({"days_before": "10"}))], teachers=[done]))
    assert [len(lines) for lines in found["lists"]] == [1]


def test_attestations_with_a_result_are_counted() -> None:
    result = {"result": {"date": "2026-10-20"}}
    found = home(make_schedule(teachers=[teacher(attestation("2026-10-14", **result))]))
    assert found["cards"][0] == "1 аттестация 1 с решением"


def test_an_empty_month_says_until_when() -> None:
    assert home(make_schedule())["empty"] == ["До 21 декабря сроков нет."]


def test_overdue_work_has_a_card_and_a_list_of_its_own() -> None:
    rows = plan(activity({"month": "октябрь"}))
    found = home(make_schedule(plans=[rows], tracking="on"))
    assert found["cards"][-1] == "1 просрочено срок прошёл, отметки нет"
    assert found["lists"] == [["30 октября 2026 г., пятница Шаг просрочено"]]
    assert len(home(make_schedule(plans=[rows]))["cards"]) == 3


@pytest.mark.parametrize(
    ("count", "shown", "more"),
    [
        (39, 39, []),
        (40, 40, []),
        (41, 40, ["И ещё 1 срок — по месяцам ."]),
        (43, 40, ["И ещё 3 срока — по месяцам ."]),
    ],
)
def test_a_district_sees_the_first_forty_and_how_many_more_there_are(
    count: int, shown: int, more: list[str]
) -> None:
    """The attestations themselves are beyond the thirty days."""
    found = home(school_with({"days_before": "10"}, *["2026-12-25"] * count))
    assert [len(lines) for lines in found["lists"]] == [shown]
    assert [line for line in found["more"] if "ещё" in line] == more


@pytest.mark.parametrize(("today", "month"), [("2026-05-01", "август 2026"), ("2027-12-01", "июль 2027")])
def test_outside_the_year_the_nearest_month_is_shown(today: str, month: str) -> None:
    assert home(make_schedule(), date.fromisoformat(today))["cards"][2] == f"0 сроков и аттестаций {month}"


@pytest.mark.parametrize(
    ("today", "shown"),
    [
        (date(2027, 3, 1), False),
        (date(2027, 3, 2), True),
        (date(2027, 4, 1), True),
        (date(2027, 4, 30), True),
        (date(2027, 5, 1), False),
    ],
)
def test_a_month_only_attestation_is_near_until_its_month_is_over(today: date, shown: bool) -> None:
    found = home(make_schedule(teachers=[teacher(attestation("2027-04"))]), today)
    line = (
        "в апреле 2027 года, день не назначен "
        "Аттестация на первую категорию — Пробина Проба Пробовна предстоит"
    )
    assert found["lists"] == ([[line]] if shown else [])
