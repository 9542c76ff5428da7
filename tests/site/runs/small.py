"""A small site of any pages, built by our runs and by one plain run of MkDocs."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Self

import pytest

from generator.project import shipped_folder
from generator.site.builder import SiteBuild, frame_files, standing
from generator.site.runs.build import Built, Work, build
from generator.site.tree import write_tree
from tests.site.built import contents

SHIPPED = shipped_folder()
DAY = "21 ноября 2026 г."
NAV = """nav:
  - Главная: index.md
  - Справка:
      - help/index.md
      - Слова: help/words.md
"""
PAGES = {
    "index.md": "# Дом\n\n[Справка](help/index.md#about) [Анна](people/anna.md)",
    "help/index.md": "---\nsearch:\n  exclude: true\n---\n# Справка\n\n## О чём { #about }\n\nТекст.",
    "help/words.md": "# Слова\n\n- одно\n- другое [сюда](#слова)",
    "people/anna.md": "---\nrobots: noindex\nedit: https://example.org/\n---\n# Анна\n\n[Вера](vera.md#year)",
    "people/vera.md": "# Вера\n\n<h2 id='year'>Год</h2>\n\n![Знак](../mark.svg) [домой](../index.md)",
    "people/zoya.md": '# Зоя\n\n??? note "Ещё"\n    | а | б |\n    |---|---|\n    | 1 | 2 |',
    "mark.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
}


def small_config() -> str:
    text = (SHIPPED / "mkdocs.yml").read_text("utf-8")
    text = re.sub(r"^nav:\n(?:  .*\n)+", NAV, text, flags=re.MULTILINE)
    outside = "not_in_nav: |\n  /people/\n"
    return re.sub(r"^not_in_nav: \|\n(?:  .*\n)+", outside, text, flags=re.MULTILINE)


class Small:
    """`pages`, `more` and `frame` may be changed between builds."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder, self._monkeypatch = folder, monkeypatch
        self.pages, self.more = dict(PAGES), dict[str, bytes]()
        self.shipped = frame_files(SHIPPED / "mkdocs.yml", [SHIPPED / "site_templates" / "theme"])
        self.frame = self.shipped | {"mkdocs.yml": small_config().encode()}
        self.day, self.epoch = DAY, 1_795_219_200
        self.cache: Path | None = folder / "cache"

    @property
    def site(self) -> Path:
        return self.folder / "site"

    def work(self) -> SiteBuild:
        texts = {name: text.encode() for name, text in self.pages.items()}
        write_tree(self.folder / "pages", texts | self.more)
        return SiteBuild(self.frame, self.folder / "pages", self.site, "Сайт", self.epoch, "", self.day)

    def with_hook(self, code: bytes) -> Self:
        self.frame["mkdocs.yml"] += b"hooks: [own.py]\n"
        self.frame["own.py"] = code
        return self

    def build(self, jobs: int = 1) -> Built:
        work = self.work()
        for name, value in work.environment().items():
            self._monkeypatch.setenv(name, value)
        with standing(self.frame) as frame:
            job = Work(frame / "mkdocs.yml", frame / "site_templates" / "theme", self.cache, jobs, least=1)
            return build(job)

    def rendered(self, jobs: int = 1) -> list[str]:
        """The pages that a build without a warning has rendered."""
        found = self.build(jobs)
        assert found.warnings == []
        return sorted(found.rendered)

    def is_as_plain(self) -> bool:
        """Whether the site is the one that a plain run makes."""
        work, plain = self.work(), self.folder / "plain"
        with standing(self.frame) as frame:
            config = ("--config-file", str(frame / "mkdocs.yml"))
            done = subprocess.run(
                [sys.executable, "-m", "mkdocs", "build", "--strict", *config],
                env=work.environment() | {"CYCLOGRAM_SITE": str(plain)},
                capture_output=True,
                text=True,
            )
        assert done.returncode == 0, done.stderr
        return contents.__wrapped__(self.site) == contents.__wrapped__(plain)


def times(site: Path) -> dict[str, int]:
    """When each file was written."""
    files = [Path(folder) / name for folder, _, names in os.walk(site) for name in names]
    return {path.relative_to(site).as_posix(): path.stat().st_mtime_ns for path in files}
