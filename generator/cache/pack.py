"""A pack of the store on the disk: `entries, index, seal`."""

import os
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from struct import Struct
from typing import BinaryIO

PACK, UNFINISHED = ".pack", ".new"

_ENTRY = Struct("<20s16sQQ?")
_SEAL = Struct("<16sQ8s")
_MAGIC = b"cyclogr1"


@dataclass(frozen=True, slots=True)
class Entry:
    """Where the bytes of a key stand in a pack, and what they must be."""

    key: bytes
    digest: bytes
    start: int
    length: int
    is_compressed: bool

    def meant(self, stored: bytes) -> bytes | None:
        if len(stored) != self.length or digest(stored) != self.digest:
            return None
        return zlib.decompress(stored) if self.is_compressed else stored


@dataclass(slots=True)
class Pack:
    path: Path
    file: BinaryIO
    entries: list[Entry]
    size: int
    is_used: bool = False

    def stored(self, entry: Entry) -> bytes:
        self.file.seek(entry.start)
        return self.file.read(entry.length)


@dataclass(slots=True)
class Writing:
    """A pack that is not whole yet."""

    path: Path
    file: BinaryIO
    entries: dict[bytes, Entry] = field(default_factory=dict)

    def add(self, key: bytes, stored: bytes, is_compressed: bool) -> None:
        start = self.file.tell()
        self.file.write(stored)
        self.entries[key] = Entry(key, digest(stored), start, len(stored), is_compressed)

    def finish(self) -> Path:
        """Where the whole pack is."""
        index = b"".join(
            _ENTRY.pack(each.key, each.digest, each.start, each.length, each.is_compressed)
            for each in self.entries.values()
        )
        self.file.write(index + _SEAL.pack(digest(index), len(index), _MAGIC))
        self.file.close()
        path = self.path.with_name(digest(index).hex() + PACK)
        self.path.replace(path)
        return path


def digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=16).digest()


def begun(folder: Path) -> Writing:
    folder.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(suffix=UNFINISHED, dir=folder)
    return Writing(Path(name), os.fdopen(handle, "w+b"))


def packs(folder: Path) -> Iterator[Pack]:
    """Those that are whole, the latest first."""
    for path in reversed(by_last_use(folder)):
        try:
            file = path.open("rb")
        except OSError:
            continue
        with suppress(OSError):
            if (pack := _pack(path, file)) is not None:
                yield pack
                continue
        file.close()


def _pack(path: Path, file: BinaryIO) -> Pack | None:
    size = file.seek(0, os.SEEK_END)
    if size < _SEAL.size:
        return None
    file.seek(size - _SEAL.size)
    seal, length, magic = _SEAL.unpack(file.read(_SEAL.size))
    if magic != _MAGIC or length > size - _SEAL.size:
        return None
    file.seek(size - _SEAL.size - length)
    index = file.read(length)
    if digest(index) != seal or length % _ENTRY.size:
        return None
    return Pack(path, file, [Entry(*each) for each in _ENTRY.iter_unpack(index)], size)


def by_last_use(folder: Path) -> list[Path]:
    """All packs, the one longest unused first. Another session may remove one meanwhile."""
    found = []
    with suppress(OSError):
        for path in folder.glob("*" + PACK):
            with suppress(OSError):
                found.append((path.stat().st_mtime_ns, path))
    return [path for _, path in sorted(found)]
