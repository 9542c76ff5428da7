"""The program: a whole site, or one share of its pages for another process of this program."""

import gc
import json
import sys
from pathlib import Path
from typing import Any

from generator.site.runs import NOT_MINE, WELL, WRONG
from generator.site.runs.build import Built, NotMine, Work, build
from generator.site.runs.serving import serve
from generator.site.runs.shares import render_share


def main(arguments: list[str]) -> int:
    spare_collecting()
    if arguments:
        job, results = arguments
        render_share(Path(job), Path(results))
        return WELL
    job = json.loads(sys.stdin.readline())
    work = work_of(job)
    try:
        if job["address"]:
            serve(work, job["address"], Path(job["told"]))
            return WELL
        return told(build(work))
    except NotMine as strange:
        sys.stdout.write(f"{strange}\n")
        return NOT_MINE


def spare_collecting() -> None:
    """A page leaves little behind that only a search for cycles frees, and the modules are here to stay."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def work_of(job: dict[str, Any]) -> Work:
    cache, memory = (Path(job[name]) if job[name] else None for name in ("cache", "memory"))
    return Work(Path(job["config"]), Path(job["theme"]), cache, job["jobs"], job["least"], memory)


def told(built: Built) -> int:
    """As MkDocs tells it."""
    counts: dict[str, int] = {}
    for level, message in built.warnings:
        sys.stdout.write(f"{level:<8}-  {message}\n")
        counts[level] = counts.get(level, 0) + 1
    if not counts:
        return WELL
    numbers = ", ".join(f"{number} {level.lower()}s" for level, number in sorted(counts.items()))
    sys.stdout.write(f"\nAborted with {numbers} in strict mode!\n")
    return WRONG


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
