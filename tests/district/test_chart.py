"""Charts are whole without a script and whatever the names and numbers are."""

import re
from itertools import pairwise

from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from generator.district.parts.chart import Bar, across, upright
from tests.site.tags import attribute, one

BARS = st.lists(st.builds(Bar, st.text(max_size=20), st.integers(0, 5_000)), max_size=12)


def drawn(markup: str) -> BeautifulSoup:
    return BeautifulSoup(markup, "html.parser")


def number(text: str) -> float:
    return float(text.removesuffix("%"))


@given(BARS)
def test_each_bar_is_as_long_as_its_number(bars: list[Bar]) -> None:
    rects = drawn(across("Проба", bars)).select("rect")
    most = max((each.value for each in bars), default=0) or 1
    assert [number(attribute(each, "width")) for each in rects] == [
        float(f"{74 * bar.value / most:.1f}") for bar in bars
    ]


@given(BARS)
def test_columns_stand_side_by_side_within_the_picture(bars: list[Bar]) -> None:
    rects = drawn(upright("Проба", bars)).select("rect")
    spans = [(number(attribute(each, "x")), number(attribute(each, "width"))) for each in rects]
    assert len(spans) == len(bars)
    assert all(left + width <= 100 for left, width in spans)
    assert all(one[0] + one[1] <= other[0] for one, other in pairwise(spans))


def test_a_name_is_text_and_cut_with_the_whole_one_beside_it() -> None:
    name = "<script>alert(1)</script> " + "я" * 200
    found = drawn(across("<b>", [Bar(name, 3, "3 (1 %)")]))
    assert found.select("script, b") == []
    assert one(found, "title").get_text() == name
    assert attribute(one(found, "svg"), "aria-label").startswith("<b>: те же числа")
    assert one(found, ".n").get_text() == "3 (1 %)"


def test_nothing_in_it_asks_for_a_script_or_another_host() -> None:
    assert re.findall(r"on\w+=|href|url\(|style=", across("Проба", [Bar("а", 1)])) == []
