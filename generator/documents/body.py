"""The body of a Word paper as its template gives it, piece by piece: a district's largest has hundreds of
megabytes of XML, of which no more than a piece is held at once.

It is what docxtpl makes of the body through a tree. Nothing of that is needed where every word stands in a
text, and where whatever may be left out or repeated begins and ends at the same place among the tags; any
other template is left to the tree.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from xml.parsers.expat import ExpatError, ParserCreate

from jinja2 import Environment, Template, nodes

# As signs, before each is worked on.
_PIECE = 300_000
# They stand for a word, and for the ends of what may be left out or repeated.
_WORD, _BEGIN, _END = "\ue002", "\ue003", "\ue004"
_MARKS = re.compile(f"[{_WORD}{_BEGIN}{_END}]")
# What docxtpl makes braces, breaks and tabs of, pictures, and what may be taken for signs of ours.
_SPECIAL = re.compile("[{}%]_|_[{}%]|[\t\n]|<wp:docPr|[\ue000-\uf8ff]")
# As docxtpl begins each in a line of its own, for messages.
_PARAGRAPHS = re.compile("\n(?=<w:p[ >])")


class NeedsTree(Exception):
    """What can't be done piece by piece."""


def in_pieces(source: str, values: Mapping[str, object], environment: Environment) -> Iterator[bytes]:
    """What a template gives. Raises NeedsTree."""
    template = _compiled(_plain(environment.parse(source)), environment)
    held: list[str] = []
    size = 0
    for text in template.generate(values):
        held.append(text)
        size += len(text)
        if size >= _PIECE:
            yield "".join(held).encode()
            held, size = [], 0
    yield "".join(held).encode()


def _compiled(tree: nodes.Template, environment: Environment) -> Template:
    return Template.from_code(environment, environment.compile(tree), environment.make_globals(None))


def _plain(tree: nodes.Template) -> nodes.Template:
    """The same without the lines in which docxtpl begins paragraphs. Raises NeedsTree."""
    for each in tree.find_all(nodes.TemplateData):
        each.data = _PARAGRAPHS.sub("", each.data)
        if _SPECIAL.search(each.data):
            raise NeedsTree
    _Places().check("".join(_once(tree.body)))
    return tree


def _once(body: Iterable[nodes.Node]) -> Iterator[str]:
    """What a template gives with every statement's content once, and marks. Raises NeedsTree."""
    for node in body:
        match node:
            case nodes.Output():
                yield from (
                    each.data if isinstance(each, nodes.TemplateData) else _WORD for each in node.nodes
                )
            case nodes.For():
                yield from (*_branch(node.body), *_branch(node.else_))
            case nodes.If():
                yield from (*_branch(node.body), *_branch(node.elif_), *_branch(node.else_))
            case _:
                raise NeedsTree


def _branch(body: Iterable[nodes.Node]) -> Iterator[str]:
    yield from (_BEGIN, *_once(body), _END)


class _Places:
    """Where the marks stand among the tags."""

    def __init__(self) -> None:
        self._tags: list[str] = []
        self._begun: list[list[str]] = []
        self._seen = 0

    def check(self, xml: str) -> None:
        """Raises NeedsTree."""
        parser = ParserCreate()
        parser.StartElementHandler, parser.EndElementHandler = self._start, lambda _: self._tags.pop()
        parser.CharacterDataHandler = self._text
        try:
            parser.Parse(xml, True)
        except ExpatError:
            raise NeedsTree from None
        # The others are in tags and comments.
        if self._seen < len(_MARKS.findall(xml)):
            raise NeedsTree

    def _start(self, tag: str, _: Mapping[str, str]) -> None:
        self._tags.append(tag)

    def _text(self, text: str) -> None:
        for mark in _MARKS.findall(text):
            self._seen += 1
            if mark == _BEGIN:
                self._begun.append([*self._tags])
            elif not (self._is_in_a_text() if mark == _WORD else self._begun.pop() == self._tags):
                raise NeedsTree

    def _is_in_a_text(self) -> bool:
        around = [each for each in self._tags if each in ("w:p", "w:r", "w:t")]
        return around == ["w:p", "w:r", "w:t"] and self._tags[-1] == "w:t"
