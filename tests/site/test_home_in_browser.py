"""The home page as it is used: finding oneself, being remembered, with another day than the build's."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.samples import TODAY
from tests.site.built import Built
from tests.site.visits import DESK, PHONE, Visit

BUILD_DAY = datetime(TODAY.year, TODAY.month, TODAY.day, 9, tzinfo=UTC)
# What a page could claim of a day.
RELATIVE = ("сегодня", "завтра", "вчера", "через", "назад", "неделя")


@pytest.fixture(scope="module")
def address(sample: Built, served: Callable[[Built], str]) -> str:
    return served(sample)


@pytest.fixture
def home(visit: Callable[..., Visit], address: str) -> Callable[..., Any]:
    def opened(now: datetime = BUILD_DAY, **settings: Any) -> Any:
        page = visit(viewport=PHONE, timezone_id="Asia/Kamchatka", **settings).page
        page.clock.set_fixed_time(now)
        page.goto(address)
        return page

    return opened


def people(page: Any) -> list[str]:
    return list(page.locator("[data-name]:visible").all_inner_texts())


@pytest.mark.parametrize("asked", ["Словарев", "словарёв", "  СЛОВАР "])
def test_the_list_narrows_to_the_name_that_is_typed(home: Callable[..., Any], asked: str) -> None:
    page = home()
    assert len(people(page)) > 10
    page.get_by_label("Фамилия").fill(asked)
    assert [name.split()[0] for name in people(page)] == ["Словарёв"]
    page.keyboard.press("Enter")
    page.wait_for_url("**/teachers/slovarev/")


def test_a_name_that_nobody_has_is_said_so_and_taken_back(home: Callable[..., Any]) -> None:
    page = home()
    field, nobody = page.get_by_label("Фамилия"), page.get_by_role("status")
    field.fill("Никогоев")
    assert (people(page), nobody.inner_text()) == ([], "Никого с такой фамилией нет.")
    field.fill("")
    assert len(people(page)) > 10
    assert nobody.inner_text() == ""


def test_this_is_me_is_remembered_on_the_device_and_can_be_undone(
    home: Callable[..., Any], address: str
) -> None:
    page = home()
    assert page.locator("#me:visible").count() == 0
    page.goto(address + "teachers/ivanova/")
    page.get_by_role("button", name="Это я").click()
    assert page.get_by_role("button", name="Это не я").is_visible()
    page.goto(address)
    assert page.locator("#me b").inner_text() == "Иванова Мария Петровна"
    page.get_by_role("link", name="Моя страница").click()
    page.wait_for_url("**/teachers/ivanova/")
    page.goto(address)
    page.get_by_role("button", name="Это не я").click()
    assert page.locator("#me:visible").count() == 0
    page.reload()
    assert page.locator("#me:visible").count() == 0


def test_one_who_has_left_the_list_is_not_greeted(home: Callable[..., Any], address: str) -> None:
    page = home()
    page.evaluate("localStorage.setItem('cyclogram-me:/attestation/', 'teachers/nobody/')")
    page.reload()
    assert page.locator("#me:visible").count() == 0


def test_without_javascript_all_people_and_dates_are_there_and_nothing_is_relative(
    visit: Callable[..., Visit], address: str
) -> None:
    page = visit(viewport=PHONE, java_script_enabled=False).page
    page.goto(address)
    text = page.locator("article").inner_text().lower()
    assert len(people(page)) > 10
    assert "24\nвт, ноя" in text
    assert [word for word in RELATIVE if word in text] == []
    assert page.locator("#find:visible, #me:visible").count() == 0


def test_the_first_day_ahead_is_the_next_one_by_the_readers_clock(home: Callable[..., Any]) -> None:
    page = home()
    assert page.locator("#soon .is-next time").get_attribute("datetime") == "2026-11-24"
    page = home(BUILD_DAY + timedelta(days=4))
    assert page.locator("#soon .is-next time").get_attribute("datetime") == "2026-11-27"
    assert "24\nвт" not in page.locator("#soon").inner_text()


@pytest.mark.parametrize("later", [1, 8, 40, 125])
def test_no_word_is_false_days_after_the_build(home: Callable[..., Any], later: int) -> None:
    now = BUILD_DAY + timedelta(days=later)
    page = home(now)
    shown = page.locator("#soon time:visible, #soon .days > li:visible").evaluate_all(
        "all => all.map(e => e.dataset.last ?? e.dataset.day ?? e.dateTime)"
    )
    assert [day for day in shown if day < now.date().isoformat()] == []
    monday = now.date() - timedelta(days=now.weekday())
    for element in page.locator("[data-week]:visible").all():
        expected = {monday: "эта неделя", monday + timedelta(days=7): "следующая неделя"}
        told = {str(day): words for day, words in expected.items()}
        assert element.inner_text() == told.get(element.get_attribute("data-week"), "")
    assert page.locator("[data-all-past]").is_visible() is (shown == [])


@pytest.mark.parametrize("path", ["", "teachers/", "roles/coordinator/", "status/"])
def test_what_is_no_table_of_the_year_prints_upright(
    visit: Callable[..., Visit], address: str, path: str
) -> None:
    page = visit(viewport=DESK).page
    page.goto(address + path)
    printed = page.pdf(prefer_css_page_size=True)
    sizes = set(re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", printed))
    assert [[round(float(side)) for side in size] for size in sizes] == [[595, 842]]


def test_a_small_schools_home_prints_on_one_sheet(home: Callable[..., Any]) -> None:
    printed = home().pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
