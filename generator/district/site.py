"""A district as files: its pages, calendars and papers, and the frame around them.

What of a school is shown is what the school published, and nothing else. The municipal plan is shown by the
same pages as a school's plans.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from generator.addresses import STATUS_DATA, Site
from generator.cache import Cache, key_of
from generator.district.addresses import list_page, school_page
from generator.district.kept_pages import kept_pages
from generator.district.pages.home import home_page
from generator.district.pages.lists import lists_page
from generator.district.pages.monitoring import monitoring_page
from generator.district.pages.papers import papers_page
from generator.district.pages.perspective import perspective_page
from generator.district.pages.schools import schools_page
from generator.district.pages.status import status_page
from generator.district.paper_list import OWN
from generator.district.papers.build import NOTHING_KEPT, WORD_PAPERS, build_district_papers
from generator.district.parts.context import DistrictContext
from generator.district.schools_feed import schools_feed
from generator.district.view import DistrictAgenda
from generator.feeds import build_feeds
from generator.file_names import (
    ASSETS,
    CONTENT,
    DISTRICT_ASSETS,
    DISTRICT_CONFIG,
    DISTRICT_DOCUMENTS,
    DOCUMENT_TEMPLATES,
    PAGE_TEMPLATES,
    SITE_CONFIG,
    THEME,
)
from generator.liveness import LastTimes, status_data
from generator.made_of import program
from generator.occurrences.promised import Miscounted
from generator.paper_list import FIELD_LIST_PAGE
from generator.problems import Problem
from generator.site.builder import frame_files
from generator.site.page import Page, PageContext, page_file
from generator.site.pages.months import month_pages
from generator.site.pages.plans import plan_pages
from generator.site.pages.roles import role_pages
from generator.site.pages.subscribe import subscribe_pages
from generator.site.tree import asset_files, content_files, gather
from generator.site.writing import Writer, verify_pages

# For whoever restyles a Word template of the district's.
_HOW = "Шаблоны района лежат в папке `site_templates/district/documents`; их меняют в Word.\n"
_TEMPLATES = {each.id: (each.title, WORD_PAPERS[each.id].view) for each in OWN if each.id in WORD_PAPERS}

# A name of the frame's or the templates' -> the district's own file or folders, over those of the package.
FileOf = Callable[[str], Path]
FoldersOf = Callable[[str], Sequence[Path]]


@dataclass(frozen=True, slots=True)
class DistrictTree:
    """`files` are all of the pages' folder; `problems` the Word templates that don't work."""

    files: dict[str, bytes]
    problems: tuple[Problem, ...]


def district_tree(
    view: DistrictAgenda,
    folders_of: FoldersOf,
    previous: bytes | None = None,
    times: LastTimes = LastTimes(),  # noqa: B008 - it never changes
    cache: Cache = NOTHING_KEPT,
    *,
    allow_loss: bool = False,
) -> DistrictTree:
    """`previous` is what the last publication left for the feeds; of `times` the digests' day counts.

    Raises BadTemplate, Miscounted, Clash, WrongEncoding, FeedsError.
    """
    pages = district_pages(view, folders_of(PAGE_TEMPLATES), cache)
    papers = build_district_papers(
        view, folders_of(DISTRICT_DOCUMENTS), folders_of(DOCUMENT_TEMPLATES), cache
    )
    files = gather(
        {name: text.encode() for name, text in pages.items()},
        build_feeds(view.agenda, previous, allow_loss=allow_loss, more=schools_feed(DistrictContext(view))),
        papers.files,
        # The package's own pages are about a school's schedule.
        content_files(*folders_of(CONTENT)[:-1]),
        {FIELD_LIST_PAGE: cache.made(key_of(program(), "district's field list"), _field_list)},
        asset_files(*folders_of(DISTRICT_ASSETS), *folders_of(ASSETS)),
        {STATUS_DATA: status_data(times)},
    )
    return DistrictTree(files, papers.problems)


def _field_list() -> bytes:
    from generator.documents.field_list import fields_page

    return fields_page(_HOW, _TEMPLATES)


def district_frame(file_of: FileOf, folders_of: FoldersOf) -> dict[str, bytes]:
    """A school's frame, some parts of whose configuration are the district's."""
    config = with_parts(file_of(SITE_CONFIG).read_text("utf-8"), file_of(DISTRICT_CONFIG).read_text("utf-8"))
    return frame_files(file_of(SITE_CONFIG), folders_of(THEME)) | {SITE_CONFIG: config.encode()}


_PART = re.compile(r"^(?=[a-z_]+:)", re.MULTILINE)


def with_parts(config: str, parts: str) -> str:
    """A YAML text whose parts of the first level give way to those of the same name; new ones stand below."""
    own = {each.partition(":")[0]: each for each in _PART.split(parts)[1:]}
    before, *found = _PART.split(config)
    kept = [own.pop(each.partition(":")[0], each) for each in found]
    return "".join([before, *(f"{each.rstrip()}\n\n" for each in (*kept, *own.values()))])


def district_pages(
    view: DistrictAgenda, templates: Sequence[Path], cache: Cache = NOTHING_KEPT
) -> dict[str, str]:
    """Every Markdown page by its file. Raises BadTemplate, Miscounted."""
    context = DistrictContext(view)
    # Nobody is sent to forms that a district's repository doesn't have.
    agenda = replace(view.agenda, site=Site(view.agenda.site.url))
    writer = Writer(templates, cache)
    pages = writer.texts(_plan_pages(PageContext(agenda)), agenda)
    pages |= kept_pages(context, _own_pages(context), agenda, writer, cache)
    verify_pages(pages, agenda.occurrences)
    _verify_rows(pages, context)
    return pages


def _own_pages(context: DistrictContext) -> Iterator[Page]:
    yield home_page(context)
    yield schools_page(context)
    yield lists_page(context)
    yield monitoring_page(context)
    yield perspective_page(context)
    yield status_page(context)
    yield papers_page(context)
    yield Page("about/", "district/about.md.j2", {})


def _plan_pages(context: PageContext) -> Iterator[Page]:
    """What the municipal plan has in a school, too."""
    return chain(
        plan_pages(context),
        month_pages(context),
        role_pages(context, teachers=""),
        subscribe_pages(context, "района"),
    )


_ROW = '\n<tr class="one">'


def _verify_rows(pages: Mapping[str, str], context: DistrictContext) -> None:
    """Every attestation that a school has told of stands on its page, and in the list of its month."""
    for school, summary in context.known:
        file = page_file(school_page(school.entry.id))
        _must_be_equal(file, len(summary.attestations), pages)
    for month, planned in context.by_month.items():
        _must_be_equal(page_file(list_page(month)), len(planned), pages)


def _must_be_equal(file: str, expected: int, pages: Mapping[str, str]) -> None:
    found = pages[file].count(_ROW)
    if found != expected:
        raise Miscounted(f"на странице {file} аттестаций должно быть {expected}, а стало {found}")
