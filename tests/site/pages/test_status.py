"""The page that says whether all is alive."""

from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from generator.liveness import LastTimes
from generator.schedule.model import Schedule
from generator.site.render import render_pages
from tests.samples import activity, agenda_of, attestation, make_schedule, person, plan, role, teacher
from tests.site.tags import attribute, one, words

TEMPLATES = (Path(__file__).parents[3] / "site_templates" / "pages",)


def page_with(times: LastTimes, schedule: Schedule) -> BeautifulSoup:
    pages = render_pages(agenda_of(schedule), TEMPLATES, (), times)
    return BeautifulSoup(pages["status/index.md"], "html.parser")


NOT_RUN = "неизвестен: возможно, напоминания ещё не включены"


@pytest.mark.parametrize(
    ("times", "facts", "text"),
    [
        (LastTimes(), ["неизвестна: эта копия сайта собрана без истории правок", NOT_RUN], []),
        (
            LastTimes(date(2026, 11, 19), date(2026, 11, 20)),
            ["19 ноября 2026 г.", "20 ноября 2026 г."],
            [
                "Если сегодня позже, чем 23 ноября 2026 г., а на этой странице ничего не изменилось, — "
                "напоминания остановились. Скажите об этом ответственному за аттестацию."
            ],
        ),
        (
            LastTimes(date(2026, 11, 2), date(2026, 11, 17)),
            ["2 ноября 2026 г.", "17 ноября 2026 г."],
            [
                "Напоминания не уходят больше трёх дней",
                "Ответственному: откройте в репозитории Actions → Напоминания. Если там написано, что "
                "расписание отключено, нажмите Enable workflow.",
            ],
        ),
    ],
)
def test_the_page_tells_the_days_and_whether_to_worry(
    times: LastTimes, facts: list[str], text: list[str]
) -> None:
    page = page_with(times, make_schedule())
    assert [words(each) for each in page.select("dd")] == ["21 ноября 2026 г.", *facts]
    assert [words(each) for each in page.select("p:not(.lead)")] == [*text, "В эти дни напоминать не о чем."]


def test_how_long_ago_is_the_scripts_to_say() -> None:
    page = page_with(LastTimes(None, date(2026, 11, 20)), make_schedule())
    assert words(one(page, ".ago")) == ""
    assert attribute(one(page, ".ago"), "data-rel") == "2026-11-20"


def test_the_page_tells_what_goes_by_mail_without_addresses() -> None:
    row = activity({"date": "2026-12-01"}, title="Приказ", responsible=["head"])
    staff = [person("pervyy", "Первый Проба", "директор")]
    schedule = make_schedule(roles=[role("head", "Директор", "pervyy")], staff=staff, plans=[plan(row)])
    page = page_with(LastTimes(), schedule)
    assert words(one(page, "h2")) == "Письма по графику, 21 ноября — 4 декабря"
    assert [words(each) for each in page.select(".mail > li")] == [
        "24 ноября, вторник Первый Проба — 1 декабря: Приказ",
        "30 ноября, понедельник Первый Проба — 1 декабря: Приказ",
    ]


@pytest.mark.parametrize(("number", "folds"), [(8, []), (9, ["9 писем"])])
def test_a_day_of_many_different_mails_is_folded(number: int, folds: list[str]) -> None:
    """Each about another attestation, told of on its eve."""
    people = [
        teacher(attestation("2026-11-24"), id=f"t{each}", name=f"Пробина{each} Проба")
        for each in range(number)
    ]
    schedule = make_schedule(teachers=people, reminders={"days_before": ["1"]})
    page = page_with(LastTimes(), schedule)
    assert [words(each) for each in page.select("summary")] == folds
