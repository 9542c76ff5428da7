"""What stands around every page, whichever program built the site: search by е and ё alike, the page that
is not there, light and dark."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.site.built import Built
from tests.site.visits import DESK, Visit, search, search_zensical

SEARCHES = {"sample": search, "zensical": search_zensical}


@pytest.fixture(params=["sample", "zensical"])
def built_by(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def site(request: pytest.FixtureRequest, built_by: str) -> Built:
    made: Built = request.getfixturevalue(built_by)
    return made


@pytest.fixture
def address(site: Built, served: Callable[[Built], str]) -> str:
    return served(site)


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Букварева", "Букварёва Алёна Семёновна"),
        ("Букварёва", "Букварёва Алёна Семёновна"),
        ("Словарев", "Словарёв Пётр Алексеевич"),
        ("Словарёв", "Словарёв Пётр Алексеевич"),
        ("Словареву", "Словарёв Пётр Алексеевич"),
        ("БУКВАРЁВОЙ", "Букварёва Алёна Семёновна"),
        ("алена семеновна", "Букварёва Алёна Семёновна"),
        ("Тётрадкина", "Тетрадкина Дарья Романовна"),
    ],
)
def test_search_takes_one_letter_for_the_other_and_shows_the_true_one(
    visit: Callable[..., Visit], address: str, built_by: str, words: str, title: str
) -> None:
    seen = visit(viewport=DESK)
    seen.page.goto(address)
    found = " ".join(SEARCHES[built_by](seen.page, words).split())
    assert found.startswith(title)
    assert "Отсутствует" not in found
    assert (seen.hosts, seen.complaints) == ({"127.0.0.1"}, [])


@pytest.mark.parametrize("words", ["Словарев", "Словарёв"])
def test_a_page_found_by_either_letter_shows_where_the_word_stands(
    visit: Callable[..., Visit], sample: Built, served: Callable[[Built], str], words: str
) -> None:
    page = visit(viewport=DESK).page
    page.goto(served(sample))
    search(page, words)
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url("**/teachers/slovarev/**")
    assert page.locator("h1 mark").inner_text() == "Словарёв"
