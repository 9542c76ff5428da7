"""One feed a line as a JSON string in, one list of events a line as JSON out; run by the system's Python.

libical comes from Debian's gir1.2-ical-3.0 and python3-gi, which no virtual environment has.
"""

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import gi

gi.require_version("ICalGLib", "3.0")
from gi.repository import ICalGLib  # noqa: E402


def moment(time: Any, calendar: Any) -> str:
    if time.is_date():
        return f"{time.get_year():04}-{time.get_month():02}-{time.get_day():02}"
    zone = time.get_timezone() or calendar.get_timezone(time.get_tzid())
    seconds = time.as_timet_with_zone(zone)
    return datetime.fromtimestamp(seconds, UTC).isoformat()


def zone_of(event: Any, kind: Any) -> str | None:
    parameter = event.get_first_property(kind).get_first_parameter(ICalGLib.ParameterKind.TZID_PARAMETER)
    return parameter.get_tzid() if parameter else None


def events(text: str) -> Iterator[dict[str, Any]]:
    calendar = ICalGLib.Component.new_from_string(text)
    event = calendar.get_first_component(ICalGLib.ComponentKind.VEVENT_COMPONENT)
    while event:
        start, end = event.get_dtstart(), event.get_dtend()
        url = event.get_first_property(ICalGLib.PropertyKind.URL_PROPERTY)
        status = event.get_first_property(ICalGLib.PropertyKind.STATUS_PROPERTY)
        yield {
            "uid": event.get_uid(),
            "summary": event.get_summary(),
            "description": event.get_description(),
            "start": moment(start, calendar),
            "end": moment(end, calendar),
            "location": event.get_location(),
            "status": status.get_value_as_string(),
            "url": url.get_url() if url else None,
            "sequence": event.get_sequence(),
        }
        event = calendar.get_next_component(ICalGLib.ComponentKind.VEVENT_COMPONENT)
    if error := calendar.get_first_property(ICalGLib.PropertyKind.XLICERROR_PROPERTY):
        raise ValueError(error.as_ical_string())


for line in sys.stdin:
    sys.stdout.write(json.dumps(list(events(json.loads(line)))) + "\n")
    sys.stdout.flush()
