"""Runs the cases; each is a target and a number, from which alone its spoilt file follows."""

import argparse
import faulthandler
import sys
import time
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from random import Random, SystemRandom
from tempfile import TemporaryDirectory

from tests.fuzz.slips import spoilt
from tests.fuzz.targets import TARGETS, examined

FAILED = Path("build") / "fuzz"
# So many of each target, the same every time.
FIXED = {
    "schedule": 150,
    "sample": 15,
    "district": 80,
    "contacts": 200,
    "ledger": 150,
    "edits": 100,
    "acts": 20,
    "settings": 20,
}
FIXED_OTHERS = 15
# Whatever takes longer hangs: the traceback says where, and the file is in FAILED.
HANGS_AFTER = 300


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("--minutes", type=float, help="other cases every time, for so long")
    parser.add_argument("--case", nargs=2, metavar=("TARGET", "NUMBER"), help="one case again")
    options = parser.parse_args()
    if options.case:
        cases = iter([(options.case[0], int(options.case[1]))])
    else:
        cases = at_random(options.minutes) if options.minutes else fixed()
    count = failed = 0
    with TemporaryDirectory() as folder:
        for name, number in cases:
            count += 1
            failed += not passes(name, number, Path(folder) / "school")
    print(f"{count - failed} passed, {failed} failed")
    return int(failed > 0)


def fixed() -> Iterator[tuple[str, int]]:
    for name in TARGETS:
        for number in range(FIXED.get(name, FIXED_OTHERS)):
            yield name, number


def at_random(minutes: float) -> Iterator[tuple[str, int]]:
    end = time.monotonic() + minutes * 60
    for name in cycle(TARGETS):
        if time.monotonic() > end:
            return
        yield name, SystemRandom().randrange(10**9)


def passes(name: str, number: int, folder: Path) -> bool:
    target, chance = TARGETS[name], Random(f"{name} {number}")
    data = spoilt(chance.choice(target.samples), chance)
    FAILED.mkdir(parents=True, exist_ok=True)
    kept = FAILED / f"{name.replace(' ', '-')}-{number}"
    kept.write_bytes(data)
    faulthandler.dump_traceback_later(HANGS_AFTER, exit=True)
    found = examined(target, data, folder)
    faulthandler.cancel_dump_traceback_later()
    if not found:
        kept.unlink()
        return True
    print(f'FAILED --case "{name}" {number}, the file is {kept}', *found, sep="\n", file=sys.stderr)
    return False


if __name__ == "__main__":
    sys.exit(main())
