"""The list of months, and a page for each."""

from datetime import date
from typing import Any

from bs4 import BeautifulSoup

from generator.schedule.model import Schedule
from generator.site.pages.months import month_pages, months_of
from tests.samples import TODAY, activity, attestation, make_schedule, plan, school_with, teacher
from tests.site.rendering import by_path, page_context, parsed, rendered
from tests.site.tags import attribute, one, words


def month(schedule: Schedule, name: str, today: date = TODAY) -> BeautifulSoup:
    return parsed(rendered(schedule, today)[f"months/{name}.md"])


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
    assert links == [(None, "Сентябрь"), ("Ноябрь", "Январь"), ("Июнь", None)]


def test_days_stand_in_order_with_all_that_is_due() -> None:
    march = page(
        school_with({"days_before": "10"}, "2027-03-15", "2027-03-15", "2027-03-25"), "months/2027-03/"
    )
    assert [(day.title, len(day.entries)) for day in march["days"]] == [
        ("5 марта, пятница", 2),
        ("15 марта, понедельник", 3),
        ("25 марта, четверг", 1),
    ]


def test_a_chip_begins_with_the_surname_and_leads_to_the_teachers_step() -> None:
    found = month(school_with({"days_before": "10"}, "2027-03-15", short="Загрузка"), "2027-03")
    chip = one(found, "td[data-day='2027-03-05'] .chip")
    assert words(chip) == "З Пробина загрузка"
    assert attribute(one(chip, "i"), "aria-hidden") == "true"
    assert attribute(chip, "href") == "../../teachers/t1/#2026/plan/step/t1/first"


def test_a_row_of_the_school_stands_in_full_below_the_grid_whose_chip_leads_to_it() -> None:
    school = school_with(
        {"month": "март"}, title="Контроль за всем, что происходит", short="Контроль", items=["справка"]
    )
    found = month(school, "2027-03")
    chip, row = one(found, ".chip"), one(found, "li[id='2026/plan/step/2027-03']")
    assert (words(chip), attribute(chip, "href")) == ("П Контроль", "#2026/plan/step/2027-03")
    assert words(row) == (
        "П Контроль Контроль за всем, что происходит справка до конца месяца (март 2027) · Педагог "
        "Отметить сделанным"
    )


def test_rows_of_one_plan_on_one_day_are_one_chip_and_each_has_its_anchor_behind_the_fold() -> None:
    rows = [activity({"every": "month"}, id=name, title=name) for name in ("first", "second")]
    found = month(make_schedule(plans=[plan(*rows, short_title="План ИМЦ")]), "2027-03")
    assert [words(chip) for chip in found.select(".chip")] == ["И План ИМЦ 2 мероприятия"]
    fold = one(found, ".agenda .one > details")
    assert words(one(fold, "summary")) == "План ИМЦ: 2 мероприятия"
    assert [attribute(each, "id") for each in fold.select("li[id]")] == [
        "2026/plan/first/2027-03",
        "2026/plan/second/2027-03",
    ]


def test_what_rows_of_one_fold_have_in_common_is_told_once() -> None:
    rows = [activity({"every": "month"}, id=name, title=name) for name in ("first", "second")]
    fold = one(
        month(make_schedule(plans=[plan(*rows, short_title="План ИМЦ")]), "2027-03"), ".agenda .one > details"
    )
    assert [words(each) for each in fold.select(".works > li")] == ["first", "second"]
    assert [words(each) for each in fold.select(".note")] == ["до конца месяца (март 2027) · Педагог"]


def test_rows_of_one_fold_that_differ_tell_their_own_reasons() -> None:
    rows = [
        activity({"month": "март"}, id="first", title="first"),
        activity({"date": "2027-03-31"}, id="second", title="second"),
    ]
    fold = one(
        month(make_schedule(plans=[plan(*rows, short_title="План ИМЦ")]), "2027-03"), ".agenda .one > details"
    )
    assert [words(each) for each in fold.select(".works > li")] == [
        "first до конца месяца (март 2027) · Педагог",
        "second назначено · Педагог",
    ]


def test_an_official_title_that_begins_with_the_short_one_is_told_once() -> None:
    titles = {"Передача списков, представлений": "Передача списков", "Приёмка": "Приём", "Отчёт": "Итог"}
    rows = [
        activity({"month": "март"}, id=f"row-{number}", title=title, short=short)
        for number, (title, short) in enumerate(titles.items())
    ]
    fold = one(
        month(make_schedule(plans=[plan(*rows, short_title="План ИМЦ")]), "2027-03"), ".agenda .one > details"
    )
    assert [each.get_text().strip() for each in fold.select("li > b")] == list(titles.values())
    assert [" ".join(each.get_text().split()) for each in fold.select(".works > li")] == [
        "Передача списков, представлений",
        "Приём Приёмка",
        "Итог Отчёт",
    ]


def test_only_done_and_overdue_are_told_in_words() -> None:
    rows = [
        activity({"month": "октябрь"}, id="late", title="Late", mark="Л"),
        activity({"month": "октябрь"}, id="done", title="Done", mark="Д", done={"2026-10": "2026-10-20"}),
    ]
    school = make_schedule(plans=[plan(*rows)], tracking="on")
    assert [words(chip) for chip in month(school, "2026-10").select(".chip")] == [
        "Д Done ✓ выполнено",
        "Л Late просрочено",
    ]
    untracked = make_schedule(plans=[plan(rows[0])])
    assert [words(chip) for chip in month(untracked, "2026-10").select(".chip")] == ["Л Late"]


