"""The site's folder: only what differs is written, and what isn't the site's any more is removed."""

import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from generator.cache import key_of
from generator.site.files import write_over

# A file as it was after it was written, and what of: size, time in nanoseconds, identity of the content.
Written = tuple[int, int, str]
MEMORY = ".site"
# Sites of one school's folder that are remembered.
MOST_SITES = 8


class SiteFolder:
    """`memory` is the folder that remembers what was written when; without one all is written. A file that
    somebody else has touched isn't as remembered, nor is one that a killed build has begun."""

    def __init__(self, path: Path, memory: Path | None) -> None:
        self.path = path
        self._memory = memory / f"{key_of(str(path)).hex()}{MEMORY}" if memory else None
        self._before = _read(self._memory)
        self._there = dict(_files(path, ""))
        self.written: dict[str, Written] = {}

    def holds(self, name: str, identity: str) -> bool:
        """Whether that content stands there already; then it is the site's."""
        before, there = self._before.get(name), self._there.get(name)
        if before is None or there is None or tuple(before) != (*there, identity):
            return False
        self.written[name] = (*there, identity)
        return True

    def write(self, name: str, identity: str, data: bytes) -> None:
        self.written[name] = write_file(self.path, name, identity, data)

    def copy(self, name: str, identity: str, source: Path) -> None:
        path = _ready(self.path, name)
        shutil.copyfile(source, path)
        self.written[name] = _as_written(path, identity)

    def clean(self, names: Iterable[str]) -> None:
        """Removes all but these. Like MkDocs, it leaves what is hidden at the top."""
        wanted = set(names)
        for name in self._there.keys() - wanted:
            with suppress(FileNotFoundError):
                (self.path / name).unlink()
        _remove_empty(self.path)

    def remember(self) -> None:
        if self._memory:
            with suppress(OSError):
                _write_memory(self._memory, self.written)


def write_file(site: Path, name: str, identity: str, data: bytes) -> Written:
    path = _ready(site, name)
    write_over(path, data)
    return _as_written(path, identity)


def _ready(site: Path, name: str) -> Path:
    path = site / name
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _as_written(path: Path, identity: str) -> Written:
    stat = path.stat()
    return stat.st_size, stat.st_mtime_ns, identity


def _files(folder: Path, prefix: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Names with size and time."""
    with suppress(FileNotFoundError), os.scandir(folder) as entries:
        for entry in entries:
            if prefix or not entry.name.startswith("."):
                if entry.is_dir(follow_symlinks=False):
                    yield from _files(Path(entry.path), f"{prefix}{entry.name}/")
                else:
                    stat = entry.stat(follow_symlinks=False)
                    yield prefix + entry.name, (stat.st_size, stat.st_mtime_ns)


def _remove_empty(folder: Path) -> None:
    for path in folder.glob("[!.]*"):
        if path.is_dir() and not path.is_symlink():
            for below, _, _ in os.walk(path, topdown=False):
                with suppress(OSError):
                    Path(below).rmdir()


def _read(memory: Path | None) -> dict[str, Written]:
    """Nothing where it is damaged."""
    with suppress(OSError, ValueError):
        digest, _, text = memory.read_bytes().partition(b"\n") if memory else (b"", b"", b"")
        if digest.decode() == key_of(text).hex():
            found: dict[str, Written] = json.loads(text)
            return found
    return {}


def _write_memory(memory: Path, written: dict[str, Written]) -> None:
    text = json.dumps(written).encode()
    memory.parent.mkdir(parents=True, exist_ok=True)
    fresh = memory.with_name(f"{memory.name}.{os.getpid()}.new")
    fresh.write_bytes(key_of(text).hex().encode() + b"\n" + text)
    fresh.replace(memory)
    others = sorted(memory.parent.glob("*" + MEMORY), key=lambda path: path.stat().st_mtime_ns)
    for path in others[:-MOST_SITES]:
        path.unlink()
