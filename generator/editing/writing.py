"""How new values are written: with quotes only where YAML needs them, days in the form of those around."""

from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import yaml

from generator.editing.refused import Refused
from generator.editing.source import Source, is_empty, is_list
from generator.loading.text import stray_sign
from generator.loading.tree import Loader
from generator.schedule.choices import PlannedDate

# What goes into the file: a text, a list, a block of keys.
Value = str | Sequence["Value"] | Mapping[str, "Value"]


class Below(dict[str, Value]):
    """A block of keys that stands below its own key, not on one line."""


def scalar(text: str, *, in_flow: bool, quote: str = "") -> str:
    """The text as YAML: in the quotes it had (`quote` is the sign), else without, else in double ones. Raises
    Refused for what no file may have."""
    if (found := stray_sign(text)) is not None:
        raise Refused(found.message, found.hint)
    forms = [_quoted(text, quote)] if quote in ("'", '"') else []
    forms += [text, _quoted(text, '"')]
    return next(form for form in forms if _reads_as(form, text, in_flow=in_flow))


def _quoted(text: str, quote: str) -> str:
    if quote == "'":
        return "'" + text.replace("'", "''") + "'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _reads_as(form: str, wanted: str, *, in_flow: bool) -> bool:
    """Behind a key, and as an item of a list."""
    try:
        node = yaml.compose(
            f"k: [{form}, {form}]" if in_flow else f"k: {form}\nl:\n  - {form}", Loader=Loader
        )
    except yaml.YAMLError:
        return False
    assert isinstance(node, yaml.MappingNode)
    values = [each for _, value in node.value for each in (value.value if is_list(value) else [value])]
    return len(values) == 2 and all(_is_text(value, wanted) for value in values)


def _is_text(node: yaml.Node, text: str) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.value == text and not is_empty(node)


def flow(value: Value) -> str:
    """On one line: `{name: высшая, granted: 2027-03-18}`."""
    if isinstance(value, str):
        return scalar(value, in_flow=True)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {flow(each)}" for key, each in value.items()) + "}"
    return "[" + ", ".join(map(flow, value)) + "]"


def block(value: Mapping[str, Value]) -> Iterator[str]:
    """Lines of a block of keys, without the indent of the block itself. Lists of blocks stand below their
    key, other values on its line."""
    for key, each in value.items():
        if isinstance(each, str):
            yield f"{key}: {scalar(each, in_flow=False)}"
        elif isinstance(each, Below):
            yield f"{key}:"
            yield from (f"  {line}" for line in block(each))
        elif isinstance(each, Mapping) or not all(isinstance(item, Mapping) for item in each):
            yield f"{key}: {flow(each)}"
        else:
            yield f"{key}:"
            for item in each:
                assert isinstance(item, Mapping)
                yield from (f"  {line}" for line in dashed(block(item)))


def dashed(lines: Iterator[str], step: int = 2) -> Iterator[str]:
    """As an item of a list; `step` is how far the keys stand from the dash."""
    for number, line in enumerate(lines):
        yield (f"-{' ' * (step - 1)}" if number == 0 else " " * step) + line


def day_text(day: date | PlannedDate, like: str) -> str:
    """The day, or the month alone, in the form of `like`: 2027-03-15 or 15.03.2027."""
    approximate = isinstance(day, PlannedDate) and day.approximate
    plain = day.day if isinstance(day, PlannedDate) else day
    if "." in like:
        return f"{plain:%m.%Y}" if approximate else f"{plain:%d.%m.%Y}"
    return f"{plain:%Y-%m}" if approximate else plain.isoformat()


def day_nearby(source: Source, at: int) -> str:
    """The last day that is written before that place: new ones take its form. Empty where there is none."""
    place = bisect(source.days, at, key=lambda found: found[0])
    return source.days[place - 1][1] if place else ""
