"""The edits as an issue for GitHub, filled in as far as an address may be long."""

from collections.abc import Sequence
from typing import Any

from generator.addresses import Site
from generator.editing.forms import OTHER
from generator.wording.dates import plural

Data = dict[str, Any]


def sending(site: Site, lines: Sequence[str], seen: str) -> Data:
    """`address` opens the issue; None where no repository is known. `copied` is the text that didn't fit in:
    it goes to the clipboard first."""
    text = "\n".join(lines)
    whole = site.form(OTHER, {"edits": text, "seen": seen})
    is_whole = whole is not None and "&edits=" in whole
    return {
        "button": f"Отправить {plural(len(lines), 'правку', 'правки', 'правок')}",
        "address": whole,
        "copied": None if is_whole or whole is None else text,
    }
