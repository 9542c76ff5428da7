"""A Word paper: a template that people may restyle, filled in with a view's words."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import Environment
from lxml import etree

from generator.documents.about import About
from generator.documents.archive import steady
from generator.documents.body import NeedsTree, in_pieces
from generator.documents.fields import values_of
from generator.documents.signs import MERGED, OURS
from generator.documents.words import PlainWords, Words, environment_of

# docxtpl's tags by which a row comes to have other columns than its table.
_COLUMNS = re.compile(r"\{%-?tc\s|\{%-?\s*(?:colspan|hm)\b")
_XML_TAG = re.compile("<[^>]*>")


class LostRows(Exception):
    """The paper doesn't have every row once at least; `number` are lacking."""

    def __init__(self, number: int) -> None:
        super().__init__(f"в бумагу не попало строк: {number}")


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


class _AroundBody(_Strict):
    """A template of which everything but the body is filled in by the library. Raises NeedsTree."""

    def build_xml(self, context: dict[str, object], environment: Environment) -> str:
        """An empty body, in the place of the one that the pieces are."""
        source = self.patch_xml(self.get_xml())
        if self._adds_columns:
            raise NeedsTree
        start, sign, rest = source.partition(">")
        self._source = _NAMESPACES.sub("", start) + sign + _PARAGRAPHS.sub(r"\n<w:p\1", rest)
        return f"{start}>{_STUB}</w:body>"

    def pieces(self, part: bytes, values: Mapping[str, object], words: Words) -> Iterator[bytes]:
        """Of the finished part, in which the empty body still stands. Raises NeedsTree."""
        head, stub, tail = part.partition(f"<w:body>{_STUB}</w:body>".encode())
        if not stub:
            raise NeedsTree
        yield head
        yield from in_pieces(self._source, values, environment_of(words))
        yield tail


_STUB = "<w:sectPr/>"
_NAMESPACES = re.compile(r' xmlns:\w+="[^"]*"')
# As docxtpl begins each in a line of its own, for messages.
_PARAGRAPHS = re.compile("<w:p([ >])")


def fill_in(template: bytes, about: About, rows: int, *views: object) -> bytes:
    """With views that have so many rows. Raises LostRows; whatever else is wrong with the template comes as
    any exception."""
    values = {name: value for view in views for name, value in values_of(view).items()}
    with suppress(NeedsTree):
        return _in_pieces(template, values, about, rows)
    return _as_tree(template, values, about, rows)


def _in_pieces(template: bytes, values: dict[str, object], about: About, rows: int) -> bytes:
    document, words = _AroundBody(BytesIO(template)), PlainWords()
    document.render(values, environment_of(Words()))
    archive, name = _saved(document, about), document.docx.part.partname.lstrip("/")
    part = ZipFile(BytesIO(archive)).read(name)
    made = steady(archive, {name: document.pieces(part, values, words)})
    _must_be_there(rows, words)
    return made


def _as_tree(template: bytes, values: dict[str, object], about: About, rows: int) -> bytes:
    document, words = _Strict(BytesIO(template)), Words()
    document.render(values, environment_of(words))
    body = document.docx.element.body
    if words.has_merged:
        _merge(body)
    _count(body, words)
    _must_be_there(rows, words)
    return steady(_saved(document, about))


def _must_be_there(rows: int, words: Words) -> None:
    if len(words.found) < rows:
        raise LostRows(rows - len(words.found))


def _saved(document: _Strict, about: About) -> bytes:
    _tell(document.docx.core_properties, about)
    written = BytesIO()
    document.docx.save(written)
    return written.getvalue()


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
                if MERGED in _words(cell):
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


def _count(body: Any, words: Words) -> None:
    """Takes our signs out."""
    for text in body.iter(qn("w:t")):
        if text.text and OURS.search(text.text):
            words.find(text.text)
            text.text = OURS.sub("", text.text)
