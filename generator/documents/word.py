"""A Word paper: a template that people may restyle, filled in with a view's words."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from io import BytesIO
from typing import Any, TypeVar
from zipfile import ZipFile

from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import Environment, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree
from markupsafe import Markup, escape

from generator.cache import key_of
from generator.documents.about import About
from generator.documents.archive import steady
from generator.documents.body import NeedsTree, WellFormed, finished
from generator.documents.fields import Counted, Covered, counted_in, values_of
from generator.documents.loops import Part, Pieces, few, must_be_blocks, parts_of
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


class _Words:
    """How values become XML; each row is numbered as it is met."""

    def __init__(self) -> None:
        self._numbers: dict[int, int] = {}
        self._known: dict[str, Markup] = {}
        self.found: set[int] = set()
        self.has_merged = False

    def __call__(self, value: object) -> Markup:
        if isinstance(value, Covered):
            self.has_merged = True
            return _marked_up(_MERGED)
        if isinstance(value, tuple):
            return _marked_up("\n".join(map(self._text, value)))
        return self._text(value)

    def _text(self, value: object) -> Markup:
        if isinstance(value, Counted):
            return _marked_up(_escaped(value) + self._mark(value))
        text = str(value)
        found = self._known.get(text)
        if found is None:
            found = self._known[text] = _marked_up(_escaped(text))
        return found

    def find(self, rows: Iterable[object]) -> None:
        """Those that are in what was made of them before."""
        self.found.update(self._number(each) for row in rows for each in counted_in(row))

    def has_found(self, rows: Iterable[object]) -> bool:
        return all(self._number(each) in self.found for row in rows for each in counted_in(row))

    def found_in(self, text: str) -> None:
        """Raises NeedsTree for cells that are to be merged."""
        if _MERGED in text:
            raise NeedsTree
        self.found.update(_numbers(text))

    def _number(self, value: Counted) -> int:
        return self._numbers.setdefault(id(value), len(self._numbers))

    def _mark(self, value: Counted) -> str:
        high, low = divmod(self._number(value), _BASE)
        return chr(ord(_DIGITS) + high) + chr(ord(_DIGITS) + low)


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
        self._start, sign, rest = source.partition(">")
        self._source = _NAMESPACES.sub("", self._start) + sign + _PARAGRAPHS.sub(r"\n<w:p\1", rest)
        self._values, self._environment = context, environment
        return f"{self._start}>{_STUB}</w:body>"

    def pieces(self, part: bytes, words: _Words, kept: Pieces | None) -> Iterator[bytes]:
        """Of the finished part, in which the empty body still stands. Raises NeedsTree."""
        head, stub, tail = part.partition(f"<w:body>{_STUB}</w:body>".encode())
        if not stub:
            raise NeedsTree
        checked = WellFormed()
        yield checked(head)
        for each in self._parts(kept):
            if kept and each.rows:
                checked.must_be_between_paragraphs()
                yield from self._rows(each, words, kept)
            else:
                texts = each.template.generate(self._values)
                yield from map(checked, finished(texts, self.resolve_listing, words.found_in))
        yield checked(tail)
        checked.end()

    def _parts(self, kept: Pieces | None) -> Iterable[Part]:
        if kept is None:
            return [Part(self._environment.from_string(self._source))]
        return parts_of(self._source, self._environment, self._values)

    def _rows(self, part: Part, words: _Words, kept: Pieces) -> Iterator[bytes]:
        words_of = map(str, (self._values[each] for each in part.words))
        shared_key = key_of(self._source, str(part.number), *words_of)
        listed: Any = self._values[part.rows or ""]
        for rows, said in few(listed):
            key = kept.key(shared_key, *said)
            data = kept.get(key)
            if data is None:
                texts = part.template.generate({**self._values, part.rows: rows})
                data = b"".join(finished(texts, self.resolve_listing, words.found_in))
                must_be_blocks(f"{self._start}>".encode(), data)
                if words.has_found(rows):
                    kept.put(key, data)
            else:
                words.find(rows)
            yield data


_STUB = "<w:sectPr/>"
_NAMESPACES = re.compile(r' xmlns:\w+="[^"]*"')
# As docxtpl begins each in a line of its own, for messages.
_PARAGRAPHS = re.compile("<w:p([ >])")


def _marked_up(text: str) -> Markup:
    """Of our own signs and of what was escaped before."""
    return Markup(text)  # noqa: S704


def fill_in(template: bytes, about: About, *views: object, kept: Pieces | None = None) -> bytes:
    """Raises LostRows; whatever else is wrong with the template comes as any exception."""
    words = _Words()
    environment = _Environment(autoescape=True, undefined=StrictUndefined, finalize=words)
    values = {name: value for view in views for name, value in values_of(view).items()}
    expected = sum(len(counted_in(view)) for view in views)
    for pieces in (kept, None) if kept else (None,):
        with suppress(NeedsTree):
            document = _filled(_AroundBody(BytesIO(template)), values, environment, about)
            return _in_pieces(document, words, expected, pieces)
    return _as_tree(_filled(_Strict(BytesIO(template)), values, environment, about), words, expected)


Filled = TypeVar("Filled", bound=_Strict)


def _filled(document: Filled, values: dict[str, object], environment: Environment, about: About) -> Filled:
    document.render(values, environment)
    _tell(document.docx.core_properties, about)
    return document


def _in_pieces(document: _AroundBody, words: _Words, expected: int, kept: Pieces | None) -> bytes:
    words.found.clear()
    archive, name = _saved(document), document.docx.part.partname.lstrip("/")
    part = ZipFile(BytesIO(archive)).read(name)
    made = steady(archive, {name: document.pieces(part, words, kept)})
    _must_have_all(expected, len(words.found))
    return made


def _as_tree(document: _Strict, words: _Words, expected: int) -> bytes:
    body = document.docx.element.body
    if words.has_merged:
        _merge(body)
    _check(body, expected)
    return steady(_saved(document))


def _saved(document: _Strict) -> bytes:
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
    _must_have_all(expected, len(found))


def _must_have_all(expected: int, found: int) -> None:
    if found < expected:
        raise LostRows(expected - found)


def _numbers(text: str) -> Iterator[int]:
    for found in _COUNTED.finditer(text):
        high, low = (ord(sign) - ord(_DIGITS) for sign in found.groups())
        yield high * _BASE + low
