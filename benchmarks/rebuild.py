"""Builds of a district, cold and after an edit, against plain builders: `python -m benchmarks.rebuild`.

All is measured side by side in one run, so that the ratios mean something on any machine, and told with its
target; past one the benchmark ends with 1. `--teachers 400` tries it out in a minute: the largest school has
four times as many, the smallest a fourth. With 4,000 it takes a quarter of an hour.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import log
from pathlib import Path

from benchmarks.schools import ROOT, TODAY, school
from benchmarks.startup import FLOOR, check_and_floor
from generator.project import Project
from generator.site.builder import SiteBuild, frame_files

CLOCKLESS = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


@dataclass(frozen=True)
class Spent:
    """Seconds on the wall and of the processor; megabytes of the largest process."""

    wall: float
    processor: float
    memory: float


@dataclass(frozen=True)
class Row:
    figure: str
    against: str
    ratio: float
    target: float
    told: str = ""

    @property
    def is_met(self) -> bool:
        return self.ratio <= self.target

    def __str__(self) -> str:
        end = "" if self.is_met else "  PAST"
        return f"{self.figure:44}{self.against:44}{self.ratio:8.3f}{self.target:8.2f}{end}  {self.told}"


class School:
    """A folder with a schedule, and what is built of it."""

    def __init__(self, folder: Path, data: bytes) -> None:
        self.folder, self.schedule = folder, folder / "schedule.yaml"
        folder.mkdir(parents=True, exist_ok=True)
        self.schedule.write_bytes(data)

    def build(self, today: date = TODAY) -> Spent:
        return spent(
            [sys.executable, "-m", "generator", "build", "--today", today.isoformat()], self.folder, {}
        )

    def move_one_date(self) -> None:
        """To the day after, which its month has too."""
        text = self.schedule.read_text("utf-8")
        before, mark, rest = text.rpartition("date: '")
        day = date.fromisoformat(rest[:10])
        moved = day + timedelta(days=1 if day.day < 28 else -1)
        self.schedule.write_text(f"{before}{mark}{moved}{rest[10:]}", "utf-8")

    def plain_mkdocs(self) -> Spent:
        work = SiteBuild({}, self.folder / "build" / "pages", self.folder / "plain", "Сайт", 0)
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file"]
        return spent([*command, str(ROOT / "mkdocs.yml")], self.folder, work.environment())


class Zensical:
    """In a folder of its own, below which it keeps what it remembers."""

    def __init__(self, school: School) -> None:
        self._school, self._folder = school, school.folder / "zensical"
        project = Project(school.schedule, TODAY, school.folder)
        frame = frame_files(project.file("mkdocs.yml"), project.folders("site_templates/theme"))
        for name, data in frame.items():
            (self._folder / name).parent.mkdir(parents=True, exist_ok=True)
            (self._folder / name).write_bytes(data)

    def build(self) -> Spent:
        """Files that are the same keep their times."""
        pages = self._school.folder / "build" / "pages"
        for path in pages.rglob("*"):
            copy = self._folder / "pages" / path.relative_to(pages)
            if path.is_file() and not (copy.exists() and copy.read_bytes() == path.read_bytes()):
                copy.parent.mkdir(parents=True, exist_ok=True)
                copy.write_bytes(path.read_bytes())
        work = SiteBuild({}, Path("pages"), Path("site"), "Сайт", 0)
        command = [sys.executable, "-m", "zensical", "build", "--config-file"]
        return spent([*command, str(self._folder / "mkdocs.yml")], self._folder, work.environment())


def spent(command: list[str], folder: Path, environment: dict[str, str]) -> Spent:
    """Of one command with all that it starts, in a process that measures nothing else."""
    measured = [sys.executable, "-c", _MEASURED, *command]
    known = CLOCKLESS | {"PYTHONPATH": str(ROOT)} | environment
    done = subprocess.run(measured, cwd=folder, env=known, check=True, stdout=subprocess.PIPE, text=True)
    wall, processor, memory = map(float, done.stdout.split())
    return Spent(wall, processor, memory)


_MEASURED = """
import resource, subprocess, sys, time
begun = time.monotonic()
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
wall, used = time.monotonic() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
print(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
"""


def table(teachers: int, folder: Path) -> Iterator[Row]:
    one = School(folder / "one", school(teachers))
    cold = one.build()
    plain = one.plain_mkdocs()
    who = f"{teachers} teachers"
    yield row(f"whole build, cold, {who}, wall", "plain mkdocs build of the same", cold, plain, 0.65)
    yield processor_row("the same, processor", "same", cold, plain, 1.20)
    zensical = Zensical(one)
    zensical.build()
    one.move_one_date()
    moved = one.build()
    yield row(f"one date moved, {who}, wall", "our cold build", moved, cold, 0.15)
    yield row("one date moved, wall", "Zensical's own rebuild after it", moved, zensical.build(), 0.25)
    next_day = one.build(TODAY + timedelta(days=1))
    yield row("next day, nothing edited, wall", "our cold build", next_day, cold, 0.25)
    yield from growth(teachers, cold, folder)
    check, floor = check_and_floor(40)
    told = f"{1000 * check:.0f} ms, {1000 * floor:.0f} ms"
    yield Row("check of the sample, processor", FLOOR, check / floor, 1.15, told)
    sample = School(folder / "sample", (ROOT / "schedule.yaml").read_bytes())
    first, second = sample.build(), sample.build()
    yield row("the sample, build twice, second", "first", second, first, 0.4)


def growth(teachers: int, cold: Spent, folder: Path) -> Iterator[Row]:
    less, more = teachers // 4, teachers * 4
    small = School(folder / "small", school(less)).build()
    large = School(folder / "large", school(more)).build()
    exponent = log(large.processor / small.processor) / log(more / less)
    told = " → ".join(f"{each.processor:.1f} s" for each in (small, cold, large))
    yield Row(f"growth {less} → {teachers} → {more}", "exponent", exponent, 1.05, told)
    gigabytes = large.memory / 1024
    yield Row(f"memory, {more} teachers, GB", "a process", gigabytes, 1.5, f"{cold.memory:.0f} MB before")


def row(figure: str, against: str, ours: Spent, other: Spent, target: float) -> Row:
    told = f"{ours.wall:.1f} s, {other.wall:.1f} s"
    return Row(figure, against, ours.wall / other.wall, target, told)


def processor_row(figure: str, against: str, ours: Spent, other: Spent, target: float) -> Row:
    told = f"{ours.processor:.1f} s, {other.processor:.1f} s"
    return Row(figure, against, ours.processor / other.processor, target, told)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--teachers", type=int, default=4000)
    rows = []
    print(f"{'':44}{'against':44}{'ratio':>8}{'target':>8}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for each in table(parser.parse_args().teachers, Path(folder)):
            rows.append(each)
            print(each, flush=True)
    return int(not all(each.is_met for each in rows))


if __name__ == "__main__":
    raise SystemExit(main())
