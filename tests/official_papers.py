"""The two official papers that the project began with, as plain text."""

from dataclasses import dataclass
from pathlib import Path

PAPERS = Path(__file__).parent / "site" / "papers"


@dataclass(frozen=True)
class Paper:
    """`above` are the heading, where there is one, and the title; `below` is who signs."""

    above: list[str]
    columns: list[str]
    rows: list[list[str]]
    below: list[str]


def paper(name: str) -> Paper:
    lines = (PAPERS / f"{name}.txt").read_text(encoding="utf-8").splitlines()[1:]
    columns = next(number for number, line in enumerate(lines) if line.startswith("№ п/п"))
    rows = [line.split(" | ") for line in lines if line[0].isdigit()]
    return Paper(
        above=lines[:columns],
        columns=lines[columns].split(" | "),
        rows=rows,
        below=lines[columns + 1 + len(rows) :],
    )
