"""`python -m generator.github.release_notes TAG`: what CHANGELOG.md says of the version that the tag names.

Exit code 1 where tag, package and changelog don't agree: such a tag is no release.
"""

import re
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

CHANGELOG, PACKAGE = "CHANGELOG.md", "pyproject.toml"
UNRELEASED = "Unreleased"


class NoRelease(Exception):
    """The message is for people."""


def sections(changelog: str) -> dict[str, str]:
    """The text below each heading, by the heading's first word."""
    parts = re.split(r"(?m)^## (\S+).*\n", changelog)[1:]
    return {name: text.strip() for name, text in zip(parts[::2], parts[1::2], strict=True)}


def release_notes(tag: str, version: str, changelog: Mapping[str, str]) -> str:
    """Raises NoRelease."""
    if tag != f"v{version}":
        raise NoRelease(f"метка {tag}, а в {PACKAGE} версия {version}: нужна метка v{version}")
    if changelog.get(UNRELEASED):
        raise NoRelease(f"в {CHANGELOG} под «{UNRELEASED}» ещё есть строки: перенесите их под «{version}»")
    if not changelog.get(version):
        raise NoRelease(f"в {CHANGELOG} нет раздела «## {version} — день выпуска» с тем, что нового")
    return f"{changelog[version]}\n"


def main(argv: list[str]) -> int:
    if len(argv) != 1:
        sys.stderr.write("использование: python -m generator.github.release_notes МЕТКА\n")
        return 2
    version = tomllib.loads(Path(PACKAGE).read_text(encoding="utf-8"))["project"]["version"]
    try:
        notes = release_notes(argv[0], version, sections(Path(CHANGELOG).read_text(encoding="utf-8")))
    except NoRelease as error:
        sys.stderr.write(f"::error title=Выпуск::{error}\n")
        return 1
    sys.stdout.write(notes)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
