"""Takes feeds apart again, knowing nothing of how they were put together."""

import re

_EVENT = re.compile(rb"BEGIN:VEVENT\r\n.*?END:VEVENT\r\n", re.DOTALL)


def unfolded(data: bytes) -> str:
    return data.replace(b"\r\n ", b"").decode()


def events(feed: bytes) -> dict[str, bytes]:
    """The bytes of every event by its key, in the feed's order."""
    return {value(event, "UID").rpartition("@")[0]: event for event in _EVENT.findall(feed)}


def value(component: bytes, name: str) -> str:
    """The value of the property as it is written, escapes and all; empty where there is none."""
    found = re.search(rf"^{name}(?:;[^:]*)?:(.*?)\r\n", unfolded(component), re.MULTILINE)
    return found[1] if found else ""
