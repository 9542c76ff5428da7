"""A site, of pages kept and pages rendered."""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, InclusionLevel

from generator.cache import Cache, key_of
from generator.site.runs import LEAST
from generator.site.runs.day import PLACE, VARIABLE, can_be_filled_in, filled_in
from generator.site.runs.folder import SiteFolder
from generator.site.runs.frame import Frame, frame_key, frame_of, head_of, put_head, read_config, source_key
from generator.site.runs.known import strange
from generator.site.runs.record import Record, html_key, page_key
from generator.site.runs.rendering import Populated, listening, populated
from generator.site.runs.shares import (
    Place,
    Result,
    dealt,
    finished,
    identity,
    read,
    read_and_finished,
    started,
)
from generator.site.runs.whole import SEARCH_INDEX, broken_anchors, search_index, static_templates

Warnings = list[tuple[str, str]]


class NotMine(Exception):
    """The configuration has something that isn't known; the message names it."""


@dataclass(frozen=True, slots=True)
class Work:
    """`config` and `theme` are the frame's; `cache` is None where nothing is kept. `least` pages at least are
    worth a process. `memory` is the folder that knows what was written into the site, if not the cache;
    `shown_at` the address of a preview."""

    config: Path
    theme: Path
    cache: Path | None
    jobs: int = 1
    least: int = LEAST
    memory: Path | None = None
    shown_at: str | None = None


@dataclass(slots=True)
class Built:
    """`rendered` are the pages that weren't kept, `warnings` what ends a strict build."""

    rendered: list[str] = field(default_factory=list)
    warnings: Warnings = field(default_factory=list)


def build(work: Work) -> Built:
    """Raises NotMine; any other exception tells of a mistake that MkDocs itself puts into words."""
    with _day(work) as day, Cache(work.cache) as cache:
        with listening() as said:
            frame = _frame(work, cache)
        site = SiteFolder(Path(frame.config.site_dir), work.memory or work.cache)
        built = _Build(work, frame, cache, site, day).run()
    return Built(built.rendered, said.warnings + built.warnings)


def _frame(work: Work, cache: Cache) -> Frame:
    config = read_config(work.config, work.shown_at)
    if (name := strange(config, work.theme)) is not None:
        raise NotMine(name)
    return frame_of(config, cache)


@contextmanager
def _day(work: Work) -> Iterator[str]:
    """The day to fill in; none where it is more than shown, and MkDocs gets it at once."""
    day = os.environ.get(VARIABLE, "")
    if not day or not can_be_filled_in(work.config.read_text("utf-8-sig"), work.theme):
        yield ""
        return
    os.environ[VARIABLE] = PLACE
    try:
        yield day
    finally:
        os.environ[VARIABLE] = day


