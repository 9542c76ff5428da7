"""Sites of growing schools against plain MkDocs on the same Markdown: `python -m benchmarks.site`.

Three things are measured side by side: making the pages (from the bytes of the schedule to files on the
disk; the drawing of their QR codes is also told apart), plain `mkdocs build` of those pages, and the whole
`cyclogram build`, which also writes the calendars. Seconds are of the processor, which other programs on
the machine disturb least; the sizes are those of the site. Takes some minutes.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.schools import ROOT, TODAY, school
from generator.addresses import Site
from generator.agenda import Agenda
from generator.loading import load
from generator.occurrences.expand import expand
from generator.site.builder import SiteBuild
from generator.site.parts.subscription import qr_code
from generator.site.render import render_pages
from generator.site.tree import asset_files, content_files, gather, write_tree

TARGET_SHARE, TARGET_GROWTH = 0.10, 1.2


@dataclass(frozen=True)
class Measured:
    teachers: int
    pages: int
    generating: float
    codes: float
    plain: float
    whole: float
    largest: str
    megabytes: float

    @property
    def share(self) -> float:
        return self.generating / self.whole

    @property
    def per_teacher(self) -> float:
        """Milliseconds of the whole build."""
        return 1000 * self.whole / self.teachers


def measure(teachers: int) -> Measured:
    data = school(teachers)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "schedule.yaml").write_bytes(data)
        rounds = 3 if teachers < 500 else 1
        generating = min(seconds(lambda: generate(data, folder / "pages")) for _ in range(rounds))
        codes = seconds(lambda: draw_codes(teachers))
        plain = min(seconds(lambda: plain_mkdocs(folder)) for _ in range(rounds))
        whole = min(seconds(lambda: whole_build(folder)) for _ in range(rounds))
        files = [path for path in (folder / "site").rglob("*") if path.is_file()]
        pages = [path for path in files if path.suffix == ".html"]
        largest = max(pages, key=lambda path: path.stat().st_size)
        return Measured(
            teachers=teachers,
            pages=len(pages),
            generating=generating,
            codes=codes,
            plain=plain,
            whole=whole,
            largest=f"{largest.relative_to(folder / 'site').parent} {largest.stat().st_size / 1e6:.1f} MB",
            megabytes=sum(path.stat().st_size for path in (folder / "site").rglob("*") if path.is_file())
            / 1e6,
        )


def generate(data: bytes, out: Path) -> None:
    loaded = load(data, "schedule.yaml", TODAY)
    assert loaded.schedule is not None
    site = Site("https://school.example.org/attestation/", "https://github.com/example-school/attestation")
    agenda = Agenda(loaded.schedule, expand(loaded.schedule), TODAY, site, loaded.line_of)
    pages = render_pages(agenda, [ROOT / "site_templates" / "pages"])
    tree = gather(
        {name: text.encode() for name, text in pages.items()},
        content_files(ROOT / "content"),
        asset_files(ROOT / "site_templates" / "assets"),
    )
    write_tree(out, tree)


def draw_codes(number: int) -> None:
    for each in range(number):
        qr_code(f"https://school.example.org/attestation/teachers/teacher-{each}/")


def plain_mkdocs(folder: Path) -> None:
    work = SiteBuild({}, folder / "pages", folder / "plain", "Сайт", 0)
    config = str(ROOT / "mkdocs.yml")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", config]
    subprocess.run(command, env=work.environment(), check=True, stderr=subprocess.DEVNULL)


def whole_build(folder: Path) -> None:
    command = [sys.executable, "-m", "generator", "build", "--schedule", str(folder / "schedule.yaml")]
    where = ["--out", str(folder / "out"), "--site", str(folder / "site"), "--today", TODAY.isoformat()]
    subprocess.run([*command, *where], cwd=ROOT, env=os.environ, check=True, stdout=subprocess.DEVNULL)


def seconds(work: Callable[[], None]) -> float:
    """Of the processor, in this process and in those that it started."""
    before = processor()
    work()
    return processor() - before


def processor() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("teachers", type=int, nargs="*", default=[60, 1000, 4000])
    found = []
    print("teachers  pages  generating  (codes)  plain mkdocs    whole  share  ms/teacher  site MB  largest")
    for number in parser.parse_args().teachers:
        row = measure(number)
        found.append(row)
        print(
            f"{row.teachers:8}{row.pages:7}{row.generating:10.1f} s{row.codes:7.1f} s{row.plain:12.1f} s"
            f"{row.whole:7.1f} s{row.share:7.1%}{row.per_teacher:12.1f}{row.megabytes:9.0f}  {row.largest}",
            flush=True,
        )
    growth = found[-1].per_teacher / found[max(len(found) - 2, 0)].per_teacher
    print(f"share of generating: target at most {TARGET_SHARE:.0%} of the whole build")
    print(f"growth per teacher between the two largest: {growth:.2f} (linear: at most {TARGET_GROWTH})")
    return int(found[-1].share > TARGET_SHARE or growth > TARGET_GROWTH)


if __name__ == "__main__":
    raise SystemExit(main())
