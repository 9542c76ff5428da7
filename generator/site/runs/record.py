"""What is kept of a page that was rendered: its HTML, and what it is to the rest of the site."""

import json
from dataclasses import asdict, dataclass
from typing import Self

from generator.cache import Cache, key_of


@dataclass(frozen=True, slots=True)
class Record:
    """`digest` is that of the HTML, None where there is none. The HTML is the same as long as the files that
    were `found` are there and those `missed` are not. `links` are (page, anchor, the link as written);
    `search` is its part of the search index, as JSON. A page with `warnings` is never kept."""

    digest: str | None
    found: list[str]
    missed: list[str]
    anchors: list[str]
    links: list[tuple[str, str, str]]
    search: str
    warnings: list[tuple[str, str]]

    @classmethod
    def read(cls, data: bytes) -> Self:
        return cls(**json.loads(data))

    def as_bytes(self) -> bytes:
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":")).encode(
            "utf-8", "surrogatepass"
        )


def page_key(frame: bytes, uri: str, source: bytes) -> bytes:
    """`source` is the key of the page's Markdown."""
    return key_of("page", frame, uri, source)


def html_key(page: bytes) -> bytes:
    return key_of("html", page)


def keep(cache: Cache, key: bytes, record: Record, html: bytes) -> None:
    if not record.warnings:
        cache.put(html_key(key), html)
        cache.put(key, record.as_bytes())
