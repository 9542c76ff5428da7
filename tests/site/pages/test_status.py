"""The page that says whether all is alive."""

from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from generator.liveness import LastTimes
from generator.site.render import render_pages
from tests.samples import agenda_of, make_schedule
from tests.site.tags import words

TEMPLATES = (Path(__file__).parents[3] / "site_templates" / "pages",)


def shown(times: LastTimes) -> str:
    pages = render_pages(agenda_of(make_schedule()), TEMPLATES, (), times)
    page = BeautifulSoup(pages["status/index.md"], "html.parser")
    return words(page)


@pytest.mark.parametrize(
    ("times", "text"),
    [
        (
            LastTimes(),
            "График менялся: неизвестно, сайт собран не из репозитория "
            "Напоминания запускались: ещё не включены, или сайт собран не из репозитория",
        ),
        (
            LastTimes(date(2026, 11, 19), date(2026, 11, 20)),
            "График менялся: 19 ноября 2026 г. Напоминания запускались: 20 ноября 2026 г. (вчера) "
            "Если сегодня позже, чем 23 ноября 2026 г., а на этой странице ничего не изменилось, — "
            "напоминания остановились. Скажите об этом ответственному за аттестацию.",
        ),
        (
            LastTimes(date(2026, 11, 2), date(2026, 11, 17)),
            "График менялся: 2 ноября 2026 г. Напоминания запускались: 17 ноября 2026 г. (4 дня назад) "
            "Напоминания не уходят больше трёх дней Ответственному: откройте в репозитории Actions → "
            "Напоминания. Если там написано, что расписание отключено, нажмите Enable workflow.",
        ),
    ],
)
def test_the_page_tells_the_days_and_whether_to_worry(times: LastTimes, text: str) -> None:
    head = "# Состояние Здесь видно, работают ли сайт и напоминания. Страница обновлена 21 ноября 2026 г. "
    assert shown(times) == head + text
