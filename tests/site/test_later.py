"""No word on any page is false 40 days after the build, nor for who reads without JavaScript."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.site.built import FEBRUARY, Built
from tests.site.relative_words import DATE, PATTERN, days_in, is_true, word_of
from tests.site.visits import DESK, Visit

pytestmark = pytest.mark.once

ROOT = Path(__file__).parents[2]
SAID = (Path(__file__).parent / "said.js").read_text(encoding="utf-8")
LATER = FEBRUARY + timedelta(40)
# Pages that explain speak of no day in particular: those that are written by hand, and that of the fields.
PROSE = {
    *(f"{file.stem}/" for file in (ROOT / "content").glob("*.md")),
    *(f"help/{file.stem}/".replace("index/", "") for file in (ROOT / "content" / "help").glob("*.md")),
    "help/fields/",
}


@dataclass(frozen=True)
class Said:
    """A relative word on a page, and the days that its row names."""

    path: str
    said: str
    days: tuple[date, ...]
    where: str
    text: str

    def __str__(self) -> str:
        days = ", ".join(map(str, self.days[:4])) or "no day"
        return f"{self.path or 'home'}: «{self.said}» beside {days} ({self.where}: {self.text!r})"


def said_on(page: Any, path: str, today: date) -> list[Said]:
    return [
        Said(path, each["said"], days, each["where"], each["text"])
        for each in page.evaluate(SAID, [PATTERN, DATE])
        for days in [tuple(sorted({day for text in each["days"] for day in days_in(text, today)}))]
    ]


def all_said(page: Any, root: str, site: Built, today: date) -> list[Said]:
    found = []
    for path in site.html:
        if path not in PROSE:
            page.goto(root + path)
            found += said_on(page, path, today)
    return found


def fail_with(wrong: list[Said]) -> None:
    if wrong:
        counted = Counter(map(str, wrong))
        pytest.fail("\n".join(f"{number} × {each}" for each, number in counted.items()), pytrace=False)


@pytest.mark.parametrize("day", [FEBRUARY, LATER], ids=["at the build", "40 days later"])
def test_no_word_on_any_page_is_false(
    visit: Callable[..., Visit], february: Built, served: Callable[[Built], str], day: date
) -> None:
    """In the evening of the school's day, when it is the next day already where the reader is."""
    page = visit(viewport=DESK, timezone_id="Asia/Kamchatka").page
    page.clock.set_fixed_time(datetime.combine(day, time(20, 30), UTC))
    found = all_said(page, served(february), february, day)
    assert {each.said.casefold() for each in found} >= {"просрочено"}
    fail_with([each for each in found if not is_true(each.said, each.days, day)])


def test_without_javascript_no_word_depends_on_the_day(
    visit: Callable[..., Visit], february: Built, served: Callable[[Built], str]
) -> None:
    """But «просрочено», which stays true until somebody edits the file."""
    page = visit(viewport=DESK, java_script_enabled=False).page
    found = all_said(page, served(february), february, FEBRUARY)
    seen = [each for each in found if each.where != "hint"]
    fail_with([each for each in seen if not word_of(each.said).stays])


PAGE = """
<!DOCTYPE html><html lang="ru"><title>Проба</title><style>.now::after {content: "сегодня"}</style><main>
<p><time datetime="2027-04-06">6 апреля</time> <b>сегодня</b></p>
<p>7 апреля 2027 г. <b>завтра</b></p>
<p>08.04.2027, послезавтра, через 2 дня, через 10 дней после аттестации</p>
<div data-day="2027-04-05"><span>вчера</span> <span>1 день назад</span></div>
<h2>Эта неделя</h2><ul><li>5 апреля</li><li>11 апреля</li></ul>
<h2>12–18 апреля <small>следующая неделя</small></h2>
<p class="now">6 апреля, </p>
<details><summary>Ещё</summary><p>4 апреля: просрочено</p></details>
<p hidden>9 апреля, сегодня</p>
<p aria-label="Ближайшие сроки">20 апреля</p>
<p>Идёт весь год</p>
<p>с 01.04.2027 по 30.04.2027, идёт</p>
</main>
"""


def test_each_word_is_found_with_the_days_of_its_row(visit: Callable[..., Visit]) -> None:
    page = visit(viewport=DESK).page
    page.set_content(PAGE)
    found = said_on(page, "", LATER)
    assert [(each.said, [f"{day:%d.%m}" for day in each.days]) for each in found] == [
        ("сегодня", ["06.04"]),
        ("завтра", ["07.04"]),
        ("послезавтра", ["08.04"]),
        ("через 2 дня", ["08.04"]),
        ("вчера", ["05.04"]),
        ("1 день назад", ["05.04"]),
        ("Эта неделя", ["05.04", "11.04"]),
        ("следующая неделя", ["12.04", "18.04"]),
        ("просрочено", ["04.04"]),
        ("идёт", ["01.04", "30.04"]),
        ("сегодня", ["06.04"]),
        ("Ближайшие", ["20.04"]),
    ]
    assert [each for each in found if not is_true(each.said, each.days, LATER)] == []


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("сегодня", "5 апреля"),
        ("сегодня", ""),
        ("завтра", "8 апреля"),
        ("через 3 дня", "8 апреля"),
        ("3 дня назад", "9 апреля"),
        ("осталось 3 дня", "8 апреля"),
        ("через 2 недели", "7 мая"),
        ("эта неделя", "5–12 апреля"),
        ("следующая неделя", "5 апреля"),
        ("предстоит", "5 апреля"),
        ("Ближайший", "5 апреля"),
        ("идёт", "с 7 апреля по 8 апреля"),
        ("просрочено", "6 апреля"),
    ],
)
def test_a_word_that_is_false_is_known(said: str, days: str) -> None:
    assert not is_true(said, days_in(days, LATER), LATER)
