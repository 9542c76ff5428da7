"""The tree of files on the disk, and the site builders that turn it into a site."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

MANIFEST = ".manifest.json"
BUILDERS = ("mkdocs", "zensical")

# Python's, but for its last line, which says what happened.
_TRACEBACK = re.compile(r"^Traceback \(most recent call last\):\n(?:(?:[ \t^].*)?\n)*", re.MULTILINE)


class Clash(Exception):
    """Two sources want to write one file; the message is for people."""


class WrongEncoding(Exception):
    """A hand-written page can't be read; the message is for people."""


class BuildFailed(Exception):
    """The site builder said no; the message is what it printed, without tracebacks."""


def content_files(content: Path) -> dict[str, bytes]:
    """The hand-written pages and whatever lies beside them; acts.yaml becomes a page of its own.

    Raises WrongEncoding, as the site builders would show a traceback.
    """
    files = _files(content, skip={"acts.yaml"})
    for name, data in files.items():
        if name.endswith(".md") and not _is_utf8(data):
            raise WrongEncoding(f"content/{name}: файл сохранён не в UTF-8, сохраните его в этой кодировке")
    return files


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def asset_files(assets: Path) -> dict[str, bytes]:
    return {f"assets/{name}": data for name, data in _files(assets, skip=set()).items()}


def _files(folder: Path, skip: set[str]) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in skip and not path.name.startswith(".")
    }


def gather(*sources: Mapping[str, bytes]) -> dict[str, bytes]:
    """All files of the tree; raises Clash rather than let one source overwrite another."""
    tree: dict[str, bytes] = {}
    for source in sources:
        if doubled := sorted(tree.keys() & source.keys()):
            raise Clash(f"файл {doubled[0]} пишут дважды: переименуйте тот, что в папке content")
        tree.update(source)
    return tree


def write_tree(out: Path, tree: Mapping[str, bytes]) -> int:
    """Makes `out` hold the tree; untouched files keep their times, files of an earlier tree that are no
    longer in it are removed, anything else in the folder stays. Returns how many files changed."""
    before = _manifest(out)
    changed = sum(_write(out / name, data) for name, data in tree.items())
    for name in before - tree.keys():
        (out / name).unlink(missing_ok=True)
    _write(out / MANIFEST, json.dumps(sorted(tree), ensure_ascii=False, indent=0).encode())
    return changed


def _manifest(out: Path) -> set[str]:
    try:
        return set(json.loads((out / MANIFEST).read_bytes()))
    except (FileNotFoundError, ValueError):
        return set()


def _write(path: Path, data: bytes) -> bool:
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return True


@dataclass(frozen=True, slots=True)
class Construction:
    """What a site builder works from and towards. `name` (as HTML) is the site's; `epoch` (seconds UTC)
    is the time that it writes into the site map, so that two builds give the same bytes."""

    project: Path
    pages: Path
    site: Path
    name: str
    epoch: int

    def environment(self) -> dict[str, str]:
        """What mkdocs.yml reads: Zensical takes relative folders only."""
        project = self.project.resolve()
        return os.environ | {
            "CYCLOGRAM_PAGES": os.path.relpath(self.pages.resolve(), project),
            "CYCLOGRAM_NAME": self.name,
            "CYCLOGRAM_SITE": os.path.relpath(self.site.resolve(), project),
            "SOURCE_DATE_EPOCH": str(self.epoch),
            # Material prints the announcement of its end of life at each build.
            "NO_MKDOCS_2_WARNING": "1",
        }


def build_site(builder: str, work: Construction) -> None:
    """Runs a site builder, warnings being errors; raises BuildFailed."""
    if builder == "zensical":
        _build_with_zensical(work)
    else:
        _run("mkdocs", work)


def _build_with_zensical(work: Construction) -> None:
    """Zensical reads and writes only below its configuration's folder, so it gets a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        stage = replace(work, project=Path(folder), pages=Path(folder) / "pages", site=Path(folder) / "site")
        shutil.copy(work.project / "mkdocs.yml", stage.project)
        shutil.copytree(work.project / "site_templates" / "theme", stage.project / "site_templates" / "theme")
        shutil.copytree(work.pages, stage.pages)
        _run("zensical", stage)
        shutil.rmtree(work.site, ignore_errors=True)
        shutil.copytree(stage.site, work.site)


def _run(builder: str, work: Construction) -> None:
    """The builder's own `--quiet` would not count warnings, so its words are kept and shown when it fails."""
    command = [sys.executable, "-m", builder, "build", "--strict", "--clean"]
    result = subprocess.run(  # noqa: S603 - our own words only
        [*command, "--config-file", str(work.project / "mkdocs.yml")],
        env=work.environment(),
        check=False,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    if result.returncode:
        raise BuildFailed(_without_tracebacks(result.stdout, work.project))


def _without_tracebacks(output: str, project: Path) -> str:
    """A slip in the theme makes a builder print one: of it the theme's own lines and the reason stay."""
    theme = f'File "{project.resolve() / "site_templates"}'

    def kept(found: re.Match[str]) -> str:
        return "".join(line for line in found[0].splitlines(keepends=True) if theme in line)

    return _TRACEBACK.sub(kept, output)
