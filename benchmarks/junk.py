"""`check` of files with very much wrong, against PyYAML's reading of them: `python -m benchmarks.junk`.

Whoever pastes the wrong table into the file waits for the answer, and so does everybody's pull request. Time
is the processor's; the limit is for the worst of the files.
"""

import time
from collections.abc import Callable
from functools import partial

import yaml

from benchmarks.schools import ROOT, TODAY
from generator.loading import load

TARGET_SECONDS = 2.0

CORRECT = (ROOT / "tests/broken/correct.yaml").read_text(encoding="utf-8")


def long_id(number: int) -> str:
    return f"uchitel-nachalnyh-klassov-ivanova-mariya-petrovna-{number:05}"


def changed(old: str, new: str) -> str:
    assert old in CORRECT
    return CORRECT.replace(old, new, 1)


def unknown_people() -> str:
    people = ", ".join(f"{long_id(number)}-x" for number in range(5_000))
    teachers = (
        f"  - {{id: {long_id(number)}, name: Иванова Мария {number}, position: учитель}}\n"
        for number in range(4_900)
    )
    return changed("people: [petrov]", f"people: [{people}]") + "".join(teachers)


def months_alike() -> str:
    return changed("month: август", f"month: [{', '.join(['маи'] * 190_000)}]")


def different_months() -> str:
    return changed("month: август", f"month: [{', '.join(f'маи{n}' for n in range(190_000))}]")


def days() -> str:
    return changed("[2027-04-21]", f"[{', '.join(f'2027-13-{n}' for n in range(190_000))}]")


def keys() -> str:
    return CORRECT + "".join(f"    positionn{number}: 1\n" for number in range(40_000))


def cut_values() -> str:
    return CORRECT + "".join(f"# строка {n}\n    note{n}: Приказ #5 8 ＠\n" for n in range(40_000))


FILES: dict[str, Callable[[], str]] = {
    "5,000 unknown ids, 4,900 known": unknown_people,
    "190,000 times one wrong month": months_alike,
    "190,000 different wrong months": different_months,
    "190,000 wrong days": days,
    "40,000 unknown keys": keys,
    "40,000 values cut at a sign": cut_values,
}


def seconds(work: Callable[[], object]) -> float:
    before = time.process_time()
    work()
    return time.process_time() - before


def main() -> int:
    print(f"{'':32}{'check':>10}{'PyYAML':>10}")
    worst = 0.0
    for name, make in FILES.items():
        text = make()
        ours = seconds(partial(load, text.encode(), "schedule.yaml", TODAY))
        theirs = seconds(partial(yaml.load, text, Loader=yaml.CBaseLoader))
        print(f"{name:32}{ours:>8.2f} s{theirs:>8.2f} s")
        worst = max(worst, ours)
    print(f"the worst takes {worst:.2f} s of the processor (target: at most {TARGET_SECONDS:.0f} s)")
    return int(worst > TARGET_SECONDS)


if __name__ == "__main__":
    raise SystemExit(main())
