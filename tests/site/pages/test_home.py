"""The home page: find yourself, what is near, the year."""

from datetime import date, timedelta
from typing import Any

import pytest

from generator.schedule.model import Schedule
from generator.site.pages.home import due_between, spans_from
from tests.samples import TODAY, activity, attestation, make_schedule, plan, school_with, teacher
from tests.site.rendering import page_context, parsed, rendered
from tests.site.tags import attribute, one, words


def home(schedule: Schedule, today: date = TODAY) -> Any:
    return parsed(rendered(schedule, today)["index.md"])


def days(part: Any) -> list[list[str]]:
    """Each day, and the lines under it."""
    return [
        [words(one(day, ".d")), *(words(line).replace(" ,", ",") for line in day.select(".what > li"))]
        for day in part.select(".days > li")
    ]


def soon(page: Any) -> dict[str, list[list[str]]]:
    headings = page.select("#soon > .when")
    lists = page.select("#soon .days")
    return {words(title): days(parsed(str(each))) for title, each in zip(headings, lists, strict=True)}


def named(*names: str) -> Schedule:
    return make_schedule(teachers=[teacher(id=f"t{n}", name=name) for n, name in enumerate(names)])


def test_people_find_themselves_in_a_list_in_the_order_of_the_alphabet() -> None:
    page = home(named("Шагова Анна Ильинична", "Ёлкин Пётр Фомич", "Жукова Вера"))
    assert [(attribute(each, "data-name"), words(each)) for each in page.select("[data-name]")] == [
        ("Ёлкин Пётр Фомич", "Ёлкин П. Ф."),
        ("Жукова Вера", "Жукова В."),
        ("Шагова Анна Ильинична", "Шагова А. И."),
    ]
    assert attribute(one(page, ".people a"), "href") == "teachers/t1/"
    assert page.select("details") == []


@pytest.mark.parametrize(("number", "letters"), [(24, []), (25, ["А", "Е", "Я"])])
def test_more_than_a_phone_shows_are_folded_by_letter(number: int, letters: list[str]) -> None:
    people = ["Ёлкин Пётр", "Егоров Пётр", "Яров Пётр", *(f"Азов{n} Пётр" for n in range(number - 3))]
    page = home(named(*people))
    assert [words(each) for each in page.select(".letters summary")] == letters
    assert len(page.select("[data-name]")) == number


def test_a_school_without_people_says_so() -> None:
    page = rendered(make_schedule())["index.md"]
    assert "# График аттестации\n" in page
    assert words(one(parsed(page), ".finder")) == "В графике пока нет педагогов."


@pytest.mark.parametrize(
    ("today", "spans"),
    [
        ("2026-11-23", ["23–29 ноября", "30 ноября — 6 декабря", "7–31 декабря"]),
        ("2026-11-29", ["23–29 ноября", "30 ноября — 6 декабря", "7–31 декабря"]),
        ("2026-11-09", ["9–15 ноября", "16–22 ноября", "23–30 ноября"]),
        ("2026-11-16", ["16–22 ноября", "23–29 ноября", "30 ноября — 31 декабря"]),
        ("2026-11-02", ["2–8 ноября", "9–15 ноября", "16–30 ноября"]),
        ("2027-05-17", ["17–23 мая", "24–30 мая", "31 мая — 30 июня"]),
    ],
)
def test_the_near_days_are_two_weeks_and_the_rest_of_the_month(today: str, spans: list[str]) -> None:
    day = date.fromisoformat(today)
    end = spans_from(day)[-1][1]
    everywhere = [str(first) for first, _ in spans_from(day)]
    page = home(school_with({"days_before": "0"}, *everywhere), max(day, date.fromisoformat(everywhere[0])))
    shown = [words(each) for each in page.select("#soon > .when")]
    assert shown == (spans if day.weekday() == 0 else spans[1:])
    assert end.month != (end + timedelta(days=1)).month
    weeks = [attribute(each, "data-week") for each in page.select("[data-week]")]
    assert weeks == everywhere[3 - len(shown) : 2]


def test_what_is_near_stands_by_day_and_equal_steps_of_people_together() -> None:
    page = home(school_with({"days_before": "10"}, "2026-12-10", "2026-12-11", "2027-03-15"))
    assert soon(page) == {
        "30 ноября — 31 декабря": [
            ["30 пн, ноя", "Ш Пробина П. П. Шаг"],
            ["1 вт, дек", "Ш Пробина П. П. Шаг"],
            ["10 чт, дек", "А Пробина П. П. Аттестация на первую категорию"],
            ["11 пт, дек", "А Пробина П. П. Аттестация на первую категорию"],
        ],
    }
    both = home(
        make_schedule(
            plans=[plan(activity({"days_before": "10"}))],
            teachers=[
                teacher(attestation("2026-12-10")),
                teacher(attestation("2026-12-10"), id="b", name="Второв П."),
            ],
        )
    )
    assert days(both)[0] == ["30 пн, ноя", "Ш Второв, Пробина Шаг"]


