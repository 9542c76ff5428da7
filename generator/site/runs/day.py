"""The day of the build, which the footer names and pages have on paper, is filled in when a page is written:
a new day renders nothing."""

import re
from pathlib import Path

from generator.site.runs.known import templates

VARIABLE = "CYCLOGRAM_UPDATED"
# Letters for private use: no text has them, and no filter for HTML changes them.
PLACE = "\ue0c7\ue0a1\ue0c7"
_ON_PAPER = b"\xee\x83\x87\xee\x82\xa2\xee\x83\x87"

_IN_CONFIG = re.compile(r"^  updated: !ENV \[CYCLOGRAM_UPDATED, \"\"\]$", re.MULTILINE)
_IN_THEME = re.compile(r"\{\{ config\.extra\.updated \}\}|\{% if config\.extra\.updated %\}")
_WHOLE = re.compile(r"\bconfig\.extra\b(?!\.)|\bconfig\s*[\[|]")
_PAPER_LINE = re.compile(
    rb"^(<p [^>\n]*data-search-exclude>[^<\n]*<span data-built>)([0-9.]{10})(</span></p>\r?)$", re.MULTILINE
)


def can_be_filled_in(config: str, theme: Path) -> bool:
    """Where all that is done with the day is to show it."""
    texts = [text for _, text in templates(theme)]
    return len(_IN_CONFIG.findall(config)) == config.count(VARIABLE) == 1 and all(
        len(_IN_THEME.findall(text)) == text.count("updated") and not _WHOLE.search(text) for text in texts
    )


def without_day(source: bytes) -> tuple[bytes, bytes]:
    """A page's Markdown with a place for the day that it has on paper, in a line of HTML; and that day."""
    days = {found[2] for found in _PAPER_LINE.finditer(source)}
    if len(days) != 1:
        return source, b""
    return _PAPER_LINE.sub(rb"\1" + _ON_PAPER + rb"\3", source), days.pop()


def filled_in(html: bytes, day: str, on_paper: bytes = b"") -> bytes:
    return html.replace(PLACE.encode(), day.encode()).replace(_ON_PAPER, on_paper)
