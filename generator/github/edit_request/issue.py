"""The issue, what has just happened to it, and the one comment of ours, as GitHub tells them. Pure; imports
nothing outside the standard library."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

WAITING = "на рассмотрении"
ACCEPTED = "принять"
# Who writes with the token of a run; nobody else's name can end so.
US = "github-actions[bot]"
_MARK = re.compile(r"\A<!-- cyclogram: edit-request(?: accepted=([0-9a-f]{64}))? -->")


@dataclass(frozen=True, slots=True)
class Event:
    """`body` is the issue's as it was at that moment, `body_before` as it was before an edit."""

    action: str
    number: int
    sender: str
    label: str
    body: str
    body_before: str

    @classmethod
    def of(cls, payload: Mapping[str, Any]) -> "Event":
        body = payload["issue"].get("body") or ""
        before = ((payload.get("changes") or {}).get("body") or {}).get("from")
        return cls(
            payload["action"],
            payload["issue"]["number"],
            payload["sender"]["login"],
            (payload.get("label") or {}).get("name", ""),
            body,
            body if before is None else before,
        )


@dataclass(frozen=True, slots=True)
class Issue:
    """As it is now."""

    number: int
    body: str
    author: str
    labels: frozenset[str]
    is_open: bool
    opened: datetime

    @classmethod
    def of(cls, answer: Mapping[str, Any]) -> "Issue":
        return cls(
            answer["number"],
            answer.get("body") or "",
            (answer.get("user") or {}).get("login", ""),
            frozenset(each["name"] for each in answer["labels"]),
            answer["state"] == "open" and "pull_request" not in answer,
            datetime.fromisoformat(answer["created_at"]),
        )


@dataclass(frozen=True, slots=True)
class Comment:
    """Ours; `accepted` is the fingerprint of the text that somebody with permission has accepted."""

    id: int
    accepted: str | None


def own_comment(comments: Iterable[Mapping[str, Any]]) -> Comment | None:
    """The first of ours: a comment of anybody else that looks like it counts for nothing."""
    for each in comments:
        mark = _MARK.match(each.get("body") or "")
        if mark and (each.get("user") or {}).get("login") == US:
            return Comment(each["id"], mark[1])
    return None


def marked(text: str, accepted: str | None = None) -> str:
    held = f" accepted={accepted}" if accepted else ""
    return f"<!-- cyclogram: edit-request{held} -->\n{text}"


def fingerprint(body: str) -> str:
    """In full: whoever writes a text must not be able to make another with the same."""
    return hashlib.sha256("\n".join(body.splitlines()).encode("utf-8", "surrogatepass")).hexdigest()
