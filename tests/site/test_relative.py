"""Words that follow the reader's clock: assets/relative.js in a browser whose clock the test sets."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.site.visits import Visit

SCRIPT = (Path(__file__).parents[2] / "site_templates" / "assets" / "relative.js").read_text("utf-8")
DAY = date(2027, 3, 5)
# The day's own words; all others are counted.
NEAR = {-2: "позавчера", -1: "вчера", 0: "сегодня", 1: "завтра", 2: "послезавтра"}
Shown = Callable[..., Any]


def noon(day: date) -> datetime:
    """In Moscow."""
    return datetime(day.year, day.month, day.day, 9, tzinfo=UTC)


@pytest.fixture
def shown(visit: Callable[..., Visit]) -> Shown:
    def show(body: str, now: datetime, zone: str = "Europe/Moscow", reader: str = "Europe/Moscow") -> Any:
        page = visit(timezone_id=reader).page
        page.clock.set_fixed_time(now)
        head = f'<meta name="school-zone" content="{zone}">'
        page.set_content(f"<html><head>{head}</head><body>{body}<script>{SCRIPT}</script></body></html>")
        return page

    return show


def moved(page: Any, now: datetime) -> Any:
    """The clock goes on while the page stays open."""
    page.clock.set_fixed_time(now)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    return page


def counted(number: int) -> str:
    last, tens = number % 10, number // 10 % 10
    form = "дней" if tens == 1 or last in (0, 5, 6, 7, 8, 9) else "день" if last == 1 else "дня"
    return f"{number} {form}"


def test_days_are_counted_with_the_right_noun_both_ways(shown: Shown) -> None:
    page = shown(f'<span data-rel="{DAY}"></span>', noon(DAY))
    found, expected = {}, {}
    for left in range(-125, 126):
        moved(page, noon(DAY - timedelta(days=left)))
        found[left] = page.locator("span").inner_text()
        told = f"через {counted(left)}" if left > 0 else f"{counted(-left)} назад"
        expected[left] = NEAR.get(left, told)
    assert found == expected


@pytest.mark.parametrize("reader", ["Asia/Kamchatka", "America/Los_Angeles", "Europe/Moscow"])
@pytest.mark.parametrize(
    ("now", "word"),
    [
        (datetime(2027, 3, 4, 20, 59, tzinfo=UTC), "завтра"),
        (datetime(2027, 3, 4, 21, 0, tzinfo=UTC), "сегодня"),
        (datetime(2027, 3, 5, 20, 59, tzinfo=UTC), "сегодня"),
        (datetime(2027, 3, 5, 21, 0, tzinfo=UTC), "вчера"),
    ],
)
def test_the_day_is_the_schools_wherever_the_reader_is(
    shown: Shown, reader: str, now: datetime, word: str
) -> None:
    page = shown(f'<span data-rel="{DAY}"></span>', now, reader=reader)
    assert page.locator("span").inner_text() == word


def test_the_zone_is_the_schools_own(shown: Shown) -> None:
    now = datetime(2027, 3, 4, 13, 0, tzinfo=UTC)
    page = shown(f'<span data-rel="{DAY}"></span>', now, zone="Asia/Kamchatka")
    assert page.locator("span").inner_text() == "сегодня"


@pytest.mark.parametrize(
    ("left", "word"), [(15, ""), (14, "через 14 дней"), (0, "сегодня"), (-3, "3 дня назад")]
)
def test_far_days_may_be_left_to_their_date(shown: Shown, left: int, word: str) -> None:
    page = shown(f'<span data-rel="{DAY}" data-most="14"></span>', noon(DAY - timedelta(days=left)))
    assert page.locator("span").inner_text() == word


@pytest.mark.parametrize(("left", "word"), [(1, ""), (0, "сегодня"), (-1, "")])
def test_a_badge_tells_today_only(shown: Shown, left: int, word: str) -> None:
    page = shown(f'<span data-rel="{DAY}" data-near></span>', noon(DAY - timedelta(days=left)))
    assert page.locator("span").inner_text() == word


@pytest.mark.parametrize(
    ("today", "word"),
    [
        ("2027-02-21", ""),
        ("2027-02-22", "следующая неделя"),
        ("2027-02-28", "следующая неделя"),
        ("2027-03-01", "эта неделя"),
        ("2027-03-07", "эта неделя"),
        ("2027-03-08", ""),
    ],
)
def test_a_week_is_this_or_the_next_from_monday_through_sunday(shown: Shown, today: str, word: str) -> None:
    page = shown('<small data-week="2027-03-01"></small>', noon(date.fromisoformat(today)))
    assert page.locator("small").inner_text() == word


STEPS = """
<ol {kind}>
<li data-day="2027-03-01" class="is-done">a</li><li data-day="2027-03-05">b</li>
<li data-day="2027-03-05">c</li><li data-day="2027-03-10" data-last="2027-03-31">d</li>
</ol>
"""


def classes(page: Any) -> dict[str, str]:
    marked = page.locator("li").evaluate_all("all => all.map(e => [e.textContent, e.className])")
    return {text: name.replace("is-", "") for text, name in marked}


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2027-02-20", {"a": "done", "b": "next", "c": "", "d": ""}),
        ("2027-03-05", {"a": "done past", "b": "now next", "c": "now", "d": ""}),
        ("2027-03-06", {"a": "done past", "b": "past", "c": "past", "d": "next"}),
        ("2027-03-31", {"a": "done past", "b": "past", "c": "past", "d": "now next"}),
        ("2027-04-01", {"a": "done past", "b": "past", "c": "past", "d": "past"}),
    ],
)
def test_the_next_step_is_the_first_that_is_neither_past_nor_done(
    shown: Shown, today: str, expected: dict[str, str]
) -> None:
    page = shown(STEPS.format(kind="data-next"), noon(date.fromisoformat(today)))
    assert classes(page) == expected


def test_the_next_step_moves_on_while_the_page_is_open(shown: Shown) -> None:
    page = shown(STEPS.format(kind='data-next="only"'), noon(date(2027, 3, 5)))
    assert page.locator("li:visible").all_inner_texts() == ["b"]
    assert moved(page, noon(date(2027, 3, 6))).locator("li:visible").all_inner_texts() == ["d"]
    assert moved(page, noon(date(2027, 4, 6))).locator("li:visible").all_inner_texts() == []


def test_what_is_past_leaves_a_list_of_what_is_ahead(shown: Shown) -> None:
    body = (
        f'<div id="soon">{STEPS.format(kind="data-ahead")}</div><p data-all-past="soon" hidden>всё прошло</p>'
    )
    page = shown(body, noon(date(2027, 3, 6)))
    assert page.locator("li:visible, p:visible").all_inner_texts() == ["d"]
    moved(page, noon(date(2027, 4, 1)))
    assert page.locator("ol:visible, p:visible").all_inner_texts() == ["всё прошло"]


def test_the_current_month_is_marked(shown: Shown) -> None:
    body = '<li data-month="2027-02">a</li><li data-month="2027-03">b</li>'
    assert classes(shown(body, noon(DAY))) == {"a": "", "b": "now"}
