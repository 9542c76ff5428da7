"""Files that an earlier build has written and that are still as it made them."""

import json
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path

from generator.cache import Cache

# Files by name, and the names of those that stand in the folder already.
Made = tuple[dict[str, bytes], frozenset[str]]


class Kept:
    """What stands in a folder of pages: the store has the names and hashes of the files by the key of all
    that they were made from, and a file counts if its bytes have that hash."""

    def __init__(self, cache: Cache, folder: Path) -> None:
        self.cache, self._folder = cache, folder

    def names(self, key: bytes) -> frozenset[str] | None:
        """Of the files that were made with this key; None where one isn't there as it was made."""
        entry = self.cache.get(key)
        if entry is None:
            return None
        files: dict[str, str] = json.loads(entry)
        is_whole = all(self._digest(name) == digest for name, digest in files.items())
        return frozenset(files) if is_whole else None

    def _digest(self, name: str) -> str:
        try:
            return _digest((self._folder / name).read_bytes())
        except OSError:
            return ""

    def note(self, key: bytes, files: Mapping[str, bytes]) -> None:
        digests = {name: _digest(data) for name, data in files.items()}
        self.cache.put(key, json.dumps(digests).encode())


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=20).hexdigest()


NOTHING_KEPT = Kept(Cache(None), Path())
