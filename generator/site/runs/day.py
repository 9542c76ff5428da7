"""The day of the build, which the theme names on each page, is filled in when a page is written: a new day
renders nothing."""

import re
from pathlib import Path

from generator.site.runs.known import templates

VARIABLE = "CYCLOGRAM_UPDATED"
# Letters for private use: no text has them, and no filter for HTML changes them.
PLACE = "\ue0c7\ue0a1\ue0c7"

_IN_CONFIG = re.compile(r"^  updated: !ENV \[CYCLOGRAM_UPDATED, \"\"\]$", re.MULTILINE)
_IN_THEME = re.compile(r"\{\{ config\.extra\.updated \}\}|\{% if (?:[\w.]+ and )*config\.extra\.updated %\}")
_WHOLE = re.compile(r"\bconfig\.extra\b(?!\.)|\bconfig\s*[\[|]")


def can_be_filled_in(config: str, theme: Path) -> bool:
    """Where all that is done with the day is to show it."""
    texts = [text for _, text in templates(theme)]
    return len(_IN_CONFIG.findall(config)) == config.count(VARIABLE) == 1 and all(
        len(_IN_THEME.findall(text)) == text.count("updated") and not _WHOLE.search(text) for text in texts
    )


def filled_in(html: bytes, day: str) -> bytes:
    return html.replace(PLACE.encode(), day.encode())
