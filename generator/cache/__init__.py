"""What was made once and needn't be made again: bytes by the hash of all that they were made from.

The bytes lie in packs, files that are never changed once they have their name: `entries, index, seal`. A
session writes what is new into one pack of its own, under another name until it is whole, so sessions
side by side don't see each other's halves, and a killed one leaves nothing that counts. The seal guards the
index, a digest in it each entry: what is damaged is as good as absent, and is made anew.

A pack is a generation: its time on the disk tells when it was last used, which orders packs and is in no key.
Whatever the disk refuses, the work goes on without the store.
"""

import os
import zlib
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from threading import Lock
from typing import Self

from generator.cache.bounds import bound, remove
from generator.cache.pack import Entry, Pack, Writing, begun, digest, packs

# A school of 4,000 teachers needs about a tenth for one state of its site.
LIMIT = 1_000_000_000
# The store of code lies beside the other, which machines hand on to each other.
CODE, CODE_LIMIT = "compiled", 20_000_000
# More packs in use than this are joined into one: each edit leaves a small one.
MOST_PACKS = 8
# Below this, compressing gains nothing.
_SMALL = 200


def key_of(*parts: str | bytes) -> bytes:
    """The key of what is made from these parts, in this order."""
    found = blake2b(digest_size=20)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        found.update(len(data).to_bytes(8, "little") + data)
    return found.digest()


class Cache:
    """A store in a folder, which may be deleted at any moment; None is no store: nothing is found and nothing
    kept. Threads may share one; processes open one each. What was put can be got at once, and by others once
    the session has ended (`with`, or `close`)."""

    def __init__(self, folder: Path | None, limit: int = LIMIT) -> None:
        self.folder, self._limit = folder, limit
        self._lock = Lock()
        self._packs = list(packs(folder)) if folder else []
        self._places: dict[bytes, list[tuple[Pack, Entry]]] = {}
        for pack in self._packs:
            for entry in pack.entries:
                self._places.setdefault(entry.key, []).append((pack, entry))
        self._used: set[bytes] = set()
        self._writing: Writing | None = None
        self._is_writable = folder is not None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, wrong: object, *_: object) -> None:
        self.close(tidy=wrong is None)

    @cached_property
    def code(self) -> "Cache":
        """A store of its own for what is to run: it stays on this machine. It ends with this session."""
        return Cache(self.folder.with_name(CODE) if self.folder else None, CODE_LIMIT)

    def get(self, key: bytes) -> bytes | None:
        with self._lock:
            found = self._own(key)
            return self._kept(key) if found is None else found

    def put(self, key: bytes, data: bytes) -> None:
        """Keeps the bytes, where the disk lets it."""
        if not self._is_writable:
            return
        small = data if len(data) < _SMALL else min(zlib.compress(data, 1), data, key=len)
        with self._lock:
            self._write(key, small, small is not data)

    def made(self, key: bytes, make: Callable[[], bytes]) -> bytes:
        """The bytes of the key: kept ones, or else made now and kept."""
        found = self.get(key)
        if found is None:
            found = make()
            self.put(key, found)
        return found

    def close(self, tidy: bool = True) -> None:
        """Ends the session: its pack gets its name. `tidy` bounds the store, for a session that has asked for
        all that it needed: it knows what is in use."""
        if "code" in self.__dict__:
            self.code.close(tidy)
        with self._lock:
            if tidy and len(self._in_use()) > MOST_PACKS:
                self._join()
            self._finish()
            self._touch()
            for pack in self._packs:
                pack.file.close()
            self._packs, self._places = [], {}
            if tidy and self.folder:
                bound(self.folder, self._limit)

    def _kept(self, key: bytes) -> bytes | None:
        for pack, entry in self._places.get(key, ()):
            with suppress(OSError, zlib.error):
                data = entry.meant(pack.stored(entry))
                if data is not None:
                    pack.is_used = True
                    self._used.add(key)
                    return data
        return None

    def _own(self, key: bytes) -> bytes | None:
        if self._writing is None or (entry := self._writing.entries.get(key)) is None:
            return None
        try:
            end = self._writing.file.tell()
            self._writing.file.seek(entry.start)
            data = entry.meant(self._writing.file.read(entry.length))
            self._writing.file.seek(end)
        except OSError:
            self._give_up()
            return None
        return data

    def _write(self, key: bytes, stored: bytes, is_compressed: bool) -> None:
        if not self._is_writable or (self._writing and key in self._writing.entries):
            return
        try:
            if self._writing is None:
                assert self.folder is not None
                self._writing = begun(self.folder)
            self._writing.add(key, stored, is_compressed)
        except OSError:
            self._give_up()

    def _give_up(self) -> None:
        """The disk is full or not ours to write to: nothing more is kept in this session."""
        self._is_writable = False
        if self._writing:
            with suppress(OSError):
                self._writing.file.close()
            remove(self._writing.path)
            self._writing = None

    def _in_use(self) -> list[Pack]:
        return [pack for pack in self._packs if pack.is_used]

    def _join(self) -> None:
        """Brings what the packs in use have into this session's. All of it, since another command may need
        what this one didn't ask for; if that is too much, only what was asked for."""
        in_use = self._in_use()
        fits = sum(pack.size for pack in in_use) <= self._limit / 2
        for pack in in_use:
            for entry in pack.entries:
                if fits or entry.key in self._used:
                    self._carry(pack, entry)
        if (joined := self._finish()) is not None:
            for pack in in_use:
                pack.is_used = pack.path == joined
                if not pack.is_used:
                    remove(pack.path)

    def _carry(self, pack: Pack, entry: Entry) -> None:
        with suppress(OSError):
            stored = pack.stored(entry)
            if digest(stored) == entry.digest:
                self._write(entry.key, stored, entry.is_compressed)

    def _finish(self) -> Path | None:
        if self._writing:
            try:
                path, self._writing = self._writing.finish(), None
                return path
            except OSError:
                self._give_up()
        return None

    def _touch(self) -> None:
        for pack in self._in_use():
            with suppress(OSError):
                os.utime(pack.path)
