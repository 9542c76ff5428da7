"""Pages dealt to processes, each of which reads the frame and renders its share."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from generator.cache import Cache, key_of
from generator.site.runs.day import filled_in
from generator.site.runs.folder import Written, write_file
from generator.site.runs.frame import Frame, frame_of, put_head, read_config
from generator.site.runs.record import Record, keep, page_key
from generator.site.runs.rendering import Populated, populated, rendered


class ShareFailed(Exception):
    """A process ended without its share."""


def dealt(weights: Mapping[str, int], shares: int, done: int = 0) -> list[list[str]]:
    """The pages in shares of about one weight, each in the pages' order: the heaviest first, to whoever has
    least. The first has other work of the weight `done`."""
    loads = [done, *[0] * (shares - 1)]
    of: dict[str, int] = {}
    for page in sorted(weights, key=lambda each: -weights[each]):
        of[page] = loads.index(min(loads))
        loads[of[page]] += weights[page] + 1
    return [[page for page in weights if of[page] == share] for share in range(shares)]


@dataclass(frozen=True, slots=True)
class Place:
    """Where what is rendered goes, and what for: the cache, the site's folder, the frame's key, the day, the
    address of a preview."""

    cache: str | None
    site: str
    frame: str
    day: str
    shown_at: str | None


@dataclass(frozen=True, slots=True)
class Result:
    record: Record
    written: Written | None


def identity(record: Record, day: str) -> str:
    return f"{record.digest} {day}"


def read(frame: Frame, uri: str) -> bytes:
    """A page's Markdown."""
    return frame.page(uri).file.content_bytes


def finished(place: Place, cache: Cache, frame: Frame, each: Populated, source: bytes) -> Result:
    """Renders a page, keeps it and writes it."""
    file = each.page.file
    record, html = rendered(frame, each)
    keep(cache, page_key(bytes.fromhex(place.frame), file.src_uri, key_of(source)), record, html)
    if record.digest is None:
        return Result(record, None)
    data, name = filled_in(html, place.day), identity(record, place.day)
    return Result(record, write_file(Path(place.site), file.dest_uri, name, data))


def read_and_finished(place: Place, cache: Cache, frame: Frame, uri: str) -> Result:
    source = read(frame, uri)
    return finished(place, cache, frame, populated(frame, uri, source), source)


@contextmanager
def started(
    config: Path, place: Place, heads: Mapping[str, Any], shares: Sequence[Sequence[str]]
) -> Iterator[list["_Share"]]:
    """Processes that work on the shares meanwhile."""
    with TemporaryDirectory(prefix="cyclogram-") as folder:
        running = []
        for number, pages in enumerate(shares):
            job = {"config": str(config), "place": _values(place), "heads": heads, "pages": pages}
            running.append(_Share.begun(Path(folder) / f"{number}", json.dumps(job)))
        try:
            yield running
        finally:
            for share in running:
                share.process.kill()
                share.process.wait()


@dataclass(frozen=True, slots=True)
class _Share:
    process: subprocess.Popen[bytes]
    results: Path

    @classmethod
    def begun(cls, path: Path, job: str) -> "_Share":
        job_file, results = path.with_suffix(".job"), path.with_suffix(".results")
        job_file.write_text(job, "utf-8")
        command = [sys.executable, "-m", "generator.site.runs", str(job_file), str(results)]
        quiet = subprocess.DEVNULL
        return cls(subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet), results)  # noqa: S603

    def ended(self) -> Iterator[tuple[str, Result]]:
        """What it made. Raises ShareFailed."""
        if self.process.wait():
            raise ShareFailed
        with self.results.open(encoding="utf-8") as lines:
            for line in lines:
                uri, record, written = json.loads(line)
                yield uri, Result(Record(**record), tuple(written) if written else None)


def render_share(job_file: Path, results: Path) -> None:
    """What such a process does."""
    job = json.loads(job_file.read_text("utf-8"))
    place = Place(**job["place"])
    cache = Cache(Path(place.cache) if place.cache else None)
    frame = frame_of(read_config(Path(job["config"]), place.shown_at), cache)
    for uri, head in job["heads"].items():
        put_head(frame.page(uri), head)
    with results.open("w", encoding="utf-8") as out:
        for uri in job["pages"]:
            result = read_and_finished(place, cache, frame, uri)
            out.write(json.dumps([uri, _values(result.record), result.written]) + "\n")
    cache.close(tidy=False)


def _values(each: Any) -> dict[str, Any]:
    return {name: getattr(each, name) for name in each.__slots__}
