"""The program: a whole site, or one share of its pages for another process of this program."""

import gc

gc.disable()  # what is imported is here to stay, and looking for garbage would take a tenth of it

import json  # noqa: E402
import sys  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import Any  # noqa: E402

from generator.site.runs import NOT_MINE, WELL, WRONG  # noqa: E402
from generator.site.runs.build import Built, NotMine, Work, build  # noqa: E402
from generator.site.runs.shares import render_share  # noqa: E402


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
            # Its server is slow to load.
            from generator.site.runs.serving import serve

            serve(work, job["address"], Path(job["told"]))
            return WELL
        return told(build(work))
    except NotMine as strange:
        sys.stdout.write(f"{strange}\n")
        return NOT_MINE


def spare_collecting() -> None:
    """A page leaves little behind that only a search for cycles frees."""
    gc.freeze()
    gc.enable()
    gc.set_threshold(300_000, 20, 100)


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
    code = main(sys.argv[1:])
    gc.freeze()
    raise SystemExit(code)
