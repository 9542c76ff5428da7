"""The built pages are valid HTML, as the W3C's Nu checker reads them."""

import json
import re
import subprocess
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from tests.site.built import Built
from tests.tools import npm_packages

pytestmark = pytest.mark.once

LOCK = Path(__file__).parent / "checkers" / "package-lock.json"
# What the theme writes, and why it does no harm. Nothing of this project's own may stand here.
OF_THE_THEME = (
    # Its checkboxes open menu and search without a script; Firefox would keep them ticked at a reload.
    r"Attribute “autocomplete” is only allowed when the input type .* «<input class=\"md-toggle\" .*»",
    # The empty tabindex of a section's label in the menu: browsers ignore it.
    r"Bad value “” for attribute “tabindex” on element “label”.* «<label class=\"md-nav__link .*»",
    # The heading of a contents that has nothing to fold: there is no checkbox for it.
    r"The value of the “for” attribute of the “label” .* «<label class=\"md-nav__title\" for=\"__toc\">»",
)

Check = Callable[..., list[str]]


@pytest.fixture(scope="session")
def check(needs_tool: Callable[[str], str]) -> Check:
    command: list[str | Path] = [needs_tool("java"), "-jar", jar()]
    command += ["--format", "json", "--exit-zero-always", "--stdout"]

    def messages(*folders: Path) -> list[str]:
        """Like «about/index.html: Attribute … not allowed «<p markdown="0">»», by one start of Java."""
        done = subprocess.run([*command, "--skip-non-html", *folders], capture_output=True, check=True)
        return sorted(line(each, folders) for each in json.loads(done.stdout)["messages"])

    return messages


def jar() -> Path:
    return npm_packages(LOCK) / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def line(message: dict[str, Any], folders: tuple[Path, ...]) -> str:
    path = message["url"].removeprefix("file:")
    for folder in folders:
        path = path.removeprefix(f"{folder}/")
    return f"{path}: {message['message']} «{element(message)}»"


def element(message: dict[str, Any]) -> str:
    """What the checker would mark in the excerpt."""
    start = message.get("hiliteStart", 0)
    return str(message.get("extract", ""))[start : start + message.get("hiliteLength", 0)]


def test_every_page_is_valid_html(check: Check, february: Built, sites: dict[str, Future[Built]]) -> None:
    """Of a school with all states, and of one whose texts are markup."""
    found = check(february.site, sites["hostile"].result().site)
    own = [each for each in found if not any(re.search(theirs, each) for theirs in OF_THE_THEME)]
    if own:
        pytest.fail("\n".join(own), pytrace=False)
    assert [theirs for theirs in OF_THE_THEME if not any(re.search(theirs, each) for each in found)] == []


def test_what_is_not_valid_is_found(check: Check, tmp_path: Path) -> None:
    page = (
        '<!DOCTYPE html><html lang="ru"><title>Проба</title><p markdown="0"><div id="a"></div><i id="a"></i>'
    )
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    assert check(tmp_path) == [
        'page.html: Attribute “markdown” not allowed on element “p” at this point. «<p markdown="0">»',
        'page.html: Duplicate ID “a”. «<i id="a">»',
        'page.html: The first occurrence of ID “a” was here. «<div id="a">»',
    ]
