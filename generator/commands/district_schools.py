"""Schools in folders of the district's repository: each gets its own path of the one site.

A school is built by the very command that a school of its own runs, in a process and a folder of its own:
none can stop another. The last good site of each is kept, and stands in where today's can't be built.
"""

import json
import os
import shutil
import subprocess
import sys
from argparse import Namespace
from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from generator.addresses import FEED_MEMORY
from generator.commands.districts import LINK_HINT, OpenDistrict, leads_out
from generator.district.district_file import SchoolEntry
from generator.file_names import CONTENT, SITE_CONFIG, TEMPLATES
from generator.outcome import OK
from generator.project import published_site, shipped_folder

MARK = "built.json"


@dataclass(frozen=True, slots=True)
class SchoolSite:
    """`folder` holds the school's last good site; `trouble` is what the build said if that isn't today's."""

    entry: SchoolEntry
    folder: Path
    trouble: str = ""

    @property
    def exists(self) -> bool:
        return (self.folder / "index.html").is_file()


def build_schools(
    opened: OpenDistrict, entries: Sequence[SchoolEntry], store: Path, options: Namespace
) -> list[SchoolSite]:
    """As the entries stand. A school whose files, day and program are as they were is not built again."""
    builder = options.builder
    base = published_site(opened.folder.project).url
    shipped = _tree(shipped_folder(), CONTENT, TEMPLATES, SITE_CONFIG)
    engine = _hash_of(sys.version.encode(), builder.encode(), *_tree(PACKAGE), *shipped)

    def build(entry: SchoolEntry) -> SchoolSite:
        return _Work(opened, entry, store.resolve(), options, f"{base}{entry.id}/", engine).site()

    with ThreadPoolExecutor(options.jobs) as pool:
        return list(pool.map(build, entries))


PACKAGE = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class _Work:
    opened: OpenDistrict
    entry: SchoolEntry
    store: Path
    given: Namespace
    address: str
    engine: str

    @property
    def kept(self) -> Path:
        return self.store / self.entry.id

    def site(self) -> SchoolSite:
        if stray := self.opened.folder.stray_link(self.entry):
            return SchoolSite(self.entry, self.kept, f"{leads_out(stray)}: {LINK_HINT}")
        today, source = self._today, self.opened.folder.school(self.entry).folder.resolve()
        print_of = _hash_of(self.engine.encode(), today.encode(), self.address.encode(), *_tree(source))
        if self._mark == print_of and not self.given.fresh:
            return SchoolSite(self.entry, self.kept)
        fresh = self.store / f".{self.entry.id}.new"
        shutil.rmtree(fresh, ignore_errors=True)
        trouble = self._build(source, fresh)
        if not trouble:
            (fresh / MARK).write_text(json.dumps({"of": print_of}), "utf-8")
            _take_place(fresh, self.kept)
        shutil.rmtree(fresh, ignore_errors=True)
        return SchoolSite(self.entry, self.kept, trouble)

    @property
    def _today(self) -> str:
        return self.opened.today.isoformat()

    @property
    def _mark(self) -> str | None:
        with suppress(OSError, ValueError, KeyError, TypeError):
            return str(json.loads((self.kept / MARK).read_bytes())["of"])
        return None

    def _build(self, source: Path, site: Path) -> str:
        """What went wrong, or nothing. A stranger's folder decides nothing but its own pages."""
        pages = self.store / f".{self.entry.id}.pages"
        previous = self.kept / FEED_MEMORY
        options = ["--today", self._today, "--out", str(pages), "--site", str(site)]
        options += ["--builder", self.given.builder, "--previous", str(previous), "--jobs", "1"]
        options += ["--fresh"] * self.given.fresh + ["--allow-loss"] * self.given.allow_loss
        result = subprocess.run(  # noqa: S603 - our own words only
            [sys.executable, "-m", "generator", "build", *options],
            cwd=source,
            # The forms and the pencil of the district's repository don't know the folders of schools.
            env=os.environ | {"SITE_URL": self.address, "REPO_URL": "", "PYTHONPATH": str(PACKAGE.parent)},
            check=False,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        shutil.rmtree(pages, ignore_errors=True)
        return "" if result.returncode == OK else result.stdout.strip()


def forget_sites(store: Path, named: Collection[str]) -> None:
    """Of schools that lie in a folder no longer."""
    for mark in store.glob(f"*/{MARK}"):
        if mark.parent.name not in named:
            shutil.rmtree(mark.parent)


def _take_place(fresh: Path, kept: Path) -> None:
    old = kept.with_name(f".{kept.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    with suppress(FileNotFoundError):
        kept.rename(old)
    fresh.rename(kept)
    shutil.rmtree(old, ignore_errors=True)


def place_sites(sites: Sequence[SchoolSite], site: Path) -> None:
    """Every school's last good site into its path of the district's. Raises OSError."""
    for each in sites:
        if each.exists:
            shutil.rmtree(site / each.entry.id, ignore_errors=True)
            shutil.copytree(each.folder, site / each.entry.id, ignore=shutil.ignore_patterns(MARK))


def _tree(folder: Path, *names: str) -> Iterator[bytes]:
    """Names and bytes of all files of a folder, or of those of its folders and files; what programs leave
    behind is none of them."""
    roots = [folder / name for name in names] or [folder]
    for root in roots:
        for path in sorted(root.rglob("*")) if root.is_dir() else [root]:
            if path.is_file() and not _IGNORED.intersection(path.relative_to(folder).parts):
                yield path.relative_to(folder).as_posix().encode()
                yield path.read_bytes()


_IGNORED = {"__pycache__", "build", "site", ".git"}


def _hash_of(*parts: bytes) -> str:
    found = blake2b(digest_size=20)
    for part in parts:
        found.update(len(part).to_bytes(8, "little") + part)
    return found.hexdigest()
