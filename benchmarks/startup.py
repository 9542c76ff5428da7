"""Start-up of `cyclogram check` against importing its two libraries: `python -m benchmarks.startup`.

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

TARGET_TIMES = 3.0

COMMANDS = {
    "import yaml, pydantic": ["-c", "import yaml, pydantic"],
    "a pydantic model of one field": ["-c", "import yaml, pydantic\nclass M(pydantic.BaseModel): a: int"],
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


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    number = parser.parse_args().rounds
    base = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        shutil.copytree(
            ROOT / "generator", project / "generator", ignore=shutil.ignore_patterns("__pycache__")
        )
        anew = rounds(number, project, base | {"PYTHONDONTWRITEBYTECODE": "1"})
        kept = rounds(number, project, base)
    print(f"{'':32}{'kept':>15}{'compiled anew':>20}")
    for name in COMMANDS:
        print(f"{name:32}{_cell(kept, name):>15}{_cell(anew, name):>20}")
    times = kept["cyclogram check"] / kept["import yaml, pydantic"]
    print(f"check takes {times:.2f} times the imports (target: at most {TARGET_TIMES:.0f})")
    return int(times > TARGET_TIMES)


def _cell(measured: dict[str, float], name: str) -> str:
    return f"{1000 * measured[name]:.0f} ms, {measured[name] / measured['import yaml, pydantic']:.2f} x"


if __name__ == "__main__":
    raise SystemExit(main())
