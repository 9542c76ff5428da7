"""The tree of files on the disk."""

import json
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from generator.site.files import write_over
from generator.site.styles import with_one_style

MANIFEST = ".manifest.json"


class Clash(Exception):
    """Two sources want to write one file; the message is for people."""


class WrongEncoding(Exception):
    """A hand-written page can't be read; the message is for people."""


def content_files(*folders: Path) -> dict[str, bytes]:
    """The hand-written pages and whatever lies beside them; acts.yaml becomes a page, terms.yaml is data.

    Raises WrongEncoding, as the site builders would show a traceback.
    """
    files = overlaid(folders, skip={"acts.yaml", "terms.yaml"})
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


def asset_files(*folders: Path) -> dict[str, bytes]:
    return with_one_style({f"assets/{name}": data for name, data in overlaid(folders).items()})


def overlaid(folders: Iterable[Path], skip: Collection[str] = ()) -> dict[str, bytes]:
    """All files below the folders; of two with one path that of the folder named first."""
    paths: dict[str, Path] = {}
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.name not in skip and not path.name.startswith("."):
                paths.setdefault(path.relative_to(folder).as_posix(), path)
    return {name: path.read_bytes() for name, path in paths.items()}


def gather(*sources: Mapping[str, bytes], kept: Collection[str] = ()) -> dict[str, bytes]:
    """All files of the tree but those that are kept; raises Clash rather than let one source overwrite
    another."""
    tree: dict[str, bytes] = {}
    for source in sources:
        if doubled := sorted(source.keys() & {*tree, *kept}):
            raise Clash(f"файл {doubled[0]} пишут дважды: переименуйте тот, что в папке content")
        tree.update(source)
    return tree


def write_tree(out: Path, tree: Mapping[str, bytes], kept: Collection[str] = ()) -> int:
    """Makes `out` hold the tree, of which the kept files are there already; untouched files keep their times,
    files of an earlier tree that are no longer in it are removed, anything else in the folder stays. Returns
    how many files changed."""
    names = {*tree, *kept}
    before = _manifest(out)
    changed = sum(_write(out / name, data) for name, data in tree.items())
    for name in before - names:
        (out / name).unlink(missing_ok=True)
    _write(out / MANIFEST, json.dumps(sorted(names), ensure_ascii=False, indent=0).encode())
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
    write_over(path, data)
    return True