def test_a_working_saturday_and_a_holiday_are_named_in_the_grid() -> None:
    found = month(school_with({"days_before": "20"}, "2027-03-15"), "2027-02")
    assert words(one(found, "td[data-day='2027-02-20'] .feast")) == "рабочая суббота"
    assert words(one(found, "#day-2027-02-20 time")) == "20 февраля, рабочая суббота"
    holiday = one(found, "td[data-day='2027-02-23']")
    assert (words(holiday), holiday["class"]) == ("23 День защитника Отечества", ["off"])
    assert [words(each) for each in found.select(".noted li")] == [
        "20 февраля — рабочая суббота",
        "22 февраля — перенос с 20.02",
        "23 февраля — День защитника Отечества",
    ]


def test_the_list_of_months_tells_whose_attestations_each_holds() -> None:
    school = school_with({"days_before": "10"}, "2026-11-30", "2026-11-24", "2026-11", "2026-12-01")
    found = parsed(rendered(school)["months/index.md"])
    november, december, january = (
        one(found, f"li[data-month='{name}']") for name in ("2026-11", "2026-12", "2027-01")
    )
    assert [words(each) for each in november.select("li")] == [
        "24 Пробина П. П.",
        "30 Пробина П. П.",
        "≈ Пробина П. П.",
    ]
    assert [words(one(each, "p.note")) for each in (november, december, january)] == [
        "3 срока",
        "",
        "сроков нет",
    ]
    assert attribute(one(november, "h2 a"), "href") == "../months/2026-11/"


def test_the_list_of_months_explains_the_sign_of_what_has_no_day() -> None:
    def notes(day: str) -> list[str]:
        page = parsed(rendered(make_schedule(teachers=[teacher(attestation(day))]))["months/index.md"])
        return [words(each) for each in page.select("ol.months ~ p.note")]

    told = "≈ — ориентировочно: день аттестации ещё не назначен"
    assert (notes("2027-03"), notes("2027-03-15")) == ([told], [])


def test_an_attestation_with_a_decision_has_a_tick_in_the_list_of_months() -> None:
    decided = attestation("2026-10-14", result={"date": "2026-10-20", "order": "№ 1"})
    found = parsed(rendered(make_schedule(teachers=[teacher(decided)]))["months/index.md"])
    assert words(one(found, "li[data-month='2026-10'] li.is-done")) == "14 Пробина ✓ решение есть"


def test_an_empty_month_says_so() -> None:
    assert words(one(month(make_schedule(), "2026-09"), "p.empty")) == "В этом месяце сроков нет."


def test_a_crowded_day_shows_three_and_opens_for_the_rest() -> None:
    found = month(school_with({"days_before": "10"}, *["2027-03-15"] * 40), "2027-03")
    day = one(found, "td[data-day='2027-03-05']")
    assert words(one(day, "a.n")) == "5 , пятница Ш"
    assert len(day.select(":scope > .chips .chip")) == 3
    assert words(one(day, "details.more summary")) == "ещё 37"
    assert len(day.select("details.more .chip")) == 37
    assert len(found.select("#day-2027-03-05 + ul > li")) == 40


def test_a_month_leads_to_the_plans_that_its_deadlines_come_from() -> None:
    plans = [
        plan(activity({"month": "май"}), id="first", title="Первый план"),
        plan(activity({"days_before": "10"}), id="second", title="Второй план"),
        plan(activity({"month": "июнь"}), id="third", title="Третий план"),
    ]
    may = month(make_schedule(plans=plans, teachers=[teacher(attestation("2027-05-21"))]), "2027-05")
    assert [words(each) for each in may.select("p.related a")] == ["Второй план", "Первый план"]


def test_what_has_no_day_of_the_month_stands_in_a_tray_and_in_no_cell() -> None:
    school = school_with({"days_before": "0"}, "2027-04", "2027-04-05")
    found = month(school, "2027-04", date(2027, 4, 1))
    assert [words(each) for each in found.select(".tray li")] == [
        "А Пробина П. П. аттестация на первую категорию"
    ]
    assert [words(chip) for chip in found.select("td[data-day='2027-04-01'] .chip")] == [
        "Ш Пробина П. П. шаг, ориентировочно"
    ]
    assert [words(chip) for chip in found.select(".chip.is-about")] == ["Ш Пробина П. П. шаг, ориентировочно"]
    assert [attribute(each, "data-day") for each in found.select(".agenda > li")] == [
        "2027-04-01",
        "2027-04-05",
    ]


def test_a_month_with_nothing_but_a_month_only_attestation_is_not_empty() -> None:
    found = month(make_schedule(teachers=[teacher(attestation("2027-04"))]), "2027-04")
    assert (found.select("p.empty"), found.select(".agenda")) == ([], [])
    assert len(found.select(".tray li")) == 1


def test_nothing_depends_on_the_day_of_the_build() -> None:
    school = school_with({"days_before": "10"}, "2026-11-24", "2026-11-30")

    def months(today: date) -> dict[str, str]:
        return {name: text for name, text in rendered(school, today).items() if name.startswith("months/")}

    assert len(months(date(2026, 11, 20))) == 13
    assert months(date(2026, 11, 20)) == months(date(2026, 12, 20))


def test_work_of_the_whole_year_is_one_line_that_opens_and_has_short_titles() -> None:
    found = month(school_with({"during": "year"}, title="Беседы обо всём", short="Беседы"), "2027-03")
    assert [words(each) for each in found.select("details.all-year li > a")] == ["Беседы"]
    assert words(one(found, "details.all-year summary")) == "Идёт весь год: 1 мероприятие"
