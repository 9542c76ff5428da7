"""What readers pass over in silence: the rules of RFC 5545 and 7986 that a feed's bytes must keep."""

import re
from collections.abc import Iterator
from itertools import pairwise

_LINE = re.compile(r'([A-Z0-9-]+)((?:;[A-Z0-9-]+=(?:"[^"]*"|[^";:,]*))*):(.*)', re.DOTALL)
_DAY = re.compile(r"\d{8}")
_MOMENT = re.compile(r"\d{8}T\d{6}")
_UTC = re.compile(r"\d{8}T\d{6}Z")
_TEXTS = {"SUMMARY", "DESCRIPTION", "LOCATION", "NAME", "X-WR-CALNAME", "X-WR-CALDESC"}
_ESCAPED = re.compile(r"(?:[^\\;,]|\\[\\;,n])*")
_VALUE_TYPES = {"REFRESH-INTERVAL": "VALUE=DURATION", "SOURCE": "VALUE=URI"}
_REQUIRED = {
    "VCALENDAR": {"VERSION", "PRODID", "UID", "NAME", "X-WR-CALNAME", "REFRESH-INTERVAL", "SOURCE"},
    "VEVENT": {"UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "SUMMARY", "DTSTART", "DTEND", "TRANSP"},
    "VTIMEZONE": {"TZID"},
    "STANDARD": {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"},
    "DAYLIGHT": {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"},
}

Property = tuple[str, str, str]


def lint(data: bytes) -> list[str]:
    """What is wrong with a feed, each fault a sentence."""
    faults = list(_octets(data))
    return faults or list(_components(data))


def _octets(data: bytes) -> Iterator[str]:
    """RFC 5545 section 3.1, on physical lines."""
    if data.startswith(b"\xef\xbb\xbf"):
        yield "begins with a BOM"
    if not data.endswith(b"\r\n"):
        yield "does not end with CRLF"
    lines = data.split(b"\r\n")[:-1]
    for number, line in enumerate(lines, start=1):
        yield from (f"{number}: {fault}" for fault in _line(line))
    for number, (line, following) in enumerate(pairwise(lines), start=1):
        trailing = len(line) - len(line.rstrip(b"\\"))
        if following.startswith(b" ") and trailing % 2:
            yield f"{number}: an escape is split"


def _line(line: bytes) -> Iterator[str]:
    if b"\r" in line or b"\n" in line:
        yield "a line break that is not CRLF"
    if len(line) > 75:
        yield f"{len(line)} octets"
    if not line.strip():
        yield "empty"
    try:
        text = line.decode()
    except UnicodeDecodeError:
        yield "a letter is split, or not UTF-8"
        return
    if re.search("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029]", text):
        yield "a control character"


def _components(data: bytes) -> Iterator[str]:
    """Nesting, and what each component holds."""
    open_components: list[tuple[str, list[Property]]] = []
    closed: list[tuple[str, list[Property]]] = []
    for line in data.replace(b"\r\n ", b"").decode().split("\r\n")[:-1]:
        match = _LINE.fullmatch(line)
        if not match:
            yield f"not a content line: {line}"
            continue
        name, parameters, value = match[1], match[2], match[3]
        if name == "BEGIN":
            open_components.append((value, []))
        elif name == "END":
            if not open_components or open_components[-1][0] != value:
                yield f"END:{value} closes nothing"
                return
            closed.append(open_components.pop())
        elif not open_components:
            yield f"outside a calendar: {line}"
        else:
            open_components[-1][1].append((name, parameters, value))
    if open_components or [name for name, _ in closed].count("VCALENDAR") != 1:
        yield "not exactly one closed calendar"
    for name, properties in closed:
        yield from _properties(name, properties)
    yield from _across(closed)


def _properties(component: str, properties: list[Property]) -> Iterator[str]:
    names = [name for name, _, _ in properties]
    for name in sorted(_REQUIRED.get(component, set()) - set(names)):
        yield f"{component} without {name}"
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield f"{component} with several {name}"
    if "METHOD" in names:
        yield "METHOD in a feed"
    for each in properties:
        yield from _value(*each)
    if component == "VEVENT":
        yield from _times({name: (parameters, value) for name, parameters, value in properties})


def _value(name: str, parameters: str, value: str) -> Iterator[str]:
    if name in _TEXTS and not _ESCAPED.fullmatch(value):
        yield f"{name} badly escaped: {value}"
    if name in {"NAME", "X-WR-CALNAME"} and "\\" in value:
        yield f"{name} with escapes: {value}"
    if name in _VALUE_TYPES and _VALUE_TYPES[name] not in parameters.split(";"):
        yield f"{name} without {_VALUE_TYPES[name]}"
    if name in {"DTSTAMP", "LAST-MODIFIED"} and not _UTC.fullmatch(value):
        yield f"{name} is not UTC: {value}"
    if name in {"URL", "SOURCE"} and not value.startswith("https://"):
        yield f"{name} is no address: {value}"


def _times(event: dict[str, tuple[str, str]]) -> Iterator[str]:
    for name in ("DTSTART", "DTEND"):
        parameters, value = event.get(name, ("", ""))
        whole_day = _DAY.fullmatch(value) and parameters == ";VALUE=DATE"
        timed = _MOMENT.fullmatch(value) and re.fullmatch(";TZID=[A-Za-z0-9_/+-]+", parameters)
        utc = _UTC.fullmatch(value) and not parameters
        if not (whole_day or timed or utc):
            yield f"{name}{parameters}:{value}"
    start, end = event.get("DTSTART", ("", "")), event.get("DTEND", ("", ""))
    if start[0] != end[0]:
        yield "DTSTART and DTEND of different types"
    elif start[1] >= end[1]:
        yield f"DTEND {end[1]} is not after DTSTART {start[1]}"


def _across(components: list[tuple[str, list[Property]]]) -> Iterator[str]:
    uids = [value for name, held in components if name == "VEVENT" for key, _, value in held if key == "UID"]
    if not uids:
        yield "no events"
    for uid in sorted({uid for uid in uids if uids.count(uid) > 1}):
        yield f"UID twice: {uid}"
    zones = {
        value for name, held in components if name == "VTIMEZONE" for key, _, value in held if key == "TZID"
    }
    used = {
        part.removeprefix("TZID=")
        for name, held in components
        if name == "VEVENT"
        for _, parameters, _ in held
        for part in parameters.split(";")
        if part.startswith("TZID=")
    }
    if zones != used:
        yield f"zones used {sorted(used)}, described {sorted(zones)}"
