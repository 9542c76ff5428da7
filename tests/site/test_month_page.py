"""A month in a browser: by the reader's clock, on a phone, on paper."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.site.built import Built
from tests.site.visits import DESK, PHONE, Visit

FEBRUARY = "months/2027-02/"
# Of what a finger presses.
SIZES = "(links) => links.map((link) => [link.offsetWidth, link.offsetHeight])"
# Above a list, in pixels.
SPACES = "(lists) => lists.map((each) => parseFloat(getComputedStyle(each).marginTop))"


@pytest.fixture(scope="module")
def address(sample: Built, served: Callable[[Built], str]) -> str:
    return served(sample)


def test_days_that_are_over_are_quiet_by_the_readers_clock_and_today_is_marked(
    visit: Callable[..., Visit], address: str
) -> None:
    page = visit(viewport=DESK).page
    page.clock.set_fixed_time(datetime(2027, 2, 10, 9, tzinfo=UTC))
    page.goto(address + FEBRUARY)
    assert page.locator(".grid .is-now").evaluate_all("(days) => days.map((day) => day.dataset.day)") == [
        "2027-02-10"
    ]
    assert page.locator(".grid .is-past").count() == 9
    assert page.locator(".agenda .badge:not(:empty)").all_inner_texts() == ["сегодня"]


def test_a_month_without_javascript_has_every_day_and_no_word_about_today(
    visit: Callable[..., Visit], address: str
) -> None:
    page = visit(viewport=DESK, java_script_enabled=False).page
    page.goto(address + FEBRUARY)
    assert page.locator(".grid td[data-day]").count() == 28
    assert page.locator(".grid :is(.is-past, .is-now)").count() == 0
    assert page.locator(".badge:visible").count() == 0
    page.locator("details.all-year summary").click()
    assert page.locator("details.all-year li").first.is_visible()


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_letters_and_the_days_stand_apart_from_what_is_above(
    visit: Callable[..., Visit], address: str, size: dict[str, int]
) -> None:
    """A list of ours has no space of its own, unless its kind says so."""
    page = visit(viewport=size).page
    page.goto(address + FEBRUARY)
    spaces = page.locator("ul.legend, ol.agenda").evaluate_all(SPACES)
    assert [space for space in spaces if space < 8] == []
    assert len(spaces) == 2


def test_a_strip_of_days_on_a_phone_leads_to_the_day_in_the_list(
    visit: Callable[..., Visit], address: str
) -> None:
    page = visit(viewport=PHONE).page
    page.goto(address + FEBRUARY)
    sizes = page.locator(".grid a.n").evaluate_all(SIZES)
    assert [size for size in sizes if min(size) < 44] == []
    assert page.locator(".grid .chip:visible").count() == 0
    page.locator(".grid a.n").last.click()
    day = page.locator(".agenda h2:target")
    day.wait_for()
    assert day.is_visible()


def test_a_chip_of_the_school_opens_what_is_folded_in_the_list(
    visit: Callable[..., Visit], address: str
) -> None:
    page = visit(viewport=DESK).page
    page.goto(address + FEBRUARY)
    page.locator(".grid .chip[href^='#']").first.click()
    page.locator(".agenda li:target").wait_for()
    assert page.locator(".agenda details:has(:target)").get_attribute("open") is not None


def printed(page: Any, path: str) -> tuple[int, bool]:
    """How many pages of paper, and whether each is A4 landscape."""
    page.goto(path)
    paper = page.pdf(prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", paper)
    is_landscape = {(round(float(width)), round(float(height))) for width, height in boxes} == {(842, 595)}
    return len(re.findall(rb"/Type /Page\b", paper)), is_landscape


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_month_is_one_landscape_page_of_paper(
    visit: Callable[..., Visit], address: str, hostile: Built, served: Callable[[Built], str], scheme: str
) -> None:
    page = visit(color_scheme=scheme).page
    found = {
        path: printed(page, root + path)
        for root in (address, served(hostile))
        for path in (FEBRUARY, "months/2026-08/", "months/2026-11/")
    }
    assert set(found.values()) == {(1, True)}, found
