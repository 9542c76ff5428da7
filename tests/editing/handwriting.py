"""Schedules as many hands write them: flow and block, comments everywhere, quotes, indents, line ends."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

import yaml


@dataclass
class Hand:
    """Writes plain data (blocks, lists, texts) as YAML, its style decided by `random` at every turn."""

    random: Random

    def file(self, data: Mapping[str, Any]) -> bytes:
        newline = self.random.choice(["\n", "\n", "\r\n"])
        lines = list(self._block(data, "", is_root=True))
        text = newline.join(lines) + newline * self.random.choice([1, 1, 0, 2])
        return (b"\xef\xbb\xbf" if self._chance(5) else b"") + text.encode()

    def _chance(self, one_in: int) -> bool:
        return self.random.randrange(one_in) == 0

    def _comment(self) -> str:
        return self.random.choice(["# пояснение", "#", "# {id: x} - «нет»: да", "# 2027-01-01"])

    def _above(self, indent: str) -> Iterator[str]:
        if self._chance(6):
            yield ""
        if self._chance(6):
            yield indent + self._comment()

    def _behind(self) -> str:
        return f"{' ' * self.random.choice([1, 2, 9])}{self._comment()}" if self._chance(4) else ""

    def _block(self, data: Mapping[str, Any], indent: str, *, is_root: bool = False) -> Iterator[str]:
        keys = list(data)
        if not is_root:
            self.random.shuffle(keys)
        for key in keys:
            yield from self._above(indent)
            yield from self._entry(key, data[key], indent)

    def _entry(self, key: str, value: Any, indent: str) -> Iterator[str]:
        gap = " " * self.random.choice([1, 1, 3])
        if isinstance(value, str):
            yield f"{indent}{key}:{gap}{self._scalar(value, in_flow=False)}{self._behind()}"
        elif not value or self._prefers_flow(value):
            yield from self._flow_lines(f"{indent}{key}:{gap}", value, indent)
        else:
            yield f"{indent}{key}:{self._behind()}"
            if isinstance(value, Mapping):
                yield from self._block(value, indent + " " * self.random.choice([1, 2, 4]))
            else:
                yield from self._items(value, indent + " " * self.random.choice([0, 2, 3]))

    def _prefers_flow(self, value: Any) -> bool:
        return self._chance(2 if len(str(value)) < 200 else 9)

    def _items(self, items: Sequence[Any], indent: str) -> Iterator[str]:
        for item in items:
            yield from self._above(indent)
            dash = f"{indent}-{' ' * self.random.choice([1, 1, 3])}"
            if isinstance(item, str):
                yield f"{dash}{self._scalar(item, in_flow=False)}{self._behind()}"
            elif self._prefers_flow(item):
                yield from self._flow_lines(dash, item, indent)
            else:
                yield from self._dashed(dash, item)

    def _dashed(self, dash: str, item: Mapping[str, Any]) -> Iterator[str]:
        lines = list(self._block(item, " " * len(dash)))
        if lines[0].strip() and not lines[0].lstrip().startswith("#") and not self._chance(8):
            yield dash + lines[0][len(dash) :]
            yield from lines[1:]
        else:
            yield dash.rstrip() + self._behind()
            yield from lines

    def _flow_lines(self, head: str, value: Any, indent: str) -> Iterator[str]:
        if self._chance(5) and value:
            opening, closing = "{}" if isinstance(value, Mapping) else "[]"
            parts = self._parts(value)
            yield head + opening + self._behind()
            for number, part in enumerate(parts, 1):
                comma = "," if number < len(parts) or self._chance(2) else ""
                yield f"{indent}    {part}{comma}{self._behind()}"
            yield f"{indent}  {closing}{self._behind()}"
        else:
            yield head + self._flow(value) + self._behind()

    def _parts(self, value: Any) -> list[str]:
        if isinstance(value, Mapping):
            keys = list(value)
            self.random.shuffle(keys)
            return [f"{key}: {self._flow(value[key])}" for key in keys]
        return [self._flow(item) for item in value]

    def _flow(self, value: Any) -> str:
        if isinstance(value, str):
            return self._scalar(value, in_flow=True)
        pad = self.random.choice(["", "", " "])
        inner = self.random.choice([", ", ",   "]).join(self._parts(value))
        opening, closing = "{}" if isinstance(value, Mapping) else "[]"
        return f"{opening}{pad}{inner}{pad}{closing}"

    def _scalar(self, text: str, *, in_flow: bool) -> str:
        plain = f"[{text}]" if in_flow else text
        if (
            not self._chance(4)
            and text not in ("null", "~")
            and _reads_back(plain, [text] if in_flow else text)
        ):
            return text
        if self._chance(2):
            return "'" + text.replace("'", "''") + "'"
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


class TextLoader(yaml.SafeLoader):
    """Leaves every value a text."""

    yaml_implicit_resolvers: Any = {}  # noqa: RUF012 — PyYAML declares it as of instances


def _reads_back(written: str, value: Any) -> bool:
    try:
        return bool(yaml.load(f"k: {written}", Loader=TextLoader) == {"k": value})
    except yaml.YAMLError:
        return False
