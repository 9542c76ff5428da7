"""The tree of files on the disk, and the site builders that turn it into a site."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

MANIFEST = ".manifest.json"
BUILDERS = ("mkdocs", "zensical")


class Clash(Exception):
    """Two sources want to write one file; the message is for people."""


class BuildFailed(Exception):
    """The site builder said no; the message is what it printed."""


def content_files(content: Path) -> dict[str, bytes]:
    """The hand-written pages and whatever lies beside them; acts.yaml becomes a page of its own."""
    return _files(content, skip={"acts.yaml"})


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


def builder_environment(pages: Path, site: Path, epoch: int) -> dict[str, str]:
    """What mkdocs.yml reads: where the pages are, where the site goes, and a fixed time (in seconds
    UTC) for the site map, so that two builds give the same bytes."""
    return os.environ | {
        "CYCLOGRAM_PAGES": str(pages.resolve()),
        "CYCLOGRAM_SITE": str(site.resolve()),
        "SOURCE_DATE_EPOCH": str(epoch),
        # Material prints an advertisement of its end of life at each build.
        "NO_MKDOCS_2_WARNING": "1",
    }


def build_site(builder: str, config: Path, environment: dict[str, str]) -> None:
    """Runs a site builder, warnings being errors; raises BuildFailed with what it printed.

    Its own `--quiet` would not count warnings, so its words are kept and shown only when it fails."""
    command = [sys.executable, "-m", builder, "build", "--strict", "--clean", "--config-file", str(config)]
    result = subprocess.run(  # noqa: S603 - our own words only
        command, env=environment, check=False, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    if result.returncode:
        raise BuildFailed(result.stdout)
