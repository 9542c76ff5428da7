"""Plans on paper: the paper alone, on numbered pages, black on white."""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.site.built import Built
from tests.site.visits import DESK, Visit

PAGE = re.compile(rb"/Type\s*/Page\b")
COLOURS = """
[...document.querySelectorAll("article :is(h1, td, th, p)")]
  .filter((each) => each.checkVisibility())
  .map((each) => getComputedStyle(each).color + " on " + getComputedStyle(document.body).backgroundColor)
"""
SHOWN = """
[...document.querySelectorAll("article :is(h1, h2, table)")]
  .filter((each) => each.checkVisibility()).map((each) => each.className || each.tagName)
"""


@pytest.mark.parametrize("name", ["cyclogram", "municipal"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_plan_prints_as_its_paper_on_two_pages(
    visit: Callable[..., Visit],
    sample: Built,
    served: Callable[[Built], str],
    tmp_path: Path,
    name: str,
    scheme: str,
) -> None:
    page = visit(viewport=DESK, color_scheme=scheme).page
    page.goto(f"{served(sample)}plans/{name}/")
    page.emulate_media(media="print", color_scheme=scheme)
    assert page.evaluate(SHOWN) == ["H1", "paper"]
    assert set(page.evaluate(COLOURS)) == {"rgb(0, 0, 0) on rgb(255, 255, 255)"}
    printed = page.pdf(prefer_css_page_size=True)
    assert len(PAGE.findall(printed)) == 2


def test_its_pages_are_numbered_and_lie_on_their_side(
    visit: Callable[..., Visit], sample: Built, served: Callable[[Built], str], tmp_path: Path
) -> None:
    if not shutil.which("pdftotext"):
        pytest.skip("needs poppler's pdftotext")
    page = visit(viewport=DESK).page
    page.goto(f"{served(sample)}plans/municipal/")
    file = tmp_path / "plan.pdf"
    page.pdf(path=str(file), prefer_css_page_size=True)
    assert [last_line(file, number) for number in (1, 2)] == ["1 из 2", "2 из 2"]
    box: Any = re.search(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", file.read_bytes())
    assert [round(float(side)) for side in box.groups()] == [842, 595]


def last_line(file: Path, page: int) -> str:
    limits = ["-f", str(page), "-l", str(page)]
    done = subprocess.run(["pdftotext", *limits, str(file), "-"], capture_output=True, text=True, check=True)
    return done.stdout.strip("\n\f ").splitlines()[-1]
