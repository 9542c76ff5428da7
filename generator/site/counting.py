"""What went into the pages is counted again on them."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from generator.addresses import occurrence_page
from generator.schedule.counting import Miscounted
from generator.schedule.occurrence import Occurrence
from generator.site.page import page_file

_ANCHOR = re.compile(r'<(?:tr|li|section)[^>]* id="(\d{4}/[^"]+)"')


def verify_pages(pages: Mapping[str, str], occurrences: Sequence[Occurrence]) -> None:
    """Every occurrence stands once, with its anchor, on the page that links to it lead to.

    Raises Miscounted."""
    anchors = {file: Counter(_ANCHOR.findall(text)) for file, text in pages.items()}
    for each in occurrences:
        page, _, key = occurrence_page(each).partition("#")
        number = anchors.get(page_file(page), Counter())[key]
        if number != 1:
            raise Miscounted(f"срок {key} стоит на странице {page} раз: {number}")
