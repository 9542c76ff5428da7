"""What of a site is made of all its pages: the search index, the site map, links to anchors."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs.commands.build import _build_theme_template

from generator.site.runs.frame import Frame
from generator.site.runs.known import search_of
from generator.site.runs.record import Record
from generator.site.runs.rendering import listening

SEARCH_INDEX = "search/search_index.json"
_NO_PAGES = '"docs":[]}'


def search_index(frame: Frame, records: Mapping[str, Record]) -> bytes:
    """As the theme's search writes it, the pages' entries put into it as they are."""
    empty = search_of(frame.config).generate_search_index(None)
    assert empty.endswith(_NO_PAGES)
    entries = ",".join(record.search for record in records.values() if record.search)
    return f"{empty[:-2]}{entries}]}}".encode()


def static_templates(frame: Frame) -> Iterator[tuple[str, bytes]]:
    """404.html and the site map, by name."""
    config, site = frame.config, frame.config.site_dir
    with TemporaryDirectory(prefix="cyclogram-") as folder:
        config.site_dir = folder
        for name in config.theme.static_templates:
            _build_theme_template(name, frame.env, frame.files, config, frame.nav)
        config.site_dir = site
        for path in sorted(Path(folder).iterdir()):
            yield path.name, path.read_bytes()


def broken_anchors(frame: Frame, records: Mapping[str, Record]) -> list[tuple[str, str]]:
    """What MkDocs says of links to anchors that aren't there, whoever has rendered the pages."""
    suspects = _suspects(records)
    for uri in suspects | {target for each in suspects for target, _, _ in records[each].links}:
        if uri in records:
            frame.page(uri).present_anchor_ids = set(records[uri].anchors)
    with listening() as said:
        for uri in records:
            if uri in suspects:
                _validate(frame, uri, records[uri])
    return said.warnings


def _validate(frame: Frame, uri: str, record: Record) -> None:
    page = frame.page(uri)
    page.links_to_anchors = {}
    for target, anchor, link in record.links:
        page.links_to_anchors.setdefault(frame.files.src_uris[target], {})[anchor] = link
    page.validate_anchor_links(files=frame.files, log_level=frame.config.validation.links.anchors)


def _suspects(records: Mapping[str, Record]) -> set[str]:
    """The pages of which some link leads to an anchor that isn't there."""
    anchors: dict[str, set[str]] = {}
    found = set()
    for uri, record in records.items():
        for target, anchor, _ in record.links:
            if target in records:
                if target not in anchors:
                    anchors[target] = set(records[target].anchors)
                if anchor not in anchors[target]:
                    found.add(uri)
    return found
