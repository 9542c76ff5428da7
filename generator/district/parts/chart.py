"""Charts of one row of numbers, drawn as SVG: no script, no picture to load, no colour that says anything.

Sizes are in per cent of the page's width and in pixels of height, so that words keep their size on a phone.
Each number stands beside its bar; the same figures are in a table below.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from generator.wording.text import shorten

_LINE, _BAR = 44, 14
# Of the width: a bar leaves room for its number.
_LONGEST = 74
_HEIGHT, _TALLEST = 190, 130
LABEL = 44


@dataclass(frozen=True, slots=True)
class Bar:
    """`said` is the number in words where it is more: «12 (34,5 %)»."""

    title: str
    value: int
    said: str = ""

    @property
    def number(self) -> str:
        return self.said or str(self.value)


def across(title: str, bars: Sequence[Bar]) -> Markup:
    """A bar a line, with its name above it."""
    most = max((each.value for each in bars), default=0) or 1
    lines = [_across(each, number * _LINE, _LONGEST * each.value / most) for number, each in enumerate(bars)]
    return _drawn(title, _LINE * len(bars), lines)


def _across(bar: Bar, top: int, width: float) -> Markup:
    name, label = escape(bar.title), escape(shorten(bar.title, LABEL))
    return Markup(
        '<text y="{}">{}<title>{}</title></text>'
        '<rect y="{}" width="{:.1f}%" height="{}"/><text x="{:.1f}%" dx="6" y="{}" class="n">{}</text>'
    ).format(top + 14, label, name, top + 20, width, _BAR, width, top + 32, bar.number)


def upright(title: str, bars: Sequence[Bar]) -> Markup:
    """Columns side by side: names of a few letters only."""
    most = max((each.value for each in bars), default=0) or 1
    step = 100 / max(len(bars), 1)
    columns = [
        _upright(each, number * step, step, _TALLEST * each.value / most) for number, each in enumerate(bars)
    ]
    return _drawn(title, _HEIGHT, columns)


def _upright(bar: Bar, left: float, step: float, height: float) -> Markup:
    foot, middle = _HEIGHT - 26, left + step / 2
    return Markup(
        '<rect x="{:.2f}%" y="{:.1f}" width="{:.2f}%" height="{:.1f}"/>'
        '<text x="{:.2f}%" y="{:.1f}" text-anchor="middle" class="n">{}</text>'
        '<text x="{:.2f}%" y="{}" text-anchor="middle">{}</text>'
    ).format(
        left + step * 0.15, foot - height, step * 0.7, height,
        middle, foot - height - 6, bar.number,
        middle, _HEIGHT - 8, bar.title,
    )  # fmt: skip


def _drawn(title: str, height: int, parts: Sequence[Markup]) -> Markup:
    inside = Markup("").join(parts)
    return Markup('<svg class="chart" role="img" aria-label="{}" width="100%" height="{}">{}</svg>').format(
        f"{title}: те же числа в таблице", height, inside
    )
