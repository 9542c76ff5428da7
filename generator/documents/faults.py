"""What is wrong with a Word template, found without filling it in: what, and where in Word.

A template is Jinja's, with docxtpl's `tr`, `tc`, `p` and `r` behind the opening sign.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from docx import Document
from jinja2 import Environment, TemplateSyntaxError, nodes

from generator.checks.finding import suggestion
from generator.documents.context import Common
from generator.documents.fields import Field, fields_of
from generator.documents.places import Paragraph, paragraphs_of
from generator.documents.word import LostRows
from generator.templates import reason_of

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
_OPEN = re.compile(r"\{\{|\{%|%\}|\}\}")
_STATEMENT = re.compile(r"\{%-?(tr|tc|p|r)?\s+(\w+)\s*(.*?)\s*-?%\}")
_FOR = re.compile(r"(\w+)\s+in\s+(.+)")
_TYPED = re.compile("[«»„–—]")
_ENDS = {"endfor": "for", "endif": "if"}
_ENVIRONMENT = Environment(autoescape=True)

NOT_WORD = (
    "это не документ Word: откройте его в Word и сохраните как «Документ Word (.docx)», без макросов и пароля"
)


@dataclass(frozen=True, slots=True)
class Fault:
    """`place` is empty where the whole file is meant."""

    place: str
    what: str


@dataclass(frozen=True, slots=True)
class _Opened:
    """A `for` or an `if` that waits for its end; `name` is what the `for` calls a row."""

    word: str
    prefix: str
    at: Paragraph
    name: str = ""
    holds: type | None = None


def faults_in(data: bytes, view: type) -> Iterator[Fault]:
    try:
        paragraphs = list(paragraphs_of(Document(BytesIO(data))))
    except Exception:
        # zipfile, lxml and python-docx each have errors of their own.
        yield Fault("", NOT_WORD)
        return
    for part in dict.fromkeys(each.part for each in paragraphs):
        yield from _Reader(view).faults([each for each in paragraphs if each.part == part])


def sentence_of(error: Exception) -> str:
    """Of what came up only when the template was filled in."""
    if isinstance(error, LostRows):
        return f"{error}: строки таблиц или их главные поля (имя, название, номер) из шаблона пропали"
    return f"шаблон не получается заполнить: {reason_of(error)}"


class _Reader:
    """Of one part, in the order of its paragraphs."""

    def __init__(self, view: type) -> None:
        self._fields = {each.name: each for kind in (Common, view) for each in fields_of(kind)}
        self._opened: list[_Opened] = []

    def faults(self, paragraphs: list[Paragraph]) -> Iterator[Fault]:
        for paragraph in paragraphs:
            for tag in _TAG.findall(paragraph.text):
                if what := self._tag(tag, paragraph):
                    yield Fault(paragraph.place, f"«{tag}»: {what}")
            if _OPEN.search(_TAG.sub("", paragraph.text)):
                yield Fault(
                    paragraph.place, "скобки тега не закрыты: тег пишут целиком в одном абзаце, {{ … }}"
                )
        for opened in self._opened:
            yield Fault(opened.at.place, f"«{opened.word}» не закрыт: ниже нет «end{opened.word}»")

    def _tag(self, tag: str, at: Paragraph) -> str:
        if tag.startswith("{#"):
            return ""
        if _TYPED.search(tag):
            return "кавычки-ёлочки или тире внутри тега: их поставил Word, наберите тег заново"
        if tag.startswith("{{"):
            return self._expression(re.sub(r"^(r|p|tr|tc)\s", "", tag[2:-2]))
        found = _STATEMENT.fullmatch(tag)
        return self._statement(found, at) if found else "непонятный тег"

    def _statement(self, found: re.Match[str], at: Paragraph) -> str:
        prefix, word, rest = found[1] or "", found[2], found[3]
        if prefix == "tr" and not at.table:
            return "tr бывает только в таблице"
        if word == "for":
            return self._for(prefix, rest, at)
        if word == "if":
            self._opened.append(_Opened("if", prefix, at))
        if word in ("if", "elif"):
            return self._expression(rest)
        return self._end(prefix, word, at) if word in _ENDS else ""

    def _for(self, prefix: str, rest: str, at: Paragraph) -> str:
        found = _FOR.fullmatch(rest)
        if not found:
            self._opened.append(_Opened("for", prefix, at))
            return "пишут так: for row in rows"
        what = self._expression(found[2])
        listed = None if what else self._field(_parsed(found[2]))
        if listed and listed.rows and not listed.is_list:
            what = f"«{listed.name}» — не список"
        self._opened.append(_Opened("for", prefix, at, found[1], listed.rows if listed else None))
        return what

    def _end(self, prefix: str, word: str, at: Paragraph) -> str:
        if not self._opened or self._opened[-1].word != _ENDS[word]:
            return f"нечего закрывать: выше нет «{_ENDS[word]}»"
        opened = self._opened.pop()
        if opened.prefix != prefix:
            return f"начато как «{{%{opened.prefix}», а закрыто как «{{%{prefix}»: напишите одинаково"
        if prefix == "tr" and opened.at.table != at.table:
            return "начато в другой таблице"
        return ""

    def _expression(self, text: str) -> str:
        try:
            tree = _parsed(text)
        except TemplateSyntaxError as error:
            return f"не читается: {reason_of(error)}"
        return next(filter(None, (self._known(each) for each in _names_in(tree))), "")

    def _known(self, node: nodes.Name | nodes.Getattr) -> str:
        """What is wrong with one name, empty where nothing is."""
        if isinstance(node, nodes.Name):
            return "" if self._is_known(node.name) else _unknown(node.name, list(self._fields))
        owner = self._holder(node.node)
        if owner is None:
            return ""
        names = [each.name for each in fields_of(owner)]
        return "" if node.attr in names else _unknown(node.attr, names)

    def _is_known(self, name: str) -> bool:
        mine = any(each.word == "for" and name in (each.name, "loop") for each in self._opened)
        return mine or name in self._fields

    def _holder(self, node: nodes.Node) -> type | None:
        """The class of a row or a group that an expression stands for."""
        if isinstance(node, nodes.Name):
            for opened in reversed(self._opened):
                if opened.name == node.name:
                    return opened.holds
        found = self._field(node)
        return found.rows if found and not found.is_list else None

    def _field(self, node: nodes.Node) -> Field | None:
        if isinstance(node, nodes.Name):
            return self._fields.get(node.name)
        if isinstance(node, nodes.Getattr) and (owner := self._holder(node.node)):
            return next((each for each in fields_of(owner) if each.name == node.attr), None)
        return None


def _parsed(text: str) -> nodes.Node:
    """Raises TemplateSyntaxError."""
    output = _ENVIRONMENT.parse("{{ " + text + " }}").body[0]
    assert isinstance(output, nodes.Output)
    return output.nodes[0]


def _names_in(tree: nodes.Node) -> Iterator[nodes.Name | nodes.Getattr]:
    if isinstance(tree, (nodes.Name, nodes.Getattr)):
        yield tree
    yield from tree.find_all(nodes.Name)
    yield from tree.find_all(nodes.Getattr)


def _unknown(name: str, known: list[str]) -> str:
    return f"поля «{name}» нет; {suggestion(name, known)}"
