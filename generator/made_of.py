"""What this program itself is made of: whatever it has made is kept for the same program only."""

import fnmatch
import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path

from generator.cache import key_of

# Whose words, dates and bytes come to what is kept.
LIBRARIES = (
    "babel",
    "docxtpl",
    "holidays",
    "jinja2",
    "lxml",
    "markupsafe",
    "python-docx",
    "segno",
    "xlsxwriter",
)


@cache
def program() -> bytes:
    """The hash of its code, and of the libraries' versions."""
    return key_of(sys.version, *map(version, LIBRARIES), *files_of(Path(__file__).parent, "*.py"))


def folders_key(folders: Iterable[Path]) -> bytes:
    """Of all that is in the folders, in their order."""
    return key_of(*(part for folder in folders for part in files_of(folder)))


def files_of(folder: Path, pattern: str = "*") -> Iterator[str | bytes]:
    """Each by its name and its bytes, for a key."""
    yield "folder"
    for root, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(fnmatch.filter(names, pattern)):
            path = Path(root, name)
            if path.is_file():
                yield str(path).removeprefix(str(folder))
                yield path.read_bytes()
