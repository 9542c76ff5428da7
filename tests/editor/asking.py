"""A request as the page's script sends it, and the answer."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from generator.editor.bridge import call, written

SAMPLE = (Path(__file__).parents[1] / "sample.yaml").read_bytes()
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
URL, REPOSITORY = "https://school.example.org/attestation/", "https://github.com/example-school/attestation"

Data = dict[str, Any]


def request(
    cells: dict[str, str] | None = None,
    lines: list[str] | None = None,
    seen: str | None = None,
    moment: datetime = NOON,
    repository: str | None = REPOSITORY,
    **more: Any,
) -> str:
    site = {"url": URL, "repository": repository, "file": "schedule.yaml"}
    now = int(moment.timestamp() * 1000)
    return json.dumps(
        {"cells": cells or {}, "lines": lines or [], "seen": seen, "now": now, "site": site} | more
    )


def ask(name: str, data: bytes = SAMPLE, book: bytes | None = None, /, **given: Any) -> Data:
    answer: Data = json.loads(call(name, data, request(**given), book))
    return answer


def answer(cells: dict[str, str] | None = None, data: bytes = SAMPLE, **given: Any) -> Data:
    return ask("answer", data, None, cells=cells, **given)


def text(cells: dict[str, str], data: bytes = SAMPLE, **given: Any) -> bytes:
    return written(data, request(cells, **given))


def row(answer: Data, slot: str) -> Data:
    found: Data = next(each for each in answer["table"]["rows"] if each["slot"] == slot)
    return found


def values(row: Data) -> list[str | None]:
    return [cell and cell["value"] for cell in row["cells"]]


def days(row: Data) -> list[str | None]:
    return [step and step["brief"] for step in row["steps"]]
