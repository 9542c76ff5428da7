"""The site builders that turn pages into a site."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeAlias

from generator.file_names import SITE_CONFIG, THEME
from generator.site import runs
from generator.site.tree import overlaid, write_tree

BUILDERS = ("mkdocs", "zensical")


RUNS = (sys.executable, "-m", "generator.site.runs")
Process: TypeAlias = "subprocess.Popen[str]"


class BuildFailed(Exception):
    """The site builder said no; the message is what it printed, without tracebacks."""


class NotASite(Exception):
    """Builders empty the folder that they build into, and this one holds something else; the message is for
    people."""


def refuse_to_empty(site: Path, precious: Iterable[Path]) -> None:
    """Raises NotASite for a folder that holds any of the precious files or folders, or anything but an
    earlier site."""
    whole = site.resolve()
    holds = any(whole in (path, *path.parents) for path in (each.resolve() for each in precious))
    is_other = whole.exists() and not (whole.is_dir() and _is_empty_or_a_site(whole))
    if holds or is_other:
        raise NotASite(
            f"«{site}» — не папка прежнего сайта, а при сборке из неё удалилось бы всё: "
            "укажите новую или пустую"
        )


def _is_empty_or_a_site(folder: Path) -> bool:
    """A site that was left half-built has its assets at least."""
    names = {path.name for path in folder.iterdir()}
    return not names or not names.isdisjoint(("404.html", "assets"))


@dataclass(frozen=True, slots=True)
class SiteBuild:
    """What a site builder works from and towards. `frame` is what stands around the pages, as files by their
    names; `pages` and `site` are whole paths. `name` (as HTML) is the site's; `epoch` (seconds UTC) is the
    time that the builder writes into the site map, so that two builds give the same bytes. `zone` is the
    school's, in which the pages tell today; `updated` (as HTML) is the day that the footer names.
    `cache` is the folder of what was made before, `jobs` the number of processes, each worth it for `least`
    pages."""

    frame: Mapping[str, bytes]
    pages: Path
    site: Path
    name: str
    epoch: int
    zone: str = ""
    updated: str = ""
    cache: Path | None = None
    jobs: int = 1
    least: int = runs.LEAST

    def environment(self) -> dict[str, str]:
        """What mkdocs.yml reads."""
        return os.environ | {
            "CYCLOGRAM_PAGES": str(self.pages),
            "CYCLOGRAM_NAME": self.name,
            "CYCLOGRAM_SITE": str(self.site),
            "CYCLOGRAM_ZONE": self.zone,
            "CYCLOGRAM_UPDATED": self.updated,
            "SOURCE_DATE_EPOCH": str(self.epoch),
            # Material prints the announcement of its end of life at each build.
            "NO_MKDOCS_2_WARNING": "1",
        }


def frame_files(config: Path, theme: Sequence[Path]) -> dict[str, bytes]:
    """mkdocs.yml and, where it looks for the theme, all theme files, the school's own first."""
    files = {f"{THEME}/{name}": data for name, data in overlaid(theme).items()}
    return {SITE_CONFIG: config.read_bytes()} | files


@contextmanager
def standing(frame: Mapping[str, bytes]) -> Iterator[Path]:
    """A folder that holds the frame for a while: builders want one theme folder, and the package's own may
    be read-only."""
    with tempfile.TemporaryDirectory(prefix="cyclogram-") as name:
        folder = Path(name).resolve()
        write_tree(folder, frame)
        yield folder


def build_site(builder: str, work: SiteBuild) -> str | None:
    """Runs a site builder, warnings being errors; raises BuildFailed. Returns what kept MkDocs from
    working in shares, where something did."""
    with site_builder(builder, work) as finish:
        return finish()


@contextmanager
def site_builder(builder: str, work: SiteBuild) -> Iterator[Callable[[], str | None]]:
    """A site builder that gets ready while the pages are still being written; what is given is `build_site`
    once they stand."""
    with standing(work.frame) as folder:
        if builder == "zensical":
            yield partial(_build_with_zensical, folder, work)
            return
        with _begun(work) as process:
            yield partial(_build_with_mkdocs, folder, work, process)


@contextmanager
def _begun(work: SiteBuild) -> Iterator[Process]:
    """Our program for MkDocs, which waits for its job."""
    process = subprocess.Popen(  # noqa: S603 - our own words only
        RUNS,
        env=work.environment(),
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    with process:
        try:
            yield process
        finally:
            process.kill()


def _build_with_mkdocs(folder: Path, work: SiteBuild, process: Process) -> str | None:
    """A mistake in the frame, or a frame that may do more than is known, is left to a plain run: it is right
    by definition, and has the words."""
    said, _ = process.communicate(json.dumps(job_of(folder, work)))
    if process.returncode == runs.WRONG:
        raise BuildFailed(_for_people(said, folder))
    if process.returncode != runs.WELL:
        _run("mkdocs", folder, work)
        return said.strip().splitlines()[-1]
    return None


def job_of(folder: Path, work: SiteBuild, **more: str) -> dict[str, object]:
    """What the program of `runs` is told; `more` for a preview."""
    return {
        "config": str(folder / SITE_CONFIG),
        "theme": str(folder / THEME),
        "cache": str(work.cache) if work.cache else None,
        "jobs": work.jobs,
        "least": work.least,
        "memory": None,
        "address": None,
        "told": None,
        **more,
    }


def _build_with_zensical(folder: Path, work: SiteBuild) -> None:
    """Zensical reads and writes only below its configuration's folder, and takes relative paths only."""
    shutil.copytree(work.pages, folder / "pages")
    _run("zensical", folder, replace(work, pages=Path("pages"), site=Path("site")))
    shutil.rmtree(work.site, ignore_errors=True)
    shutil.copytree(folder / "site", work.site)


def _run(builder: str, folder: Path, work: SiteBuild) -> None:
    """The builder's own `--quiet` would not count warnings, so its words are kept and shown when it fails."""
    command = [sys.executable, "-m", builder, "build", "--strict", "--clean"]
    result = subprocess.run(  # noqa: S603 - our own words only
        [*command, "--config-file", str(folder / SITE_CONFIG)],
        env=work.environment(),
        check=False,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    if result.returncode:
        raise BuildFailed(_for_people(result.stdout, folder))


# Python's, but for its last line, which says what happened.
_TRACEBACK = re.compile(r"^Traceback \(most recent call last\):\n(?:(?:[ \t^].*)?\n)*", re.MULTILINE)


def _for_people(output: str, folder: Path) -> str:
    """A slip in the theme makes a builder print a traceback: of it the theme's own lines and the reason stay,
    and its files are named as in the school's folder."""
    theme = f'File "{folder / THEME}'

    def kept(found: re.Match[str]) -> str:
        return "".join(line for line in found[0].splitlines(keepends=True) if theme in line)

    return named_as_in_school(_TRACEBACK.sub(kept, output), folder)


def named_as_in_school(output: str, folder: Path) -> str:
    return output.replace(f"{folder}{os.sep}", "")
