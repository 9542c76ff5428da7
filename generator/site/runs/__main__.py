"""The program: a whole site, or one share of its pages for another process of this program."""

import gc
import json
import sys
from pathlib import Path

from generator.site.runs import NOT_MINE, WELL, WRONG
from generator.site.runs.build import Built, NotMine, Work, build
from generator.site.runs.shares import render_share


def main(arguments: list[str]) -> int:
    spare_collecting()
    if arguments:
        job, results = arguments
        render_share(Path(job), Path(results))
        return WELL
    try:
        built = build(work_of(json.load(sys.stdin)))
    except NotMine as strange:
        sys.stdout.write(f"{strange}\n")
        return NOT_MINE
    return told(built)


def spare_collecting() -> None:
    """A page leaves little behind that only a search for cycles frees, and the modules are here to stay."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def work_of(job: dict[str, str | int | None]) -> Work:
    cache = job["cache"]
    return Work(
        config=Path(str(job["config"])),
        theme=Path(str(job["theme"])),
        cache=Path(str(cache)) if cache else None,
        jobs=int(job["jobs"] or 1),
        least=int(job["least"] or 1),
    )


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
