"""Nothing that WCAG 2.2 A or AA forbids is on any kind of page, as axe sees it in a browser."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.site.built import KINDS, Built
from tests.site.visits import DESK, PHONE, Visit
from tests.tools import npm_packages

pytestmark = pytest.mark.once

LOCK = Path(__file__).parent / "checkers" / "package-lock.json"
# axe's name for each level of each version; its «best-practice» rules aren't of the standard.
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
PLACES = (*KINDS, "teachers/zabotina/", "months/2027-02/")
VIOLATIONS = """
async (tags) => (await axe.run(document, {runOnly: tags, resultTypes: ["violations"]})).violations
"""
MOST = 5
PALETTES = {"light": "default", "dark": "slate"}


@pytest.fixture(scope="session")
def axe() -> str:
    return (npm_packages(LOCK) / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")


def violations(page: Any, axe: str) -> list[dict[str, Any]]:
    page.evaluate(axe)
    found: list[dict[str, Any]] = page.evaluate(VIOLATIONS, TAGS)
    return found


@pytest.mark.parametrize("scheme", PALETTES)
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_no_kind_of_page_breaks_a_rule_of_wcag(
    visit: Callable[..., Visit],
    february: Built,
    served: Callable[[Built], str],
    axe: str,
    size: dict[str, int],
    scheme: str,
) -> None:
    """The theme's parts included. Nothing moves, or axe would see colours on their way."""
    page, root = visit(viewport=size, color_scheme=scheme, reduced_motion="reduce").page, served(february)
    found: dict[str, list[str]] = {}
    for path in PLACES:
        page.goto(root + path)
        assert page.locator("body").get_attribute("data-md-color-scheme") == PALETTES[scheme]
        for finding, element in findings(violations(page, axe)):
            found.setdefault(finding, []).append(f"{path or 'home'}  {element}")
    if found:
        pytest.fail(report(found), pytrace=False)


def findings(found: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """«color-contrast: Element has insufficient color contrast of 4.43 (foreground …)», «.badge»"""
    for each in found:
        for node in each["nodes"]:
            checks = (*node["any"], *node["all"], *node["none"])
            why = "; ".join(check["message"] for check in checks)
            yield f"{each['id']}: {why}", " ".join(map(str, node["target"]))


def report(found: dict[str, list[str]]) -> str:
    """Each finding with the first of its places."""
    return "\n".join(
        "\n    ".join(
            [finding, *places[:MOST], *([f"and {len(places) - MOST} more"] if places[MOST:] else [])]
        )
        for finding, places in found.items()
    )


WRONG = """
<!DOCTYPE html><title>Проба</title>
<p style="color: #999; background: #fff">бледно</p>
<p>Слова и <a href="#" style="text-decoration: none; color: #111">ссылка</a> среди них.</p>
<ul style="font-size: 8px; list-style: none"><li><a href="#1">один</a><li><a href="#2">два</a></ul>
<input>
"""


def test_what_breaks_a_rule_is_found(visit: Callable[..., Visit], axe: str) -> None:
    page = visit(viewport=PHONE).page
    page.set_content(WRONG)
    assert sorted(each["id"] for each in violations(page, axe)) == [
        "color-contrast",
        "html-has-lang",
        "label",
        "link-in-text-block",
        "target-size",
    ]
