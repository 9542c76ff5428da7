"""The last good copy of every school's summary, and which schools were read last time: files in a folder."""

import json
from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ValidationError

from generator.district.district_file import SchoolEntry
from generator.district.published import read_summary
from generator.summary import Summary, summary_data

# No id of a school has this sign.
LAST = "_last-time.json"


class _Copy(BaseModel):
    read: date
    summary: dict[str, object]


class _LastTime(BaseModel):
    read: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Copy:
    """What a school published, and the day on which it was read."""

    summary: Summary
    read: date


class Copies:
    """A folder of ours; what can't be read in it isn't there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def of(self, entry: SchoolEntry) -> Copy | None:
        try:
            found = _Copy.model_validate_json((self.folder / f"{entry.id}.json").read_bytes())
        except (OSError, ValidationError):
            return None
        summary = read_summary(json.dumps(found.summary).encode(), entry, found.read)
        return Copy(summary, found.read) if isinstance(summary, Summary) else None

    @property
    def read_last_time(self) -> frozenset[str]:
        with suppress(OSError, ValidationError):
            return frozenset(_LastTime.model_validate_json((self.folder / LAST).read_bytes()).read)
        return frozenset()

    def keep(self, read: Iterable[tuple[str, Summary]], today: date) -> None:
        """The summaries that were read today, by the school's id. Raises OSError."""
        found = dict(read)
        self.folder.mkdir(parents=True, exist_ok=True)
        for school_id, summary in found.items():
            start = json.dumps({"read": today.isoformat()}).removesuffix("}").encode()
            self._write(
                f"{school_id}.json", start + b', "summary": ' + summary_data(summary).strip() + b"}\n"
            )
        self._write(LAST, json.dumps({"read": list(found)}).encode() + b"\n")

    def forget_all_but(self, named: Collection[str]) -> None:
        """Of a school that the district's file no longer names no copy is kept. Raises OSError."""
        for path in self.folder.glob("*.json"):
            if path.stem not in named and _is_copy(path):
                path.unlink()

    def _write(self, name: str, data: bytes) -> None:
        """The whole file or none of it."""
        path, fresh = self.folder / name, self.folder / f".{name}.new"
        if path.exists() and path.read_bytes() == data:
            return
        fresh.write_bytes(data)
        fresh.replace(path)


def _is_copy(path: Path) -> bool:
    try:
        _Copy.model_validate_json(path.read_bytes())
    except ValidationError:
        return False
    return True