class _Build:
    def __init__(self, work: Work, frame: Frame, cache: Cache, site: SiteFolder, day: str) -> None:
        self._work, self._frame, self._cache, self._site, self._day = work, frame, cache, site, day
        self._populated: dict[str, tuple[Populated, bytes]] = {}
        self._sources: dict[str, bytes] = {}
        self._weights: dict[str, int] = {}
        self._records: dict[str, Record] = {}

    def run(self) -> Built:
        self._read_sources()
        source = source_key(self._frame.config, self._frame.theme)
        heads = self._heads(source)
        key = frame_key(source, heads)
        missing = [file.src_uri for file in self._frame.pages if not self._is_kept(file, key)]
        self._render(missing, key, heads)
        records = {file.src_uri: self._records[file.src_uri] for file in self._frame.pages}
        warnings = [warning for record in records.values() for warning in record.warnings]
        warnings += self._write_rest(records) + broken_anchors(self._frame, records)
        self._site.clean(self._site.written)
        self._site.remember()
        return Built(missing, warnings)

    def _read_sources(self) -> None:
        for file in self._frame.pages:
            source = read(self._frame, file.src_uri)
            self._sources[file.src_uri], self._weights[file.src_uri] = key_of(source), len(source)

    def _heads(self, key: bytes) -> dict[str, Any]:
        """What every page's navigation shows of the pages in it."""
        heads = {}
        for uri in (each for each in self._sources if each in self._frame.in_nav):
            source = read(self._frame, uri)
            head_key = key_of("head", key, uri, source)
            kept = self._cache.get(head_key)
            if kept is None:
                self._populated[uri] = populated(self._frame, uri, source), source
                kept = json.dumps(head_of(self._frame.page(uri))).encode()
                self._cache.put(head_key, kept)
            heads[uri] = json.loads(kept)
        for uri, head in heads.items():
            put_head(self._frame.page(uri), head)
        return heads

    def _is_kept(self, file: File, frame: bytes) -> bool:
        """Whether the page's HTML is known; then it stands in the site."""
        key = page_key(frame, file.src_uri, self._sources[file.src_uri])
        if (kept := self._cache.get(key)) is None:
            return False
        record, files = Record.read(kept), self._frame.files.src_uris
        if not all(each in files for each in record.found) or any(each in files for each in record.missed):
            return False
        if record.digest is not None:
            name = identity(record, self._day)
            if not self._site.holds(file.dest_uri, name):
                if (html := self._cache.get(html_key(key))) is None:
                    return False
                self._site.write(file.dest_uri, name, filled_in(html, self._day))
        self._records[file.src_uri] = record
        return True

    def _render(self, missing: list[str], key: bytes, heads: Mapping[str, Any]) -> None:
        """The first share here, the others in processes meanwhile."""
        cache = str(self._work.cache) if self._work.cache else None
        place = Place(cache, str(self._site.path), key.hex(), self._day, self._work.shown_at)
        own, *others = self._dealt(missing)
        with started(self._work.config, place, heads, [share for share in others if share]) as shares:
            for uri in own:
                self._take(uri, self._finished(place, uri))
            for share in shares:
                for uri, result in share.ended():
                    self._take(uri, result)

    def _dealt(self, missing: list[str]) -> list[list[str]]:
        """What is populated already stays here."""
        number = max(1, min(self._work.jobs, len(missing) // max(self._work.least, 1)))
        here = [uri for uri in missing if uri in self._populated]
        weights = {uri: self._weights[uri] for uri in missing if uri not in self._populated}
        own, *others = dealt(weights, number, sum(self._weights[uri] for uri in here))
        return [here + own, *others]

    def _finished(self, place: Place, uri: str) -> Result:
        if uri in self._populated:
            return finished(place, self._cache, self._frame, *self._populated.pop(uri))
        return read_and_finished(place, self._cache, self._frame, uri)

    def _take(self, uri: str, result: Result) -> None:
        self._records[uri] = result.record
        if result.written:
            self._site.written[self._frame.files.src_uris[uri].dest_uri] = result.written

    def _write_rest(self, records: Mapping[str, Record]) -> Warnings:
        """What isn't a page; where MkDocs writes two files to one place, the one that it writes last."""
        with listening() as said:
            made = dict(static_templates(self._frame))
        made = {name: data for name, data in made.items() if name not in self._site.written}
        made[SEARCH_INDEX] = search_index(self._frame, records)
        for name, data in made.items():
            data = filled_in(data, self._day)
            if not self._site.holds(name, content := key_of(data).hex()):
                self._site.write(name, content, data)
        for file in self._frame.files:
            if not file.is_documentation_page() and file.inclusion.value > InclusionLevel.DRAFT.value:
                self._copy(file)
        return said.warnings

    def _copy(self, file: File) -> None:
        name, source = file.dest_uri, Path(file.abs_src_path or "")
        if name not in self._site.written and not self._site.holds(name, content := self._content(source)):
            self._site.copy(name, content, source)

    def _content(self, source: Path) -> str:
        """The frame is put together anew for each build, so its times tell nothing."""
        if source.is_relative_to(self._work.theme):
            return key_of(source.read_bytes()).hex()
        stat = source.stat()
        return f"{source} {stat.st_size} {stat.st_mtime_ns}"
