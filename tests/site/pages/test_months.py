"""The list of months, and a page for each."""

from datetime import date
from typing import Any

from generator.schedule.model import Schedule
from generator.site.pages.months import month_pages, months_of
from tests.samples import activity, attestation, make_schedule, plan, school_with, teacher
from tests.site.rendering import by_path, page_context, parsed, rendered
from tests.site.tags import attribute, one, words


def page(schedule: Schedule, path: str) -> dict[str, Any]:
    return dict(by_path(list(month_pages(page_context(schedule))))[path].values)


def test_a_year_has_twelve_months_from_august() -> None:
    assert months_of(page_context(make_schedule())) == [date(2026, month, 1) for month in range(8, 13)] + [
        date(2027, month, 1) for month in range(1, 8)
    ]


def test_far_deadlines_have_months_beyond_the_year() -> None:
    before, after = (
        school_with({"days_before": "60"}, "2026-08-10"),
        school_with({"days_after": "60"}, "2027-07-20"),
    )
    assert months_of(page_context(before))[0] == date(2026, 6, 1)
    assert months_of(page_context(after))[-1] == date(2027, 9, 1)


def test_months_lead_to_their_neighbours() -> None:
    schedule = make_schedule()
    links = [
        (found["before"] and found["before"].text, found["after"] and found["after"].text)
        for found in (page(schedule, f"months/{month}/") for month in ("2026-08", "2026-12", "2027-07"))
    ]
    assert links == [(None, "Сентябрь 2026"), ("Ноябрь 2026", "Январь 2027"), ("Июнь 2027", None)]


def test_days_stand_in_order_with_all_that_is_due() -> None:
    march = page(
        school_with({"days_before": "10"}, "2027-03-15", "2027-03-15", "2027-03-25"), "months/2027-03/"
    )
    assert [(day.title, len(day.steps)) for day in march["days"]] == [
        ("5 марта, пятница", 2),
        ("15 марта, понедельник", 3),
        ("25 марта, четверг", 1),
    ]


def test_the_grid_has_short_titles_and_the_days_below_the_papers_own() -> None:
    school = school_with({"month": "март"}, title="Контроль за всем, что происходит", short="Контроль")
    found = parsed(rendered(school)["months/2027-03.md"])
    assert [words(one(found, place)) for place in ("a.entry", "td.title .what")] == [
        "Контроль",
        "Контроль за всем, что происходит",
    ]


def test_a_working_saturday_is_named_in_its_heading_its_row_and_the_grid() -> None:
    school = school_with({"days_before": "20"}, "2027-03-15")
    found = parsed(rendered(school)["months/2027-02.md"])
    assert words(one(found, "#day-2027-02-20")) == "20 февраля, рабочая суббота"
    assert [words(day) for day in found.select("#day-2027-02-20 + table .when")] == [
        "20 февраля 2027 г. рабочая суббота через 91 день"
    ]
    assert attribute(one(found, "td:has(a[href='#day-2027-02-20'])"), "title") == "рабочая суббота"


def test_cards_count_deadlines_and_attestations_apart() -> None:
    cards = page(school_with({"days_before": "10"}, "2026-11-24", "2026-11-30"), "months/")["months"]
    assert [(card.title, card.steps, card.attestations, card.is_now) for card in cards[3:5]] == [
        ("Ноябрь 2026", "2 срока", "2 аттестации", True),
        ("Декабрь 2026", "сроков нет", "", False),
    ]


def test_an_empty_month_says_so() -> None:
    found = parsed(rendered(make_schedule())["months/2026-09.md"])
    assert words(one(found, "p.empty")) == "В этом месяце сроков нет."


def test_a_crowded_day_shows_three_and_how_many_more() -> None:
    school = school_with({"days_before": "10"}, *["2027-03-15"] * 40)
    found = parsed(rendered(school)["months/2027-03.md"])
    day = one(found, "td:has(a[href='#day-2027-03-05'])")
    assert [words(link) for link in day.find_all("a")] == ["5", "40", "Шаг", "Шаг", "Шаг", "ещё 37"]
    assert len(found.select("#day-2027-03-05 + table tbody tr")) == 40


def test_a_month_leads_to_the_plans_that_its_deadlines_come_from() -> None:
    plans = [
        plan(activity({"month": "май"}), id="first", title="Первый план"),
        plan(activity({"days_before": "10"}), id="second", title="Второй план"),
        plan(activity({"month": "июнь"}), id="third", title="Третий план"),
    ]
    may = rendered(make_schedule(plans=plans, teachers=[teacher(attestation("2027-05-21"))]))[
        "months/2027-05.md"
    ]
    links = {attribute(each, "href") for each in parsed(may).find_all("a")}
    assert links >= {"../../plans/first/", "../../plans/second/"}
    assert "../../plans/third/" not in links


def test_what_has_no_day_of_the_month_stands_apart_and_in_no_cell() -> None:
    school = school_with({"days_before": "0"}, "2027-04", "2027-04-05")
    found = parsed(rendered(school, date(2027, 4, 1))["months/2027-04.md"])
    assert [words(each) for each in found.find_all("h2")][:3] == [
        "1 апреля, четверг",
        "5 апреля, понедельник",
        "День не назначен",
    ]
    cell = one(found, "td:has(a[href='#day-2027-04-01'])")
    assert [words(link) for link in cell.find_all("a")] == ["1", "1", "Шаг"]
    [row] = found.select("#no-day + table tbody tr")
    assert (words(one(row, ".when")), words(one(row, ".mark"))) == (
        "в апреле 2027 года, день не назначен",
        "предстоит",
    )


def test_a_month_with_nothing_but_a_month_only_attestation_is_not_empty() -> None:
    april = page(make_schedule(teachers=[teacher(attestation("2027-04"))]), "months/2027-04/")
    assert [(day.title, day.anchor, len(day.steps)) for day in april["days"]] == [
        ("День не назначен", "no-day", 1)
    ]
