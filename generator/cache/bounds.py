"""How much of the store stays on the disk."""

from contextlib import suppress
from itertools import accumulate
from pathlib import Path

from generator.cache.pack import UNFINISHED, by_last_use

MOST_KEPT = 32
# What a killed session has left is removed when it is a day older than what was written just now.
ABANDONED = 24 * 60 * 60


def bound(folder: Path, limit: int) -> None:
    """Removes the packs longest unused, until the others are within bounds, and what killed sessions left."""
    sizes = {}
    for path in reversed(by_last_use(folder)):
        with suppress(OSError):
            sizes[path] = path.stat().st_size
    for path, total in zip(list(sizes)[1:], list(accumulate(sizes.values()))[1:], strict=True):
        if total > limit:
            remove(path)
    for path in list(sizes)[MOST_KEPT:]:
        remove(path)
    _remove_abandoned(folder, list(sizes))


def _remove_abandoned(folder: Path, packs: list[Path]) -> None:
    with suppress(OSError):
        latest = packs[0].stat().st_mtime if packs else 0
        for path in folder.glob("*" + UNFINISHED):
            if path.stat().st_mtime < latest - ABANDONED:
                remove(path)


def remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
