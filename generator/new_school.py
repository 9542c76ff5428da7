"""The files of a school's own repository: data, and workflows that call this program's at a released tag.

What is made is what lies in `examples/school`, with the program's repository and the school year put in:
there is one text of each file.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from generator.file_names import SCHEDULE

# As they stand in the example.
REPOSITORY, TAG, START_YEAR = "OWNER/REPO", "TAG", 2026

_ENGINE = re.compile(
    r"(?P<repository>[A-Za-z0-9][A-Za-z0-9-]*/[A-Za-z0-9._-]+)@(?P<tag>[A-Za-z0-9][A-Za-z0-9._+-]*)"
)
# A school year is prepared from June on.
_FIRST_MONTH = 6


@dataclass(frozen=True, slots=True)
class Engine:
    """The repository that holds the program, and the release that a school takes."""

    repository: str
    tag: str


def engine_of(text: str) -> Engine | None:
    """`OWNER/REPO@TAG`; None for anything else."""
    found = _ENGINE.fullmatch(text.strip())
    return Engine(**found.groupdict()) if found else None


def engine_of_package(version: str, urls: list[str]) -> Engine | None:
    """As the package's metadata tell, `Repository, https://github.com/OWNER/REPO`; None where they don't."""
    for each in urls:
        name, _, url = each.partition(", ")
        if name.casefold() == "repository":
            path = urlsplit(url).path.strip("/").removesuffix(".git")
            return engine_of(f"{path}@v{version}")
    return None


def school_year_of(today: date) -> int:
    """The year in which the school year begins that a school would plan now."""
    return today.year - (today.month < _FIRST_MONTH)


def school_files(example: Mapping[str, bytes], engine: Engine, start_year: int) -> dict[str, bytes]:
    """The same files by path, for that program and that school year."""
    files = {name: _for_engine(data, engine) for name, data in example.items()}
    return {**files, SCHEDULE: _for_year(files[SCHEDULE], start_year)}


def _for_engine(data: bytes, engine: Engine) -> bytes:
    named = data.replace(REPOSITORY.encode(), engine.repository.encode())
    return named.replace(f"@{TAG}".encode(), f"@{engine.tag}".encode())


def _for_year(data: bytes, year: int) -> bytes:
    """The school year and the titles that name it; days in explanations are only examples."""
    for words in ("{}-{}", "start: {}-09-01, end: {}-05-31"):
        old, new = (words.format(first, first + 1).encode() for first in (START_YEAR, year))
        data = data.replace(old, new)
    return data