def test_works_of_one_plan_on_one_day_are_one_line_and_a_meeting_stands_alone() -> None:
    rows = [activity({"month": "ноябрь"}, id=f"row-{n}", title=f"Дело {n}") for n in range(5)]
    meeting = activity({"date": "2026-11-30", "time": "15:00"}, id="meeting", title="Совещание")
    plans = [
        plan(*rows, meeting, id="one", short_title="План ИМЦ"),
        plan(rows[0], id="two", short_title="Циклограмма"),
    ]
    page = home(make_schedule(plans=plans))
    assert days(page) == [["30 пн, ноя", "И Совещание 15:00", "И План ИМЦ: 5 мероприятий", "Ц Дело 0"]]
    folded = one(page, "a[href*='day-2026-11-30']")
    assert attribute(folded, "href") == "months/2026-11/#day-2026-11-30"


def test_a_row_with_a_letter_of_its_own_stands_alone_as_in_its_month() -> None:
    rows = [activity({"month": "ноябрь"}, id=name, title=name) for name in ("a", "b")]
    marked = activity({"month": "ноябрь"}, id="marked", title="Итог", mark="Ж")
    page = home(make_schedule(plans=[plan(*rows, marked, short_title="План ИМЦ")]))
    assert days(page) == [["30 пн, ноя", "И План ИМЦ: 2 мероприятия", "Ж Итог"]]


def test_dates_that_count_from_a_month_are_marked_and_a_month_has_no_day() -> None:
    page = home(school_with({"days_before": "10"}, "2027-04"), date(2027, 3, 22))
    assert days(page) == [
        ["22 пн, мар", "Ш Пробина Шаг, ориентировочно"],
        ["≈ апр", "А Пробина Аттестация на первую категорию"],
    ]
    month = page.select(".days > li")[-1]
    assert (attribute(month, "data-day"), attribute(month, "data-last")) == ("2027-04-01", "2027-04-30")


def test_a_working_saturday_is_said_to_be_one() -> None:
    page = home(school_with({"days_before": "20"}, "2027-03-15"), date(2027, 2, 16))
    assert days(page)[0][0] == "20 рабочая суббота, фев"


def test_nothing_near_says_until_when() -> None:
    assert words(one(home(make_schedule()), "#soon")) == "До 31 декабря сроков нет."


def test_the_last_day_that_is_looked_at_is_the_end_of_its_month() -> None:
    school = page_context(school_with({"days_before": "1"}, "2026-12-31", "2027-01-01"))
    end = spans_from(TODAY)[-1][1]
    assert end == date(2026, 12, 31)
    assert [each.due for each in due_between(school, TODAY, end) if not each.plan] == [end]


def test_what_is_done_is_not_near() -> None:
    done = teacher(attestation("2026-12-10", done={"step": "2026-11-20"}))
    page = home(make_schedule(plans=[plan(activity({"days_before": "10"}))], teachers=[done]))
    assert [line for _, *lines in days(page) for line in lines] == [
        "А Пробина Аттестация на первую категорию"
    ]


def test_overdue_work_comes_first_where_the_school_tracks() -> None:
    rows = plan(activity({"month": "октябрь"}))
    page = home(make_schedule(plans=[rows], tracking="on"))
    assert [words(each) for each in page.select(".when.is-late")] == ["Просрочено срок прошёл, отметки нет"]
    assert days(one(page, "div.is-late")) == [["30 пт, окт", "П Шаг"]]
    assert home(make_schedule(plans=[rows])).select(".is-late") == []


@pytest.mark.parametrize(
    ("count", "open_days", "fold", "beyond"),
    [
        (6, 6, [], []),
        (7, 5, ["Ещё 2 срока"], []),
        (40, 5, ["Ещё 35 сроков"], []),
        (41, 5, ["Ещё 36 сроков"], ["И ещё 1 срок — по месяцам ."]),
    ],
)
def test_much_overdue_work_is_behind_a_fold(
    count: int, open_days: int, fold: list[str], beyond: list[str]
) -> None:
    first = date(2026, 9, 1)
    dates = [str(first + timedelta(days=n)) for n in range(count)]
    rows = plan(activity([{"date": day} for day in dates]))
    page = home(make_schedule(plans=[rows], tracking="on"))
    assert len(page.select("div.is-late > .days > li")) == open_days
    assert [words(each) for each in page.select("div.is-late summary")] == fold
    assert [words(each) for each in page.select("div.is-late details > p")] == beyond
    assert len(page.select("div.is-late .days > li")) == min(count, 40)


