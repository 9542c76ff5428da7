"""Start-up of `cyclogram check` against what it can't do without: `python -m benchmarks.startup`.

That is importing yaml, pydantic's BaseModel and Russia's holidays, for the two years of a school year.

`kept` is how people run it: Python keeps what it compiled. `compiled anew` is a fresh clone under
PYTHONDONTWRITEBYTECODE, where this project's modules, not the libraries', are compiled at each run. Rounds
alternate, and the least of each counts, in seconds of the processor: other programs disturb those least.
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.schools import ROOT, TODAY

TARGET_TIMES = 1.15
FLOOR = "importing yaml, BaseModel, two years' holidays"

COMMANDS = {
    FLOOR: [
        "-c",
        "import yaml\nfrom pydantic import BaseModel\nfrom holidays.countries.russia import Russia\n"
        "from datetime import date\ndate(2026, 9, 1) in Russia(years=(2026, 2027))",
    ],
    "cyclogram --help": ["-m", "generator", "--help"],
    "cyclogram check": [
        "-m",
        "generator",
        "check",
        "--schedule",
        str(ROOT / "schedule.yaml"),
        "--today",
        str(TODAY),
    ],
}


def rounds(number: int, project: Path, environment: dict[str, str]) -> dict[str, float]:
    best = dict.fromkeys(COMMANDS, float("inf"))
    for _ in range(number):
        for name, words in COMMANDS.items():
            best[name] = min(best[name], seconds(words, project, environment))
    return best


def seconds(words: list[str], project: Path, environment: dict[str, str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, *words]
    subprocess.run(command, cwd=project, env=environment, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


def check_and_floor(number: int) -> tuple[float, float]:
    """The seconds of both, as people run it."""
    kept = rounds(number, ROOT, environment())
    return kept["cyclogram check"], kept[FLOOR]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    number = parser.parse_args().rounds
    base = environment()
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        shutil.copytree(
            ROOT / "generator", project / "generator", ignore=shutil.ignore_patterns("__pycache__")
        )
        anew = rounds(number, project, base | {"PYTHONDONTWRITEBYTECODE": "1"})
        kept = rounds(number, project, base)
    print(f"{'':48}{'kept':>15}{'compiled anew':>20}")
    for name in COMMANDS:
        print(f"{name:48}{_cell(kept, name):>15}{_cell(anew, name):>20}")
    times = kept["cyclogram check"] / kept[FLOOR]
    print(f"check takes {times:.2f} times the imports (target: at most {TARGET_TIMES})")
    return int(times > TARGET_TIMES)


def _cell(measured: dict[str, float], name: str) -> str:
    return f"{1000 * measured[name]:.0f} ms, {measured[name] / measured[FLOOR]:.2f} x"


if __name__ == "__main__":
    raise SystemExit(main())
