"""How values become XML in a Word template, and which rows have come to the paper."""

import re
from typing import Any

from jinja2 import Environment, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import escape

from generator.documents.body import NeedsTree
from generator.documents.fields import Counted, Covered
from generator.documents.signs import MERGED, printable

_DIGITS, _BASE = 0xE100, 0x1000
_COUNTED = re.compile("([\ue100-\uf0ff])([\ue100-\uf0ff])")
# What docxtpl takes for its own.
_SPECIAL = re.compile("""[&<>"'{}]""")
_BREAKS = re.compile("[\t\n\r]+")


class Words:
    """`found` are the ids of the words by which rows are counted, as far as they have arrived: each has signs
    behind it that are looked for in the finished paper."""

    _line_break = "\n"

    def __init__(self) -> None:
        self._known: dict[str, str] = {}
        self._signed: list[int] = []
        self.found: set[int] = set()
        self.has_merged = False

    def __call__(self, value: object) -> str:
        if type(value) is str:
            return self._known.get(value) or self._text(value)
        if isinstance(value, Counted):
            return self._counted(value, self._text(value))
        if isinstance(value, tuple):
            return self._line_break.join(map(self, value))
        if isinstance(value, Covered):
            return self._merged()
        return self._text(str(value))

    def _text(self, text: str) -> str:
        if text not in self._known:
            self._known[text] = _escaped(text)
        return self._known[text]

    def _counted(self, value: Counted, text: str) -> str:
        high, low = divmod(len(self._signed), _BASE)
        self._signed.append(id(value))
        return text + chr(_DIGITS + high) + chr(_DIGITS + low)

    def find(self, text: str) -> None:
        for high, low in _COUNTED.findall(text):
            self.found.add(self._signed[(ord(high) - _DIGITS) * _BASE + ord(low) - _DIGITS])

    def _merged(self) -> str:
        self.has_merged = True
        return MERGED


class PlainWords(Words):
    """Of a template that puts whatever it is given into a text of the paper, as it is. Raises NeedsTree."""

    # As docxtpl makes them of "\n".
    _line_break = '</w:t><w:br/><w:t xml:space="preserve">'

    def _counted(self, value: Counted, text: str) -> str:
        self.found.add(id(value))
        return text

    def _merged(self) -> str:
        raise NeedsTree


def _escaped(text: str) -> str:
    """Braces as entities: docxtpl would turn «{_{» into «{{»."""
    if text.isprintable() and not _SPECIAL.search(text):
        return str(text)
    safe = str(escape(printable(_BREAKS.sub(" ", text))))
    return safe.replace("{", "&#123;").replace("}", "&#125;")


class _Environment(SandboxedEnvironment):
    """What a template names is nearly always a field of a view, of which nothing has to be feared."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if attribute in getattr(type(obj), "__dataclass_fields__", ()):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)


def environment_of(words: Words) -> Environment:
    """It escapes nothing: all that it is given goes through the words, which do."""
    return _Environment(autoescape=False, undefined=StrictUndefined, finalize=words)
