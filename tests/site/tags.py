"""Parts of a page that a test takes for granted: it fails where they aren't there."""

from bs4 import Tag


def one(page: Tag, selector: str) -> Tag:
    """The first that the CSS selector finds."""
    found = page.select_one(selector)
    assert found is not None, f"no {selector}"
    return found


def attribute(tag: Tag, name: str, otherwise: str | None = None) -> str:
    value = tag.get(name, otherwise)
    assert isinstance(value, str), f"{name}={value!r}"
    return value


def words(part: Tag) -> str:
    return " ".join(part.get_text(" ").split())


def title_of(page: Tag) -> str:
    """The text of the page's heading without the sign that links to it."""
    return str(one(page, "h1").contents[0]).strip()