@pytest.mark.parametrize(
    ("count", "shown", "more"),
    [(40, 40, []), (41, 40, ["И ещё 1 срок — по месяцам ."]), (43, 40, ["И ещё 3 срока — по месяцам ."])],
)
def test_a_district_sees_the_first_forty_and_how_many_more_there_are(
    count: int, shown: int, more: list[str]
) -> None:
    """The attestations themselves are after the days that are shown."""
    page = home(school_with({"days_before": "10"}, *["2027-01-04"] * count))
    assert len(page.select("#soon .whose")) == shown
    assert [words(each) for each in page.select(".soon > p:not([hidden])")] == more


@pytest.mark.parametrize(("count", "folds"), [(20, []), (21, ["21 срок"])])
def test_the_rest_of_a_full_month_is_behind_a_fold(count: int, folds: list[str]) -> None:
    page = home(school_with({"days_before": "10"}, *["2027-01-04"] * count))
    assert [words(each) for each in page.select("#soon summary")] == folds


def test_a_fold_counts_attestations_too() -> None:
    page = home(school_with({"days_before": "1"}, *["2026-12-31"] * 11))
    assert [words(each) for each in page.select("#soon summary")] == ["11 сроков и 11 аттестаций"]


@pytest.mark.parametrize(
    ("today", "shown"),
    [
        (date(2027, 2, 14), False),
        (date(2027, 2, 15), False),
        (date(2027, 3, 14), False),
        (date(2027, 3, 15), True),
        (date(2027, 4, 30), True),
        (date(2027, 5, 1), False),
    ],
)
def test_a_month_only_attestation_is_near_until_its_month_is_over(today: date, shown: bool) -> None:
    page = home(make_schedule(teachers=[teacher(attestation("2027-04"))]), today)
    line = ["≈ апр", "А Пробина Аттестация на первую категорию"]
    assert days(page) == ([line] if shown else [])


def test_the_year_has_a_dot_for_each_attestation() -> None:
    decided = attestation("2026-10-14", result={"date": "2026-10-20"})
    people = [
        teacher(decided, id="a", name="Азов Пётр"),
        teacher(attestation("2027-03"), id="b", name="Белов Пётр"),
        teacher(attestation("2027-03-15"), id="c", name="Волков Пётр"),
    ]
    page = home(make_schedule(teachers=people))
    months = {
        words(one(month, ".m")).replace(" ", ""): [
            (words(dot), dot["class"][-1]) for dot in month.select(".dot")
        ]
        for month in page.select(".year > li")
    }
    assert (next(iter(months)), len(months)) == ("Август", 12)
    assert {month: dots for month, dots in months.items() if dots} == {
        "Октябрь": [("14 Азов , есть решение", "is-done")],
        "Март": [("15 Волков", "is-known"), ("≈ Белов , день не назначен", "is-about")],
    }
    assert attribute(one(page, ".year .dot a"), "href").startswith("teachers/a/#2026/attestation/a/")


@pytest.mark.parametrize(
    ("days", "key"),
    [
        ([], []),
        (["2027-03-15"], ["день назначен"]),
        (["2027-03", "2027-04-15"], ["день назначен", "≈ день не назначен"]),
    ],
)
def test_the_key_of_the_year_names_only_the_dots_that_are_there(days: list[str], key: list[str]) -> None:
    page = home(school_with({"days_before": "10"}, *days))
    assert [words(each) for each in page.select(".year-key li")] == key


@pytest.mark.parametrize(("count", "more"), [(12, []), (13, ["и ещё 1"])])
def test_a_month_of_a_district_shows_twelve_dots_and_how_many_more(count: int, more: list[str]) -> None:
    page = home(school_with({"days_before": "10"}, *["2027-03-15"] * count))
    assert [words(each) for each in page.select(".dots-more")] == more
    assert len(page.select(".year .dot")) == 12


def test_no_word_depends_on_the_day_of_the_build() -> None:
    """But for which days are near; the script says the rest."""
    school = school_with({"days_before": "10"}, "2026-12-10", "2027-03-15")
    text = rendered(school)["index.md"]
    for word in ("сегодня", "завтра", "через", "назад", "предстоит", "неделя", "ближайш"):
        assert word not in text.lower().replace("ближайшие сроки", "")
