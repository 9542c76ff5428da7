"""A page, as MkDocs itself makes it: populated, then put into its template."""

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper

from mkdocs.commands.build import _populate_page, get_context
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from generator.cache import key_of
from generator.site.runs.frame import Frame
from generator.site.runs.known import search_of
from generator.site.runs.parsers import teach
from generator.site.runs.record import Record

teach()


class Said(logging.Handler):
    """Warnings of the builder, which end a strict build."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.warnings: list[tuple[str, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.warnings.append((record.levelname, record.getMessage()))


@contextmanager
def listening() -> Iterator[Said]:
    """MkDocs prepares some of its words only where they would be shown, at the level of its own program."""
    logger, said = logging.getLogger("mkdocs"), Said()
    level, propagate = logger.level, logger.propagate
    logger.setLevel(logging.INFO)
    logger.propagate = False
    logger.addHandler(said)
    try:
        yield said
    finally:
        logger.removeHandler(said)
        logger.setLevel(level)
        logger.propagate = propagate


@dataclass(frozen=True, slots=True)
class Populated:
    """A page with its content; whether the files that it asked for are there; what MkDocs said of it."""

    page: Page
    asked: dict[str, bool]
    warnings: list[tuple[str, str]]


def populated(frame: Frame, uri: str, source: bytes) -> Populated:
    """The source is given, so that it can't have changed since its key was made."""
    page = frame.page(uri)
    with suppress(UnicodeDecodeError):
        page.file.content_string = TextIOWrapper(BytesIO(source), "utf-8-sig").read()
    frame.asked.asked = {}
    with listening() as said:
        _populate_page(page, frame.config, frame.asked)
    return Populated(page, frame.asked.asked, said.warnings)


def rendered(frame: Frame, each: Populated) -> tuple[Record, bytes]:
    """The page keeps none of it."""
    page = each.page
    with listening() as said:
        html, search = _html(frame, page)
    record = Record(
        digest=key_of(html).hex() if html else None,
        found=sorted(path for path, is_there in each.asked.items() if is_there),
        missed=sorted(path for path, is_there in each.asked.items() if not is_there),
        anchors=sorted(page.present_anchor_ids or ()),
        links=[
            (file.src_uri, anchor, link)
            for file, links in (page.links_to_anchors or {}).items()
            for anchor, link in links.items()
        ],
        search=search,
        warnings=each.warnings + said.warnings,
    )
    page.content, page.markdown, page.toc, page.file.content_string = None, None, TableOfContents([]), ""
    return record, html


def _html(frame: Frame, page: Page) -> tuple[bytes, str]:
    """With its entries in the search index. Nothing where the template gives nothing but space."""
    config = frame.config
    page.active = True
    try:
        context = get_context(frame.nav, frame.pages, config, page)
        template = frame.env.get_template(page.meta.get("template", "main.html"))
        context = config.plugins.on_page_context(context, page=page, config=config, nav=frame.nav)
        html = template.render(context)
    finally:
        page.active = False
    entries = search_of(config).entries
    search = json.dumps(entries, separators=(",", ":"), default=str)[1:-1]
    entries.clear()
    return (html.encode("utf-8", errors="xmlcharrefreplace") if html.strip() else b""), search
