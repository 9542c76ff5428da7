"""A built site, as a person with a browser sees it."""

from typing import Any
from urllib.parse import urlsplit

PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}


class Visit:
    """A page of a browser that remembers what it asked for and what went wrong."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.hosts: set[str | None] = set()
        self.complaints: list[str] = []
        page.on("request", lambda request: self.hosts.add(urlsplit(request.url).hostname))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self._listen)
        page.on("dialog", self._dismiss)

    def _listen(self, said: Any) -> None:
        if said.type == "error":
            self.complaints.append(said.text)

    def _dismiss(self, dialog: Any) -> None:
        self.complaints.append(dialog.message)
        dialog.dismiss()


def search(page: Any, words: str) -> str:
    """What the search of Material shows."""
    page.locator("label.md-header__button[for=__search]:visible, .md-search__input:visible").first.click()
    page.locator(".md-search__input").fill(words)
    page.keyboard.press("End")  # the theme listens to keys, and Cyrillic letters are typed without any
    page.locator(".md-search-result__item").first.wait_for()
    return str(page.locator(".md-search-result__list").inner_text())


def search_zensical(page: Any, words: str) -> str:
    """What the search of Zensical shows."""
    page.locator(".md-search__button").click()
    page.get_by_role("combobox").fill(words)
    page.get_by_role("option").first.wait_for()
    return str(page.get_by_role("listbox").inner_text())
