"""Pages -> their Markdown: the template applied, the front matter before it, the anchors counted."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from functools import cached_property
from pathlib import Path

from jinja2 import Environment

from generator.addresses import occurrence_page
from generator.agenda import Agenda
from generator.cache import Cache
from generator.made_of import folders_key
from generator.occurrences.occurrence import Occurrence
from generator.occurrences.promised import Miscounted
from generator.site.abbreviations import spelled_out
from generator.site.markdown import links_from, page_environment
from generator.site.page import Page, page_file
from generator.site.parts.edit_links import EVERYWHERE, edit_links
from generator.templates import render

_FENCE = "---\n"


class Writer:
    """With the templates of these folders, the school's own first, each compiled once."""

    def __init__(self, templates: Sequence[Path], cache: Cache | None = None) -> None:
        self.templates = templates
        self._environment = page_environment(templates, cache)

    @cached_property
    def key(self) -> bytes:
        """Of all its templates."""
        return folders_key(self.templates)

    def texts(self, pages: Iterable[Page], agenda: Agenda) -> dict[str, str]:
        """By file name. Raises BadTemplate."""
        return {page.file: written(page, agenda, self._environment, links_from(page.path)) for page in pages}


def written(
    page: Page, agenda: Agenda, environment: Environment, link: Callable[[str], str], *, is_past: bool = False
) -> str:
    """`is_past`: of a year in the archive, of which there are pages only."""
    text = spelled_out(
        render(
            environment,
            page.template,
            **page.values,
            school=agenda.schedule.school,
            link=link,
            is_past=is_past,
        )
    )
    edit_url = agenda.site.source_line(agenda.file, agenda.line_of(page.source)) if page.source else None
    if not edit_url:
        return text
    links = edit_links(agenda.site, *page.forms, *EVERYWHERE)
    return with_meta(text, edit=edit_url, change=[asdict(each) for each in links])


def with_meta(text: str, **values: object) -> str:
    """The page with more in its front matter, which is what the theme around it sees."""
    lines = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in values.items())
    body = text.removeprefix(_FENCE)
    return f"{_FENCE}{lines}{body}" if body != text else f"{_FENCE}{lines}{_FENCE}{text}"


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
