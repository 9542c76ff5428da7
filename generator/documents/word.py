"""A Word paper: a template that people may restyle, filled in with a view's words."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from itertools import count
from typing import Any

from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree
from markupsafe import Markup, escape

from generator.documents.archive import steady
from generator.documents.fields import Counted, Covered, counted_in, values_of
from generator.documents.signs import OURS, printable

# They go through the template with the words, are looked for at the other end, and taken out.
_MERGED = "\ue000"
_DIGITS = "\ue100"
_BASE = 0x1000
_COUNTED = re.compile("([\ue100-\uf0ff])([\ue100-\uf0ff])")
# docxtpl's tags by which a row comes to have other columns than its table.
_COLUMNS = re.compile(r"\{%-?tc\s|\{%-?\s*(?:colspan|hm)\b")
_XML_TAG = re.compile("<[^>]*>")
# What docxtpl takes for its own.
_SPECIAL = re.compile("""[&<>"'{}]""")
_BREAKS = re.compile("[\t\n\r]+")


class LostRows(Exception):
    """The paper doesn't have every row once at least; `number` are lacking."""

    def __init__(self, number: int) -> None:
        super().__init__(f"в бумагу не попало строк: {number}")


@dataclass(frozen=True, slots=True)
class About:
    """What a file says of itself; `made` is a day of the plan, not the clock's."""

    title: str
    author: str
    made: datetime


class _Words:
    """How values become XML; each row is numbered as it is met."""

    def __init__(self) -> None:
        self._numbers: dict[int, int] = {}
        self._next = count()
        self.has_merged = False

    def __call__(self, value: object) -> Markup:
        if isinstance(value, Covered):
            self.has_merged = True
            return _marked_up(_MERGED)
        if isinstance(value, tuple):
            return Markup("\n").join(map(self._text, value))
        return self._text(value)

    def _text(self, value: object) -> Markup:
        """Braces as entities: docxtpl would turn «{_{» into «{{»."""
        text = str(value)
        if not text.isprintable() or _SPECIAL.search(text):
            text = (
                str(escape(printable(_BREAKS.sub(" ", text)))).replace("{", "&#123;").replace("}", "&#125;")
            )
        safe = _marked_up(text)
        return safe + self._mark(value) if isinstance(value, Counted) else safe

    def _mark(self, value: Counted) -> Markup:
        number = self._numbers.setdefault(id(value), next(self._next))
        high, low = divmod(number, _BASE)
        return _marked_up(chr(ord(_DIGITS) + high) + chr(ord(_DIGITS) + low))


class _Strict(DocxTemplate):  # type: ignore[misc]
    """The library drops in silence what a misplaced tag has left without its end, and counts the columns of
    tables also where nothing can have changed them."""

    def get_xml(self) -> str:
        xml = str(super().get_xml())
        self._adds_columns = bool(_COLUMNS.search(_XML_TAG.sub("", xml)))
        return xml

    def fix_tables(self, xml: str) -> Any:
        tree = etree.fromstring(xml)
        return super().fix_tables(xml) if self._adds_columns else tree

    def render_properties(self, *_: Any) -> None:
        """What a file tells of itself is ours, not the template's."""


def _marked_up(text: str) -> Markup:
    """Of our own signs and of what was escaped before."""
    return Markup(text)  # noqa: S704


def fill_in(template: bytes, about: About, *views: object) -> bytes:
    """Raises LostRows; whatever else is wrong with the template comes as any exception."""
    values = {name: value for view in views for name, value in values_of(view).items()}
    words = _Words()
    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined, finalize=words)
    document = _Strict(BytesIO(template))
    document.render(values, environment)
    _tell(document.docx.core_properties, about)
    body = document.docx.element.body
    if words.has_merged:
        _merge(body)
    _check(body, sum(1 for view in views for _ in counted_in(view)))
    written = BytesIO()
    document.docx.save(written)
    return steady(written.getvalue())


def _tell(properties: Any, about: About) -> None:
    """Nothing of whoever restyled the template."""
    properties.title, properties.author = about.title, about.author
    properties.created = properties.modified = about.made
    properties.last_printed = about.made
    properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.revision = 1


def _merge(body: Any) -> None:
    """Cells whose words belong to the cell above become one with it."""
    for table in body.iter(qn("w:tbl")):
        above: list[Any] = []
        for row in table.iterchildren(qn("w:tr")):
            cells = list(row.iterchildren(qn("w:tc")))
            for number, cell in enumerate(cells):
                if _MERGED in _words(cell):
                    _mark_merged(cell, "continue")
                    if number < len(above):
                        _mark_merged(above[number], "restart")
            above = cells


def _words(element: Any) -> str:
    return "".join(each.text or "" for each in element.iter(qn("w:t")))


def _mark_merged(cell: Any, how: str) -> None:
    about = cell.get_or_add_tcPr()
    if about.vMerge_val is None:
        about.vMerge_val = how


def _check(body: Any, expected: int) -> None:
    """Every row has arrived. Takes our signs out."""
    found: Counter[int] = Counter()
    for text in body.iter(qn("w:t")):
        if text.text and OURS.search(text.text):
            found.update(_numbers(text.text))
            text.text = OURS.sub("", text.text)
    if len(found) < expected:
        raise LostRows(expected - len(found))


def _numbers(text: str) -> Iterator[int]:
    for found in _COUNTED.finditer(text):
        high, low = (ord(sign) - ord(_DIGITS) for sign in found.groups())
        yield high * _BASE + low
