"""What the page asks for: a text of a schedule and what somebody wants changed in it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from generator.addresses import Site
from generator.file_names import SCHEDULE

# Until the school's own zone is known.
_ZONE = "Europe/Moscow"


@dataclass(frozen=True)
class Asked:
    """`lines` are edits as text, of a staff list for one; `cells` what was typed into the table after them,
    by address, in the order of typing. `seen` is the fingerprint of the text that they were made on."""

    data: bytes
    moment: datetime
    lines: tuple[str, ...]
    cells: dict[str, str]
    seen: str | None
    site: Site
    file: str = SCHEDULE

    def today(self, zone: str = _ZONE) -> date:
        return self.moment.astimezone(ZoneInfo(zone)).date()


def asked_of(data: bytes, request: dict[str, Any]) -> Asked:
    """The request as the page's script sends it; `now` counts milliseconds from 1970."""
    site = request["site"]
    return Asked(
        data,
        datetime.fromtimestamp(request["now"] / 1000, UTC),
        tuple(request["lines"]),
        dict(request["cells"]),
        request["seen"] or None,
        Site(site["url"], site["repository"]),
        site["file"],
    )
