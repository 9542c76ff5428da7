"""The body of a Word paper, piece by piece: a district's largest has hundreds of megabytes of XML, of which
no more than a piece is held at once.

It is what docxtpl makes of the body through a tree; whatever asks for a tree is left to it.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from xml.parsers.expat import ExpatError, ParserCreate

from generator.documents.signs import OURS

# As signs, before each is worked on.
_PIECE = 1_000_000
_END = "</w:p>"
# What docxtpl makes breaks, tabs and paragraphs of, inside a paragraph.
_LISTING = re.compile("[\t\a\n\f]")
_PARAGRAPH = re.compile(r"<w:p(?: [^>]*)?>.*?</w:p>", re.DOTALL)
_SIGNED = re.compile(
    "(<w:t(?: [^<>]*)?>)([^<\ue000-\uf8ff]*[\ue000-\uf8ff][^<]*)(?=</w:t>)"  # a text that has signs of ours
)
_BRACES = {"{_{": "{{", "}_}": "}}", "{_%": "{%", "%_}": "%}"}


class NeedsTree(Exception):
    """What can't be done piece by piece."""


def finished(
    rendered: Iterable[str], resolve: Callable[[str], str], counted: Callable[[str], None]
) -> Iterator[bytes]:
    """Of what the template gives. `resolve` is docxtpl's for one paragraph, `counted` is told each text that
    has signs of ours, which are taken out. Raises NeedsTree."""
    for piece in _pieces(rendered):
        text = piece.replace("\n<w:p>", "<w:p>").replace("\n<w:p ", "<w:p ")
        for sign, meant in _BRACES.items():
            text = text.replace(sign, meant)
        text = _SIGNED.sub(lambda found: _without_signs(found, counted), _resolved(text, resolve))
        if "<wp:docPr" in text or OURS.search(text):
            raise NeedsTree
        yield text.encode()


def _pieces(rendered: Iterable[str]) -> Iterator[str]:
    """Cut behind a paragraph: none of the patterns here reaches over that."""
    held: list[str] = []
    size = 0
    for text in rendered:
        held.append(text)
        size += len(text)
        if size >= _PIECE:
            whole, end, rest = "".join(held).rpartition(_END)
            yield whole + end
            held, size = [rest], len(rest)
    yield "".join(held)


def _resolved(text: str, resolve: Callable[[str], str]) -> str:
    if not _LISTING.search(text):
        return text
    return _PARAGRAPH.sub(lambda found: resolve(found[0]) if _LISTING.search(found[0]) else found[0], text)


def _without_signs(found: re.Match[str], counted: Callable[[str], None]) -> str:
    counted(found[2])
    return found[1] + OURS.sub("", found[2])


class WellFormed:
    """The pieces of one document, as they come. Raises NeedsTree: the tree says what is wrong."""

    def __init__(self) -> None:
        self._parser = ParserCreate("UTF-8", " ")
        self._open = 0

    def __call__(self, piece: bytes) -> bytes:
        self._parse(piece)
        self._open += len(_OPENS.findall(piece)) - piece.count(_CLOSES)
        return piece

    def must_be_between_paragraphs(self) -> None:
        if self._open:
            raise NeedsTree

    def end(self) -> None:
        self._parse(b"", is_last=True)

    def _parse(self, piece: bytes, *, is_last: bool = False) -> None:
        try:
            self._parser.Parse(piece, is_last)
        except ExpatError:
            raise NeedsTree from None


_OPENS, _CLOSES = re.compile(rb"<w:p(?: [^<>]*[^/<>])?>"), b"</w:p>"
