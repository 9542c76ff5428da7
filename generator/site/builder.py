"""The site builders that turn pages into a site."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

BUILDERS = ("mkdocs", "zensical")


class BuildFailed(Exception):
    """The site builder said no; the message is what it printed, without tracebacks."""


@dataclass(frozen=True, slots=True)
class SiteBuild:
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


def build_site(builder: str, work: SiteBuild) -> None:
    """Runs a site builder, warnings being errors; raises BuildFailed."""
    if builder == "zensical":
        _build_with_zensical(work)
    else:
        _run("mkdocs", work)


def _build_with_zensical(work: SiteBuild) -> None:
    """Zensical reads and writes only below its configuration's folder, so it gets a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        stage = replace(work, project=Path(folder), pages=Path(folder) / "pages", site=Path(folder) / "site")
        shutil.copy(work.project / "mkdocs.yml", stage.project)
        shutil.copytree(work.project / "site_templates" / "theme", stage.project / "site_templates" / "theme")
        shutil.copytree(work.pages, stage.pages)
        _run("zensical", stage)
        shutil.rmtree(work.site, ignore_errors=True)
        shutil.copytree(stage.site, work.site)


def _run(builder: str, work: SiteBuild) -> None:
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


# Python's, but for its last line, which says what happened.
_TRACEBACK = re.compile(r"^Traceback \(most recent call last\):\n(?:(?:[ \t^].*)?\n)*", re.MULTILINE)


def _without_tracebacks(output: str, project: Path) -> str:
    """A slip in the theme makes a builder print one: of it the theme's own lines and the reason stay."""
    theme = f'File "{project.resolve() / "site_templates"}'

    def kept(found: re.Match[str]) -> str:
        return "".join(line for line in found[0].splitlines(keepends=True) if theme in line)

    return _TRACEBACK.sub(kept, output)
